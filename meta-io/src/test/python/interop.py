"""The live check of pickles between Metafolio and several pandas; needs python3 only, of the version pinned for it.

    python3 interop.py prepare VENV_DIR          make the environments marked "interop" in environments.json
    python3 interop.py write   VENV_DIR OUT_DIR  write every case of pandas_tables.py in each
    python3 interop.py read    VENV_DIR DIR      let each read what Metafolio wrote, see pandas_reads.py

Preparing again leaves complete environments as they are. Exit code 1 where something differs or fails, 2 for wrong
usage, 3 where an environment is missing and no package index can be reached.
"""
import os
import sys
from concurrent.futures import ThreadPoolExecutor

from environments import Failed, IndexUnreachable, environments, is_complete, make, run_script


def chosen():
    return [environment for environment in environments() if environment.get("interop")]


def prepare(venvs):
    """Two at a time: one downloads while the other unpacks. The first that fails, in their order, is told."""
    with ThreadPoolExecutor(2) as executor:
        made = executor.map(lambda environment: make(venvs, environment), chosen())
        for environment, (_, is_new) in zip(chosen(), made):
            print("%s: %s" % (environment["id"], "made" if is_new else "there already"), flush=True)
    return 0


def prepared(venvs):
    for environment in chosen():
        folder = os.path.join(venvs, environment["id"])
        if not is_complete(folder, environment):
            raise Failed("%s is not prepared: run interop.py prepare first" % environment["id"])
        yield environment["id"], folder


def write(venvs, out):
    os.makedirs(out, exist_ok=True)
    for name, folder in list(prepared(venvs)):
        print(run_script(folder, "pandas_tables.py", out, name)[1], end="", flush=True)
    return 0


def read(venvs, folder):
    rows = []
    for name, environment in list(prepared(venvs)):
        code, said = run_script(environment, "pandas_reads.py", folder, name, warnings=True, may_fail=True)
        rows.append((name, code))
        print(said, end="", flush=True)
    print("\n".join("%-24s %s" % (name, "differs" if code else "equal") for name, code in rows))
    return 1 if any(code for _, code in rows) else 0


def main(arguments):
    actions = {("prepare", 2): prepare, ("write", 3): write, ("read", 3): read}
    action = actions.get((arguments[0] if arguments else "", len(arguments)))
    if action is None:
        print(__doc__)
        return 2
    try:
        return action(*arguments[1:])
    except IndexUnreachable as e:
        print(e)
        return 3
    except Failed as e:
        print(e)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
