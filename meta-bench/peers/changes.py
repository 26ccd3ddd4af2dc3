"""Holds our own times in two result files against each other."""
import json
import sys

ALLOWED = 1.10


def times(path):
    with open(path) as file:
        rows = json.load(file)["rows"]
    return {(row["job"], row["size"], way): mine for row in rows for way, mine in row["ours"].items()}


def error(mine):
    return mine["error_ms"] if isinstance(mine["error_ms"], float) else 0.0


def main(old, new):
    before, after = times(old), times(new)
    slower = 0
    for key in sorted(before.keys() & after.keys()):
        was, now = before[key], after[key]
        grown = now["ms"] / was["ms"]
        is_slower = grown > ALLOWED and now["ms"] - was["ms"] > error(was) + error(now)
        slower += is_slower
        print(f"{key[0]:13} {key[1]:6} {key[2]:7} {was['ms']:10.3f} -> {now['ms']:10.3f} ms  {grown:5.2f}x {'SLOWER' if is_slower else ''}")
    for key in sorted(before.keys() ^ after.keys()):
        print(f"{key[0]:13} {key[1]:6} {key[2]:7} only in the {'old' if key in before else 'new'} file")
    sys.exit(1 if slower else 0)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Two result files of meta-bench/compare are needed: OLD.json NEW.json")
    main(*sys.argv[1:])
