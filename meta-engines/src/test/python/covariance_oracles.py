"""Writes covariance-oracles.json: exponential, Ledoit-Wolf and OAS covariances by skfolio, pandas and scikit-learn.

    pip install -r requirements.txt
    python covariance_oracles.py ../resources/io/metafolio/engines/covariance-oracles.json

Returns come from the generator in problems.py, seed 20260114; x is that matrix, frame the same as a DataFrame.

exponential: weights 0.5^(age / half_life), age 0 for the last row, normalised to the sum 1; with centred true the
weighted mean is removed, without it is not; no correction of degrees of freedom. pandas_biased is the former,
skfolio_around_zero the latter, both checked against the plain definition (1e-13 relative). Two more conventions:
pandas_biased times unbiased_factor = 1 / (1 - sum w^2) is pandas' bias=False, and skfolio_running_mean subtracts from
each row the exponential mean of the rows before it (starting at zero), which no other definition here equals.
"""
import sys

import numpy
import pandas
from sklearn import covariance as skcov
from skfolio.moments import EWCovariance

import reference
from problems import library_versions, returns, write

SEED = 20260114


def exponential(x, half_life, centred):
    w = 0.5 ** (numpy.arange(len(x))[::-1] / half_life)
    w /= w.sum()
    c = x - w @ x if centred else x
    return (c * w[:, None]).T @ c


def close(a, b, what):
    worst = float(abs(a - b).max() / abs(b).max())
    if worst > 1e-13:
        raise SystemExit(f"{what}: relative difference {worst}")


def main(path):
    out = {"made_by": "src/test/python/covariance_oracles.py", "seed": SEED, "versions": library_versions(),
           "exponential": [], "shrinkage": []}
    for rows, columns in ((64, 8), (60, 19), (60, 3)):
        x = returns(SEED, rows, columns)
        frame = pandas.DataFrame(x)
        for half_life in (5, 21.5, 63):
            centred = exponential(x, half_life, True)
            around_zero = exponential(x, half_life, False)
            biased = frame.ewm(halflife=half_life).cov(bias=True).loc[rows - 1].to_numpy()
            unbiased = frame.ewm(halflife=half_life).cov(bias=False).loc[rows - 1].to_numpy()
            zero = EWCovariance(half_life=half_life, assume_centered=True, min_observations=1, nearest=False).fit(x)
            running = EWCovariance(half_life=half_life, assume_centered=False, min_observations=1, nearest=False).fit(x)
            close(centred, biased, "pandas ewm(halflife).cov(bias=True)")
            close(around_zero, zero.covariance_, "skfolio EWCovariance(assume_centered=True)")
            w = 0.5 ** (numpy.arange(rows)[::-1] / half_life)
            w /= w.sum()
            close(centred / (1 - w @ w), unbiased, "pandas ewm(halflife).cov(bias=False)")
            location, running_sum = numpy.zeros(columns), numpy.zeros((columns, columns))
            decay = 0.5 ** (1 / half_life)
            for row in x:
                deviation = row - location
                location = decay * location + (1 - decay) * row
                running_sum = decay * running_sum + (1 - decay) * numpy.outer(deviation, deviation)
            close(running_sum / (1 - decay**rows), running.covariance_, "skfolio EWCovariance(assume_centered=False)")
            out["exponential"].append({
                "rows": rows, "columns": columns, "half_life": half_life,
                "calls": {"pandas_biased": "frame.ewm(halflife=h).cov(bias=True), last row",
                          "skfolio_around_zero": "EWCovariance(half_life=h, min_observations=1).fit(x)",
                          "skfolio_running_mean":
                              "EWCovariance(half_life=h, assume_centered=False, min_observations=1).fit(x)"},
                "pandas_biased": biased.tolist(), "unbiased_factor": float(1 / (1 - w @ w)),
                "skfolio_around_zero": zero.covariance_.tolist(),
                "skfolio_running_mean": running.covariance_.tolist()})
    for rows, columns in ((64, 8), (60, 19), (60, 3), (500, 20), (30, 40), (60, 200)):
        x = returns(SEED, rows, columns)
        for name, call, own in (("ledoit_wolf", skcov.ledoit_wolf, reference.ledoit_wolf),
                                ("oas", skcov.oas, reference.oas)):
            cov, shrinkage = call(x)
            close(own(x)[1], cov, f"{name} {rows}x{columns}")
            if abs(own(x)[0] - shrinkage) > 1e-13:
                raise SystemExit(f"{name} {rows}x{columns}: shrinkage {own(x)[0]} {shrinkage}")
            case = {"rows": rows, "columns": columns, "estimator": name,
                    "call": f"sklearn.covariance.{name}(x)", "shrinkage": float(shrinkage),
                    "trace": float(numpy.trace(cov)), "sum_of_squares": float((cov**2).sum())}
            if columns <= 40:
                case["covariance"] = cov.tolist()
            else:
                case["entries"] = [{"i": i, "j": j, "value": float(cov[i, j])}
                                   for i, j in ((0, 0), (0, 1), (0, 199), (17, 96), (64, 128), (100, 100), (198, 199),
                                                (199, 199))]
            out["shrinkage"].append(case)
    write(path, out)


main(sys.argv[1])
