"""The verdict of ParityBenchmark in Python: DeepDiff of each manifest with the first, and the plain loop over flattened parameters
that a desk would write by hand. Prints the best of ten, in ms.

    pip install -r requirements.txt && python parity.py
"""
import random
import time

import deepdiff


def manifest(other):
    draw = random.Random(20260114)
    blocks = {"features": {}, "selection": {"selection_mode": "none"}, "backtest": {}}
    blocks["backtest"].update(lookback_days=500, train_window=60, test_window=20, step_size=20, simulator="custom",
                              backtest_slippage=0.0005, backtest_commission=0.0001)
    for i in range(492):
        value = draw.random()
        blocks["features" if i % 2 == 0 else "backtest"][f"p{i}"] = -1.0 if i == 100 and other else value
    return blocks


def flattened(blocks):
    return {f"/{block}/{name}": value for block, values in blocks.items() for name, value in values.items()}


def by_hand(manifests):
    first = flattened(manifests[0])
    findings = []
    for other in map(flattened, manifests[1:]):
        for pointer in sorted(first.keys() | other.keys()):
            mine, theirs = first.get(pointer), other.get(pointer)
            same = type(mine) is type(theirs) and mine == theirs
            findings.append((pointer, mine, theirs, same))
    return [finding for finding in findings if not finding[3]]


def by_deepdiff(manifests):
    return [diff for diff in (deepdiff.DeepDiff(manifests[0], other) for other in manifests[1:]) if diff]


PEERS = {"Python by hand": by_hand, f"DeepDiff {deepdiff.__version__}": by_deepdiff}


def best(function, manifests):
    times = []
    for _ in range(10):
        start = time.perf_counter()
        found = function(manifests)
        times.append(time.perf_counter() - start)
    if len(found) != 1:
        raise SystemExit(f"Wrong verdict, no use in timing it: {found}")
    return 1000 * min(times)


if __name__ == "__main__":
    for sleeves in (2, 20):
        made = [manifest(s == sleeves - 1) for s in range(sleeves)]
        print(f"{sleeves} sleeves: by hand {best(by_hand, made):.3f} ms, "
              f"DeepDiff {deepdiff.__version__} {best(by_deepdiff, made):.1f} ms")
