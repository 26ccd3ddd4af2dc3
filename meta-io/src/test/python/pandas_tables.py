"""Writes pickles of tables, and of what is no table, with the pandas it runs in, and lists what each of them holds.

    python pandas_tables.py OUT_DIR ENV_ID [NUMBER/PARTS]

makes OUT_DIR/ENV_ID/<case>-p<protocol>.pkl[.gz|.bz2|.xz|.zip|.zst|.tar.gz] and OUT_DIR/ENV_ID.json, one entry a line:

    outcome     "table", or "refused": then "met" is a part, in any case of letters, of what a refusal has to name
    columns     labels; of a Series its name, or "" where it has none
    unit, zone  of the index; zone null for wall time
    stamps      counts since 1970 in that unit (of UTC where there is a zone); -2**63 is NaT
    values      one list a column, by float.hex; narrower floats widened

With NUMBER/PARTS only a share of the cases, for the corpus: the core, of other tables one in PARTS and of what is to be
refused one in twice PARTS, so that environments numbered in a row hold each case once and then again.
Runs with pandas 1.0 to 3.x on Python 3.7 and later. What is said to be a table was read back by pandas and found equal.
"""
import datetime
import gzip
import io
import json
import os
import pickle
import platform
import sys
import time
import warnings
import zipfile
import zlib

import numpy
import pandas
from dateutil import tz as dateutil_tz
from pandas import DataFrame, DatetimeIndex, Index, Series, Timestamp
from pandas.testing import assert_frame_equal, assert_series_equal

try:
    import zoneinfo
except ImportError:
    zoneinfo = None
try:
    import pytz
except ImportError:
    pytz = None
try:
    import pyarrow
except ImportError:
    pyarrow = None
try:
    import joblib
except ImportError:
    joblib = None
try:
    import zstandard
except ImportError:
    zstandard = None

PANDAS = tuple(int(part) for part in pandas.__version__.split(".")[:2])
PROTOCOLS = [2, 3, 4, 5] if pickle.HIGHEST_PROTOCOL >= 5 else [2, 3, 4]
CLOCK = 1600000000.0
DAY = 86400 * 10 ** 9
NASTY = [-0.0, float("nan"), float("inf"), float("-inf"), 5e-324, 1.7976931348623157e308, 0.1, 1 / 3, -1e-3,
         2.2250738585072014e-308, 1e16 + 2]
NASTY_32 = [-0.0, float("nan"), float("inf"), float("-inf"), 2.0 ** -149, 2.0 ** 127, 0.1, 1 / 3, -1e-3]


class Strategy:
    """What an allow-list has to stop: an instance of somebody's own class."""

    def __init__(self):
        self.name = "momentum"


class Case:
    """What is to be pickled, under which protocols, and what a reader has to say to it.

    Always: in every share. Live: in none, only among all. Marker: bytes without which the case does not arise.
    """

    def __init__(self, name, made, met=None, protocols=None, always=False, live=False, suffix="", marker=None):
        self.name = name
        self.made = made
        self.met = met
        self.protocols = protocols
        self.always = always
        self.live = live
        self.suffix = suffix
        self.marker = marker


def numbers(rows, seed=1):
    """Seeded returns, every other one replaced by something nasty."""
    made = numpy.random.RandomState(seed).standard_normal(rows) / 100
    for i in range(0, rows, 2):
        made[i] = NASTY[(seed * 3 + i // 2) % len(NASTY)]
    return made


def narrow(rows, seed=1):
    made = (numpy.random.RandomState(seed).standard_normal(rows) / 100).astype("float32")
    for i in range(0, rows, 2):
        made[i] = numpy.float32(NASTY_32[(seed * 2 + i // 2) % len(NASTY_32)])
    return made


def stamped(counts, **options):
    return DatetimeIndex(numpy.array(counts, dtype="int64").view("M8[ns]"), **options)


def days(rows, name=None, start="2023-12-27"):
    first = int(numpy.datetime64(start, "D").astype("int64"))
    return stamped([(first + i + i // 5 * 2) * DAY for i in range(rows)], name=name)


def series(rows=6, index=None, name=None, seed=1, **options):
    return Series(numbers(rows, seed), index=days(rows, "date") if index is None else index, name=name, **options)


def block(rows, columns, seed=1, order="F"):
    return numpy.array([numbers(rows, seed + j) for j in range(columns)]).T.copy(order)


def frame(rows=5, labels=("A", "B", "C", "D"), index=None, order="F", seed=1):
    return DataFrame(block(rows, len(labels), seed, order), index=days(rows, "date") if index is None else index,
                     columns=labels if isinstance(labels, Index) else list(labels))


def frozen(array):
    array.flags.writeable = False
    return array


def in_unit(made, unit):
    made.index = made.index.as_unit(unit)
    return made


def core():
    """Under every protocol, in every environment."""
    yield Case("series-naive", series(6, name="hrp"), protocols=PROTOCOLS, always=True)
    new_york = days(5).tz_localize("America/New_York")
    yield Case("series-new-york", series(5, new_york, "hrp"), protocols=[2, PROTOCOLS[-1]], always=True)
    yield Case("frame-four", frame(), protocols=PROTOCOLS, always=True)
    for suffix in (".gz", ".bz2", ".xz", ".zip"):
        yield Case("series-compressed", series(5, name="hrp", seed=3), protocols=[4], suffix=suffix)
    long = frame(300, ("A", "B"), seed=5)
    yield Case("frame-long", long, protocols=[PROTOCOLS[-1] if PANDAS[1] % 2 else 4], always=True)
    yield Case("frame-large", frame(5000, seed=6), live=True, protocols=PROTOCOLS)


def series_tables():
    yield Case("series-unnamed", series(5, days(5)))
    yield Case("series-name-non-ascii", series(5, name="Größe – 収益"))
    yield Case("series-name-long", series(5, name="momentum:" * 40))
    yield Case("series-name-numpy", series(5, name=numpy.array(["hrp", "nco"])[0]))
    yield Case("series-freq-day", series(6, pandas.date_range("2023-12-28", periods=6, freq="D", name="date")))
    yield Case("series-freq-business", series(6, pandas.bdate_range("2023-12-28", periods=6, name="date")))
    yield Case("series-freq-week", series(5, pandas.date_range("2023-12-29", periods=5, freq="W-FRI")))
    month_end = pandas.date_range("2023-10-31", periods=5, freq=pandas.offsets.MonthEnd())
    yield Case("series-freq-month", series(5, month_end))
    sessions = pandas.offsets.CustomBusinessDay(holidays=["2024-01-01"])
    yield Case("series-freq-sessions", series(6, pandas.date_range("2023-12-28", periods=6, freq=sessions)))
    yield Case("series-close", series(5, stamped([int(n) + 16 * 3600 * 10 ** 9 for n in days(5).asi8], name="date")))
    yield Case("series-before-1970", series(5, days(5, "date", "1914-07-30")))
    yield Case("series-far", series(3, stamped([-2 ** 63 + 1, -1, 2 ** 63 - 1])))
    yield Case("series-unsorted", series(6, days(6, "date")[[3, 1, 1, 5, 0, 1]]))
    yield Case("series-nat", series(4, stamped([DAY, -2 ** 63, 3 * DAY, 2 * DAY], name="date")))
    yield Case("series-empty", series(0, days(0), "hrp"))
    yield Case("series-one-row", series(1, days(1, "date"), "hrp"))
    yield Case("series-big-endian", Series(numbers(5).astype(">f8"), index=days(5)), marker=b"\x8c\x01>")
    yield Case("series-float32", Series(narrow(6), index=days(6, "date"), name="hrp"))
    yield Case("series-read-only", Series(frozen(numbers(5)), index=days(5)))
    yield Case("series-every-other", series(10, days(10, "date"))[::2])
    yield Case("series-reversed", series(6, days(6, "date"))[::-1])
    yield Case("series-tail", series(9, days(9, "date"), "hrp").iloc[4:])
    yield Case("series-of-frame", frame(6)["C"])
    yield Case("series-row-mean", frame(6).iloc[:, :2].fillna(0.0).mean(axis=1).rename("hrp"))
    prices = Series(numpy.abs(numbers(7, 2)), index=days(7, "date"), name="hrp")
    prices = prices.replace([numpy.inf, 0.0], 1.0).fillna(1.0)
    yield Case("series-pct-change", prices.pct_change().dropna())
    noted = series(5, name="hrp")
    if PANDAS >= (1, 2):
        noted.attrs = {"source": "backtest", "windows": [63, 21], "rate": 0.02, "when": Timestamp("2024-01-02")}
        noted.flags.allows_duplicate_labels = False
    yield Case("series-attrs", noted)
    yield Case("series-utc", series(5, days(5, "date").tz_localize("UTC"), "hrp"))
    if PANDAS >= (2, 0):
        for unit in ("s", "ms", "us"):
            yield Case("series-unit-" + unit, in_unit(series(5, name="hrp"), unit))
            yield Case("series-utc-unit-" + unit, in_unit(series(5, days(5).tz_localize("UTC")), unit))
        new_york = days(5).tz_localize("America/New_York")
        yield Case("series-new-york-unit-us", in_unit(series(5, new_york), "us"))
        yield Case("series-year-9999", series(2, DatetimeIndex(numpy.array(["0001-01-01", "9999-12-31"], "M8[s]"))))


def zones():
    """As (case, zone, met): the same zone in the ways that a user may give it."""
    yield "utc-timezone", datetime.timezone.utc, None
    yield "utc-dateutil", dateutil_tz.tzutc(), None
    yield "fixed-timezone", datetime.timezone(datetime.timedelta(hours=-5)), None
    yield "fixed-timezone-named", datetime.timezone(datetime.timedelta(hours=1), "MEZ"), None
    yield "kolkata-dateutil", dateutil_tz.gettz("Asia/Kolkata"), "dateutil"
    if PANDAS >= (1, 1):
        yield "fixed-dateutil", dateutil_tz.tzoffset(None, 3600), "dateutil"
    if pytz is not None:
        yield "utc-pytz", pytz.UTC, None
        yield "fixed-pytz", pytz.FixedOffset(330), None
        yield "new-york-pytz", pytz.timezone("America/New_York"), None
    if zoneinfo is not None and PANDAS >= (1, 5):
        yield "utc-zoneinfo", zoneinfo.ZoneInfo("UTC"), None
        yield "new-york-zoneinfo", zoneinfo.ZoneInfo("America/New_York"), None
        yield "lord-howe-zoneinfo", zoneinfo.ZoneInfo("Australia/Lord_Howe"), None


def zoned():
    for name, zone, met in zones():
        yield Case("series-" + name, series(5, days(5, "date").tz_localize("UTC").tz_convert(zone)), met)
    night = stamped([1698541200 * 10 ** 9 + i * 1800 * 10 ** 9 for i in range(5)])
    yield Case("series-berlin-ambiguous", series(5, night.tz_localize("UTC").tz_convert("Europe/Berlin")))
    yield Case("frame-new-york", frame(5, index=days(5, "date").tz_localize("America/New_York")))
    yield Case("frame-utc-business", frame(5, index=pandas.bdate_range("2023-12-27", periods=5, tz="UTC", name="date")))


def pieces():
    """Frames whose blocks are many, sliced, reordered, or of several widths."""
    made = DataFrame(index=days(5, "date"))
    for j, label in enumerate("ABCDE"):
        made[label] = numbers(5, j)
    yield Case("frame-fragmented", made)
    made = made.copy()
    del made["B"]
    made.insert(0, "Z", numbers(5, 8))
    yield Case("frame-deleted", made)
    yield Case("frame-reordered", frame()[["D", "B", "C", "A"]])
    yield Case("frame-columns-reversed", frame().iloc[:, ::-1])
    yield Case("frame-columns-every-other", frame(5, "ABCDEF").iloc[:, ::2])
    yield Case("frame-rows-every-other", frame(10, index=days(10, "date")).iloc[::2])
    yield Case("frame-rows-tail", frame(10, order="C").iloc[6:])
    yield Case("frame-transposed", DataFrame(block(3, 5), index=["A", "B", "C"], columns=days(5, "date")).T)
    made = DataFrame({"A": numbers(5), "b": narrow(5), "C": numbers(5, 2), "d": narrow(5, 2), "e": narrow(5, 3)})
    made.index = days(5, "date")
    yield Case("frame-widths", made)
    yield Case("frame-widths-reordered", made[["e", "C", "b", "A", "d"]])
    made = DataFrame({label: numbers(5, j) for j, label in enumerate("ABCDE")}, index=days(5))
    for label in "BE":
        made[label] = narrow(5, 4)
    yield Case("frame-replaced", made)
    yield Case("frame-float32", frame(5).replace([5e-324, NASTY[5], NASTY[9]], 0.5).astype("float32"))
    yield Case("frame-concat-columns", pandas.concat([series(5, name="A"), series(5, name="B", seed=2)], axis=1))
    yield Case("frame-concat-rows", pandas.concat([frame(3), frame(4, index=days(4, "date", "2024-02-05"))]))
    yield Case("frame-joined", frame(5).join(frame(4, "EF", seed=7), how="outer"))


def frames():
    yield Case("frame-one", frame(6, ("hrp",)))
    yield Case("frame-c-order", frame(5, order="C"))
    yield Case("frame-f-order", frame(5, order="F"))
    yield Case("frame-one-row", frame(1))
    yield Case("frame-no-rows", frame(0, index=days(0)))
    yield Case("frame-read-only", DataFrame(frozen(block(5, 3)), index=days(5), columns=list("ABC")))
    if PANDAS >= (2, 0):
        yield Case("frame-unit-s", in_unit(frame(), "s"))
    noted = frame(5)
    if PANDAS >= (1, 2):
        noted.attrs = {"source": "backtest", "nested": {"a": (1, None, True)}}
        noted.flags.allows_duplicate_labels = False
    yield Case("frame-attrs", noted)
    dates = numpy.repeat(days(4, "date"), 2)
    long = DataFrame({"date": dates, "symbol": ["SPY", "TLT"] * 4, "close": numbers(8)})
    yield Case("frame-pivot", long.pivot(index="date", columns="symbol", values="close"))
    text = "date,SPY,TLT\n2023-12-28,0.1,\n2023-12-29,-0.0,1e-3\n2024-01-02,inf,5e-324\n"
    made = pandas.read_csv(io.StringIO(text), index_col="date", parse_dates=True)
    yield Case("frame-read-csv", made)
    yield Case("frame-pct-change", made.replace([numpy.inf, 0.0], 1.0).ffill().pct_change().dropna(how="all"))
    yield Case("frame-freq-business", frame(6, index=pandas.date_range("2024-01-01", periods=6, freq="B")))


def labelled():
    yield Case("labels-object", frame(labels=Index(["A", "B", "C"], dtype=object)))
    yield Case("labels-columns-name", frame(labels=Index(["A", "B"], name="sleeve")))
    yield Case("labels-odd", frame(labels=["NYSE:BRK.B", "", "Größe", "収益", "\U0001f4c8", " a\tb\n", "€" * 90]))
    yield Case("labels-long", frame(5, ["x" * 255, "y" * 256, "z" * 300]))
    yield Case("labels-duplicate", frame(labels=["A", "B", "A"]))
    shared = "momentum"
    yield Case("labels-shared", frame(5, [shared, "value"], index=days(5, shared)))
    yield Case("labels-many", frame(2, ["S%03d" % j for j in range(60)]))
    if PANDAS >= (1, 4):
        python = "string" if PANDAS < (3, 0) and pyarrow is None else "string[python]"
        made = frame(labels=Index(["A", "B", "收"], dtype=python))
        yield Case("labels-string-python", made, always=PANDAS in [(1, 4), (1, 5), (2, 0), (2, 2)])
    if pyarrow is not None:
        yield Case("labels-string-pyarrow", frame(labels=Index(["A", "B", "收"], dtype="string[pyarrow]")), always=True)
        arrow = pandas.ArrowDtype(pyarrow.string())
        yield Case("labels-arrow-dtype", frame(labels=Index(["A", "B"], dtype=arrow)), "Arrow", always=True)
    if PANDAS >= (2, 3):
        for storage in ["python"] + (["pyarrow"] if pyarrow is not None else []):
            dtype = pandas.StringDtype(storage, na_value=numpy.nan)
            name = "labels-str-" + storage
            made = frame(labels=Index(["A", "B", "", "收"], dtype=dtype, name="sleeve"))
            yield Case(name, made, always=True)
            yield Case(name + "-sliced", frame(5, made.columns.repeat(2)[1:6]), always=storage == "pyarrow")
            yield Case(name + "-reversed", made.iloc[:, ::-1], always=storage == "pyarrow")


def no_floats():
    """Values that are no binary64, whole or in one column."""
    def of(values, **options):
        return Series(values, index=days(len(values), "date"), **options)

    yield Case("values-int64", of([1, 2, 3]), "int64")
    yield Case("values-int32", of(numpy.array([1, 2, 3], "int32")), "int32")
    yield Case("values-bool", of([True, False, True]), "bool")
    yield Case("values-object", of([0.1, 0.2, None], dtype=object), "object")
    yield Case("values-complex", of([1j, 2.0, 0j]), "complex")
    yield Case("values-float16", of(numpy.array([0.5, 1.0, 1.5], "float16")), "float16")
    yield Case("values-datetime", of(days(3)), "datetime64")
    yield Case("values-datetime-zoned", of(days(3).tz_localize("UTC")), "datetime64")
    yield Case("values-timedelta", of(days(3) - days(3)[0]), "timedelta64")
    yield Case("values-text", of(["a", "b", "c"]), "str" if PANDAS >= (3, 0) else "object")
    yield Case("values-categorical", of(pandas.Categorical(["a", "b", "a"])), "Categorical")
    yield Case("values-sparse", of(pandas.arrays.SparseArray([0.0, 0.1, 0.0])), "Sparse")
    yield Case("values-int-nullable", of(pandas.array([1, None, 3], dtype="Int64")), "Int")
    if PANDAS >= (1, 2):
        yield Case("values-float-nullable", of(pandas.array([0.1, None, 0.3], dtype="Float64")), "Float")
    if pyarrow is not None:
        yield Case("values-float-arrow", of(pandas.array([0.1, None, 0.3], dtype="double[pyarrow]")), "Arrow")
    made = frame()
    made["when"] = days(5)
    yield Case("column-datetime", made, "datetime64")
    yield Case("column-int64", frame().assign(n=[1, 2, 3, 4, 5]), "int64")
    yield Case("column-text", frame().assign(n=list("abcde")), "str" if PANDAS >= (3, 0) else "object")
    yield Case("column-sparse", frame().astype({"B": pandas.SparseDtype("float64")}), "Sparse")
    yield Case("column-categorical", frame().assign(n=pandas.Categorical(list("ababa"))), "Categorical")


def no_stamps():
    """Rows that are not stamped by a DatetimeIndex, and labels that are no text."""
    def of(index):
        return series(len(index), index)

    yield Case("rows-range", Series(numbers(4)), "RangeIndex")
    yield Case("rows-int64", of(Index([20240102, 20240103])), "int64")
    yield Case("rows-float64", of(Index([0.5, 1.5])), "float64")
    yield Case("rows-text", of(Index(["2024-01-02", "2024-01-03"])), "str")
    yield Case("rows-date", of(Index([datetime.date(2024, 1, 2), datetime.date(2024, 1, 3)])), "datetime.date")
    if PANDAS >= (2, 0):  # before, a Series turned such an index into a DatetimeIndex
        yield Case("rows-timestamp", of(Index([Timestamp("2024-01-02"), Timestamp("2024-01-03")], dtype=object)), "object")
    yield Case("rows-multi", of(pandas.MultiIndex.from_product([days(2), ["A", "B"]])), "MultiIndex")
    yield Case("rows-period", of(pandas.period_range("2024-01", periods=3, freq="M")), "PeriodIndex")
    yield Case("rows-interval", of(pandas.interval_range(0.0, 3.0, 3)), "Interval")
    yield Case("rows-timedelta", of(pandas.to_timedelta([1, 2], unit="D")), "Timedelta")
    yield Case("rows-categorical", of(pandas.CategoricalIndex(["a", "b"])), "Categorical")
    yield Case("name-int", series(4, name=0), "int")
    yield Case("name-tuple", series(4, name=("hrp", 1)), "tuple")
    yield Case("index-name-int", series(4, days(4, 7)), "int")
    yield Case("labels-range", DataFrame(block(4, 3), index=days(4)), "RangeIndex")
    yield Case("labels-int64", frame(labels=Index([2022, 2024])), "int64")
    yield Case("labels-int-object", frame(labels=Index(["A", 2024], dtype=object)), "int")
    yield Case("labels-tuple", frame(labels=Index([("A", 1), ("B", 2)], tupleize_cols=False)), "tuple")
    yield Case("labels-none", frame(labels=Index(["A", None], dtype=object)), "None")
    yield Case("labels-multi", frame(labels=pandas.MultiIndex.from_tuples([("A", "x"), ("A", "y")])), "MultiIndex")
    yield Case("labels-datetime", frame(labels=days(2)), "datetime")
    yield Case("labels-categorical", frame(labels=pandas.CategoricalIndex(["A", "B"])), "Categorical")
    if PANDAS >= (3, 0):
        yield Case("labels-nan", frame(labels=Index(["A", None])), "nan", always=True)


def no_tables():
    yield Case("other-datetime-index", days(4, "date"), "DatetimeIndex")
    yield Case("other-dict", {"hrp": frame(3)}, "dict")
    yield Case("other-list", [series(3), series(3)], "list")
    yield Case("other-tuple", (series(3), "hrp"), "tuple")
    yield Case("other-array", numbers(4), "ndarray")
    yield Case("other-float", 0.25, "float")
    yield Case("other-none", None, "None")
    yield Case("other-text", "hrp", "str")
    yield Case("other-timestamp", Timestamp("2024-01-02"), "Timestamp")
    yield Case("other-class", Strategy(), "Strategy")
    yield Case("other-function", os.path.join, "join")
    noted = series(4)
    noted.attrs = {"strategy": Strategy()}
    yield Case("attrs-class", noted, "Strategy", marker=b"Strategy")
    for protocol in (0, 1):
        yield Case("protocol", series(3), "protocol", protocols=[protocol])


def no_pickles():
    """As (file, met, bytes): what pandas.to_pickle does not make, or not of one whole pickle."""
    whole = pickle.dumps(series(5, name="hrp"), protocol=4)
    yield "file-two-p4.pkl", "trailing", whole + whole
    yield "file-cut-p4.pkl", "end", whole[:len(whole) * 2 // 3]
    yield "file-cut-p4.pkl.gz", "end", gzip.compress(whole)[:-60]
    yield "file-empty.pkl", "empty", b""
    yield "file-empty.pkl.gz", "empty", gzip.compress(b"")
    yield "file-text.pkl", "pickle", b"date,hrp\n2024-01-02,0.01\n"
    members = io.BytesIO()
    with zipfile.ZipFile(members, "w") as archive:
        archive.writestr("a.pkl", whole)
        archive.writestr("b.pkl", whole)
    yield "file-members-p4.pkl.zip", "zip", members.getvalue()
    if zstandard is not None:
        yield "file-zstd-p4.pkl.zst", "zstd", zstandard.ZstdCompressor().compress(whole)
    if joblib is not None:
        dumped = io.BytesIO()
        joblib.dump(frame(), dumped)
        yield "file-joblib.pkl", "joblib", dumped.getvalue()


def zone_of(zone):
    """The name of a zone, or its offset as +05:30."""
    if zone is None:
        return None
    named = getattr(zone, "zone", None) or getattr(zone, "key", None)
    if named:
        return str(named)
    minutes = int(zone.utcoffset(datetime.datetime(2024, 1, 1)).total_seconds()) // 60
    return "%s%02d:%02d" % ("-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60) if minutes else "UTC"


def hexes(column):
    return [float(value).hex() for value in numpy.asarray(column)]


def text(label):
    if not isinstance(label, str):
        raise AssertionError("a label that is no text: %r" % (label,))
    return str(label)


def described(table):
    is_series = isinstance(table, Series)
    index = table.index
    name = text(table.name) if is_series and table.name is not None else None
    labels = [name or ""] if is_series else [text(label) for label in table.columns]
    columns = [table] if is_series else [table.iloc[:, j] for j in range(table.shape[1])]
    return {"series": is_series, "name": name, "columns": labels,
            "index_name": None if index.name is None else text(index.name),
            "unit": getattr(index, "unit", "ns"), "zone": zone_of(index.tz), "stamps": [int(n) for n in index.asi8],
            "values": [hexes(column) for column in columns]}


def check(path, table, expected):
    """Whether pandas itself reads back what is said to be there."""
    back = pandas.read_pickle(path)
    if described(back) != expected:
        raise AssertionError("%s was read as\n%s\nand written as\n%s" % (path, described(back), expected))
    equal = assert_series_equal if expected["series"] else assert_frame_equal
    equal(back, table, check_dtype="big-endian" not in path)


def cases():
    for group in (core, series_tables, zoned, pieces, frames, labelled, no_floats, no_stamps, no_tables):
        for case in group():
            yield case
    if PANDAS >= (1, 5):
        yield Case("file-tar", series(4), "tar", protocols=[4], suffix=".tar.gz")


def is_chosen(name, number, parts):
    return zlib.crc32(name.encode()) % parts == number % parts


def is_wanted(case, number, parts):
    if case.always or case.live:
        return case.always or parts == 1
    return is_chosen(case.name + case.suffix, number, parts if case.met is None or parts == 1 else 2 * parts)


def write(folder, number, parts):
    """Writes the files of one environment into the current folder's folder; yields the entries."""
    head = {"pandas": pandas.__version__, "numpy": numpy.__version__, "python": platform.python_version()}
    for case in cases():
        if not is_wanted(case, number, parts):
            continue
        for protocol in case.protocols or [4 if zlib.crc32(case.name.encode()) % 3 == 0 else PROTOCOLS[-1]]:
            file = "%s/%s-p%d.pkl%s" % (folder, case.name, protocol, case.suffix)
            pandas.to_pickle(case.made, file, protocol=protocol, **({"compression": "tar"} if case.met == "tar" else {}))
            entry = dict({"file": file}, **head, protocol=protocol, case=case.name)
            with open(file, "rb") as f:
                has_marker = case.marker is None or case.marker in f.read()
            if case.met and has_marker:
                yield dict(entry, outcome="refused", met=case.met)
            elif case.met is None and not has_marker:
                os.remove(file)
            else:
                expected = described(case.made)
                check(file, case.made, expected)
                yield dict(entry, outcome="table", **expected)
    for name, met, content in no_pickles():
        if parts == 1 or is_chosen(name, number, 2 * parts) or "joblib" in name or "zst" in name:
            with open(folder + "/" + name, "wb") as f:
                f.write(content)
            yield dict({"file": folder + "/" + name}, **head, protocol=4 if "-p4" in name else None,
                       case=name.split(".")[0].replace("-p4", ""), outcome="refused", met=met)


def main(out, environment, share="0/1"):
    number, parts = [int(n) for n in share.split("/")]
    os.makedirs(os.path.join(out, environment), exist_ok=True)
    os.chdir(out)
    time.time = lambda: CLOCK
    warnings.simplefilter("ignore")
    lines = [json.dumps(entry, ensure_ascii=False) for entry in write(environment, number, parts)]
    with open(environment + ".json", "w", encoding="utf-8", newline="\n") as f:
        f.write("[\n " + ",\n ".join(lines) + "\n]\n")
    print("%s: %d files" % (environment, len(lines)))


if __name__ == "__main__":
    main(*sys.argv[1:])
