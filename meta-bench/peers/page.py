"""Puts the newest figures into results/README.md: the table between its marks, speed.svg and scaling.svg beside it.

    page.py RESULTS.json SCALING.json RESULTS_FOLDER
"""
import json
import pathlib
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams |= {"svg.hashsalt": "metafolio", "svg.fonttype": "none", "font.size": 9, "axes.spines.top": False,
                        "axes.spines.right": False}
from matplotlib import pyplot, ticker  # noqa: E402

NAMES = {"ledoit_wolf": "Ledoit-Wolf", "sample": "sample covariance", "ewma:30": "weighted covariance", "parity": "parity of sleeves",
         "verify": "ledger, verify lines", "appendThousand": "ledger, append lines", "hrp": "HRP", "min_variance": "minimum variance", "erc": "equal risk", "ward": "Ward linkage",
         "single": "single linkage", "average": "average linkage", "join": "join", "readPickle": "pickle, read",
         "writePickle": "pickle, write", "readParquet": "Parquet, read", "writeParquet": "Parquet, write",
         "whole_run": "whole run, three sleeves"}
ASKED = {("ledoit_wolf", "NumPy"): 1, ("ledoit_wolf", "scikit-learn"): 3, ("ledoit_wolf", "EJML"): 1.5, ("hrp", "NumPy"): 3, ("hrp", "PyPortfolioOpt"): 100,
         ("min_variance", "cvxpy"): 10, ("erc", "NumPy"): 2, ("ward", "fastcluster"): 1, ("single", "fastcluster"): 1, ("join", "Polars"): 1,
         ("readPickle", "pandas"): 1, ("writePickle", "pandas"): 1, ("readParquet", "PyArrow"): 0.5, ("writeParquet", "PyArrow"): 1,
         ("whole_run", "reference"): 10}
LEVEL = 0.95
GOOD, SHORT, PLAIN = "#2b7a5b", "#b4532a", "#8a8f98"


def asked(row):
    return next((least for (job, peer), least in ASKED.items() if job == row["job"] and row["peer"].startswith(peer)), None)


def best(row):
    return row["peer_ms"] / min(mine["ms"] for mine in row["ours"].values())


def brief(ms):
    return f"{ms:.0f}" if ms >= 100 else f"{ms:.1f}" if ms >= 10 else f"{ms:.2f}"


def verdict(row):
    least = asked(row)
    return "" if least is None else f"{least}x " + ("met" if best(row) >= LEVEL * least else "**missed**")


def table(results):
    lines = ["| job | size | plain, ms | Vector API, ms | MB a call | peer | threads | peer, ms | plain | Vector API | asked for |",
             "|---|---|---|---|---|---|---|---|---|---|---|"]
    for row in results["rows"]:
        ours = row["ours"]
        vector = ours.get("vector")
        lines.append("| " + " | ".join([
            NAMES[row["job"]], str(row["size"]), brief(ours["plain"]["ms"]), brief(vector["ms"]) if vector else "–",
            brief(ours["plain"]["bytes"] / 1e6), row["peer"], str(row["peer_threads"]), brief(row["peer_ms"]),
            f"{row['peer_ms'] / ours['plain']['ms']:.2f}x", f"{row['peer_ms'] / vector['ms']:.2f}x" if vector else "–", verdict(row)]) + " |")
    return "\n".join(lines)


def about(results):
    told, limits = results["about"], results["limits"]
    products = [row for row in results["rows"] if row["job"] == "ledoit_wolf" and row["size"] == 1000][:1]
    lines = [f"{told['when']}, commit {told['commit']}, {told['processor']}, {told['cores']} cores, JDK {told['jdk']}, Python {told['python']}.",
             f"One core of this machine, in the same run: {limits['multiply_add_gflops']:.0f} Gflop/s in OpenBLAS's product of two matrices "
             f"of 1000, {limits['copy_gb_per_s']:.1f} GB/s copied."]
    for row in products:
        shares = ", ".join(f"{way} {1001 * 1000 * 500 / mine['ms'] * 1e-6 / limits['multiply_add_gflops']:.0%}" for way, mine in row["ours"].items())
        lines.append(f"Share of that product's speed that all of Ledoit-Wolf at 1000 columns reaches, its product of 500 rows counted alone: {shares}.")
    return "\n".join(lines)


def draw_ratios(results, path):
    rows = [row for row in results["rows"] if row["peer_threads"] == 1][::-1]
    figure, axes = pyplot.subplots(figsize=(9, 0.21 * len(rows) + 1))
    colours = [PLAIN if asked(row) is None else GOOD if best(row) >= LEVEL * asked(row) else SHORT for row in rows]
    axes.barh(range(len(rows)), [best(row) - 1 for row in rows], left=1, color=colours, height=0.7)
    for place, row in enumerate(rows):
        if asked(row) is not None:
            axes.plot([asked(row)] * 2, [place - 0.45, place + 0.45], color="#222222", linewidth=1.5)
    axes.set_yticks(range(len(rows)), [f"{NAMES[row['job']]} {row['size']}, {row['peer']}" for row in rows], fontsize=8)
    axes.set_xscale("log")
    axes.axvline(1, color="#222222", linewidth=0.8)
    axes.set_xticks([0.2, 0.5, 1, 2, 5, 10, 100], ["0.2x", "0.5x", "1x", "2x", "5x", "10x", "100x"])
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.set_title("Times as fast as the peer, one thread each, our faster path.\nA mark stands where we mean to be; "
                   "green has reached it, rust has not, grey has none.", loc="left", fontsize=9)
    figure.savefig(path, bbox_inches="tight", metadata={"Date": None})


def draw_scaling(scaling, path):
    panels = {"columns": "columns, rows", "rows": "columns, rows", "points": "points", "sleeves": "sleeves"}
    titles = list(dict.fromkeys(panels.values()))
    figure, axes = pyplot.subplots(1, len(titles), figsize=(10, 3.4))
    for curve in scaling["curves"]:
        side = axes[titles.index(panels[curve["over"]])]
        xs, ys = zip(*curve["points"])
        name = NAMES.get(curve["job"], curve["job"])
        name += {"columns": ", columns", "sleeves": f", {curve['threads']} thread" + "s" * (curve["threads"] > 1)}.get(curve["over"], f", {curve['over']}")
        side.loglog(xs, ys, marker="o", markersize=3, linewidth=1.2, label=f"{name}: {curve['exponent']:.2f} ({curve['theory']})")
    for side, title in zip(axes, titles):
        places = sorted({x for line in side.get_lines() for x in line.get_xdata()})
        places = [place for place in places if place in places[:: 1 + len(places) // 8]]
        side.set_xticks(places, [f"{place:g}" for place in places], fontsize=7)
        side.xaxis.set_minor_locator(ticker.NullLocator())
        side.yaxis.set_major_locator(ticker.LogLocator(subs=(1, 2, 5)))
        side.yaxis.set_major_formatter(ticker.FormatStrFormatter("%g"))
        side.yaxis.set_minor_formatter(ticker.NullFormatter())
        side.set_title(f"ms over {title}", loc="left", fontsize=9)
        side.legend(fontsize=7, frameon=False, loc="upper left", bbox_to_anchor=(-0.05, -0.12), title="exponent measured (in theory)",
                    title_fontsize=7, alignment="left")
    figure.savefig(path, bbox_inches="tight", metadata={"Date": None})


def replaced(page, mark, text):
    head, rest = page.split(f"<!-- {mark} -->\n", 1)
    tail = rest.split(f"<!-- end of {mark} -->", 1)[1]
    return f"{head}<!-- {mark} -->\n{text}\n<!-- end of {mark} -->{tail}"


def main(results_file, scaling_file, folder):
    results = json.loads(pathlib.Path(results_file).read_text())
    scaling = json.loads(pathlib.Path(scaling_file).read_text())
    folder = pathlib.Path(folder)
    draw_ratios(results, folder / "speed.svg")
    draw_scaling(scaling, folder / "scaling.svg")
    page = folder / "README.md"
    page.write_text(replaced(replaced(page.read_text(), "machine", about(results)), "table", table(results)))


if __name__ == "__main__":
    main(*sys.argv[1:])
