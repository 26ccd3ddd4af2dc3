"""Reads the times of meta-bench/scale and prints each curve with its exponent, measured over the upper half, beside that of theory;
writes scaling.json. Called with the folder of the times."""
import json
import math
import pathlib
import sys

THEORY = {"columns": 2, "rows": 1, "hrp": 2, "min_variance": 3, "erc": 3, "ward": 2, "single": 2, "sleeves": 1}
OVER = {"columns": "columns", "rows": "rows", "ward": "points", "single": "points"}


def exponent(points):
    upper = points[len(points) // 2 :]
    return math.log(upper[-1][1] / upper[0][1]) / math.log(upper[-1][0] / upper[0][0])


def main(folder):
    curves = []
    for job in ("columns", "rows", "hrp", "min_variance", "erc", "ward", "single"):
        over = OVER.get(job, "columns")
        rows = json.loads((pathlib.Path(folder) / f"{job}.json").read_text())
        curves.append((job, over, 1, sorted((int(row["params"][over]), row["primaryMetric"]["score"]) for row in rows)))
    runs = [json.loads(line) for line in (pathlib.Path(folder) / "sleeves.txt").read_text().splitlines()]
    for threads in (1, 2):
        points = [(run["sleeves"], 1000 * run["seconds"]) for run in runs if run["threads"] == threads]
        curves.append(("sleeves", "sleeves", threads, points))
    out = []
    for job, over, threads, points in curves:
        named = {"columns": "ledoit_wolf", "rows": "ledoit_wolf", "sleeves": "whole run, cold"}.get(job, job)
        out.append({"job": named, "over": over, "threads": threads, "points": points, "exponent": exponent(points), "theory": THEORY[job]})
        print(f"{named:16} over {over:8} {threads} thread(s)  exponent {exponent(points):5.2f}, in theory {THEORY[job]}   "
              + "  ".join(f"{x}: {ms:.3g} ms" for x, ms in points))
    (pathlib.Path(folder) / "scaling.json").write_text(json.dumps({"curves": out}, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
