"""What the drivers share: the pinned environments of environments.json, made as virtual environments and run.

Not a script: pickle_corpus.py and interop.py import it. Installing takes wheels only, exactly
those pinned; an environment that is complete is left as it is.
"""
import json
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
UNREACHABLE = re.compile(r"Retrying \(Retry|from versions: none|Max retries exceeded|Name or service not known")


class IndexUnreachable(Exception):
    """No package index answers, so that an environment cannot be made."""


class Failed(Exception):
    """A command inside an environment failed; the message ends with what it said."""


def environments():
    with open(os.path.join(HERE, "environments.json"), encoding="utf-8") as f:
        return json.load(f)


def version_of(python):
    probe = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([python, "-c", probe], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return None
    return done.stdout.decode().strip() if done.returncode == 0 else None


def find_python(version):
    """The interpreter of a version "3.8": this one, one on the PATH, or the last of pyenv's that fits."""
    if "%d.%d" % sys.version_info[:2] == version:
        return sys.executable
    candidates = [shutil.which("python" + version), shutil.which("python3")]
    for root in (os.environ.get("PYENV_ROOT"), os.path.expanduser("~/.pyenv")):
        versions = os.path.join(root, "versions") if root else ""
        if os.path.isdir(versions):
            fitting = [name for name in os.listdir(versions) if name.startswith(version + ".")]
            fitting.sort(key=lambda name: [int(digits) for digits in re.findall(r"\d+", name)])
            candidates += [os.path.join(versions, name, "bin", "python") for name in reversed(fitting)]
    for candidate in candidates:
        if candidate and version_of(candidate) == version:
            return candidate
    raise Failed("no Python %s on the PATH or among pyenv's versions" % version)


def inner_python(folder):
    return os.path.join(folder, "Scripts" if os.name == "nt" else "bin", "python")


def is_complete(folder, environment):
    try:
        with open(os.path.join(folder, "installed.json"), encoding="utf-8") as f:
            return json.load(f) == environment["packages"]
    except (OSError, ValueError):
        return False


def make(venvs, environment):
    """Makes one environment under the folder venvs; returns its folder and whether there was anything to do."""
    folder = os.path.join(venvs, environment["id"])
    if is_complete(folder, environment):
        return folder, False
    shutil.rmtree(folder, ignore_errors=True)
    run([find_python(environment["python"]), "-m", "venv", folder])
    pip = [inner_python(folder), "-m", "pip", "--disable-pip-version-check", "--retries", "2", "--timeout", "20"]
    try:
        run(pip + ["install", "--quiet", "--no-deps", "--only-binary", ":all:"] + environment["packages"])
    except Failed as failed:
        if UNREACHABLE.search(str(failed)):
            raise IndexUnreachable("no package index can be reached to install " + environment["id"])
        raise
    with open(os.path.join(folder, "installed.json"), "w", encoding="utf-8") as f:
        json.dump(environment["packages"], f)
    return folder, True


def run(command, may_fail=False):
    """Runs a command in UTC with a fixed hash seed; returns its exit code and everything it printed."""
    surroundings = dict(os.environ, PYTHONHASHSEED="0", PYTHONUTF8="1", PYTHONDONTWRITEBYTECODE="1", TZ="UTC")
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONWARNINGS"):
        surroundings.pop(name, None)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings)
    said = done.stdout.decode("utf-8", "replace")
    if done.returncode and not may_fail:
        raise Failed("%s gave %d\n%s" % (" ".join(command), done.returncode, said[-4000:]))
    return done.returncode, said


def run_script(folder, script, *arguments, **options):
    """Runs one of the scripts beside this file inside an environment; options: warnings=True for -W error."""
    strict = ["-W", "error"] if options.get("warnings") else []
    command = [inner_python(folder)] + strict + [os.path.join(HERE, script)] + list(arguments)
    return run(command, options.get("may_fail", False))
