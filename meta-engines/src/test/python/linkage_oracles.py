"""Writes linkage-oracles.json: SciPy's trees, cuts and leaf orders of seeded distances.

    pip install -r requirements.txt
    python linkage_oracles.py ../resources/io/metafolio/engines/cluster/linkage-oracles.json

Distances are made from a linear congruential generator that the Java tests repeat, so only answers are stored, and of
the many trees only a SHA-256 a group: over each linkage matrix row by row as big-endian binary64, then its leaves as
big-endian int32. Takes about half a minute.
"""
import hashlib
import json
import sys

import numpy
import scipy
from scipy.cluster.hierarchy import cophenet, fcluster, leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import squareform

from problems import Lcg, returns

METHODS = ("single", "complete", "average", "weighted", "ward")
GROUP = 7
SIZES = list(range(2, 41)) + list(range(45, 201, 5))
LEVELS = (0, 2, 4, 16, 64)


def distances(seed, points, levels):
    """Condensed distances; with levels > 0 rounded to that many values, so that ties abound."""
    lcg = Lcg(seed)
    d = numpy.array([lcg.next() + 0.5 for _ in range(points * (points - 1) // 2)])
    return numpy.floor(d * levels + 1) / levels if levels else d


def correlation_distances(seed, rows, columns, distinct):
    """Of returns, column j a copy of column j mod distinct; plain sums from the first row on, so that bits agree."""
    x = [[row[j % distinct] for row in returns(seed, rows, distinct)] for j in range(columns)]
    centred = []
    for column in x:
        total = 0.0
        for value in column:
            total += value
        centred.append([value - total / rows for value in column])

    def product(a, b):
        total = 0.0
        for p, q in zip(a, b):
            total += p * q
        return total

    squares = [product(c, c) for c in centred]
    out = []
    for i in range(columns):
        for j in range(i + 1, columns):
            rho = product(centred[i], centred[j]) / float(numpy.sqrt(squares[i] * squares[j]))
            out.append(float(numpy.sqrt(0.5 * (1 - max(-1.0, min(1.0, rho))))))
    return numpy.array(out)


def tree_bytes(z):
    return z.astype(">f8").tobytes() + leaves_list(z).astype(">i4").tobytes()


def cut_counts(points):
    return [1, 2, 3, 5, max(1, points // 2), max(1, points - 1), points, points + 3]


def cut_heights(z):
    top = len(z) - 1
    return [0.0] + [float(z[top * q // 4, 2]) for q in range(5)] + [float(z[top, 2]) / 2, float(z[top, 2]) * 2]


def cut_bytes(z):
    out = b"".join(fcluster(z, k, "maxclust").astype(">i4").tobytes() for k in cut_counts(len(z) + 1))
    out += b"".join(fcluster(z, t, "distance").astype(">i4").tobytes() for t in cut_heights(z))
    return out + cophenet(z).astype(">f8").tobytes()


def hashes(matrices, to_bytes):
    return {m: hashlib.sha256(b"".join(to_bytes(linkage(d, m)) for d in matrices)).hexdigest() for m in METHODS}


def groups():
    seed = 20260114
    for points in SIZES:
        for levels in LEVELS:
            matrices = [distances(seed + i, points, levels) for i in range(GROUP)]
            yield {"points": points, "levels": levels, "seed": seed, "count": GROUP,
                   "trees": hashes(matrices, tree_bytes), "cuts": hashes(matrices[:1], cut_bytes)}
            seed += GROUP


def correlations():
    for columns, distinct in [(n, n) for n in (2, 3, 8, 15, 20, 40, 80)] + [(10, 4), (30, 7), (60, 25)]:
        for seed in (20260114, 20260115, 20260116):
            d = correlation_distances(seed, 64, columns, distinct)
            yield {"seed": seed, "rows": 64, "columns": columns, "distinct": distinct, "trees": hashes([d], tree_bytes)}


def flat_clusters():
    for points in (2, 3, 5, 8, 13):
        for levels in (0, 4):
            for method in METHODS:
                z = linkage(distances(points, points, levels), method)
                yield {"points": points, "levels": levels, "seed": points, "method": method,
                       "counts": [[k, fcluster(z, k, "maxclust").tolist()] for k in cut_counts(points)],
                       "heights": [[t, fcluster(z, t, "distance").tolist()] for t in cut_heights(z)]}


def shortest(z, d):
    """The least length of a leaf order, by dynamic programming in binary64, and whether one order alone has it."""
    n = len(z) + 1
    order = leaves_list(z)
    between = squareform(d)[numpy.ix_(order, order)]
    position = numpy.empty(n, int)
    position[order] = range(n)
    spans = [(int(p), int(p) + 1, None) for p in position]
    length = numpy.zeros((n, n))
    orders = numpy.ones((n, n))

    def far(span, end):
        start, stop, split = span
        return slice(start, stop) if split is None else slice(split, stop) if end < split else slice(start, split)

    for row in z:
        left, right = spans[int(row[0])], spans[int(row[1])]
        spans.append((left[0], right[1], left[1]))
        for u in range(left[0], left[1]):
            m = far(left, u)
            for w in range(right[0], right[1]):
                k = far(right, w)
                paths = length[u, m][:, None] + between[m, k] + length[w, k][None, :]
                least = paths.min()
                ways = ((paths <= least + 1e-9) * orders[u, m][:, None] * orders[w, k][None, :]).sum()
                length[u, w] = length[w, u] = least
                orders[u, w] = orders[w, u] = ways
    ends = length[left[0]:left[1], right[0]:right[1]]
    ways = (orders[left[0]:left[1], right[0]:right[1]] * (ends <= ends.min() + 1e-9)).sum()
    return float(ends.min()), bool(ways == 1)


def ordering(problem, d, method):
    z = linkage(d, method)
    leaves = [int(i) for i in leaves_list(optimal_leaf_ordering(z, d))]
    square = squareform(d)
    length, unique = shortest(z, d)
    return {**problem, "method": method, "length": length, "unique": unique,
            "scipy_length": float(sum(square[a, b] for a, b in zip(leaves, leaves[1:]))), "scipy_leaves": leaves}


def orderings():
    for points in list(range(2, 25)) + [40, 80]:
        for levels in (0, 4):
            problem = {"points": points, "levels": levels, "seed": 7000 + points}
            for method in METHODS:
                yield ordering(problem, distances(7000 + points, points, levels), method)
    for columns, distinct in [(n, n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 20, 30, 40)] + [(10, 4), (20, 12)]:
        for seed in (20260114, 20260115, 20260116):
            problem = {"rows": 64, "columns": columns, "distinct": distinct, "seed": seed}
            for method in ("single", "ward"):
                yield ordering(problem, correlation_distances(seed, 64, columns, distinct), method)


def lines(name, rows):
    return json.dumps(name) + ": [\n " + ",\n ".join(json.dumps(row) for row in rows) + "\n]"


def main(path):
    head = {"made_by": "src/test/python/linkage_oracles.py",
            "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__}}
    parts = [json.dumps(name) + ": " + json.dumps(value) for name, value in head.items()]
    parts += [lines("groups", groups()), lines("correlations", correlations()),
              lines("flat_clusters", flat_clusters()), lines("orderings", orderings())]
    with open(path, "w") as f:
        f.write("{\n" + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    main(sys.argv[1])
