"""Opens files that Metafolio wrote in pandas, DuckDB and Polars, and compares them with written.json and records.json beside them.

    env/bin/python parquet_reads.py folder

ParquetInteropTest writes the folder (target/parquet-interop) and calls this with requirements-parquet.txt; it also runs with
pandas from 1.1 and pyarrow from 3.0, without DuckDB and Polars. Compared are the index (restored, name, unit, zone,
instants), the labels, and the bits of every value. Ends with 1 where anything differs.
"""

import json
import pathlib
import sys

import numpy as np
import pandas as pd
import pyarrow as pa

PER_SECOND = {"ms": 10**3, "us": 10**6, "ns": 10**9}
PANDAS = tuple(int(part) for part in pd.__version__.split(".")[:2])


def same_bits(values, expected):
    wanted = np.array([float.fromhex(value) for value in expected], dtype="float64")
    values = np.ascontiguousarray(values, dtype="float64")
    missing = np.isnan(wanted)
    return (
        len(values) == len(wanted)
        and np.array_equal(np.isnan(values), missing)
        and np.array_equal(values.view("int64")[~missing], wanted.view("int64")[~missing])
    )


def check(condition, words):
    if not condition:
        raise AssertionError(words)


def as_nanos(counts, unit):
    return [int(count) * (10**9 // PER_SECOND[unit]) for count in counts]


def in_pandas(path, entry):
    frame = pd.read_parquet(path, engine="pyarrow")
    index = frame.index
    check(isinstance(index, pd.DatetimeIndex), "index %r" % index)
    check(index.name == entry["name"], "name %r" % index.name)
    zone = None if index.tz is None else str(index.tz)
    if entry["zone"] and entry["zone"][0] in "+-":
        # every generation spells an offset its own way
        hours, minutes = entry["zone"][1:].split(":")
        seconds = int(hours) * 3600 + int(minutes) * 60
        offset = pd.Timestamp("2024-01-01", tz=index.tz).utcoffset().total_seconds()
        check(offset == (seconds if entry["zone"][0] == "+" else -seconds), "zone %r" % zone)
    else:
        check(zone == entry["zone"], "zone %r" % zone)
    unit = "ns" if PANDAS < (2, 0) else index.unit
    if PANDAS >= (2, 3):
        # pyarrow gives times the zone of pandas' note in nanoseconds, whatever they lie in; UTC needs no such step
        wanted = "ns" if entry["zone"] not in (None, "UTC") else entry["unit"]
        check(unit == wanted, "unit %r" % unit)
    check(as_nanos(index.asi8, unit) == as_nanos(entry["stamps"], entry["unit"]), "stamps")
    check(list(frame.columns) == entry["columns"], "columns %r" % list(frame.columns))
    for j, expected in enumerate(entry["values"]):
        check(frame.dtypes.iloc[j] == np.float64, "dtype %r" % frame.dtypes.iloc[j])
        check(same_bits(frame.iloc[:, j].to_numpy(), expected), "values of column %d" % j)


def in_duckdb(path, entry):
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    relation = connection.sql("SELECT * FROM read_parquet('%s')" % path)
    check(relation.columns == [entry["column"]] + entry["columns"], "columns %r" % relation.columns)
    kinds = [str(kind) for kind in relation.types]
    check(kinds[0].startswith("TIMESTAMP"), "type %r" % kinds[0])
    check(("TIME ZONE" in kinds[0] or "TZ" in kinds[0]) == bool(entry["zone"]), "type %r" % kinds[0])
    check(all(kind == "DOUBLE" for kind in kinds[1:]), "types %r" % kinds)
    quoted = ['"%s"' % label.replace('"', '""') for label in relation.columns]
    stamps = relation.project("epoch_ns(%s)" % quoted[0]).fetchall()
    check([row[0] for row in stamps] == as_nanos(entry["stamps"], entry["unit"]), "stamps")
    for label, expected in zip(quoted[1:], entry["values"]):
        values = [row[0] for row in relation.project(label).fetchall()]
        check(None not in values, "NULL in %s" % label)
        check(same_bits(values, expected), "values of %s" % label)


def in_polars(path, entry):
    import polars as pl

    table = pl.read_parquet(path)
    check(table.columns == [entry["column"]] + entry["columns"], "columns %r" % table.columns)
    kind = table.dtypes[0]
    check(kind == pl.Datetime(entry["unit"], "UTC" if entry["zone"] else None), "type %r" % kind)
    check(table[:, 0].to_physical().to_list() == entry["stamps"], "stamps")
    for j, expected in enumerate(entry["values"]):
        column = table[:, 1 + j]
        check(column.dtype == pl.Float64 and column.null_count() == 0, "column %d" % j)
        check(same_bits(column.to_numpy(), expected), "values of column %d" % j)


def same_records(columns, entry):
    """Columns of texts, whole numbers and numbers, as lists by label, in order."""
    check(list(columns) == [column["label"] for column in entry["columns"]], "columns %r" % list(columns))
    for column in entry["columns"]:
        values = columns[column["label"]]
        if column["kind"] == "numbers":
            check(same_bits(values, column["values"]), "values of %s" % column["label"])
        else:
            check(list(values) == column["values"], "values of %s: %r" % (column["label"], list(values)[:3]))


def records_in_pandas(path, entry):
    frame = pd.read_parquet(path, engine="pyarrow")
    kinds = {"texts": lambda kind: kind == object or str(kind) in ("str", "string"), "counts": lambda kind: kind == np.int64}
    for column in entry["columns"]:
        kind = frame[column["label"]].dtype
        check(kinds.get(column["kind"], lambda kind: kind == np.float64)(kind), "dtype %r of %s" % (kind, column["label"]))
    same_records({label: frame[label].tolist() for label in frame.columns}, entry)


def records_in_duckdb(path, entry):
    import duckdb

    relation = duckdb.connect().sql("SELECT * FROM read_parquet('%s')" % path)
    kinds = {"texts": "VARCHAR", "counts": "BIGINT", "numbers": "DOUBLE"}
    check([str(kind) for kind in relation.types] == [kinds[column["kind"]] for column in entry["columns"]], "types")
    rows = relation.fetchall()
    same_records({label: [row[j] for row in rows] for j, label in enumerate(relation.columns)}, entry)


def records_in_polars(path, entry):
    import polars as pl

    table = pl.read_parquet(path)
    kinds = {"texts": pl.String, "counts": pl.Int64, "numbers": pl.Float64}
    check(table.dtypes == [kinds[column["kind"]] for column in entry["columns"]], "types %r" % table.dtypes)
    same_records({label: table[label].to_list() for label in table.columns}, entry)


def readers():
    yield "pandas %s, pyarrow %s" % (pd.__version__, pa.__version__), in_pandas, records_in_pandas
    try:
        import duckdb

        yield "DuckDB %s" % duckdb.__version__, in_duckdb, records_in_duckdb
    except ImportError:
        pass
    try:
        import polars

        yield "Polars %s" % polars.__version__, in_polars, records_in_polars
    except ImportError:
        pass


def main(folder):
    folder = pathlib.Path(folder)
    entries = json.loads((folder / "written.json").read_text(encoding="utf-8"))
    records = json.loads((folder / "records.json").read_text(encoding="utf-8"))
    failed = False
    for name, tables, others in readers():
        faults = []
        pairs = [(tables, entry) for entry in entries] + [(others, entry) for entry in records]
        for reader, entry in pairs:
            try:
                reader(str(folder / entry["file"]), entry)
            except Exception as fault:
                faults.append("  %s: %s %s" % (entry["file"], type(fault).__name__, fault))
        print("%-32s %3d of %3d equal" % (name, len(pairs) - len(faults), len(pairs)))
        print("\n".join(faults), end="\n" if faults else "")
        failed = failed or bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
