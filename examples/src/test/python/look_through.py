"""Recomputes the look-through of a meta-run from its artifacts alone, at any depth. Python 3.8+, standard library only.

usage: look_through.py META_RUN_DIR

Of each meta-run it takes the published sleeve weights (meta_optimized.json), of each strategy run the next decision
(data/decisions.json), finds the runs within by the ledger heads that the outer ledger recorded, multiplies, and holds weight,
net weight, contributors, cash and total against portfolio_flattened.json. Prints the greatest difference; exits 1 above 1e-12.
"""

import json
import sys
from pathlib import Path

TOLERANCE = 1e-12


def read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def ledger(run):
    return [json.loads(line) for line in (run / "audit.jsonl").read_text(encoding="utf-8").splitlines()]


def sleeves(run):
    """Path to the run of each sleeve, by id, with whether it is a meta-portfolio."""
    root = run.parent.parent.parent
    lines = ledger(run)
    heads = {
        line["params"]["sleeve"]: line["data"]["ledger_head"]
        for line in lines
        if line["step"] == "sleeve_matrix" and line["status"] == "outcome"
    }
    for sleeve in lines[0]["data"]["sleeves"]:
        kind = "meta" if sleeve["kind"] == "meta" else "sleeves"
        candidates = sorted((root / kind / sleeve["id"]).iterdir())
        found = [c for c in candidates if any(x["hash"] == heads[sleeve["id"]] for x in ledger(c))]
        assert len(found) == 1, (sleeve["id"], found)
        yield sleeve["id"], kind == "meta", found[0]


def leaves(run, profile):
    """(path, symbol, weight, is_cash) of everything that a meta-run holds."""
    weights = read(run / "meta_optimized.json")["profiles"][profile]["weights"]
    for sleeve, is_meta, folder in sleeves(run):
        share = weights[sleeve]
        if is_meta:
            for path, symbol, weight, cash in leaves(folder, profile):
                yield sleeve + "/" + path, symbol, share * weight, cash
            continue
        assets = read(folder / "data/decisions.json")["profiles"][profile]["next"]
        for symbol, weight in assets.items():
            if weight != 0:
                yield sleeve, symbol, share * weight, False
        asset = read(folder / "config/resolved_manifest.json")["data"]["cash_asset"]
        rest = 1 - sum(assets.values())
        rest = 0.0 if abs(rest) <= TOLERANCE else rest
        if asset != "none" or rest != 0:
            yield sleeve, "CASH" if asset == "none" else asset, share * rest, True


def differences(run):
    flattened = read(run / "portfolio_flattened.json")["profiles"]
    for profile, written in flattened.items():
        assets, cash, total = {}, {}, 0.0
        for path, symbol, weight, is_cash in leaves(run, profile):
            (cash if is_cash else assets).setdefault(symbol, {})[path] = weight
            total += weight
        assert [a["symbol"] for a in written["assets"]] == sorted(
            assets, key=lambda s: (-[a["weight"] for a in written["assets"] if a["symbol"] == s][0], s)
        ), profile
        assert len(assets) == len(written["assets"]), profile
        for asset in written["assets"]:
            own = assets[asset["symbol"]]
            assert list(own) == list(asset["contributors"]), (asset["symbol"], list(own))
            yield abs(asset["weight"] - sum(abs(w) for w in own.values()))
            yield abs(asset["net_weight"] - sum(own.values()))
            yield abs(asset["net_weight"] - sum(asset["contributors"].values()))
            for path, weight in own.items():
                yield abs(asset["contributors"][path] - weight)
        assert list(cash) == list(written["cash"]), profile
        for symbol, own in cash.items():
            yield abs(written["cash"][symbol] - sum(own.values()))
            for path, weight in own.items():
                yield abs(written["cash_contributors"][symbol][path] - weight)
        yield abs(written["total"] - total)
        yield abs(total - 1)


def main(run):
    found = list(differences(run))
    print(f"{run.parent.name}: {len(found)} figures, greatest difference {max(found):.3g}")
    return max(found) > TOLERANCE or any([main(folder) for _, is_meta, folder in sleeves(run) if is_meta])


if __name__ == "__main__":
    sys.exit(int(main(Path(sys.argv[1]).resolve())))
