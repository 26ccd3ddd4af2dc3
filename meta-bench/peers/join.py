"""Three dated streams onto their shared dates, growth between them compounded: by hand in NumPy, in pandas, and in Polars."""
from functools import reduce

import numpy
import pandas
import polars


def by_hand(streams):
    days = reduce(lambda a, b: numpy.intersect1d(a, b, assume_unique=True), [days for days, _ in streams])
    joined = []
    for own, values in streams:
        grown = numpy.cumprod(1 + values)[numpy.searchsorted(own, days)]
        joined.append(grown[1:] / grown[:-1] - 1)
    return numpy.array(joined)


def by_pandas(streams):
    grown = [pandas.Series((1 + values).cumprod(), days) for days, values in streams]
    return pandas.concat(grown, axis=1, join="inner").pct_change().iloc[1:].to_numpy().T


def by_polars(streams):
    frames = [polars.DataFrame({"day": days, f"s{k}": values}).with_columns((1 + polars.col(f"s{k}")).cum_prod().alias(f"s{k}"))
              for k, (days, values) in enumerate(streams)]
    joined = reduce(lambda a, b: a.join(b, on="day", how="inner", maintain_order="left"), frames)
    return joined.select(polars.exclude("day").pct_change()).slice(1).to_numpy().T


PEERS = {"NumPy by hand": by_hand, f"Polars {polars.__version__}": by_polars, f"pandas {pandas.__version__}": by_pandas}
