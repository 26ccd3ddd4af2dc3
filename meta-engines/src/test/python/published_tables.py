"""Writes published-tables.json: weights printed in papers and manuals, with the inputs to compute them from.

    pip install -r requirements.txt
    python published_tables.py ../resources/io/metafolio/engines/published-tables.json

Keys of a table: source; inputs; rows, each with the printed numbers, their unit (0.01 for percentages), their decimals,
what reference.py computes, and reproduced: every printed number is the computed one rounded, or with cut the computed
one with the later digits cut off. what_does_not holds variants that do not give the printed numbers.
"""
import random
import sys

import numpy
from sklearn.covariance import LedoitWolf, OAS

import reference
from problems import library_versions, write


def row(name, printed, computed, decimals, unit=1.0, cut=False):
    computed = numpy.asarray(computed, dtype=float)
    shown, ulp = computed / unit, 10.0**-decimals
    if cut:
        shown = numpy.sign(shown) * (abs(shown) - ulp / 2)
    return {"name": name, "printed": printed, "unit": unit, "decimals": decimals, "cut": cut,
            "computed": computed.tolist(),
            "reproduced": bool(abs(shown - numpy.asarray(printed)).max() <= ulp / 2 + 1e-12)}


def covariance_of(volatility, correlation):
    return numpy.outer(volatility, volatility) * numpy.array(correlation)


def long_only_minimum_variance(s):
    w, residual = reference.minimum_variance(s, reference.inverse_variance(s))
    if residual > 1e-12:
        raise SystemExit(f"minimum variance: KKT residual {residual}")
    return w


def lopez_de_prado():
    """The numerical example: 10000 rows of five normal columns, five more that copy one of them with noise.

    Which columns are copied was drawn by random.randint of Python 2, which is a + int(random.random() (b - a + 1));
    that of Python 3 draws others. The tree is of SciPy's single linkage on the square distance matrix, hence of
    Euclidean distances between its rows.
    """
    def example(columns):
        numpy.random.seed(12345)
        x = numpy.random.normal(0, 1, size=(10000, 5))
        y = x[:, columns] + numpy.random.normal(0, 0.25, size=(10000, 5))
        return numpy.append(x, y, axis=1)

    random.seed(12345)
    columns = [int(random.random() * 5) for _ in range(5)]
    random.seed(12345)
    columns_of_python_3 = [random.randint(0, 4) for _ in range(5)]
    printed = [7.00, 7.59, 10.84, 19.03, 9.72, 10.19, 6.62, 9.10, 7.12, 12.79]

    def hrp(of, distance_of_distances):
        s = reference.sample_covariance(example(of))
        d = reference.distance_of(reference.correlation_of(s))
        d = reference.distance_of_distance(d) if distance_of_distances else d
        return s, reference.hrp(s, d, "single")

    s, (z, leaves, w) = hrp(columns, True)
    return {
        "name": "lopez_de_prado_2016",
        "source": "M. Lopez de Prado, Building Diversified Portfolios that Outperform Out of Sample, Journal of "
                  "Portfolio Management 42(4), 2016: numerical example, nObs=10000, size0=5, size1=5, sigma1=.25, "
                  "seeds 12345",
        "inputs": {"copied_columns": columns, "covariance": s.tolist(),
                   "correlation": reference.correlation_of(s).tolist(), "linkage": "single",
                   "distance": "euclidean_of_correlation", "leaves": leaves, "z": z.tolist()},
        "rows": [row("hrp", printed, w, 2, 0.01),
                 row("cla, the long-only minimum variance",
                     [14.44, 19.93, 19.73, 19.87, 18.68, 0.0, 5.86, 1.49, 0.0, 0.0],
                     long_only_minimum_variance(s), 2, 0.01),
                 row("ivp, inverse variance", [10.36, 10.28, 10.36, 10.25, 10.31, 9.74, 9.80, 9.65, 9.64, 9.61],
                     reference.inverse_variance(s), 2, 0.01)],
        "what_does_not": [
            dict(row("hrp with single linkage on the distances themselves", printed, hrp(columns, False)[1][2], 2,
                     0.01), copied_columns=columns),
            dict(row("hrp with the columns that Python 3 draws", printed, hrp(columns_of_python_3, True)[1][2], 2,
                     0.01), copied_columns=columns_of_python_3)]}


def maillard_roncalli_teiletche():
    volatility = [0.1, 0.2, 0.3, 0.4]
    correlation = [[1, 0.8, 0, 0], [0.8, 1, 0, 0], [0, 0, 1, -0.5], [0, 0, -0.5, 1]]
    s = covariance_of(volatility, correlation)
    return {"name": "maillard_roncalli_teiletche_2010",
            "source": "S. Maillard, T. Roncalli, J. Teiletche, The Properties of Equally Weighted Risk Contribution "
                      "Portfolios, Journal of Portfolio Management 36(4), 2010: example of four assets",
            "inputs": {"volatility": volatility, "correlation": correlation, "covariance": s.tolist()},
            "rows": [row("equal risk contribution", [38.4, 19.2, 24.3, 18.2],
                         reference.risk_budget(s, numpy.full(4, 0.25))[0], 1, 0.01),
                     row("minimum variance, long only", [74.5, 0.0, 15.2, 10.3], long_only_minimum_variance(s), 1,
                         0.01)]}


def mathworks():
    volatility = [0.2, 0.21, 0.1]
    correlation = [[1, 0.8, 0.8], [0.8, 1, 0.8], [0.8, 0.8, 1]]
    budget = [0.5, 0.25, 0.25]
    s = covariance_of(volatility, correlation)
    w = reference.risk_budget(s, numpy.array(budget))[0]
    return {"name": "mathworks_risk_budgeting",
            "source": "MathWorks, Financial Toolbox, Risk Budgeting Portfolio (after section 3.1.1 of B. Bruder and "
                      "T. Roncalli, Managing Risk Exposures Using the Risk Budgeting Approach, 2012)",
            "inputs": {"volatility": volatility, "correlation": correlation, "covariance": s.tolist(),
                       "budget": budget},
            "rows": [row("risk budgeting", [0.3912, 0.1964, 0.4124], w, 4),
                     row("absolute risk contributions", [0.0751, 0.0376, 0.0376], w * (s @ w) / numpy.sqrt(w @ s @ w),
                         4)]}


def scikit_learn():
    """Examples in the docstrings of LedoitWolf and OAS, which cut numbers off instead of rounding them."""
    x = numpy.random.RandomState(0).multivariate_normal(mean=[0, 0], cov=[[0.4, 0.2], [0.2, 0.8]], size=50)
    y = numpy.random.RandomState(0).multivariate_normal(mean=[0, 0], cov=[[0.8, 0.3], [0.3, 0.4]], size=500)
    for values, estimator in ((x, LedoitWolf()), (y, OAS())):
        own = {"LedoitWolf": reference.ledoit_wolf, "OAS": reference.oas}[type(estimator).__name__](values)
        estimator.fit(values)
        if max(abs(own[1] - estimator.covariance_).max(), abs(own[0] - estimator.shrinkage_)) > 1e-14:
            raise SystemExit("scikit-learn differs from the re-computation")
    lw_shrinkage, lw = reference.ledoit_wolf(x)
    oas_shrinkage, oas = reference.oas(y)
    return [{"name": "scikit_learn_ledoit_wolf",
             "source": "scikit-learn, docstrings of LedoitWolf and ledoit_wolf",
             "inputs": {"x": x.tolist()},
             "rows": [row("covariance", [[0.4406, 0.1616], [0.1616, 0.8022]], lw, 4, cut=True),
                      row("location", [0.0595, -0.0075], x.mean(axis=0), 4, cut=True),
                      row("shrinkage", [0.23], [lw_shrinkage], 2, cut=True)]},
            {"name": "scikit_learn_oas",
             "source": "scikit-learn, docstrings of OAS and oas",
             "inputs": {"x": y.tolist()},
             "rows": [row("covariance", [[0.7533, 0.2763], [0.2763, 0.3964]], oas, 4, cut=True),
                      row("precision", [[1.7833, -1.2431], [-1.2431, 3.3889]], numpy.linalg.inv(oas), 4, cut=True),
                      row("shrinkage", [0.0195], [oas_shrinkage], 4, cut=True)]}]


def main(path):
    tables = [lopez_de_prado(), maillard_roncalli_teiletche(), mathworks(), *scikit_learn()]
    for table in tables:
        for r in table["rows"] + table.get("what_does_not", []):
            print(f"{table['name']:35s} {str(r['reproduced']):6s}{r['name']}")
    write(path, {"made_by": "src/test/python/published_tables.py", "versions": library_versions(), "tables": tables})


main(sys.argv[1])
