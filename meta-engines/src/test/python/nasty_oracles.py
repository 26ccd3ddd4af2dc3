"""Optima of 2400 quadratic programmes of nasty structure (cvxpy, Clarabel), the same programmes as NastyProblemsTest makes.

    pip install numpy==2.4.6 cvxpy==1.9.3 clarabel==0.11.1
    python nasty_oracles.py > ../resources/io/metafolio/engines/nasty-optima.csv

Programmes are made from a seed by Java's documented linear congruential generator, so that only what cvxpy says of them is kept:
structure, seed, number of weights, and the least of w'Hw/2 - c'w over the box. Where the solver gives up, the optimum is left empty,
and how often that was stands on standard error.
"""
import math
import sys

import clarabel
import cvxpy
import numpy

SEEDS = 300
STRUCTURES = ["PLAIN", "NEARLY_SINGULAR", "TWELVE_DECADES", "TIES", "DUPLICATES", "FEWER_ROWS", "HEDGES", "ONE_FACTOR"]


class JavaRandom:
    """java.util.Random: 48 bits, x -> 0x5DEECE66D x + 11."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)

    def bits(self, count):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        value = self.state >> (48 - count)
        return value - (1 << count) if count == 32 and value >= 1 << 31 else value

    def number(self):
        return ((self.bits(26) << 27) + self.bits(27)) * 2.0**-53

    def below(self, bound):
        value = self.bits(31)
        if bound & (bound - 1) == 0:
            return (bound * value) >> 31
        while value - value % bound + bound - 1 >= 1 << 31:
            value = self.bits(31)
        return value % bound

    def truth(self):
        return self.bits(1) != 0


def covariance(structure, random):
    n = 2 + random.below(60 if structure == "FEWER_ROWS" else 45)
    rows = 1 + random.below(n) if structure == "FEWER_ROWS" else n + 2 + random.below(2 * n)
    factor = [random.number() - 0.5 for _ in range(rows)]
    columns = []
    for i in range(n):
        loading = (1 if i % 2 == 0 else -1) if structure == "HEDGES" else random.number()
        noise = 1e-5 if structure in ("NEARLY_SINGULAR", "HEDGES") else 0 if structure == "ONE_FACTOR" else 1
        scale = math.pow(10, 6 * random.number() - 3) if structure == "TWELVE_DECADES" else 1
        column = []
        for t in range(rows):
            own = random.number() - 0.5
            value = scale * (loading * factor[t] + noise * own)
            column.append(float(round(3 * value)) if structure == "TIES" else value)
        if all(value == 0 for value in column):
            column[0] = 1.0
        columns.append(column)
        if structure == "DUPLICATES" and i > 0 and random.truth():
            columns[i] = list(columns[random.below(i)])
    matrix = numpy.array(columns)
    h = matrix @ matrix.T
    return h * (n / numpy.trace(h))


def box(random, n):
    kind = random.below(4)
    if kind == 0:
        return 0.0, 1.0
    if kind == 1:
        return 0.0, min(1, (1 + 4 * random.number()) / n)
    if kind == 2:
        least = random.number() / n
        return least, min(1, (1 + 4 * random.number()) / n)
    return (1 - 1e-9) / n, min(1, (1 + 1e-9) / n)


def optimum(h, c, least, most):
    n = len(c)
    w = cvxpy.Variable(n)
    problem = cvxpy.Problem(
        cvxpy.Minimize(cvxpy.quad_form(w, cvxpy.psd_wrap(h)) / 2 - c @ w), [cvxpy.sum(w) == 1, w >= least, w <= most]
    )
    try:
        problem.solve(solver=cvxpy.CLARABEL, tol_gap_abs=1e-9, tol_gap_rel=1e-9, tol_feas=1e-9)
    except cvxpy.error.SolverError:
        return None
    return problem.value if problem.status == "optimal" else None


def main():
    given_up = {}
    print(f"# cvxpy {cvxpy.__version__}, clarabel {clarabel.__version__}")
    print("structure,seed,weights,optimum")
    for structure in STRUCTURES:
        for seed in range(SEEDS):
            random = JavaRandom(seed)
            h = covariance(structure, random)
            n = len(h)
            c = numpy.array([random.number() - 0.5 for _ in range(n)]) if seed % 3 == 0 else numpy.zeros(n)
            least, most = box(random, n)
            value = optimum(h, c, least, most)
            if value is None:
                given_up[structure] = given_up.get(structure, 0) + 1
            print(f"{structure},{seed},{n},{'' if value is None else repr(float(value))}")
    print("given up:", given_up, file=sys.stderr)


main()
