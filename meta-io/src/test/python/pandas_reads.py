"""Reads, with the pandas it runs in, the pickles that Metafolio wrote, and compares them with native objects.

    python -W error pandas_reads.py DIR [ENV_ID]

DIR/written.json lists the files in the shape that pandas_tables.py describes, "form" saying "series" or "frame". Writes
DIR/report-ENV_ID.json, a list of {"file", "equal", "detail"}; exit code 1 where anything differs. Values are compared
by their bits, NaN payloads aside. pandas before 2.0 holds nanoseconds only, whatever the unit of the file; stamps beyond
their range it has to refuse.
"""
import datetime
import json
import os
import pickle
import sys
import traceback

import numpy
import pandas
from pandas import DataFrame, DatetimeIndex, Series
from pandas.errors import OutOfBoundsDatetime
from pandas.testing import assert_frame_equal, assert_series_equal

PANDAS = tuple(int(part) for part in pandas.__version__.split(".")[:2])
PER_UNIT = {"s": 10 ** 9, "ms": 10 ** 6, "us": 10 ** 3, "ns": 1}
NOT_A_TIME = -2 ** 63


def require(condition, message, *details):
    if not condition:
        raise AssertionError(message % details)


def unit_of(entry):
    return entry["unit"] if PANDAS >= (2, 0) else "ns"


def counts_of(entry):
    factor = PER_UNIT[entry["unit"]] // PER_UNIT[unit_of(entry)]
    return [n if n == NOT_A_TIME else n * factor for n in entry["stamps"]]


def is_beyond(entry):
    return any(not -2 ** 63 <= n < 2 ** 63 for n in counts_of(entry))


def zone_of(name):
    """A zone as pandas takes it: "+05:30" and the like as an object, since pandas before 1.2 does not know the text."""
    if name[0] not in "+-":
        return name
    offset = datetime.timedelta(hours=int(name[1:3]), minutes=int(name[4:6]))
    return datetime.timezone(-offset if name[0] == "-" else offset)


def native(entry):
    """The same table by pandas' own constructors."""
    stamps = numpy.array(counts_of(entry), dtype="int64").view("M8[%s]" % unit_of(entry))
    index = DatetimeIndex(stamps, name=entry["index_name"])
    if entry["zone"]:
        index = index.tz_localize("UTC").tz_convert(zone_of(entry["zone"]))
    columns = [numpy.array([float.fromhex(value) for value in column]) for column in entry["values"]]
    if entry["form"] == "series":
        return Series(columns[0], index=index, name=entry["name"])
    return DataFrame(numpy.array(columns).T.copy(), index=index, columns=list(entry["columns"]))


def equal(entry, left, right):
    options = {"check_freq": False} if PANDAS >= (1, 1) else {}
    compare = assert_series_equal if entry["form"] == "series" else assert_frame_equal
    compare(left, right, check_exact=True, **options)


def same_bits(table, values):
    found = table.to_numpy()
    found = [found] if found.ndim == 1 else list(found.T)
    require(len(found) == len(values), "%d columns instead of %d", len(found), len(values))
    for j, (column, expected) in enumerate(zip(found, values)):
        expected = numpy.array([float.fromhex(value) for value in expected])
        require(column.dtype == "float64", "column %d holds %s", j, column.dtype)
        bits = column.copy().view("int64") == expected.view("int64")
        require((bits | (numpy.isnan(column) & numpy.isnan(expected))).all(), "bits of column %d differ", j)


def same_index(entry, index):
    require(type(index) is DatetimeIndex, "the index is a %s", type(index).__name__)
    zone = ", " + entry["zone"] if entry["zone"] else ""
    dtype = "datetime64[%s%s]" % (unit_of(entry), zone.replace(", +", ", UTC+").replace(", -", ", UTC-"))
    require(str(index.dtype) == dtype, "index of %s instead of %s", index.dtype, dtype)
    require(index.asi8.tolist() == counts_of(entry), "stamps differ")
    require(index.name == entry["index_name"], "index.name is %r", index.name)
    require(index.freq is None, "index.freq is %r", index.freq)


def works(entry, table, own):
    """What a user does next: assign, compute, sort, join, look at one stamp, pickle again."""
    is_series = entry["form"] == "series"
    require(table.to_numpy().flags.writeable == own.to_numpy().flags.writeable, "to_numpy() is not as writable")
    require(numpy.asarray(table).flags.writeable == numpy.asarray(own).flags.writeable, "asarray is not as writable")
    equal(entry, table * 2, own * 2)
    equal(entry, table.fillna(0.0).abs(), own.fillna(0.0).abs())
    equal(entry, table.sort_index(kind="mergesort"), own.sort_index(kind="mergesort"))
    equal(entry, pandas.concat([table, own]), pandas.concat([own, own]))
    if table.index.is_unique and (is_series or table.columns.is_unique):
        joined = pandas.concat([table, own], axis=1)
        require(joined.shape == (len(own), 2 * len(entry["values"])), "joined as %s", joined.shape)
    for protocol in (4, pickle.HIGHEST_PROTOCOL):
        equal(entry, pickle.loads(pickle.dumps(table, protocol=protocol)), own)
    if len(table):
        require(table.loc[own.index[0]:].shape[0] > 0 or not own.index.is_monotonic_increasing, "no row by its stamp")
        place = 0 if is_series else (0, 0)
        value = table.iloc[place]
        table.iloc[place] = 7.0
        require(table.iloc[place] == 7.0, "a value cannot be set")
        table.iloc[place] = value
        same_bits(table, entry["values"])


def check(folder, entry):
    own = native(entry)
    path = os.path.join(folder, entry["file"])
    tables = [pandas.read_pickle(path)]
    if path.endswith(".pkl"):
        with open(path, "rb") as f:
            tables.append(pickle.load(f))
            require(f.read() == b"", "something follows the pickle")
    for table in tables:
        require(type(table) is type(own), "read as %s", type(table).__name__)
        equal(entry, table, own)
        same_bits(table, entry["values"])
        same_index(entry, table.index)
        if entry["form"] == "series":
            require(table.name == entry["name"], "name is %r", table.name)
        else:
            require(all(type(label) is str for label in table.columns), "labels %r", list(table.columns))
            require(list(table.columns) == entry["columns"], "labels %r", list(table.columns))
        works(entry, table, own)


def check_refused(folder, entry):
    try:
        pandas.read_pickle(os.path.join(folder, entry["file"]))
    except OutOfBoundsDatetime:
        return
    raise AssertionError("stamps beyond the nanoseconds of this pandas were read all the same")


def report(folder, entry):
    try:
        (check_refused if is_beyond(entry) else check)(folder, entry)
        detail = "refused: beyond the nanoseconds of this pandas" if is_beyond(entry) else ""
        return {"file": entry["file"], "equal": True, "detail": detail}
    except Exception as e:
        place = traceback.extract_tb(e.__traceback__)[-1]
        detail = "%s: %s (%s, line %d)" % (type(e).__name__, str(e).strip(), os.path.basename(place[0]), place[1])
        return {"file": entry["file"], "equal": False, "detail": detail}


def main(folder, environment="pandas-" + pandas.__version__):
    with open(os.path.join(folder, "written.json"), encoding="utf-8") as f:
        entries = json.load(f)
    found = [report(folder, entry) for entry in entries]
    with open(os.path.join(folder, "report-%s.json" % environment), "w", encoding="utf-8", newline="\n") as f:
        f.write("[\n " + ",\n ".join(json.dumps(one, ensure_ascii=False) for one in found) + "\n]\n")
    wrong = [one for one in found if not one["equal"]]
    print("%s: %d of %d equal" % (environment, len(found) - len(wrong), len(found)))
    for one in wrong:
        print("  %s: %s" % (one["file"], one["detail"].replace("\n", "\n    ")))
    return 1 if wrong or not found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
