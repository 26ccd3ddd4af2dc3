"""Writes engine-oracles.json: what NumPy, SciPy, scikit-learn and cvxpy/Clarabel say about seeded problems.

    pip install -r requirements.txt
    python engine_oracles.py ../resources/io/metafolio/engines/engine-oracles.json

Problems are made from a linear congruential generator that the Java tests repeat, so only answers are stored.
Floats are written by repr and read back to the same bits.
"""
import json
import sys

import clarabel
import cvxpy
import numpy
import scipy
import sklearn
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.stats import skew
from sklearn.covariance import ledoit_wolf

from problems import returns


def hrp(x):
    cov = ledoit_wolf(x)[0]
    rho = numpy.clip(numpy.corrcoef(x.T), -1, 1)
    n = x.shape[1]
    condensed = numpy.array([numpy.sqrt(0.5 * (1 - rho[i, j])) for i in range(n) for j in range(i + 1, n)])
    z = linkage(condensed, "ward")
    w = numpy.ones(n)

    def variance(cluster):
        part = cov[numpy.ix_(cluster, cluster)]
        inverse = 1 / numpy.diag(part)
        inverse /= inverse.sum()
        return inverse @ part @ inverse

    open_clusters = [list(leaves_list(z))]
    while open_clusters:
        cluster = open_clusters.pop()
        if len(cluster) < 2:
            continue
        left, right = cluster[: len(cluster) // 2], cluster[len(cluster) // 2:]
        alpha = 1 - variance(left) / (variance(left) + variance(right))
        w[left] *= alpha
        w[right] *= 1 - alpha
        open_clusters += [left, right]
    return z, [int(i) for i in leaves_list(z)], w


def minimum_variance(cov, lo, hi):
    n = len(cov)
    scaled = cov / numpy.trace(cov) * n
    w = cvxpy.Variable(n)
    problem = cvxpy.Problem(
        cvxpy.Minimize(cvxpy.quad_form(w, cvxpy.psd_wrap(scaled))), [cvxpy.sum(w) == 1, w >= lo, w <= hi])
    problem.solve(solver=cvxpy.CLARABEL, tol_gap_abs=1e-13, tol_gap_rel=1e-13, tol_feas=1e-13)
    return w.value, float(problem.value)


def antifragility(x):
    def minmax(v):
        v = numpy.asarray(v)
        return numpy.zeros(len(v)) if v.max() == v.min() else (v - v.min()) / (v.max() - v.min())

    tails = [c[c > numpy.quantile(c, 0.95)].mean() for c in x.T]
    return (minmax(skew(x, axis=0, bias=False)) + minmax(tails)) * min(1, len(x) / 252)


def barbell(x, share):
    n = x.shape[1]
    k = min(5, max(1, n // 2), n - 1)
    ranked = sorted(range(n), key=lambda j: (-antifragility(x)[j], j))
    core = sorted(ranked[k:])
    w = numpy.zeros(n)
    w[ranked[:k]] = share / k
    w[core] = (1 - share) * hrp(x[:, core])[2]
    return w


def main(path):
    out = {
        "made_by": "src/test/python/engine_oracles.py",
        "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "sklearn": sklearn.__version__,
                     "cvxpy": cvxpy.__version__, "clarabel": clarabel.__version__},
        "ledoit_wolf": [], "hrp": [], "minimum_variance": [], "barbell": []}
    for rows, columns in ((64, 8), (60, 19), (60, 8), (60, 3), (500, 20), (30, 40)):
        x = returns(20260114, rows, columns)
        cov, shrinkage = ledoit_wolf(x)
        out["ledoit_wolf"].append({"rows": rows, "columns": columns, "shrinkage": float(shrinkage),
                                   "covariance": cov.tolist()})
        z, leaves, w = hrp(x)
        out["hrp"].append({"rows": rows, "columns": columns, "z": z.tolist(), "leaves": leaves, "w": w.tolist()})
        for lo, hi in ((0.0, 1.0), (0.0, 0.2), (0.05, 0.5), (0.02, 0.06)):
            if columns * lo <= 1 <= columns * hi:
                w, objective = minimum_variance(cov, lo, hi)
                out["minimum_variance"].append(
                    {"rows": rows, "columns": columns, "lo": lo, "hi": hi, "w": w.tolist(), "objective": objective})
        for regime, share in (("QUIET", 0.15), ("NORMAL", 0.10), ("TURBULENT", 0.05), ("CRISIS", 0.03)):
            out["barbell"].append({"rows": rows, "columns": columns, "regime": regime,
                                   "scores": antifragility(x).tolist(), "w": barbell(x, share).tolist()})
    with open(path, "w") as f:
        json.dump(out, f, indent=1)
        f.write("\n")


main(sys.argv[1])
