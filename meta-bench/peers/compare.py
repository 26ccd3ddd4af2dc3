"""Times the peers on the numbers that ours were timed on, holds the answers against each other, and prints both with their ratios.
Called by meta-bench/compare with the folder of the answers, which holds the times of JMH in jmh-plain.json and jmh-vector.json; adds
its rows to results.json there.
"""
import json
import os
import pathlib
import platform
import sys
import time
import warnings

import numpy
import pandas
import pyarrow.parquet

import covariance
import equal_risk
import files
import hrp
import join
import ledger
import linkage
import minimum_variance
import parity
import whole_run

SECONDS = 3
ROWS = 500


def best(function, *arguments):
    """The mean of the calls of the best of three seconds, as ours is the mean of the best of five; and the answer."""
    means = []
    for _ in range(SECONDS):
        began = time.perf_counter()
        calls = 0
        while calls == 0 or time.perf_counter() - began < 1:
            answer = function(*arguments)
            calls += 1
        means.append(1000 * (time.perf_counter() - began) / calls)
    return min(means), answer


def named(one):
    """The job and the size of a row of JMH."""
    values = one.get("params") or {}
    method = one["benchmark"].split(".")[-1]
    if method == "productByEjml":
        return "product by EJML", int(values["columns"])
    if method == "run":
        return "whole_run", int(values["lookback"])
    if method in ("appendThousand", "verify"):
        return method, int(values["lines"]) if method == "verify" else 1000
    if method == "compare":
        return "parity", int(values["sleeves"])
    job = values.get("profile") or values.get("estimator") or values.get("linkage") or method
    return job, int(values.get("columns") or values.get("points") or values.get("rows") or 250_000)


class Comparison:
    def __init__(self, folder, threads):
        self.folder = pathlib.Path(folder)
        self.threads = threads
        self.ours = {}
        for path in ("plain", "vector"):
            for one in json.loads((self.folder / f"jmh-{path}.json").read_text()):
                metric = one["primaryMetric"]
                bytes_each = one["secondaryMetrics"].get("gc.alloc.rate.norm", one["secondaryMetrics"].get("·gc.alloc.rate.norm"))
                self.ours.setdefault(named(one), {})[path] = {
                    "ms": min(map(min, metric["rawData"])), "error_ms": metric["scoreError"], "bytes": bytes_each and bytes_each["score"]}
        self.rows = []

    def table(self, name, *shape):
        return numpy.fromfile(self.folder / name, "<f8").reshape(shape)

    def add(self, job, size, peer, function, arguments, apart, most=None):
        """Times one peer; apart says how far its answer is from ours, which may be no more than most."""
        taken, theirs = best(function, *arguments)
        distance = float(apart(theirs))
        if most is not None and not distance <= most:
            raise SystemExit(f"{peer} and ours are {distance} apart on {job} of {size}, no use in timing them")
        row = {"job": job, "size": size, "peer": peer, "peer_threads": self.threads, "peer_ms": taken, "apart": distance,
               "ours": self.ours[job, size]}
        self.rows.append(row)
        ratios = "  ".join(f"{path} {mine['ms']:9.3f} ms {taken / mine['ms']:7.2f}x" for path, mine in row["ours"].items())
        print(f"{job:13} {size:6}  {peer:26} {self.threads} thread(s) {taken:10.3f} ms   ours {ratios}   {distance:.0e} apart", flush=True)

    def all_of(self, job, size, peers, arguments, answer, expected, most, bound):
        """Peers that are to agree come first, so many; those after them have conventions of their own."""
        for place, (name, function) in enumerate(peers.items()):
            self.add(job, size, name, function, arguments, lambda theirs: numpy.abs(answer(theirs) - expected).max(),
                     most if place < bound else None)

    def returns(self, size):
        return numpy.ascontiguousarray(self.table(f"returns-{size}", size, ROWS).T)

    def on_matrices(self):
        for size in (100, 500, 1000):
            self.all_of("ledoit_wolf", size, covariance.PEERS, [self.returns(size)], lambda matrix: matrix,
                        self.table(f"ledoit_wolf-{size}", size, size), 1e-17, 2)
            if self.threads == 1:
                self.rows.append({"job": "ledoit_wolf", "size": size, "peer": "EJML, its product alone", "peer_threads": 1,
                                  "peer_ms": self.ours["product by EJML", size]["plain"]["ms"], "apart": 0.0,
                                  "ours": self.ours["ledoit_wolf", size]})
                print(f"ledoit_wolf   {size:6}  EJML, its product alone {self.rows[-1]['peer_ms']:.3f} ms")
            self.all_of("sample", size, covariance.SAMPLE, [self.returns(size)], lambda matrix: matrix,
                        self.table(f"sample-{size}", size, size), 1e-17, 2)
            self.all_of("ewma:30", size, covariance.WEIGHTED, [self.returns(size)], lambda matrix: matrix,
                        self.table(f"ewma-{size}", size, size), 1e-17, 1)
        for size in (100, 500, 1000):
            self.all_of("hrp", size, hrp.PEERS, [self.returns(size)], lambda weights: weights, self.table(f"hrp-{size}", size), 1e-12, 1)
        for size in (100, 500):
            self.all_of("min_variance", size, minimum_variance.PEERS, [self.returns(size)], lambda weights: weights,
                        self.table(f"min_variance-{size}", size), 1e-4, 2)
            self.all_of("erc", size, equal_risk.PEERS, [self.returns(size)], lambda weights: weights,
                        self.table(f"erc-{size}", size), 1e-9, 1)

    def on_one_thread(self):
        for size in (1000, 5000, 10000):
            distances = self.table(f"distances-{size}", size * (size - 1) // 2)
            for method in ("ward", "single", "average"):
                self.all_of(method, size, linkage.PEERS, [distances, method], lambda tree: tree[:, 2],
                            self.table(f"{method}-{size}", size - 1), 1e-10, 2)
        for size in (2500, 25000):
            streams = []
            for sleeve in ("crypto", "shares", "etfs"):
                days, values = self.table(f"stream-{size}-{sleeve}", 2, -1)
                streams.append((days.astype("int64").astype("datetime64[D]"), values))
            self.all_of("join", size, join.PEERS, [streams], lambda joined: joined, self.table(f"join-{size}", 3, -1), 1e-11, 3)
        self.on_files()
        self.on_records()
        self.all_of("whole_run", 1500, whole_run.PEERS, [whole_run.returns(self.folder)],
                    lambda runs: numpy.concatenate([runs[profile] for profile in whole_run.PROFILES]),
                    numpy.concatenate([self.table(f"run-{profile}", 3) for profile in whole_run.PROFILES]), 1e-9, 1)

    def on_files(self):
        pickled = (self.folder / "series.pkl").read_bytes()
        series = pandas.read_pickle(self.folder / "series.pkl")
        parquet = (self.folder / "table.parquet").read_bytes()
        table = pyarrow.parquet.read_table(self.folder / "table.parquet")
        frame = table.to_pandas()
        size = len(series)
        values = series.to_numpy()
        self.add("readPickle", size, files.PANDAS, files.read_pickle, [pickled], lambda read: numpy.abs(read - values).max(), 0)
        self.add("writePickle", size, files.PANDAS, files.write_pickle, [series],
                 lambda made: numpy.abs(files.read_pickle(made) - values).max(), 0)
        self.add("readParquet", size, files.PYARROW, files.read_parquet, [parquet], lambda read: not read.equals(frame), 0)
        self.add("writeParquet", size, files.PYARROW, files.write_parquet, [table],
                 lambda made: not files.read_parquet(made).equals(frame), 0)

    def on_records(self):
        """A verdict is right with one difference; a chain, where its length and its last hash are ours."""
        for size in (2, 20):
            manifests = [parity.manifest(number == size - 1) for number in range(size)]
            for peer, function in parity.PEERS.items():
                self.add("parity", size, peer, function, [manifests], lambda found: abs(len(found) - 1), 0)
        for size in (1000, 100_000):
            text = (self.folder / f"ledger-{size}.jsonl").read_text(encoding="utf-8")
            lines, head = (self.folder / f"ledger-{size}.head").read_text().split()
            self.add("verify", size, ledger.PYTHON, ledger.verify, [text], lambda found: found != (int(lines), head), 0)
        self.add("appendThousand", 1000, ledger.PYTHON, ledger.append, [],
                 lambda made: ledger.verify(made.decode())[0] != 1000, 0)

    def limits(self):
        """What one core of this machine can do, as the libraries that know it best reach it."""
        square = numpy.random.default_rng(1).normal(size=(1000, 1000))
        product, _ = best(numpy.matmul, square, square.copy())
        wide = numpy.zeros(32_000_000)
        target = numpy.empty_like(wide)
        copied, _ = best(numpy.copyto, target, wide)
        return {"multiply_add_gflops": 2e-6 * len(square) ** 3 / product, "copy_gb_per_s": 2e-6 * wide.nbytes / copied}


def main(folder, threads, *about):
    warnings.simplefilter("ignore")
    comparison = Comparison(folder, int(threads))
    comparison.on_matrices()
    results = comparison.folder / "results.json"
    if comparison.threads == 1:
        comparison.on_one_thread()
        told = dict(pair.split("=", 1) for pair in about) | {"python": platform.python_version(), "cores": os.cpu_count()}
        whole = {"about": told, "limits": comparison.limits(), "rows": []}
    else:
        whole = json.loads(results.read_text())
    whole["rows"] += comparison.rows
    results.write_text(json.dumps(whole, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
