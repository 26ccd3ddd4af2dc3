"""Writes small Parquet files and corpus.json, which says what each of them holds or why it is to be refused.

    python -m venv env && env/bin/pip install -r requirements-parquet.txt
    env/bin/python parquet_corpus.py ../resources/io/metafolio/io/parquet/corpus [name]

Runs with any pandas from 1.1 and pyarrow from 3.0; DuckDB and Polars take part where they are installed. Files are named
after what wrote them, and entries of other writers in corpus.json are kept, so that several environments fill one folder:
the committed corpus is the union of requirements-parquet.txt (Python 3.12), pandas 1.5.3 with pyarrow 10.0.1 (Python 3.10)
and pandas 1.1.5 with pyarrow 3.0.0 (Python 3.8).
"""

import datetime
import json
import pathlib
import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

UNITS = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
PANDAS = tuple(int(part) for part in pd.__version__.split(".")[:2])
ARROW = int(pa.__version__.split(".")[0])


class Corpus:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.index = self.folder / "corpus.json"
        self.entries = {}
        if self.index.exists():
            self.entries = {entry["file"]: entry for entry in json.loads(self.index.read_text())}

    def path(self, name):
        return str(self.folder / (name + ".parquet"))

    def promise(self, stem, writer, **promise):
        file = stem + ".parquet"
        self.entries[file] = dict(file=file, writer=writer, **promise)

    def reads(self, name, writer, frame, unit, zone=None, index="date"):
        """Expects the frame: an index of naive or zoned times, columns of floats."""
        per_day = unit == "D"
        counts = [None if stamp is pd.NaT else count(stamp, unit) for stamp in frame.index]
        self.promise(
            name,
            writer,
            unit=unit,
            zone=zone,
            name=index,
            stamps=counts,
            columns=[str(label) for label in frame.columns],
            values=[[hexed(value) for value in frame.iloc[:, j]] for j in range(frame.shape[1])],
        )

    def refuses(self, name, writer, *words):
        self.promise(name, writer, refused=list(words))

    def save(self):
        entries = [self.entries[file] for file in sorted(self.entries)]
        lines = ",\n".join(json.dumps(entry, sort_keys=True) for entry in entries)
        self.index.write_text("[\n" + lines + "\n]\n")


def count(stamp, unit):
    """Units since 1970; a stamp without a zone counts as if it were UTC. Exact: integers only."""
    nanos = stamp.value if PANDAS < (2, 0) else stamp.as_unit("ns").value
    per = 86400 * 10**9 if unit == "D" else 10**9 // UNITS[unit]
    assert nanos % per == 0, (stamp, unit)
    return nanos // per


def hexed(value):
    value = float(value)
    return "nan" if value != value else value.hex()


def frame(rows=7, columns=("AMEX:SPY", "b"), dtype="float64", name="date", seed=1, zone=None):
    rng = np.random.RandomState(seed)
    values = rng.standard_normal((rows, len(columns))) / 100
    if rows > 3 and dtype == "float64":
        values[1, 0], values[2, 0], values[3, 0] = -0.0, 5e-324, 1.7976931348623157e308
    index = pd.date_range("2024-02-27", periods=rows, freq="D", name=name, tz=zone)
    index = pd.DatetimeIndex(index, freq=None)
    return pd.DataFrame(values.astype(dtype), index=index, columns=list(columns))


def with_unit(data, unit):
    """Old pandas knows nanoseconds only."""
    if PANDAS >= (2, 0):
        data = data.copy()
        data.index = data.index.as_unit(unit)
    return data


def pandas_files(corpus, tag):
    writer = "pandas %s, pyarrow %s" % (pd.__version__, pa.__version__)
    # what each generation makes of nanoseconds unless told otherwise: MICROS before version 2.6 of the format
    native = "ns" if ARROW >= 13 else "us"

    def save(name, data, unit, zone=None, index="date", **options):
        name = tag + "-" + name
        data.to_parquet(corpus.path(name), engine="pyarrow", **options)
        corpus.reads(name, writer, data, unit, zone, index)

    for codec in ("snappy", "gzip", "zstd", None):
        save("codec-%s" % (codec or "none"), with_unit(frame(), "ns"), native, compression=codec)
    save("nanos", with_unit(frame(), "ns"), "ns", version="2.6" if ARROW >= 6 else "2.0")
    save("micros", frame(), "us", coerce_timestamps="us")
    save("millis", frame(), "ms", coerce_timestamps="ms")
    save("utc", with_unit(frame(zone="UTC"), "ns"), native, "UTC")
    save("new-york", with_unit(frame(zone="America/New_York"), "ns"), native, "America/New_York")
    save("offset", with_unit(frame(zone=datetime.timezone(datetime.timedelta(hours=1))), "ns"), native, "+01:00")
    save("unnamed-index", with_unit(frame(name=None), "ns"), native, index=None)
    save("capital-index", with_unit(frame(name="Date"), "ns"), native, index="Date")
    save("one-row", with_unit(frame(rows=1), "ns"), native)
    save("no-row", with_unit(frame(rows=0), "ns"), native)
    save("floats", with_unit(frame(dtype="float32"), "ns"), native)
    save("no-dictionary", with_unit(frame(), "ns"), native, use_dictionary=False)
    save("row-groups", with_unit(frame(rows=23), "ns"), native, row_group_size=5)
    save("pages", with_unit(frame(rows=800), "ns"), native, data_page_size=512, compression="zstd")
    save("second-pages", with_unit(frame(rows=200), "ns"), native, data_page_version="2.0", compression="zstd")
    save("wide", with_unit(frame(columns=["c%d" % j for j in range(60)], rows=3), "ns"), native)
    save("labels", with_unit(frame(columns=["", "é ☃ 𝄞", "a.b", 'q"\\', "date2"]), "ns"), native)

    holes = frame(rows=40)
    holes.iloc[::3, 0] = np.nan
    holes.iloc[:, 1] = np.nan
    save("holes", with_unit(holes, "ns"), native)
    save("holes-second-pages", with_unit(holes, "ns"), native, data_page_version="2.0")
    same = frame(rows=600)
    same.iloc[:, 0] = 0.25
    same.iloc[:, 1] = np.where(np.arange(600) % 7 == 0, 0.5, -1.0)
    save("repeated", with_unit(same, "ns"), native)
    odd = frame(rows=5)
    odd.index = pd.DatetimeIndex(list(odd.index[:2]) + [pd.NaT] + list(odd.index[3:]), name="date")
    save("missing-time", with_unit(odd, "ns"), native)
    early = frame(rows=4)
    early.index = pd.DatetimeIndex(["1900-01-01", "1969-12-31 23:59:59.999", "1970-01-01", "2200-06-01"], name="date")
    save("early", with_unit(early, "ns"), native)

    column = frame().reset_index()
    column.to_parquet(corpus.path(tag + "-range-index"))
    micros = native if PANDAS < (3, 0) else "us"
    corpus.reads(tag + "-range-index", writer, frame(), micros)
    column.to_parquet(corpus.path(tag + "-no-index"), index=False)
    corpus.reads(tag + "-no-index", writer, frame(), micros)
    days = frame()
    dated = days.copy()
    dated.index = pd.Index([stamp.date() for stamp in days.index], name="date")
    dated.to_parquet(corpus.path(tag + "-days"))
    corpus.reads(tag + "-days", writer, days, "D")


def refused_pandas_files(corpus, tag):
    writer = "pandas %s, pyarrow %s" % (pd.__version__, pa.__version__)

    def refuse(name, data, *words, **options):
        name = tag + "-refused-" + name
        data.to_parquet(corpus.path(name), engine="pyarrow", **options)
        corpus.refuses(name, writer, *words)

    def extra(values):
        data = frame()
        data["x"] = values
        return data

    refuse("strings", extra(list("abcdefg")), '"x" holds strings', 'drop(columns=["x"])')
    refuse("integers", extra(range(7)), '"x" holds integers', 'df["x"].astype("float64")')
    refuse("booleans", extra([True] * 7), '"x" holds booleans', 'df["x"].astype("float64")')
    refuse("categories", extra(pd.Categorical(list("aabbabb"))), '"x" holds strings')
    refuse("second-times", extra(pd.to_datetime(["2024-01-01"] * 7)), '"x" holds time stamps')
    refuse("lists", extra([[1.0, 2.0]] * 7), "Nested", '"x"')
    refuse("no-times", frame().reset_index(drop=True), "No column of dates", "pd.to_datetime(df.index)")
    refuse("strings-index", frame().set_axis(list("abcdefg"), axis=0), "The index holds strings", "pd.to_datetime")
    twice = frame().reset_index()
    twice["other"] = twice["date"]
    refuse("two-times", twice, "2 columns of times", 'df.set_index("date").drop(columns=["other"])')
    levels = frame().assign(level=1.0).set_index("level", append=True)
    refuse("levels", levels, "2 levels")
    sliced = frame().reset_index().iloc[[1, 3, 4]]
    refuse("integer-index", sliced, "The index holds integers", 'df.set_index("date")')
    refuse("int96", frame(), "INT96", use_deprecated_int96_timestamps=True)
    refuse("only-index", frame()[[]], "No column of numbers")
    if ARROW >= 10:
        refuse("lz4", frame(), "LZ4", 'compression="snappy"', compression="lz4")
        refuse("brotli", frame(), "BROTLI", 'compression="snappy"', compression="brotli")


def arrow_files(corpus, tag):
    """Tables that never were a frame of pandas: encodings, nulls, decimals."""
    writer = "pyarrow %s" % pa.__version__
    data = with_unit(frame(rows=150), "ns")

    def table(unit="ns", zone=None, **columns):
        stamps = pa.array([count(stamp, unit) for stamp in data.index])
        arrays = {"date": stamps.cast(pa.timestamp(unit, zone))}
        arrays.update({label: pa.array(data[label].to_numpy()) for label in data.columns})
        arrays.update(columns)
        return pa.table(arrays)

    def save(name, content, unit="ns", zone=None, expected=data, **options):
        name = tag + "-arrow-" + name
        options.setdefault("version", "2.6")
        pq.write_table(content, corpus.path(name), **options)
        corpus.reads(name, writer, expected, unit, zone)

    plain = dict(use_dictionary=False)
    random = np.random.RandomState(2)
    # deltas of every width, some negative
    jumps = random.randint(-(2**62), 2**62, 150) >> random.randint(0, 62, 150)
    uneven = data.set_axis(pd.DatetimeIndex(jumps.astype("datetime64[ns]"), name="date"), axis=0)
    stamped = {"date": "DELTA_BINARY_PACKED"}
    split = {"AMEX:SPY": "BYTE_STREAM_SPLIT", "b": "BYTE_STREAM_SPLIT"}
    save("delta", table(), column_encoding=stamped, **plain)
    save("split", table(), column_encoding=split, **plain)
    leaps = table(date=pa.array(jumps).cast(pa.timestamp("ns")))
    save("delta-uneven", leaps, expected=uneven, column_encoding=stamped, **plain)
    save("delta-uneven-second", leaps, expected=uneven, column_encoding=stamped, data_page_version="2.0", **plain)
    weeks = pd.DatetimeIndex(random.randint(-20000, 20000, 150).astype("datetime64[D]").astype("datetime64[s]"), name="date")
    early = table(date=pa.array([stamp.date() for stamp in weeks]))
    for encoding in ("DELTA_BINARY_PACKED", "BYTE_STREAM_SPLIT"):
        name = "days-uneven-" + encoding.split("_")[0].lower()
        save(name, early, "D", expected=data.set_axis(weeks, axis=0), column_encoding={"date": encoding}, **plain)
    save("both", table(), column_encoding=dict(stamped, **split), data_page_version="2.0", compression="gzip", **plain)
    narrow = data.astype("float32")
    singles = {label: pa.array(narrow[label].to_numpy()) for label in data.columns}
    save("split-floats", table(**singles), expected=narrow, column_encoding=split, **plain)
    save("checksums", table(), write_page_checksum=True)
    save("zone-without-note", table("us", "America/New_York"), "us", "UTC")
    save("seconds", table("s"), "ms")
    nulls = data.copy()
    nulls.iloc[::2, 1] = np.nan
    masked = pa.array([None if value != value else value for value in nulls["b"]])
    for version in ("1.0", "2.0"):
        save("nulls-%s" % version[0], table(b=masked), expected=nulls, data_page_version=version)
    days = pa.array([stamp.date() for stamp in data.index])
    save("days-delta", table(date=days), "D", column_encoding={"date": "DELTA_BINARY_PACKED"}, **plain)
    fields = [pa.field("date", pa.timestamp("ns"), False)]
    fields += [pa.field(label, pa.float64(), False) for label in data.columns]
    save("required", table().cast(pa.schema(fields)))
    pq.write_table(table().append_column("x", pa.array([None] * 150)), corpus.path(tag + "-arrow-refused-nothing"))
    corpus.refuses(tag + "-arrow-refused-nothing", writer, '"x" holds nothing but nulls')
    decimal = pa.array(range(150)).cast(pa.decimal128(22, 2))
    pq.write_table(table().append_column("x", decimal), corpus.path(tag + "-arrow-refused-decimals"))
    corpus.refuses(tag + "-arrow-refused-decimals", writer, '"x" holds decimals', 'astype("float64")')
    half = pa.array(np.zeros(150, "float16"))
    pq.write_table(table().append_column("x", half), corpus.path(tag + "-arrow-refused-half"))
    corpus.refuses(tag + "-arrow-refused-half", writer, '"x" holds half-precision', 'astype("float64")')
    struct = pa.array([{"p": 1.0, "q": {"r": 2.0}}] * 150)
    pq.write_table(table().append_column("x", struct), corpus.path(tag + "-arrow-refused-struct"))
    corpus.refuses(tag + "-arrow-refused-struct", writer, "Nested", '"x"')


def duckdb_files(corpus):
    import duckdb

    writer = "DuckDB %s" % duckdb.__version__
    data = frame(rows=150)
    source = data.reset_index()

    def save(name, select, unit, options="", zone=None, index="date", expected=data):
        path = corpus.path("duckdb-" + name)
        connection = duckdb.connect()
        connection.execute("SET TimeZone = 'UTC'")
        connection.register("source", source)
        connection.execute("COPY (SELECT %s FROM source) TO '%s' (FORMAT parquet%s)" % (select, path, options))
        if expected is None:
            return
        corpus.reads("duckdb-" + name, writer, expected, unit, zone, index)

    values = '"AMEX:SPY", b'
    for codec in ("snappy", "gzip", "zstd", "uncompressed"):
        save("date-" + codec, "CAST(date AS DATE) AS date, " + values, "D", ", COMPRESSION %s" % codec)
    save("timestamp", "CAST(date AS TIMESTAMP) AS timestamp, " + values, "us", index="timestamp")
    save("nanos", "CAST(date AS TIMESTAMP_NS) AS date, " + values, "ns")
    save("millis", "CAST(date AS TIMESTAMP_MS) AS date, " + values, "ms", expected=None)
    millis = pq.ParquetFile(corpus.path("duckdb-millis")).schema.column(0)
    corpus.reads("duckdb-millis", writer, data, "ms" if "milli" in str(millis.logical_type) else "us")
    save("zoned", "CAST(date AS TIMESTAMP) AT TIME ZONE 'UTC' AS date, " + values, "us", zone="UTC")
    save("second-version", "CAST(date AS DATE) AS date, " + values, "D", ", PARQUET_VERSION v2")
    save("row-groups", "CAST(date AS DATE) AS date, " + values, "D", ", ROW_GROUP_SIZE 100")
    save("date-last", values + ', CAST(date AS DATE) AS "Date"', "D", index="Date")
    floats = data[["b"]].astype("float32")
    save("floats", "CAST(date AS DATE) AS date, b::FLOAT AS b", "D", expected=floats)
    nulls = data.copy()
    nulls.loc[nulls["b"] < 0, "b"] = np.nan
    save("nulls", 'CAST(date AS DATE) AS date, "AMEX:SPY", CASE WHEN b < 0 THEN NULL ELSE b END AS b', "D", expected=nulls)
    save("refused-decimals", "CAST(date AS DATE) AS date, b::DECIMAL(18, 6) AS b", "D", expected=None)
    corpus.refuses("duckdb-refused-decimals", writer, '"b" holds decimals')
    save("refused-strings", "CAST(CAST(date AS DATE) AS VARCHAR) AS date, b", "D", expected=None)
    corpus.refuses("duckdb-refused-strings", writer, "No column of dates", '"date" holds strings')
    save("refused-time", "CAST(date AS DATE) AS date, CAST('10:00' AS TIME) AS x, b", "D", expected=None)
    corpus.refuses("duckdb-refused-time", writer, '"x" holds values of the kind time')


def polars_files(corpus):
    import polars as pl

    writer = "Polars %s" % pl.__version__
    data = frame(rows=150)
    table = pl.from_pandas(data.reset_index()).with_columns(pl.col("date").cast(pl.Datetime("us")))

    def save(name, content, unit, zone=None, index="date", expected=data, **options):
        content.write_parquet(corpus.path("polars-" + name), **options)
        corpus.reads("polars-" + name, writer, expected, unit, zone, index)

    for codec in ("zstd", "snappy", "gzip", "uncompressed"):
        save(codec, table, "us", compression=codec)
    date = pl.col("date")
    save("date", table.with_columns(date.cast(pl.Date)), "D")
    for unit in ("ms", "ns"):
        save(unit, table.with_columns(date.cast(pl.Datetime(unit))), unit)
    save("utc", table.with_columns(date.dt.replace_time_zone("UTC")), "us", "UTC")
    save("row-groups", table, "us", row_group_size=64)
    save("pages", table, "us", data_page_size=256)
    save("statistics", table, "us", statistics="full")
    save("date-last", table.select("AMEX:SPY", "b", date.alias("timestamp")), "us", index="timestamp")
    save("floats", table.with_columns(pl.col("b").cast(pl.Float32)).drop("AMEX:SPY"), "us", expected=data[["b"]].astype("float32"))
    nulls = data.copy()
    nulls.loc[nulls["b"] < 0, "b"] = np.nan
    holes = table.with_columns(pl.when(pl.col("b") < 0).then(None).otherwise(pl.col("b")).alias("b"))
    save("nulls", holes, "us", expected=nulls)
    table.with_columns(x=pl.lit(1)).write_parquet(corpus.path("polars-refused-integers"))
    corpus.refuses("polars-refused-integers", writer, '"x" holds integers', 'df["x"].astype("float64")')
    table.with_columns(x=pl.lit("a")).write_parquet(corpus.path("polars-refused-strings"))
    corpus.refuses("polars-refused-strings", writer, '"x" holds strings')
    table.write_parquet(corpus.path("polars-refused-lz4"), compression="lz4")
    corpus.refuses("polars-refused-lz4", writer, "LZ4")


def main(folder, tag):
    corpus = Corpus(folder)
    pandas_files(corpus, tag)
    refused_pandas_files(corpus, tag)
    if ARROW >= 15:
        arrow_files(corpus, tag)
        duckdb_files(corpus)
        polars_files(corpus)
    corpus.save()
    print(len(corpus.entries), "files in", corpus.folder.name)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "pyarrow%d" % ARROW)
