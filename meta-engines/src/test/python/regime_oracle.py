"""The volatility regime by pandas and SciPy: rolling standard deviation, and where the last one stands among all.

    pip install -r requirements.txt
    python regime_oracle.py > ../resources/io/metafolio/engines/regime-oracle.json
"""
import json

import numpy
import pandas
from scipy.stats import percentileofscore

SPAN = 20


def case(seed, rows, last_scale):
    random = numpy.random.default_rng(seed)
    scale = 0.01 * numpy.exp(numpy.cumsum(random.normal(0, 0.08, rows)))
    scale[-SPAN:] *= last_scale
    returns = pandas.Series((random.standard_t(5, rows) * scale).clip(-0.5, 0.5).round(8))
    volatility = returns.rolling(SPAN).std().dropna()
    share = percentileofscore(volatility, volatility.iloc[-1], kind="mean") / 100
    regime = "quiet" if share <= .25 else "normal" if share <= .75 else "turbulent" if share <= .95 else "crisis"
    return {"returns": returns.tolist(), "volatility": volatility.iloc[-1], "share": share, "regime": regime}


def main():
    cases = [case(seed, rows, scale) for seed, (rows, scale) in enumerate(
        (rows, scale) for rows in (40, 60, 250, 500) for scale in (0.2, 0.6, 1.0, 1.5, 3.0))]
    print(json.dumps(cases, separators=(",", ":")))


if __name__ == "__main__":
    main()
