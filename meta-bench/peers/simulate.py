"""The account of SimulatorBenchmark in Python: a plain NumPy loop, vectorbt and bt, without charges, for then all of them say the
same. Prints final wealth and the best of five, in ms.

    pip install -r requirements.txt && python simulate.py
"""
import time
import warnings

import bt
import numpy
import pandas
import vectorbt

ASSETS, ROWS, STEP = 30, 2500, 20

warnings.filterwarnings("ignore")


def returns():
    made, x = numpy.empty((ROWS, ASSETS)), 20260114
    for t in range(ROWS):
        for j in range(ASSETS):
            x = (1103515245 * x + 12345) % 2**31
            made[t, j] = 0.0003 + 0.04 * (x / 2**31 - 0.5)
    return made


def targets():
    made = numpy.array([[1 + (7 * j + 13 * k) % 10 for j in range(ASSETS)] for k in range(ROWS // STEP)], dtype=float)
    return made / made.sum(axis=1, keepdims=True)


def by_hand(r, w, daily):
    wealth, held = 1.0, None
    for t in range(ROWS):
        if daily or t % STEP == 0:
            held = w[t // STEP]
        value = held * (1 + r[t])
        growth = value.sum() + (1 - held.sum())
        wealth *= growth
        held = value / growth
    return wealth


def prices(r):
    closes = numpy.vstack([numpy.full(ASSETS, 100.0), 100 * numpy.cumprod(1 + r, axis=0)])
    return pandas.DataFrame(closes, index=pandas.bdate_range("2015-01-01", periods=ROWS + 1),
                            columns=[f"A{j}" for j in range(ASSETS)])


def orders(w, index, daily):
    sizes = pandas.DataFrame(numpy.nan, index=index, columns=[f"A{j}" for j in range(ASSETS)])
    for t in range(0, ROWS, 1 if daily else STEP):
        sizes.iloc[t] = w[t // STEP]
    return sizes


def by_vectorbt(closes, sizes):
    return vectorbt.Portfolio.from_orders(closes, sizes, size_type="targetpercent", group_by=True, cash_sharing=True,
                                          call_seq="auto", init_cash=1.0, freq="1D").value().iloc[-1]


def by_bt(closes, sizes):
    weights = sizes.dropna()
    strategy = bt.Strategy("s", [bt.algos.RunOnDate(*weights.index), bt.algos.WeighTarget(weights), bt.algos.Rebalance()])
    run = bt.Backtest(strategy, closes, initial_capital=1e6, integer_positions=False, progress_bar=False)
    run.run()
    return run.strategy.values.iloc[-1] / 1e6


def best(name, function, *arguments):
    times = []
    for _ in range(5):
        start = time.perf_counter()
        wealth = function(*arguments)
        times.append(time.perf_counter() - start)
    return f"{name} {1000 * min(times):.2f} ms, wealth {float(wealth)!r}"


if __name__ == "__main__":
    r, w = returns(), targets()
    closes = prices(r)
    for daily in (False, True):
        sizes = orders(w, closes.index, daily)
        print("daily" if daily else "window", *(
            best("NumPy loop", by_hand, r, w, daily),
            best("vectorbt " + vectorbt.__version__, by_vectorbt, closes, sizes),
            best("bt " + bt.__version__, by_bt, closes, sizes)), sep="\n  ")
