"""Rolling sample correlation and the path of the drawdown (pandas), on seeded data.

    pip install numpy==2.4.6 pandas==3.1.1
    python rolling_oracles.py > ../resources/io/metafolio/metrics/rolling-oracles.json

returns: rows by columns, to eight decimals; a regime change in the middle moves the correlations.
correlation: by window, then by pair "i j", pandas' rolling(window).corr of the two columns at every row that a whole window ends at.
In column 3 the rows 20 … 39 are equal: where a window lies inside them, nothing can be correlated, and the value is null. pandas
carries sums from window to window, so those values are taken from a correlation of each window alone, and both are compared here.
drawdown: by column, 1 - wealth / cummax(wealth), wealth starting at 1 before the first row.
"""
import json
import sys

import numpy
import pandas

draw = numpy.random.default_rng(20261129)
common = draw.standard_t(4, 90) * 0.008
loading = numpy.where(numpy.arange(90) < 45, 0.3, 1.2)
columns = [common * loading + draw.standard_normal(90) * 0.01 for _ in range(3)]
columns.append(-common + draw.standard_normal(90) * 0.004)
returns = pandas.DataFrame(numpy.round(numpy.column_stack(columns), 8))
returns.iloc[20:40, 3] = 0.001

correlation = {}
worst = 0.0
for window in (2, 10, 63, 90):
    pairs = {}
    for i in range(4):
        for j in range(i):
            alone = []
            for end in range(window, 91):
                rows = returns.iloc[end - window:end]
                varies = rows[i].nunique() > 1 and rows[j].nunique() > 1
                alone.append(float(rows[i].corr(rows[j])) if varies else None)
            rolled = returns[i].rolling(window).corr(returns[j]).to_numpy()[window - 1:]
            for one, other in zip(alone, rolled):
                if one is not None and window > 2:
                    worst = max(worst, abs(one - other))
            pairs[f"{i} {j}"] = alone
    correlation[str(window)] = pairs
print("greatest difference between windows alone and pandas' rolling:", worst, file=sys.stderr)
assert worst < 1e-9, worst

wealth = pandas.concat([pandas.DataFrame([[1.0] * 4]), (1 + returns).cumprod()], ignore_index=True)
drawdown = 1 - wealth / wealth.cummax()
json.dump(
    {
        "returns": returns.to_numpy().tolist(),
        "correlation": correlation,
        "drawdown": {str(i): drawdown[i].tolist() for i in range(4)},
    },
    sys.stdout,
)
print()
