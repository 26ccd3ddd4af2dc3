"""Selection v4 by pandas, SciPy and ordpy, written from its description and not from our code.

    pip install -r requirements.txt
    python selection_oracles.py > ../resources/io/metafolio/engines/selection-oracles.json

Problems are those of problems.py, with a drift a column so that some assets have momentum and some have none.
"""
import json
import math

import numpy
import ordpy
import pandas
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from problems import returns

WEIGHTS = {"momentum": 1.75, "stability": 0.05, "liquidity": 0.29, "antifragility": 0.63, "efficiency": 1.53, "entropy": 0.03, "hurst": 0.35,
           "skew": 0.5, "kurtosis": 0.5, "cvar": 1.0}
LOW_IS_BETTER = {"entropy", "skew", "kurtosis"}
STEPS = ["EFFICIENCY", "MOMENTUM", "RANDOM_WALK", "ENTROPY", "FILL"]


def hurst(x):
    if len(x) < 32:
        return math.nan
    lags, ratios, lag = [], [], 8
    while lag <= len(x) // 2:
        segments = x[: len(x) // lag * lag].reshape(-1, lag)
        walk = numpy.cumsum(segments - segments.mean(axis=1, keepdims=True), axis=1)
        ratios.append(numpy.mean((walk.max(axis=1) - walk.min(axis=1)) / segments.std(axis=1)))
        lags.append(lag)
        lag *= 2
    return float(numpy.clip(numpy.polyfit(numpy.log(lags), numpy.log(ratios), 1)[0], 0, 1))


def min_max(values):
    return (values - values.min()) / (values.max() - values.min()) if values.max() > values.min() else values * 0


def features(frame, sessions, liquidity):
    skew = frame.skew()
    above = frame.apply(lambda r: r[r > r.quantile(.95)].mean() if (r > r.quantile(.95)).any() else r.quantile(.95))
    return pandas.DataFrame({
        "momentum": frame.mean() * sessions,
        "stability": 1 / (frame.std() * math.sqrt(sessions)),
        "liquidity": pandas.Series(liquidity, index=frame.columns, dtype=float),
        "antifragility": (min_max(skew) + min_max(above)) * min(1, len(frame) / 252),
        "efficiency": frame.sum().abs() / frame.abs().sum(),
        "entropy": frame.apply(lambda r: float(ordpy.permutation_entropy(r.to_numpy(), dx=4, taux=1))),
        "hurst": frame.apply(lambda r: hurst(r.to_numpy())),
        "skew": skew,
        "kurtosis": frame.kurt(),
        "cvar": frame.apply(lambda r: r[r <= r.quantile(.05)].mean()),
    })


def scores(table, logarithmic):
    total, weights = pandas.Series(0.0, index=table.index), 0.0
    for name, weight in WEIGHTS.items():
        values = table[name]
        if values.isna().all():
            continue
        # entropies of equal frequencies are equal; ordpy adds them up in the order of the patterns met
        # an asset without a feature that others have stands below all of them, at the least probability
        rank = (values.round(12) if name == "entropy" else values).rank(
            method="average", ascending=name not in LOW_IS_BETTER, na_option="top")
        p = .01 + .99 * (rank - 1) / (len(values) - 1) if len(values) > 1 else rank
        p = p.mask(values.isna(), .01)
        total = total + weight * (numpy.log(p) if logarithmic else p)
        weights += weight
    return total if logarithmic else total / weights


def vetoes(row, limits):
    found = []
    if row.entropy > .999:
        found.append("ENTROPY_CEILING")
    elif row.entropy > limits["entropy"]:
        found.append("ENTROPY")
    if limits["hurst"] and .48 <= row.hurst <= .52:
        found.append("RANDOM_WALK")
    if row.efficiency < limits["efficiency"]:
        found.append("INEFFICIENT")
    if row.momentum < limits["momentum"]:
        found.append("NO_MOMENTUM")
    return found


def attempt(frame, table, score, limits, case):
    vetoed = {}
    if case["vetoes"]:
        for asset, row in table.iterrows():
            reasons = vetoes(row, limits) if asset not in case["benchmarks"] else []
            if reasons:
                vetoed[asset] = reasons
    left = [asset for asset in frame.columns if asset not in vetoed]
    if not left:
        return vetoed, [], []
    rho = frame[left].corr().to_numpy()
    if len(left) == 1:
        labels = numpy.array([1])
    else:
        distance = numpy.sqrt(numpy.clip(.5 * (1 - rho), 0, None))
        numpy.fill_diagonal(distance, 0)
        tree = linkage(squareform(distance, checks=False), "ward")
        labels = fcluster(tree, case["distance"], "distance")
        if labels.max() > case["max_clusters"]:
            labels = fcluster(tree, case["max_clusters"], "maxclust")
    clusters, selected = [], []
    for label in range(1, labels.max() + 1):
        members = [i for i in range(len(left)) if labels[i] == label]
        pairs = [rho[a, b] for k, a in enumerate(members) for b in members[k + 1:]]
        mean = numpy.mean(pairs) if pairs else 1.0
        count = max(1, math.floor(case["top_n"] * (1 - mean) + .5 + .5)) if case["dynamic"] else case["top_n"]
        clusters.append([left[i] for i in members])
        selected += [left[i] for i in sorted(members, key=lambda i: (-score[left[i]], i))[:count]]
    return vetoed, clusters, selected


def problem(case):
    made = numpy.array(returns(case["seed"], case["rows"], case["columns"])) + numpy.array(
        [case["drift"] * (j % 7 - 3) for j in range(case["columns"])])
    return pandas.DataFrame(made, columns=[f"C{j}" for j in range(case["columns"])])


def liquidity(case):
    """Given to every second variant; in one of them every fourth asset lacks it."""
    if case["seed"] % 2:
        return [None] * case["columns"]
    return [None if case["seed"] % 4 == 2 and j % 4 == 1 else 1e6 * (1 + 7919 * j % 101) for j in range(case["columns"])]


def select(case):
    frame = problem(case)
    case["liquidity"] = [None if value is None else float(value) for value in liquidity(case)]
    table, score, vetoed, clusters, selected, steps = choose(frame, case)
    case.update(
        scores=[float(score[a]) for a in frame.columns],
        features={name: [None if math.isnan(v) else float(v) for v in table[name]] for name in WEIGHTS},
        vetoed=vetoed, clusters=clusters, selected=selected, relaxations=steps)
    return case


def choose(frame, case):
    table = features(frame, case["sessions"], case.get("liquidity") or [None] * frame.shape[1])
    score = scores(table, case["log"])
    limits = {"entropy": case["entropy"], "hurst": True, "efficiency": case["efficiency"], "momentum": 0.0}
    vetoed, clusters, selected = attempt(frame, table, score, limits, case)
    steps = []
    for step in STEPS:
        if len(selected) >= case["min_selected"]:
            break
        if step == "FILL":
            steps.append(step)
            rest = sorted((a for a in frame.columns if a not in selected),
                          key=lambda a: (-score[a], list(frame.columns).index(a)))
            selected = selected + rest[: max(0, case["min_selected"] - len(selected))]
        elif case["vetoes"]:
            steps.append(step)
            if step == "EFFICIENCY":
                limits["efficiency"] *= .8
            elif step == "MOMENTUM":
                limits["momentum"] = -math.inf
            elif step == "RANDOM_WALK":
                limits["hurst"] = False
            else:
                limits["entropy"] = .999
            vetoed, clusters, selected = attempt(frame, table, score, limits, case)
    return table, score, vetoed, clusters, [a for a in frame.columns if a in selected], steps


def main():
    cases, seed = [], 1
    for rows, columns in ((60, 12), (60, 40), (120, 25), (20, 8), (250, 60), (60, 1), (60, 2)):
        for variant in range(4):
            seed += 1
            cases.append(select({
                "seed": seed, "rows": rows, "columns": columns, "sessions": 365 if variant == 1 else 252,
                "drift": 0.0 if variant == 2 else 0.001, "log": variant != 3, "vetoes": variant != 1,
                "dynamic": variant != 2, "entropy": 0.999 if variant == 3 else 0.95,
                "efficiency": 0.2 if variant == 2 else 0.05, "top_n": 2 if variant == 1 else 3,
                "distance": 0.3 if variant == 3 else 0.5, "max_clusters": 5 if variant == 3 else 25,
                "min_selected": 6 if variant == 2 else 3, "benchmarks": ["C0"] if variant != 1 else []}))
    print(json.dumps(cases, indent=None, separators=(",", ":")))


if __name__ == "__main__":
    main()
