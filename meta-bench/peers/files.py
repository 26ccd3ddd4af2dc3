"""A pickled series and a Parquet table, from bytes and to bytes: pandas and PyArrow."""
import io
import pickle

import pandas
import pyarrow
import pyarrow.parquet


def read_pickle(content):
    return pickle.loads(content).to_numpy()


def write_pickle(series):
    return pickle.dumps(series)


def read_parquet(content):
    return pyarrow.parquet.read_table(pyarrow.BufferReader(content), use_threads=False).to_pandas(use_threads=False)


def write_parquet(table):
    sink = io.BytesIO()
    pyarrow.parquet.write_table(table, sink)
    return sink.getvalue()


PANDAS = f"pandas {pandas.__version__}"
PYARROW = f"PyArrow {pyarrow.__version__}"
