"""Writes quadratic-oracles.json: 500 seeded quadratic programs in a box and what Clarabel reaches on them.

    pip install -r requirements.txt
    python quadratic_oracles.py ../resources/io/metafolio/engines/quadratic-oracles.json

    min 1/2 w'Hw - c'w,   sum w = 1,   lo <= w_i <= hi

X is the T x N matrix of returns(seed, T, N) in problems.py; in a "duplicate" problem its column 1 is then overwritten
by column 0. H = X'X N / sum of squares of X, so that its mean diagonal is 1. c is zero where c_seed is null, else the
first N numbers of the generator from c_seed (uniform in -0.5 ... 0.5).

kind is data/bounds. Data: tall (T >= N), wide (T < N, H singular), duplicate. Bounds: unit (0, 1); tight; floor
(N lo = 1: one feasible point); cap (N hi = 1 by product, or above it by an ulp); nearly (N lo or N hi within 1e-9).

objective is that of Clarabel's answer, clipped into the box and its sum repaired over the entries that have room, in
float64: of a feasible point, so an exact solver is never above it. polished is the lowest of that, of the same point
after Newton on active sets, repaired likewise, and of the vertex that its gradient points to. gap bounds how far
polished is above the optimum: g'w - min g'v over all feasible v, with the gradient g at the best point w (Frank and
Wolfe).
"""
import math
import sys

import clarabel
import numpy
from scipy import sparse

import reference
from problems import Lcg, library_versions, returns, write

COUNT, FIRST_SEED = 500, 20260115
DATA = ("tall", "wide", "duplicate")
BOUNDS = ("unit", "tight", "floor", "cap", "nearly")


def shape(i, data, pick):
    """(T, N): most N below 60, every twelfth up to 200."""
    n = 2 + int((pick() + 0.5) * (199 if i % 12 == 0 else 58))
    if data == "wide":
        return 1 + int((pick() + 0.5) * (n - 1)), n
    return n + int((pick() + 0.5) * min(2 * n + 4, 100)), n


def bounds(name, n, pick):
    if name == "unit":
        return 0.0, 1.0
    if name == "tight":
        return (pick() + 0.5) * 0.9 / n, min(1.0, (1.1 + 2 * (pick() + 0.5)) / n)
    if name == "floor":
        lo = 1 / n
        return (lo if n * lo <= 1 else math.nextafter(lo, 0)), 1.0
    if name == "cap":
        hi = 1 / n
        return 0.0, (hi if n * hi >= 1 else math.nextafter(hi, 1))
    return ((1 - 1e-9) / n, 1.0) if pick() < 0 else (0.0, (1 + 1e-9) / n)


def solve(h, c, lo, hi):
    """(w, tolerance) by Clarabel at the tightest of its tolerances that it reaches."""
    n = len(h)
    p = sparse.csc_matrix(numpy.triu(h))
    a = sparse.csc_matrix(numpy.vstack([numpy.ones((1, n)), -numpy.eye(n), numpy.eye(n)]))
    b = numpy.concatenate([[1.0], numpy.full(n, -lo), numpy.full(n, hi)])
    cones = [clarabel.ZeroConeT(1), clarabel.NonnegativeConeT(2 * n)]
    for tolerance in (1e-14, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8):
        settings = clarabel.DefaultSettings()
        settings.verbose = False
        settings.max_iter = 500
        settings.tol_gap_abs = settings.tol_gap_rel = settings.tol_feas = tolerance
        settings.tol_ktratio = 1e-10
        solution = clarabel.DefaultSolver(p, -c, a, b, cones, settings).solve()
        if str(solution.status) == "Solved":
            return numpy.array(solution.x), tolerance
    return None, None


def repaired(w, lo, hi):
    """w clipped into the box, its sum brought to one over the entries with room, in proportion to their room."""
    w = numpy.clip(w, lo, hi)
    for _ in range(20):
        missing = 1 - math.fsum(w)
        room = hi - w if missing > 0 else w - lo
        if missing == 0 or room.sum() == 0:
            break
        w = numpy.clip(w + missing * room / room.sum(), lo, hi)
    if abs(1 - math.fsum(w)) > 1e-15 * len(w):
        raise SystemExit(f"sum {math.fsum(w)} in {lo}, {hi}")
    return w


def lowest(gradient, lo, hi):
    """The feasible point of least gradient'v: the entries of least gradient are filled first."""
    v, left = numpy.full(len(gradient), lo), 1 - len(gradient) * lo
    for i in numpy.argsort(gradient, kind="stable"):
        step = min(hi - lo, max(left, 0.0))
        v[i] += step
        left -= step
    return v


def main(path):
    problems, worst, widest, tolerances, unsolved = [], 0.0, 0.0, {}, 0
    for i in range(COUNT):
        seed = FIRST_SEED + i
        pick = Lcg(seed + 1000000).next
        pick()
        data, name, with_mean = DATA[i % 3], BOUNDS[i // 3 % 5], i // 15 % 2 == 1
        rows, n = shape(i, data, pick)
        lo, hi = bounds(name, n, pick)
        if not (lo < hi and n * lo <= 1 <= n * hi):
            raise SystemExit(f"{i}: infeasible {n} {lo} {hi}")
        x = returns(seed, rows, n)
        if data == "duplicate":
            x[:, 1] = x[:, 0]
        h = x.T @ x * (n / (x**2).sum())
        lcg = Lcg(seed + 2000000)
        c = numpy.array([lcg.next() for _ in range(n)]) if with_mean else numpy.zeros(n)

        def objective(w):
            return float(0.5 * (w @ h @ w) - c @ w)

        w, tolerance = solve(h, c, lo, hi)
        single = reference.single_point(n, lo, hi)
        if w is None:
            unsolved += 1
            if not single:
                raise SystemExit(f"{i}: Clarabel fails")
            w = numpy.full(n, 1 / n)
        feasible = repaired(w, lo, hi)
        tolerances[tolerance] = tolerances.get(tolerance, 0) + 1
        if single:
            best = repaired(numpy.full(n, 1 / n), lo, hi)
        else:
            g, bound = reference.box_rows(n, lo, hi)
            best = repaired(reference.quadratic(h, c, numpy.ones((1, n)), numpy.ones(1), g, bound, w)[0], lo, hi)
        vertex = repaired(lowest(h @ best - c, lo, hi), lo, hi)
        best = min((best, feasible, vertex), key=objective)
        gradient = h @ best - c
        gap = max(0.0, float(gradient @ (best - lowest(gradient, lo, hi))))
        value, polished = objective(feasible), objective(best)
        worst, widest = max(worst, value - polished), max(widest, gap)
        problems.append({"seed": seed, "rows": rows, "columns": n, "kind": f"{data}/{name}", "lo": lo, "hi": hi,
                         "c_seed": seed + 2000000 if with_mean else None, "objective": value, "polished": polished,
                         "gap": float(f"{gap:.1e}")})
    print("Clarabel's tolerances:", tolerances, "without an answer:", unsolved)
    print("Clarabel above the polished objective by at most", worst, "and that above the optimum by at most", widest)
    write(path, {"made_by": "src/test/python/quadratic_oracles.py", "versions": library_versions(),
                 "problems": problems})


if __name__ == "__main__":
    main(sys.argv[1])
