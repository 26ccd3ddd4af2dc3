"""Permutation entropy by ordpy and antropy, Hurst exponent and efficiency ratio by NumPy, on seeded series with and without ties.

    pip install antropy==0.2.3 ordpy==1.2.3 numpy==2.4.6
    python predictability_reference.py > ../resources/io/metafolio/selection/predictability.csv

One line a series: kind, rows, order, delay, entropy, Hurst exponent (empty below 32 rows), efficiency ratio, then the values. Where
values are tied the two packages sort differently; there ordpy's stable order is taken, elsewhere both must agree.
"""
import sys

import antropy
import numpy
import ordpy


def hurst(x):
    if len(x) < 32:
        return ""
    lags, ratios = [], []
    lag = 8
    while lag <= len(x) // 2:
        segments = x[: len(x) // lag * lag].reshape(-1, lag)
        deviations = numpy.cumsum(segments - segments.mean(axis=1, keepdims=True), axis=1)
        spread = deviations.max(axis=1) - deviations.min(axis=1)
        lags.append(lag)
        ratios.append(numpy.mean(spread / segments.std(axis=1)))
        lag *= 2
    slope = numpy.polyfit(numpy.log(lags), numpy.log(ratios), 1)[0]
    return repr(float(min(1.0, max(0.0, slope))))


def main():
    draw = numpy.random.default_rng(20260114)
    kinds = {
        "noise": lambda n: draw.standard_normal(n) / 100,
        "fat": lambda n: draw.standard_t(3, n) / 100,
        "trend": lambda n: 0.01 + draw.standard_normal(n) / 1000,
        "swing": lambda n: numpy.sin(numpy.arange(n) / 3) / 50 + draw.standard_normal(n) / 500,
        "walk": lambda n: numpy.cumsum(draw.standard_normal(n)) / 100,
        "tied": lambda n: draw.integers(-2, 3, n) / 100.0,
    }
    for kind, make in kinds.items():
        for rows, order, delay in ((20, 3, 1), (60, 4, 1), (61, 4, 2), (120, 5, 1), (200, 6, 3), (500, 4, 1)):
            x = numpy.asarray(make(rows), dtype=float)
            entropy = float(ordpy.permutation_entropy(x, dx=order, taux=delay))
            if kind != "tied":
                other = float(antropy.perm_entropy(x, order=order, delay=delay, normalize=True))
                if abs(entropy - other) > 1e-12:
                    sys.exit(f"ordpy {entropy} and antropy {other} differ on {kind} {rows}")
            ratio = abs(x.sum()) / numpy.abs(x).sum()
            print(",".join([kind, str(rows), str(order), str(delay), repr(entropy), hurst(x), repr(float(ratio))]
                           + [repr(float(v)) for v in x]))


if __name__ == "__main__":
    main()
