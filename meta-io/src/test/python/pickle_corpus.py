"""Makes the corpus of pickles in src/test/resources from the pinned environments of environments.json.

    python pickle_corpus.py ../resources/io/metafolio/io/pickle/corpus [--venvs DIR] [ENV_ID...]

Makes each environment in a temporary folder (or in DIR, which is kept and used again), runs pandas_tables.py in it and
merges the lists into OUT_DIR/corpus.json, one entry a line in the order of environments.json. With ENV_IDs only these
are made anew. An environment holds every core case and its part of the others; the same bytes come out each time.
"""
import argparse
import json
import os
import shutil
import sys
import tempfile

from environments import environments, make, run_script

PARTS = 6


def entries_of(corpus):
    try:
        with open(corpus, encoding="utf-8") as f:
            return json.load(f)
    except FileNotFoundError:
        return []


def main(out, venvs, chosen):
    known = environments()
    unknown = set(chosen) - {environment["id"] for environment in known}
    if unknown:
        sys.exit("no such environment: " + ", ".join(sorted(unknown)))
    corpus = os.path.join(out, "corpus.json")
    by_environment = {}
    for entry in entries_of(corpus):
        by_environment.setdefault(entry["file"].split("/")[0], []).append(entry)
    for number, environment in enumerate(known):
        name = environment["id"]
        if chosen and name not in chosen:
            continue
        folder, _ = make(venvs, environment)
        with tempfile.TemporaryDirectory() as fresh:
            print(run_script(folder, "pandas_tables.py", fresh, name, "%d/%d" % (number, PARTS))[1], end="")
            with open(os.path.join(fresh, name + ".json"), encoding="utf-8") as f:
                by_environment[name] = json.load(f)
            shutil.rmtree(os.path.join(out, name), ignore_errors=True)
            shutil.copytree(os.path.join(fresh, name), os.path.join(out, name))
    merged = [entry for environment in known for entry in by_environment.get(environment["id"], [])]
    with open(corpus, "w", encoding="utf-8", newline="\n") as f:
        f.write("[\n " + ",\n ".join(json.dumps(entry, ensure_ascii=False) for entry in merged) + "\n]\n")
    print("%d files in all" % len(merged))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("environments", nargs="*")
    parser.add_argument("--venvs")
    given = parser.parse_args()
    os.makedirs(given.out, exist_ok=True)
    if given.venvs:
        main(given.out, given.venvs, given.environments)
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(given.out, folder, given.environments)
