"""Times the peers on the numbers that ours were timed on, holds the answers against each other, and prints both with their ratios.
Called by meta-bench/compare with the folder of the answers, which holds the times of JMH in jmh-*.json; writes results.json there.
"""
import json
import os
import pathlib
import platform
import sys
import time
import warnings

import numpy

import covariance
import hrp
import linkage

SPENT = 2.0
LEAST = 3


def best(function, *arguments):
    """The best of as many calls as fit into two seconds, three at least; and the answer."""
    taken = []
    began = time.perf_counter()
    while len(taken) < LEAST or time.perf_counter() - began < SPENT:
        start = time.perf_counter()
        answer = function(*arguments)
        taken.append(1000 * (time.perf_counter() - start))
    return min(taken), answer


class Comparison:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.ours = {}
        timed = [one for file in sorted(self.folder.glob("jmh-*.json")) for one in json.loads(file.read_text())]
        for one in timed:
            values = one.get("params", {})
            job = values.get("profile") or values.get("estimator") or values.get("linkage")
            size = int(values.get("columns") or values.get("points"))
            self.ours[job, size] = (one["primaryMetric"]["score"], one["primaryMetric"]["scoreError"])
        self.rows = []

    def table(self, name, *shape):
        return numpy.fromfile(self.folder / name, "<f8").reshape(shape)

    def add(self, job, size, peers, arguments, answer, tolerance):
        """Peers that are to agree come first; those after them have conventions of their own."""
        mine, error = self.ours[job, size]
        for place, (name, function) in enumerate(peers.items()):
            taken, theirs = best(function, *arguments)
            apart = float(numpy.abs(answer(theirs) - self.expected).max())
            if place < tolerance[1] and not apart <= tolerance[0]:
                raise SystemExit(f"{name} and ours are {apart} apart on {job} of {size}, no use in timing them")
            self.rows.append({"job": job, "size": size, "ours_ms": mine, "ours_error_ms": error, "peer": name, "peer_ms": taken,
                              "ratio": taken / mine, "apart": apart})
            print(f"{job:12} {size:5}  ours {mine:9.3f} ms  {name:26} {taken:9.3f} ms  {taken / mine:7.2f}x  {apart:.1e} apart")

    def run(self):
        for size in (100, 500, 1000):
            returns = numpy.ascontiguousarray(self.table(f"returns-{size}", size, 500).T)
            self.expected = self.table(f"ledoit_wolf-{size}", size, size)
            self.add("ledoit_wolf", size, covariance.PEERS, [returns], lambda matrix: matrix, (1e-17, 2))
        for size in (100, 500):
            returns = numpy.ascontiguousarray(self.table(f"returns-{size}", size, 500).T)
            self.expected = self.table(f"hrp-{size}", size)
            self.add("hrp", size, hrp.PEERS, [returns], lambda weights: weights, (1e-12, 1))
        for size in (1000, 5000):
            distances = self.table(f"distances-{size}", size * (size - 1) // 2)
            for method in ("ward", "single", "average"):
                self.expected = self.table(f"{method}-{size}", size - 1)
                self.add(method, size, linkage.PEERS, [distances, method], lambda tree: tree[:, 2], (1e-10, 2))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    comparison = Comparison(sys.argv[1])
    comparison.run()
    about = dict(pair.split("=", 1) for pair in sys.argv[2:])
    about |= {"python": platform.python_version(), "threads": os.environ.get("OPENBLAS_NUM_THREADS", "all")}
    (comparison.folder / "results.json").write_text(json.dumps({"about": about, "rows": comparison.rows}, indent=1) + "\n")
