"""The checks of AuditBenchmark's million cells in pandas, as a desk would write them by hand: sessions by exchange_calendars,
dates, order, closed days, repeated closes on them, holes, impossible prices. Prints the best of ten, in ms.

    pip install -r requirements.txt && python audit.py
"""
import time

import exchange_calendars
import numpy
import pandas

START, END = "1990-01-02", "2040-12-31"


def table(sessions):
    random = numpy.random.default_rng(20260114)
    closes = 100 * numpy.cumprod(1 + 0.01 * random.standard_normal((len(sessions), 80)), axis=0)
    frame = pandas.DataFrame(closes, index=sessions, columns=[f"NYSE:A{j}" for j in range(80)])
    frame.iloc[6000, 7] = numpy.nan
    saturday = frame.loc[["2024-03-08"]].copy()
    saturday.index = pandas.DatetimeIndex(["2024-03-09"])
    return pandas.concat([frame.drop(frame.index[5000]), saturday]).sort_index()


def audit(frame, sessions):
    duplicated = frame.index[frame.index.duplicated()]
    ordered = frame.index.is_monotonic_increasing
    closed = frame.index.difference(sessions)
    missing = sessions[(sessions >= frame.index[0]) & (sessions <= frame.index[-1])].difference(frame.index)
    padded = (frame.diff() == 0).loc[closed]
    whole = frame.drop(closed)
    alive = whole.ffill().notna() & whole.bfill().notna()
    holes = (whole.isna() & alive).stack()
    impossible = ((whole <= 0) | numpy.isinf(whole)).stack()
    returns = whole.pct_change(fill_method=None)
    extreme = (returns.abs() >= 0.5).stack()
    return (len(duplicated), ordered, list(closed), list(missing), int(padded.sum().sum()), int(holes.sum()),
            int(impossible.sum()), int(extreme.sum()))


def main():
    sessions = exchange_calendars.get_calendar("XNYS", start=START, end=END).sessions
    frame = table(sessions)
    found = audit(frame, sessions)
    assert found[:2] == (0, True) and len(found[2]) == 1 and len(found[3]) == 1 and found[4:6] == (80, 1), found
    best = min(timed(frame, sessions) for _ in range(10))
    print(f"pandas {pandas.__version__}: {best:.0f} ms for {frame.size} cells")


def timed(frame, sessions):
    start = time.perf_counter()
    audit(frame, sessions)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
