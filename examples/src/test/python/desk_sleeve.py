"""Turns a sleeve run of Metafolio into one that a Python desk would have made by itself: native pickles of pandas in
protocol 5, a manifest, assets; no ledger, no decisions.

    examples/metafolio run --out ours --run-id a
    python desk_sleeve.py ours/sleeves/etfs/a examples/src/test/resources/io/metafolio/examples/desk/etfs

Needs pandas (2.2.3 made the committed files).
"""
import json
import os
import sys

import numpy
import pandas


def main(ours, theirs):
    for folder in ("config", "data", "artifacts/meta/returns"):
        os.makedirs(os.path.join(theirs, folder), exist_ok=True)
    with open(os.path.join(ours, "config/resolved_manifest.json")) as file:
        manifest = json.load(file)
    for ours_only in ("library", "provenance"):
        del manifest[ours_only]
    with open(os.path.join(theirs, "config/resolved_manifest.json"), "w") as file:
        json.dump(manifest, file, indent=1)
    with open(os.path.join(ours, "data/portfolio_flattened.json")) as file:
        flattened = json.load(file)
    assets = {
        profile: {"assets": [{"symbol": asset["symbol"], "net_weight": asset["net_weight"]} for asset in shape["assets"]]}
        for profile, shape in flattened["profiles"].items()
    }
    with open(os.path.join(theirs, "data/portfolio_flattened.json"), "w") as file:
        json.dump({"profiles": assets}, file, indent=1)
    for profile in manifest["backtest"]["profiles"]:
        read = pandas.read_pickle(os.path.join(ours, "artifacts/meta/returns", profile + ".pkl"))
        index = pandas.DatetimeIndex(numpy.array(read.index.values, dtype="M8[us]"), name="date")
        native = pandas.Series(numpy.array(read.values), index=index, name=profile)
        native.to_pickle(os.path.join(theirs, "artifacts/meta/returns", profile + ".pkl"), protocol=5)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
