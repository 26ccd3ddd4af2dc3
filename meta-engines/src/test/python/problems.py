"""The seeded problems that the Java tests repeat: a linear congruential generator and returns made from it.

Every number is made by plain IEEE operations in a fixed order, so that both languages hold the same bits.
"""
import json
from importlib.metadata import version

import numpy

LIBRARIES = ("numpy", "scipy", "scikit-learn", "pandas", "cvxpy", "clarabel", "skfolio", "Riskfolio-Lib",
             "PyPortfolioOpt")


class Lcg:
    """x <- (1103515245 x + 12345) mod 2^31, u = x / 2^31 - 0.5."""

    def __init__(self, seed):
        self.x = seed

    def next(self):
        self.x = (1103515245 * self.x + 12345) % 2**31
        return self.x / 2**31 - 0.5


def returns(seed, rows, columns):
    """One common factor, loadings B and scales S that repeat every eight columns."""
    b = [1, 1, 0.5, 0.5, 0.25, 0.75, 0, 0.75]
    s = [1 / 32, 1 / 64]
    lcg = Lcg(seed)
    out = numpy.empty((rows, columns))
    for t in range(rows):
        f = lcg.next()
        for i in range(columns):
            out[t, i] = (b[i % 8] * f + lcg.next()) * s[i % 2]
    return out


def library_versions():
    return {name: version(name) for name in LIBRARIES}


def write(path, out):
    """JSON with one case a line, floats by repr."""
    def value(v, depth):
        if isinstance(v, dict) and depth < 1:
            inner = ",\n ".join(f"{json.dumps(k)}: {value(w, depth + 1)}" for k, w in v.items())
            return "{\n " + inner + "\n}"
        if isinstance(v, list) and depth < 2 and v and isinstance(v[0], dict):
            return "[\n  " + ",\n  ".join(json.dumps(w) for w in v) + "\n ]"
        return json.dumps(v)

    with open(path, "w") as f:
        f.write(value(out, 0) + "\n")
