"""A hash-chained ledger by hand in Python: a thousand lines appended, and a whole ledger verified, as ledger.md shows it."""
import hashlib
import json
import pathlib
import platform
import tempfile

START = "0" * 64


def canonical(line):
    return json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def decisions(pairs):
    """What LedgerBenchmark tells its ledger: an intent and an outcome, again and again."""
    for i in range(pairs):
        params = {"engine": "custom", "profile": "hrp", "n_sleeves": 3, "rows": 60 + i}
        yield {"step": "meta_optimize_hrp", "status": "intent", "params": params, "inputs": "ab" * 32}
        weights = {"etfs": 0.1 + 1e-9 * i, "crypto": 0.05, "instruments": 0.85 - 1e-9 * i}
        yield {"step": "meta_optimize_hrp", "status": "outcome", "params": params, "inputs": "ab" * 32, "data": {"weights": weights},
               "outputs": "cd" * 32}


def append(pairs=500):
    """Each line is written, and where the ledger stands beside it, before the next; the bytes of the ledger."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "audit.jsonl"
        head = START
        with open(file, "wb", buffering=0) as lines, open(pathlib.Path(folder) / "audit.head", "wb", buffering=0) as anchor:
            for number, line in enumerate(decisions(pairs)):
                line |= {"seq": number, "ts": "2026-01-14T00:00:00Z", "prev_hash": head}
                head = hashlib.sha256(canonical(line).encode()).hexdigest()
                lines.write((canonical(line | {"hash": head}) + "\n").encode())
                anchor.seek(0)
                anchor.write(f"{number} {head}\n".encode())
        return file.read_bytes()


def verify(text):
    """How many lines are there and the hash of the last, once each is seen to follow the one before."""
    head = START
    lines = text.split("\n")
    assert lines.pop() == "", "the last line is torn"
    for number, text in enumerate(lines):
        line = json.loads(text)
        body = text.replace('"hash":"%s",' % line["hash"], "", 1)
        assert hashlib.sha256(body.encode()).hexdigest() == line["hash"], f"line {number + 1} was changed"
        assert line["prev_hash"] == head, f"line {number + 1} does not follow the one before"
        assert line["seq"] == number, f"line {number + 1} has another number"
        head = line["hash"]
    return len(lines), head


PYTHON = f"Python {platform.python_version()} by hand"
