"""Mean, deviation, covariance, skewness, kurtosis, quantiles and conditional value at risk (SciPy, NumPy, pandas), on seeded samples.

    pip install numpy==2.4.6 scipy==1.17.1 pandas==3.1.1
    python shape_oracles.py > ../resources/io/metafolio/metrics/shape-oracles.json

Skewness and kurtosis are SciPy's, bias-corrected and not; pandas' skew and kurt are compared with the corrected ones here. Quantiles
are NumPy's, linear. The conditional value at risk is the mean of what is at or below a quantile. Covariance is that with the sample
in reverse order.
"""
import json

import numpy
import pandas
from scipy import stats

draw = numpy.random.default_rng(20261129)
samples = {
    "four": [0.01, -0.02, 0.035, 0.004],
    "five with a tie": [0.01, 0.01, -0.03, 0.02, 0.005],
    "fat tails": draw.standard_t(3, 61) * 0.01,
    "losses": -draw.gamma(0.7, 0.01, 250) + 0.005,
    "far from nought": draw.standard_normal(40) + 1000,
    "tiny": draw.standard_t(5, 30) * 1e-9,
}
SHARES = [0, 0.01, 0.05, 0.25, 0.5, 0.9, 1]

cases = []
for name, values in samples.items():
    r = numpy.array(values, dtype=float)
    skew = float(stats.skew(r, bias=False))
    kurtosis = float(stats.kurtosis(r, bias=False))
    assert abs(pandas.Series(r).skew() - skew) < 1e-7 * max(1, abs(skew))
    assert abs(pandas.Series(r).kurt() - kurtosis) < 1e-7 * max(1, abs(kurtosis))
    quantiles = [float(numpy.quantile(r, share)) for share in SHARES]
    cases.append(
        {
            "name": name,
            "sample": r.tolist(),
            "mean": float(r.mean()),
            "deviation": float(r.std(ddof=1)),
            "covariance": float(numpy.cov(r, r[::-1])[0, 1]),
            "skew": skew,
            "kurtosis": kurtosis,
            "biased_skew": float(stats.skew(r)),
            "biased_kurtosis": float(stats.kurtosis(r, fisher=False)),
            "shares": SHARES,
            "quantiles": quantiles,
            "tails": [float(r[r <= q].mean()) for q in quantiles],
        }
    )
print(json.dumps(cases, indent=1))
