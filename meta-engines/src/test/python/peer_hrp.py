"""Writes peer-hrp.json: hierarchical risk parity by skfolio, PyPortfolioOpt, Riskfolio-Lib and the paper of 2016.

    pip install -r requirements.txt
    python peer_hrp.py ../resources/io/metafolio/engines/peer-hrp.json

Returns come from the generator in problems.py, seed 20260114, so only answers are stored; x is that matrix, frame
the same with columns "a00", "a01", ... Every answer is first compared with a re-computation in reference.py and
refused if one weight differs by more than 1e-14.

Keys of a case: the call; linkage; optimal_ordering; ordering (none; scipy, which does not backtrack, see reference.py;
exact, the true optimum, which no library offers: the cases of library "reference"); distance (correlation:
sqrt((1 - rho) / 2); euclidean_of_correlation: Euclidean distance between the rows of that matrix); correlation (the
covariance that rho is taken from; "rounded" to six decimals); covariance (the one that the bisection uses); leaves;
weights in column order. With optimal_ordering also the length of the path along the leaves, beside the shortest that
the tree allows.
"""
import sys
import warnings

import numpy
import pandas
import pypfopt
import riskfolio
from scipy.cluster import hierarchy
from sklearn import covariance as skcov
from skfolio.cluster import HierarchicalClustering, LinkageMethod
from skfolio.distance import CovarianceDistance
from skfolio.moments import LedoitWolf, OAS, EmpiricalCovariance
from skfolio.optimization import HierarchicalRiskParity
from skfolio.prior import EmpiricalPrior
from skfolio.seriation import HierarchicalSeriation

import reference
from problems import library_versions, returns, write

SEED = 20260114
SHAPES = ((64, 8), (60, 19), (500, 20))
TOLERANCE = 1e-14


def frame_of(x):
    return pandas.DataFrame(x, columns=[f"a{i:02d}" for i in range(x.shape[1])])


def skfolio_cases(x):
    def answer(model):
        return model.fit(x), model.weights_, model.seriation_estimator_.ordering_

    _, w, order = answer(HierarchicalRiskParity())
    yield "HierarchicalRiskParity().fit(x)", "ward", True, "sample", "sample", w, order
    priors = {"sample": EmpiricalCovariance, "ledoit_wolf": LedoitWolf, "oas": OAS}
    for cov, estimator in priors.items():
        for method in reference.LINKAGES:
            for ordered in (True, False):
                model = HierarchicalRiskParity(
                    prior_estimator=EmpiricalPrior(covariance_estimator=estimator()),
                    seriation_estimator=HierarchicalSeriation(
                        hierarchical_clustering_estimator=HierarchicalClustering(
                            linkage_method=LinkageMethod(method)), optimal_ordering=ordered))
                call = ("HierarchicalRiskParity(prior_estimator=EmpiricalPrior(covariance_estimator="
                        f"{estimator.__name__}()), seriation_estimator=HierarchicalSeriation("
                        "hierarchical_clustering_estimator=HierarchicalClustering("
                        f"linkage_method=LinkageMethod.{method.upper()}), optimal_ordering={ordered})).fit(x)")
                _, w, order = answer(model)
                yield call, method, ordered, "sample", cov, w, order
    _, w, order = answer(HierarchicalRiskParity(
        prior_estimator=EmpiricalPrior(covariance_estimator=LedoitWolf()),
        distance_estimator=CovarianceDistance(covariance_estimator=LedoitWolf())))
    yield ("HierarchicalRiskParity(prior_estimator=EmpiricalPrior(covariance_estimator=LedoitWolf()), "
           "distance_estimator=CovarianceDistance(covariance_estimator=LedoitWolf())).fit(x)",
           "ward", True, "ledoit_wolf", "ledoit_wolf", w, order)


def pypfopt_cases(x):
    frame = frame_of(x)
    shrunk = pandas.DataFrame(skcov.ledoit_wolf(x)[0], index=frame.columns, columns=frame.columns)
    sample = frame.cov()
    inputs = {
        ("sample", "sample"): ("HRPOpt(frame)", lambda: pypfopt.HRPOpt(frame)),
        ("ledoit_wolf rounded", "ledoit_wolf"): (
            "HRPOpt(cov_matrix=DataFrame(sklearn.covariance.ledoit_wolf(x)[0]))",
            lambda: pypfopt.HRPOpt(cov_matrix=shrunk)),
        ("sample rounded", "sample"): (
            "HRPOpt(cov_matrix=frame.cov())", lambda: pypfopt.HRPOpt(cov_matrix=sample))}
    for (corr, cov), (call, make) in inputs.items():
        for method in reference.LINKAGES:
            model = make()
            w = model.optimize(linkage_method=method)
            yield (f'{call}.optimize(linkage_method="{method}")', method, False, corr, cov,
                   numpy.array([w[c] for c in frame.columns]), hierarchy.leaves_list(model.clusters))


def riskfolio_cases(x):
    frame = frame_of(x)
    shrunk = pandas.DataFrame(skcov.ledoit_wolf(x)[0], index=frame.columns, columns=frame.columns)

    def answer(**arguments):
        model = riskfolio.HCPortfolio(returns=frame)
        w = model.optimization(model="HRP", rm="MV", **arguments)
        return w["weights"].loc[frame.columns].to_numpy(), model.sort_order

    w, order = answer()
    yield ('HCPortfolio(returns=frame).optimization(model="HRP", rm="MV")',
           "single", True, "sample", "sample", w, order)
    for name, cov in (("hist", "sample"), ("ledoit", "ledoit_wolf"), ("oas", "oas")):
        for method in reference.LINKAGES:
            for ordered in (True, False):
                w, order = answer(codependence="pearson", method_cov=name, linkage=method, leaf_order=ordered)
                yield ('HCPortfolio(returns=frame).optimization(model="HRP", rm="MV", codependence="pearson", '
                       f'method_cov="{name}", linkage="{method}", leaf_order={ordered})',
                       method, ordered, "sample", cov, w, order)
    w, order = answer(codependence="custom_cov", method_cov="custom_cov", custom_cov=shrunk, linkage="ward",
                      leaf_order=False)
    yield ('HCPortfolio(returns=frame).optimization(model="HRP", rm="MV", codependence="custom_cov", '
           'method_cov="custom_cov", custom_cov=DataFrame(sklearn.covariance.ledoit_wolf(x)[0]), linkage="ward", '
           "leaf_order=False)", "ward", False, "ledoit_wolf", "ledoit_wolf", w, order)


def paper_cases(x):
    """The paper gives SciPy the square matrix, which SciPy takes for points: hence a distance of distances."""
    frame = frame_of(x)
    cov, corr = frame.cov(), frame.corr()
    square = ((1 - corr) / 2.0).clip(lower=0) ** 0.5
    for method in ("single", "complete", "average", "ward"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            link = hierarchy.linkage(square.to_numpy(), method)
        order = [int(i) for i in hierarchy.leaves_list(link)]
        w = pandas.Series(1.0, index=order)
        clusters = [order]
        while clusters:
            clusters = [c[j:k] for c in clusters if len(c) > 1
                        for j, k in ((0, len(c) // 2), (len(c) // 2, len(c)))]
            for left, right in zip(clusters[::2], clusters[1::2]):
                risk = []
                for side in (left, right):
                    part = cov.iloc[side, side].to_numpy()
                    parity = 1.0 / numpy.diag(part)
                    parity = parity / parity.sum()
                    risk.append(parity @ part @ parity)
                alpha = 1 - risk[0] / (risk[0] + risk[1])
                w[left] *= alpha
                w[right] *= 1 - alpha
        yield (f'linkage(((1 - corr) / 2) ** 0.5, "{method}") on the square matrix; getQuasiDiag; getRecBipart',
               method, False, "sample", "sample", w.sort_index().to_numpy(), order)


LIBRARIES = (("skfolio", skfolio_cases, "correlation"), ("PyPortfolioOpt", pypfopt_cases, "correlation"),
             ("Riskfolio-Lib", riskfolio_cases, "correlation"), ("ldp2016", paper_cases, "euclidean_of_correlation"))


def recompute(x, method, ordered, distance, correlation, covariance):
    rho = reference.correlation_of(reference.covariance(x, correlation.split()[0]))
    if correlation.endswith("rounded"):
        rho = rho.round(6)
    d = reference.distance_of(rho)
    if distance != "correlation":
        d = reference.distance_of_distance(d)
    _, order, w = reference.hrp(reference.covariance(x, covariance), d, method, "scipy" if ordered else "none")
    return d, order, w


def main(path):
    versions = library_versions()
    out = {"made_by": "src/test/python/peer_hrp.py", "seed": SEED, "versions": versions, "cases": []}
    worst, longer = {}, 0
    for rows, columns in SHAPES:
        x = returns(SEED, rows, columns)
        for library, cases, distance in LIBRARIES:
            for call, method, ordered, correlation, cov, w, order in cases(x):
                order = [int(i) for i in order]
                d, own_order, own = recompute(x, method, ordered, distance, correlation, cov)
                difference = float(abs(own - w).max())
                if own_order != order or difference > TOLERANCE:
                    raise SystemExit(f"{library} {rows}x{columns} {call}: {difference} {order} {own_order}")
                worst[library] = max(worst.get(library, 0), difference)
                case = {"rows": rows, "columns": columns, "library": library,
                        "version": versions.get(library, versions["scipy"]), "call": call, "linkage": method,
                        "optimal_ordering": ordered, "ordering": "scipy" if ordered else "none",
                        "distance": distance, "correlation": correlation, "covariance": cov,
                        "leaves": order, "weights": [float(v) for v in w]}
                if ordered:
                    best = reference.optimal_order(reference.linkage(d, method), d)
                    case["path_length"] = float(reference.path_length(order, d))
                    case["optimal_path_length"] = float(reference.path_length(reference.leaves(best), d))
                    longer += case["path_length"] > case["optimal_path_length"] + 1e-6
                out["cases"].append(case)
        d = reference.distance_of(reference.correlation_of(reference.sample_covariance(x)))
        for method in reference.LINKAGES:
            _, order, w = reference.hrp(reference.sample_covariance(x), d, method, "exact")
            length = float(reference.path_length(order, d))
            out["cases"].append({
                "rows": rows, "columns": columns, "library": "reference", "version": versions["numpy"],
                "call": f'hrp(sample_covariance(x), d, "{method}", "exact")', "linkage": method,
                "optimal_ordering": True, "ordering": "exact", "distance": "correlation", "correlation": "sample",
                "covariance": "sample", "leaves": order, "weights": w.tolist(), "path_length": length,
                "optimal_path_length": length})
    print(len(out["cases"]), "cases;", longer, "with a leaf order of SciPy's that is not optimal;",
          "largest difference from the re-computation:", worst)
    write(path, out)


main(sys.argv[1])
