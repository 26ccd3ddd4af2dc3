"""Writes short-oracles.json: minimum variance with short positions allowed, by Clarabel.

    pip install -r requirements.txt
    python short_oracles.py ../resources/io/metafolio/engines/short-oracles.json

    min 1/2 w'Hw,   sum w = 1,   lo <= w_i <= hi,   lo below 0

X is the T x N matrix of returns(seed, T, N) in problems.py, T > N; H = X'X N / sum of squares of X. weights are Clarabel's,
to the tightest of its tolerances that it reaches; objective is theirs.
"""
import sys

import numpy

from problems import library_versions, returns, write
from quadratic_oracles import solve

BOUNDS = ((-1.0, 1.0), (-0.3, 0.6), (-0.1, 1.0), (-0.02, 0.4), (-0.5, 0.2))


def problem(seed, rows, columns, lo, hi):
    x = numpy.array(returns(seed, rows, columns))
    h = x.T @ x * columns / (x * x).sum()
    weights, tolerance = solve(h, numpy.zeros(columns), lo, hi)
    return {"seed": seed, "rows": rows, "columns": columns, "kind": "tall", "lo": lo, "hi": hi, "tolerance": tolerance,
            "weights": weights.tolist(), "objective": float(weights @ h @ weights / 2),
            "shorts": int((weights < -1e-9).sum())}


def main(target):
    problems = [problem(20260301 + i, 30 + 5 * i, 6 + i, *BOUNDS[i % len(BOUNDS)]) for i in range(30)]
    write(target, {"made_by": "src/test/python/short_oracles.py", "versions": library_versions(), "problems": problems})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
