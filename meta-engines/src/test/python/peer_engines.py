"""Writes peer-engines.json: HERC, NCO and the convex portfolios by skfolio, Riskfolio-Lib, PyPortfolioOpt and cvxpy.

    pip install -r requirements.txt
    python peer_engines.py ../resources/io/metafolio/engines/peer-engines.json

Returns come from the generator in problems.py, seed 20260114; x is that matrix, frame the same with columns "a00",
"a01", ...; S is the covariance named in the case (sample: divisor T - 1; ledoit_wolf: scikit-learn's), mean the sample
mean, sd the roots of the diagonal of S.

Keys of a case: method, library, version, call, rows, columns, covariance, box [lo, hi] or null, parameters, weights in
column order, objective, status of the solver, off (the largest difference of a weight from the re-computation in
reference.py; the cases of library "reference" are that re-computation, with its KKT residual). Objectives:
minimum_variance and maximum_decorrelation w'Sw (w'Cw with the correlation C of S), maximum_sharpe mean'w / sqrt(w'Sw),
utility mean'w - gamma/2 w'Sw, maximum_diversification sd'w / sqrt(w'Sw), risk_budget
1/2 ln w'Sw - sum b_i ln w_i with sum b = 1 (lowest at the solution), herc and nco w'Sw.

cluster_counts: for each data set and linkage the numbers of clusters by the three rules in reference.py, the sums W
they come from, and the clusters at skfolio's and Riskfolio-Lib's number.

A script run fails when HERC differs by more than 1e-12, or the others by more than a solver can be blamed for.
"""
import sys
import warnings

import cvxpy
import numpy
import pandas
import pypfopt
import riskfolio
from scipy.cluster import hierarchy
from skfolio import RiskMeasure
from skfolio.cluster import HierarchicalClustering, LinkageMethod
from skfolio.moments import EmpiricalCovariance, LedoitWolf
from skfolio.optimization import (HierarchicalEqualRiskContribution, InverseVolatility, MaximumDiversification,
                                  MeanRisk, NestedClustersOptimization, ObjectiveFunction, RiskBudgeting)
from skfolio.prior import EmpiricalPrior
from sklearn.model_selection import KFold

import reference
from problems import library_versions, returns, write

SEED = 20260114
SHAPES = ((64, 8), (60, 19), (500, 20), (30, 40), (60, 8))
BOXES = ((0.0, 1.0), (0.05, 0.5), (0.0, 0.2))
COVARIANCES = {"sample": EmpiricalCovariance, "ledoit_wolf": LedoitWolf}
VERSIONS = library_versions()
CASES, WORST = [], {}


def frame_of(x):
    return pandas.DataFrame(x, columns=[f"a{i:02d}" for i in range(x.shape[1])])


def prior(covariance):
    return EmpiricalPrior(covariance_estimator=COVARIANCES[covariance]())


def prior_text(covariance):
    return f"prior_estimator=EmpiricalPrior(covariance_estimator={COVARIANCES[covariance].__name__}())"


def record(data, method, library, call, covariance, box, parameters, w, value, status, exact, limit, **more):
    """A case; limit is the largest difference from the re-computation that is let pass."""
    w = numpy.asarray(w, dtype=float)
    off = float(abs(w - exact).max())
    key = f"{method} {library}"
    WORST[key] = max(WORST.get(key, 0.0), off)
    if not off <= limit:
        raise SystemExit(f"{data} {method} {library} {call}: off by {off}")
    CASES.append({"method": method, "library": library,
                  "version": VERSIONS[{"cvxpy/Clarabel": "clarabel", "reference": "numpy"}.get(library, library)],
                  "call": call, "rows": data[0], "columns": data[1], "covariance": covariance,
                  "box": None if box is None else list(box), "parameters": parameters,
                  "weights": w.tolist(), "objective": float(value(w)), "status": status, "off": off, **more})


def with_libraries(data, box, gamma=4):
    """Whether the libraries answer too, beside Clarabel and the reference; not everywhere, to keep the file small."""
    return box == (0.0, 1.0) or (data[0] > data[1] > 8 and gamma == 4) or data == (64, 8)


def feasible(n, lo, hi):
    return n * lo <= 1 <= n * hi


def tight(objective, constraints):
    """(status, tolerance) of cvxpy's problem by Clarabel at the tightest tolerance that it reaches."""
    for tolerance in (1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8):
        problem = cvxpy.Problem(cvxpy.Minimize(objective), constraints)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                problem.solve(solver=cvxpy.CLARABEL, tol_gap_abs=tolerance, tol_gap_rel=tolerance,
                              tol_feas=tolerance, tol_ktratio=1e-10, max_iter=500)
        except cvxpy.SolverError:
            continue
        if problem.status == "optimal":
            return problem.status, tolerance
    raise SystemExit("Clarabel does not solve it")


def solver_case(data, method, call, covariance, box, parameters, w, value, solved, exact, residual, limit):
    record(data, method, "cvxpy/Clarabel", call, covariance, box, parameters, w, value, solved[0], exact, limit,
           tolerance=solved[1])
    record(data, method, "reference", "active set from that solution", covariance, box, parameters, exact, value,
           "optimal" if residual < 1e-11 else "inexact", exact, 0, kkt=residual)


def skfolio_fit(model, x):
    model.set_params(save_problem=True)
    model.fit(x)
    return model.weights_, model.problem_.status


def riskfolio_portfolio(x, covariance, box):
    port = riskfolio.Portfolio(returns=frame_of(x))
    name = {"sample": "hist", "ledoit_wolf": "ledoit"}[covariance]
    port.assets_stats(method_mu="hist", method_cov=name)
    text = f'Portfolio(returns=frame); assets_stats(method_mu="hist", method_cov="{name}"); '
    if box != (0.0, 1.0):
        port.lowerlng, port.upperlng = box
        text += f"lowerlng={box[0]}; upperlng={box[1]}; "
    return port, text


def quadratic_methods(data, x, covariance, box):
    """Minimum variance, maximum Sharpe ratio, utility, maximum diversification, maximum decorrelation."""
    lo, hi = box
    n = x.shape[1]
    s, mean = reference.covariance(x, covariance), x.mean(axis=0)
    sd = numpy.sqrt(numpy.diag(s))
    scaled = s / numpy.trace(s) * n
    unit = n / numpy.trace(s)
    bounds = f"min_weights={lo}, max_weights={hi}"
    frame = frame_of(x)
    mu, cov = pandas.Series(mean, frame.columns), pandas.DataFrame(s, frame.columns, frame.columns)

    def variance(w):
        return w @ s @ w

    def skfolio_case(method, parameters, value, exact, limit, model, text):
        if not with_libraries(data, box, parameters.get("gamma", 4)):
            return
        v, status = skfolio_fit(model, x)
        record(data, method, "skfolio", f"{text}{prior_text(covariance)}, {bounds}).fit(x)", covariance, box,
               parameters, v, value, status, exact, limit)

    def pypfopt_case(method, parameters, value, exact, limit, run, text):
        if not with_libraries(data, box, parameters.get("gamma", 4)):
            return
        model = pypfopt.EfficientFrontier(mu, cov, weight_bounds=box)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                w = run(model)
        except pypfopt.exceptions.OptimizationError as error:
            FAILED.append({"method": method, "library": "PyPortfolioOpt", "rows": data[0], "columns": data[1],
                           "covariance": covariance, "box": list(box), "parameters": parameters,
                           "status": str(error).splitlines()[0]})
            return
        record(data, method, "PyPortfolioOpt", f"EfficientFrontier(mean, S, weight_bounds=({lo}, {hi})).{text}",
               covariance, box, parameters, [w[c] for c in frame.columns], value, model._opt.status, exact, limit)

    def riskfolio_case(method, parameters, value, exact, limit, **arguments):
        if not with_libraries(data, box):
            return
        port, text = riskfolio_portfolio(x, covariance, box)
        w = port.optimization(model="Classic", rm="MV", hist=True, **arguments)
        shown = ", ".join(f'{k}="{v}"' if isinstance(v, str) else f"{k}={v}" for k, v in arguments.items())
        if w is None:
            FAILED.append({"method": method, "library": "Riskfolio-Lib", "rows": data[0], "columns": data[1],
                           "covariance": covariance, "box": list(box), "parameters": parameters,
                           "status": "no solution"})
            return
        record(data, method, "Riskfolio-Lib", text + f'optimization(model="Classic", rm="MV", hist=True, {shown})',
               covariance, box, parameters, w["weights"].to_numpy(), value, "not told", exact, limit)

    # minimum variance
    w = cvxpy.Variable(n)
    inside = [cvxpy.sum(w) == 1, w >= lo, w <= hi]
    solved = tight(cvxpy.quad_form(w, cvxpy.psd_wrap(scaled)), inside)
    exact, residual = reference.minimum_variance(s, w.value, lo, hi)
    solver_case(data, "minimum_variance", "min w'Hw, sum(w) == 1, lo <= w <= hi, H = S N / trace(S)", covariance, box,
                {}, w.value, variance, solved, exact, residual, 1e-6)
    skfolio_case("minimum_variance", {}, variance, exact, 1e-2,
                 MeanRisk(objective_function=ObjectiveFunction.MINIMIZE_RISK, risk_measure=RiskMeasure.VARIANCE,
                          prior_estimator=prior(covariance), min_weights=lo, max_weights=hi),
                 "MeanRisk(objective_function=ObjectiveFunction.MINIMIZE_RISK, risk_measure=RiskMeasure.VARIANCE, ")
    riskfolio_case("minimum_variance", {}, variance, exact, 1e-2, obj="MinRisk")
    pypfopt_case("minimum_variance", {}, variance, exact, 1e-2, lambda m: m.min_volatility(), "min_volatility()")

    # maximum Sharpe ratio and maximum diversification, by the homogeneous problem
    def ratio(method, reward, text):
        def value(u):
            return reward @ u / numpy.sqrt(u @ s @ u)

        r = reward / abs(reward).mean()
        y = cvxpy.Variable(n)
        total = cvxpy.sum(y)
        done = tight(cvxpy.quad_form(y, cvxpy.psd_wrap(scaled)), [r @ y == 1, y >= lo * total, y <= hi * total])
        start = y.value / y.value.sum()
        best, left = reference.maximum_ratio(s, reward, start, lo, hi)
        solver_case(data, method, f"min y'Hy, r'y == 1, lo sum(y) <= y <= hi sum(y), w = y / sum(y), "
                                  f"H = S N / trace(S), r = {text} / mean(abs({text}))",
                    covariance, box, {}, start, value, done, best, left, 1e-5)
        return value, best

    if mean.max() > 0:
        value, exact = ratio("maximum_sharpe", mean, "mean")
        skfolio_case("maximum_sharpe", {}, value, exact, 1e-2,
                     MeanRisk(objective_function=ObjectiveFunction.MAXIMIZE_RATIO,
                              risk_measure=RiskMeasure.STANDARD_DEVIATION, prior_estimator=prior(covariance),
                              min_weights=lo, max_weights=hi),
                     "MeanRisk(objective_function=ObjectiveFunction.MAXIMIZE_RATIO, "
                     "risk_measure=RiskMeasure.STANDARD_DEVIATION, ")
        riskfolio_case("maximum_sharpe", {}, value, exact, 1e-1, obj="Sharpe", rf=0)
        pypfopt_case("maximum_sharpe", {}, value, exact, 1e-1, lambda m: m.max_sharpe(risk_free_rate=0.0),
                     "max_sharpe(risk_free_rate=0.0)")
    value, exact = ratio("maximum_diversification", sd, "sd")
    skfolio_case("maximum_diversification", {}, value, exact, 1e-2,
                 MaximumDiversification(prior_estimator=prior(covariance), min_weights=lo, max_weights=hi),
                 "MaximumDiversification(")

    # maximum decorrelation
    c = reference.correlation_of(s)
    w = cvxpy.Variable(n)
    solved = tight(cvxpy.quad_form(w, cvxpy.psd_wrap(c)), [cvxpy.sum(w) == 1, w >= lo, w <= hi])
    exact, residual = reference.minimum_variance(c, w.value, lo, hi)
    solver_case(data, "maximum_decorrelation", "min w'Cw, sum(w) == 1, lo <= w <= hi", covariance, box, {}, w.value,
                lambda u: u @ c @ u, solved, exact, residual, 1e-6)

    # utility
    for gamma in (1, 4, 20):
        def value(u, gamma=gamma):
            return mean @ u - gamma / 2 * (u @ s @ u)

        w = cvxpy.Variable(n)
        solved = tight(gamma / 2 * cvxpy.quad_form(w, cvxpy.psd_wrap(scaled)) - unit * mean @ w,
                       [cvxpy.sum(w) == 1, w >= lo, w <= hi])
        exact, residual = reference.utility(s, mean, gamma, w.value, lo, hi)
        solver_case(data, "utility", "max mean'w - gamma/2 w'Sw, sum(w) == 1, lo <= w <= hi, all times N / trace(S)",
                    covariance, box, {"gamma": gamma}, w.value, value, solved, exact, residual, 1e-6)
        skfolio_case("utility", {"gamma": gamma}, value, exact, 1e-1,
                     MeanRisk(objective_function=ObjectiveFunction.MAXIMIZE_UTILITY,
                              risk_measure=RiskMeasure.VARIANCE, risk_aversion=gamma / 2,
                              prior_estimator=prior(covariance), min_weights=lo, max_weights=hi),
                     "MeanRisk(objective_function=ObjectiveFunction.MAXIMIZE_UTILITY, "
                     f"risk_measure=RiskMeasure.VARIANCE, risk_aversion={gamma / 2}, ")
        pypfopt_case("utility", {"gamma": gamma}, value, exact, 1e-1,
                     lambda m, gamma=gamma: m.max_quadratic_utility(risk_aversion=gamma),
                     f"max_quadratic_utility(risk_aversion={gamma})")


def risk_budgets(data, x, covariance):
    n = x.shape[1]
    s = reference.covariance(x, covariance)
    scaled = s / numpy.trace(s) * n
    ramp = numpy.arange(1, n + 1) / (n * (n + 1) / 2)
    for name, budget in (("equal", numpy.full(n, 1 / n)), ("ramp", ramp)):
        parameters = {"budget": "b_i = 1/N" if name == "equal" else "b_i = 2 i / (N (N + 1)), i = 1 ... N"}
        argument = "" if name == "equal" else "risk_budget=b, "

        def value(u, budget=budget):
            return 0.5 * numpy.log(u @ s @ u) - budget @ numpy.log(u)

        unbounded, error = reference.risk_budget(s, budget)
        record(data, "risk_budget", "reference", "damped Newton on 1/2 y'Sy - b'ln(y), w = y / sum(y)", covariance,
               None, parameters, unbounded, value, "optimal", unbounded, 0, contribution_error=error)
        v, status = skfolio_fit(RiskBudgeting(risk_budget=None if name == "equal" else budget,
                                              prior_estimator=prior(covariance)), x)
        record(data, "risk_budget", "skfolio", f"RiskBudgeting({argument}{prior_text(covariance)}).fit(x)", covariance,
               None, parameters, v, value, status, unbounded, 1e-3)
        port, text = riskfolio_portfolio(x, covariance, (0.0, 1.0))
        b = None if name == "equal" else budget.reshape(-1, 1)
        v = port.rp_optimization(model="Classic", rm="MV", rf=0, b=b, hist=True)["weights"].to_numpy()
        record(data, "risk_budget", "Riskfolio-Lib",
               text + f'rp_optimization(model="Classic", rm="MV", rf=0, b={"None" if b is None else "b"}, hist=True)',
               covariance, None, parameters, v, value, "not told", unbounded, 1e-3)
        for lo, hi in ((0.05, 0.5), (0.0, 0.2), (0.03, 0.08)):
            if not feasible(n, lo, hi):
                continue
            y = cvxpy.Variable(n)
            total = cvxpy.sum(y)
            solved = tight(0.5 * cvxpy.quad_form(y, cvxpy.psd_wrap(scaled)) - budget @ cvxpy.log(y),
                           [y >= lo * total, y <= hi * total])
            start = y.value / y.value.sum()
            exact, residual = reference.risk_budget_in_box(s, budget, start, lo, hi)
            solver_case(data, "risk_budget", "min 1/2 y'Hy - b'ln(y), lo sum(y) <= y <= hi sum(y), w = y / sum(y), "
                                             "H = S N / trace(S)",
                        covariance, (lo, hi), parameters, start, value, solved, exact, residual, 1e-4)
            if not with_libraries(data, (lo, hi)):
                continue
            v, status = skfolio_fit(RiskBudgeting(risk_budget=None if name == "equal" else budget, min_weights=lo,
                                                  max_weights=hi, prior_estimator=prior(covariance)), x)
            record(data, "risk_budget", "skfolio",
                   f"RiskBudgeting({argument}min_weights={lo}, max_weights={hi}, {prior_text(covariance)}).fit(x)",
                   covariance, (lo, hi), parameters, v, value, status, exact, 1e-3)


def naive(data, x, covariance):
    s = reference.covariance(x, covariance)
    for method, power in (("inverse_volatility", 0.5), ("inverse_variance", 1.0)):
        exact = numpy.diag(s) ** -power
        exact /= exact.sum()

        def value(u):
            return u @ s @ u

        record(data, method, "reference", "S_ii ** -" + ("0.5" if power == 0.5 else "1") + ", normalised", covariance,
               None, {}, exact, value, "closed form", exact, 0)
    w = InverseVolatility(prior_estimator=prior(covariance)).fit(x).weights_
    exact = 1 / numpy.sqrt(numpy.diag(s))
    record(data, "inverse_volatility", "skfolio", f"InverseVolatility({prior_text(covariance)}).fit(x)", covariance,
           None, {}, w, value, "closed form", exact / exact.sum(), 1e-14)


def distance_and_tree(x, method):
    d = reference.distance_of(reference.correlation_of(reference.sample_covariance(x)))
    return d, reference.linkage(d, method)


def cluster_counts(data, x):
    for method in reference.LINKAGES:
        d, z = distance_and_tree(x, method)
        clustering = HierarchicalClustering(linkage_method=LinkageMethod(method)).fit(d)
        theirs = riskfolio.HCPortfolio(returns=frame_of(x))
        theirs.optimization(model="HERC", linkage=method, leaf_order=False)
        sk, sk_w = reference.cluster_count_skfolio(d, z)
        rk, rk_w = reference.cluster_count_riskfolio(d, z)
        doc, doc_w = reference.cluster_count_documented(d, z)
        if sk != clustering.n_clusters_ or rk != theirs.k:
            raise SystemExit(f"{data} {method}: {sk} {clustering.n_clusters_} {rk} {theirs.k}")
        labels = clustering.labels_
        own = reference.clusters_at(z, sk)
        if own != sorted(numpy.flatnonzero(labels == i).tolist() for i in range(sk)):
            raise SystemExit(f"{data} {method}: other clusters")
        cut = hierarchy.cut_tree(hierarchy.linkage(theirs_condensed(d), method), rk).ravel()
        if reference.clusters_at(z, rk) != sorted(numpy.flatnonzero(cut == i).tolist() for i in range(rk)):
            raise SystemExit(f"{data} {method}: other clusters in the cut tree")
        COUNTS.append({"rows": data[0], "columns": data[1], "linkage": method, "skfolio": sk, "skfolio_w": sk_w,
                       "skfolio_clusters": own, "riskfolio": rk, "riskfolio_w": rk_w,
                       "riskfolio_clusters": reference.clusters_at(z, rk), "documented": doc, "documented_w": doc_w})


def theirs_condensed(d):
    return numpy.array([d[i, j] for i in range(len(d)) for j in range(i + 1, len(d))])


def herc(data, x):
    frame = frame_of(x)

    def skfolio_case(method, covariance, k, risk, box=None):
        s = reference.covariance(x, covariance)
        d, z = distance_and_tree(x, method)
        count = k or reference.cluster_count_skfolio(d, z)[0]
        exact = reference.herc(s, z, count, "variance" if risk == "VARIANCE" else "deviation")
        bounds, limit, how = "", 1e-12, "recursive"
        if box:
            lo, hi = box
            bounds, limit = f", min_weights={lo}, max_weights={hi}", 1e-3
            if exact.min() < lo or exact.max() > hi:
                how = "relative deviation minimised"
                g, h = reference.box_rows(len(exact), lo, hi)
                start = numpy.clip(exact, lo, hi)
                exact, _ = reference.quadratic(numpy.diag(exact**-2.0), 1 / exact, numpy.ones((1, len(exact))),
                                               numpy.ones(1), g, h, start)
        model = HierarchicalEqualRiskContribution(
            risk_measure=RiskMeasure[risk], prior_estimator=prior(covariance),
            hierarchical_clustering_estimator=HierarchicalClustering(
                linkage_method=LinkageMethod(method), max_clusters=k),
            min_weights=box[0] if box else 0.0, max_weights=box[1] if box else 1.0).fit(x)
        if model.hierarchical_clustering_estimator_.n_clusters_ != count:
            raise SystemExit(f"{data} {method}: another number of clusters")
        record(data, "herc", "skfolio",
               f"HierarchicalEqualRiskContribution(risk_measure=RiskMeasure.{risk}, {prior_text(covariance)}, "
               "hierarchical_clustering_estimator=HierarchicalClustering("
               f"linkage_method=LinkageMethod.{method.upper()}, max_clusters={k}){bounds}).fit(x)",
               covariance, box, {"linkage": method, "clusters": count, "chosen": k is None,
                                 "risk": "variance" if risk == "VARIANCE" else "deviation", "within": "naive"},
               model.weights_, lambda u: u @ s @ u, how, exact, limit, members=reference.clusters_at(z, count))

    for method in reference.LINKAGES:
        skfolio_case(method, "sample", None, "VARIANCE")
    for k in (2, 3, 5):
        skfolio_case("ward", "sample", k, "VARIANCE")
    skfolio_case("ward", "ledoit_wolf", None, "VARIANCE")
    skfolio_case("ward", "sample", None, "STANDARD_DEVIATION")
    for box in ((0.0, 0.2), (0.03, 0.08)):
        if feasible(x.shape[1], *box):
            skfolio_case("ward", "sample", None, "VARIANCE", box)

    def riskfolio_case(model, method, covariance, k, risk):
        s = reference.covariance(x, covariance)
        d, z = distance_and_tree(x, method)
        count = k or reference.cluster_count_riskfolio(d, z)[0]
        rm = "MV" if risk == "variance" else "vol"
        name = {"sample": "hist", "ledoit_wolf": "ledoit"}[covariance]
        port = riskfolio.HCPortfolio(returns=frame)
        w = port.optimization(model=model, rm=rm, method_cov=name, linkage=method, k=k)["weights"]
        if port.k != count:
            raise SystemExit(f"{data} {method}: another number of clusters")
        exact = reference.herc(s, z, count, risk, equal_within=model == "HERC2")
        record(data, "herc", "Riskfolio-Lib",
               f'HCPortfolio(returns=frame).optimization(model="{model}", rm="{rm}", method_cov="{name}", '
               f'linkage="{method}", k={k})', covariance, None,
               {"linkage": method, "clusters": count, "chosen": k is None, "risk": risk,
                "within": "equal" if model == "HERC2" else "naive"},
               w.loc[frame.columns].to_numpy(), lambda u: u @ s @ u, "recursive", exact, 1e-12,
               members=reference.clusters_at(z, count))

    for model in ("HERC", "HERC2"):
        for method in reference.LINKAGES:
            riskfolio_case(model, method, "sample", None, "variance")
        for k in (2, 3, 5):
            riskfolio_case(model, "ward", "sample", k, "variance")
        riskfolio_case(model, "ward", "ledoit_wolf", None, "variance")
        riskfolio_case(model, "ward", "sample", None, "deviation")


def exact_minimum_variance(s):
    n = len(s)
    if n == 1:
        return numpy.ones(1)
    w = cvxpy.Variable(n)
    tight(cvxpy.quad_form(w, cvxpy.psd_wrap(s / numpy.trace(s) * n)), [cvxpy.sum(w) == 1, w >= 0])
    best, residual = reference.minimum_variance(s, w.value)
    if residual > 1e-11:
        raise SystemExit(f"minimum variance of {n}: residual {residual}")
    return best


def nested(x, clusters, covariance, outer):
    """(weights, inner weights of each cluster, outer weights).

    outer says where the covariances come from. "projected" (Riskfolio-Lib): within a cluster the block of S, between
    clusters B'SB with the inner weights in the columns of B. "estimated" (skfolio, cv="ignore"): the estimator applied
    to the cluster's own columns, and to the clusters' returns x B. "folds" (skfolio by default): as before, but a
    cluster's return in each of five consecutive folds is by inner weights from the rows of the other four.
    """
    s = reference.covariance(x, covariance)
    b = numpy.zeros((len(s), len(clusters)))
    for j, c in enumerate(clusters):
        part = s[numpy.ix_(c, c)] if outer == "projected" else reference.covariance(x[:, c], covariance)
        b[c, j] = exact_minimum_variance(part)
    if outer == "projected":
        between = b.T @ s @ b
    elif outer == "estimated":
        between = reference.covariance(x @ b, covariance)
    else:
        y = numpy.empty((len(x), len(clusters)))
        for train, test in KFold(5).split(x):
            for j, c in enumerate(clusters):
                part = reference.covariance(x[train][:, c], covariance)
                y[test, j] = x[test][:, c] @ exact_minimum_variance(part)
        between = reference.covariance(y, covariance)
    top = exact_minimum_variance(between)
    return b @ top, [b[c, j].tolist() for j, c in enumerate(clusters)], top.tolist()


def nco(data, x):
    frame = frame_of(x)

    def add(library, call, covariance, method, clusters, chosen, outer, w, answer, limit):
        s = reference.covariance(x, covariance)
        exact, inner, top = answer
        parameters = {"linkage": method, "clusters": len(clusters), "chosen": chosen, "outer": outer}
        record(data, "nco", library, call, covariance, None, parameters, w, lambda u: u @ s @ u, "not told", exact,
               limit, members=clusters)
        CASES[-1]["reference"] = {"weights": exact.tolist(), "inner": inner, "outer": top}

    for method, covariance, k in (("ward", "sample", None), ("single", "sample", None), ("ward", "sample", 3),
                                  ("ward", "sample", 5), ("ward", "ledoit_wolf", None)):
        d, z = distance_and_tree(x, method)
        count = k or reference.cluster_count_riskfolio(d, z)[0]
        clusters = reference.clusters_at(z, count)
        name = {"sample": "hist", "ledoit_wolf": "ledoit"}[covariance]
        port = riskfolio.HCPortfolio(returns=frame)
        w = port.optimization(model="NCO", obj="MinRisk", rm="MV", method_cov=name, linkage=method, k=k)["weights"]
        if port.k != count:
            raise SystemExit(f"{data} {method}: another number of clusters")
        add("Riskfolio-Lib", f'HCPortfolio(returns=frame).optimization(model="NCO", obj="MinRisk", rm="MV", '
                             f'method_cov="{name}", linkage="{method}", k={k})', covariance, method, clusters,
            k is None, "projected", w.loc[frame.columns].to_numpy(), nested(x, clusters, covariance, "projected"), 1e-2)

    for covariance, k, cv in (("sample", None, "ignore"), ("sample", 3, "ignore"), ("sample", 5, "ignore"),
                              ("ledoit_wolf", None, "ignore"), ("sample", None, None), ("ledoit_wolf", None, None)):
        d, z = distance_and_tree(x, "ward")
        count = k or reference.cluster_count_skfolio(d, z)[0]
        clusters = reference.clusters_at(z, count)
        model = NestedClustersOptimization(
            inner_estimator=MeanRisk(prior_estimator=prior(covariance)),
            outer_estimator=MeanRisk(prior_estimator=prior(covariance)),
            clustering_estimator=HierarchicalClustering(max_clusters=k), cv=cv).fit(x)
        if model.clustering_estimator_.n_clusters_ != count:
            raise SystemExit(f"{data}: another number of clusters")
        outer = "folds" if cv is None else "estimated"
        text = f"MeanRisk({prior_text(covariance)})"
        add("skfolio", f"NestedClustersOptimization(inner_estimator={text}, outer_estimator={text}, "
                       f"clustering_estimator=HierarchicalClustering(max_clusters={k}), cv={cv!r}).fit(x)",
            covariance, "ward", clusters, k is None, outer, model.weights_,
            nested(x, clusters, covariance, outer), 1e-2)


COUNTS, FAILED = [], []


def main(path):
    for data in SHAPES:
        x = returns(SEED, *data)
        cluster_counts(data, x)
        herc(data, x)
        nco(data, x)
        for covariance in COVARIANCES:
            for box in BOXES:
                if feasible(data[1], *box):
                    quadratic_methods(data, x, covariance, box)
            risk_budgets(data, x, covariance)
            naive(data, x, covariance)
        print(data, len(CASES), flush=True)
    out = {"made_by": "src/test/python/peer_engines.py", "seed": SEED, "versions": VERSIONS,
           "largest_off": [{"method": k.split(" ")[0], "library": k.split(" ", 1)[1], "off": v}
                           for k, v in sorted(WORST.items())],
           "cluster_counts": COUNTS, "refused": FAILED, "cases": CASES}
    for k, v in sorted(WORST.items()):
        print(f"{k:45s} {v:.1e}")
    print(len(CASES), "cases,", len(FAILED), "refused")
    print("largest KKT residual of the reference", max(c.get("kkt", 0) for c in CASES))
    write(path, out)


main(sys.argv[1])
