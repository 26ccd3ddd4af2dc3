"""The stationary bootstrap of the package arch, as distributions of three statistics.

Writes bootstrap-series.csv, an autocorrelated series of 200 values, and bootstrap-oracles.csv: for each mean block length and
statistic the mean, the standard deviation and five quantiles over REPS resamples.

    python bootstrap_oracles.py ../resources/io/metafolio/study
"""

import sys
from pathlib import Path

import numpy as np
from arch import __version__
from arch.bootstrap import StationaryBootstrap

REPS = 100_000
SHARES = [0.05, 0.25, 0.5, 0.75, 0.95]


def series():
    rng = np.random.default_rng(7)
    x = np.empty(200)
    last = 0.0
    for t in range(x.size):
        last = 0.6 * last + rng.standard_normal()
        x[t] = last
    return x


def statistics(x):
    d = x - x.mean()
    return x.mean(), (d * d).mean(), (d[1:] * d[:-1]).mean()


def main(folder):
    x = series()
    (folder / "bootstrap-series.csv").write_text("x\n" + "".join(f"{v!r}\n" for v in x.tolist()))
    lines = [f"# arch {__version__}, numpy {np.__version__}, {REPS} resamples", "block,statistic,mean,sd,q05,q25,q50,q75,q95"]
    for block in (1, 5, 20):
        bootstrap = StationaryBootstrap(block, x, seed=np.random.default_rng(11))
        found = np.array([statistics(data[0]) for data, _ in bootstrap.bootstrap(REPS)])
        for name, column in zip(("mean", "variance", "lag1"), found.T):
            numbers = [column.mean(), column.std(ddof=1), *np.quantile(column, SHARES)]
            lines.append(",".join([str(block), name, *(repr(float(v)) for v in numbers)]))
    (folder / "bootstrap-oracles.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
