"""A stream against a benchmark (pandas, checked by empyrical and SciPy), the normal distribution (mpmath, checked by SciPy), and the
probabilistic and deflated Sharpe ratio (NumPy and SciPy, checked by mpmath and by the paper's published numbers), on seeded data.

    pip install empyrical-reloaded==0.7.1 mpmath==1.4.1 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1
    python benchmark_oracles.py > ../resources/io/metafolio/metrics/benchmark-oracles.json

The agreement reached is written to standard error; where two sources disagree the script fails and nothing is written.

aligned: a stream of simple returns at its dates, earned from the date `base`, where its wealth is 1, and a benchmark's closing prices
on its own dates, which may begin before the base and end after the stream. Wealth and close are sampled at the dates both have, from
the base to the stream's last date, the base counting as a date of the stream; the first common date is the base of the aligned rows,
and an aligned return is the ratio of two consecutive samples less 1. With S sessions a year, n aligned rows, stream s and benchmark b:
    excess_return      mean(s - b) S
    tracking_error     std(s - b) sqrt(S), n - 1 in the divisor
    information_ratio  excess_return / tracking_error, null where the tracking error is 0
    beta               cov(s, b) / var(b), n - 1 in both divisors
    correlation        Pearson's
    alpha              (mean(s) - beta mean(b)) S, not compounded, no risk-free rate
    stream_return, benchmark_return  annualised time-weighted return, prod(1 + r)^(S/n) - 1
In the case "identical" all prices are powers of two, so that the returns and their differences are exact in any order of arithmetic;
beta, correlation and alpha are written there as exactly 1, 1 and 0.

normal: [x, cdf(x)] and [p, ppf(p)], computed with 50 digits at the exact value of the double x or p, then rounded to the nearest double.
The smallest values of cdf are subnormal.

deflated: D. H. Bailey and M. Lopez de Prado, "The Deflated Sharpe Ratio", Journal of Portfolio Management 40 (5), 2014.
    PSR(SR*) = cdf((SR - SR*) sqrt(T - 1) / sqrt(1 - skewness SR + (kurtosis - 1) / 4 SR^2))
    SR*      = sqrt(V) ((1 - g) ppf(1 - 1/N) + g ppf(1 - 1/(N e))),  g the Euler-Mascheroni constant
    DSR      = PSR(SR*)
Estimators: SR is the mean over the standard deviation of a stream's returns a row, never annualised, T - 1 in the divisor of the
standard deviation. Skewness m3 / m2^1.5 and kurtosis m4 / m2^2 (3 for a normal distribution, not the excess) are the biased ones, every
moment divided by T. V is the variance of the streams' SR with N - 1 in the divisor, N the number of streams, all of them counted as
independent trials. In "published" SR and V are given a year of 250 days: SR / sqrt(250) and V / 250 are a day's.
"""
import json
import math
import sys
from fractions import Fraction

import empyrical
import mpmath
import numpy
import pandas
from scipy import special, stats

mpmath.mp.dps = 50
worst = {}


def agree(what, value, other, relative=1e-12, absolute=0.0):
    """Fails unless both agree; keeps the largest difference, absolute and relative."""
    difference = abs(value - other)
    if not difference <= relative * abs(other) + absolute:
        sys.exit(f"{what}: {value!r} and {other!r} differ")
    before = worst.get(what, (0.0, 0.0))
    worst[what] = max(before[0], difference), max(before[1], difference / abs(other) if other else 0.0)


def floats(values):
    return [float(v) for v in values]


# aligned

def days(first, count, keep):
    """The first `count` days from `first` on that are kept."""
    dates, day = [], pandas.Timestamp(first)
    while len(dates) < count:
        if keep(day):
            dates.append(day)
        day += pandas.Timedelta(days=1)
    return dates


def every(day):
    return True


def weekday(day):
    return day.weekday() < 5


def without(keep, *holidays):
    closed = {pandas.Timestamp(h) for h in holidays}
    return lambda day: keep(day) and day not in closed


def market(draw, dates, scale=0.011, drift=0.0004):
    """A benchmark's closes at its dates, to four decimals."""
    steps = drift + scale * draw.standard_normal(len(dates))
    return numpy.round(100 * numpy.cumprod(1 + steps), 4)


def follow(draw, dates, bench_dates, closes, beta, noise, drift):
    """A stream's returns, to eight decimals: beta times what the benchmark moved since the stream's date before, plus noise."""
    price = pandas.Series(closes, index=bench_dates).reindex(pandas.DatetimeIndex(dates), method="ffill").bfill()
    moved = price.pct_change().to_numpy()[1:]
    return numpy.round(beta * moved + drift + noise * draw.standard_normal(len(moved)), 8)


def aligned_case(name, sessions, dates, returns, bench_dates, closes):
    """`dates` has the base first."""
    base, rows = dates[0], dates[1:]
    wealth = pandas.Series(numpy.concatenate(([1.0], numpy.cumprod(1 + returns))), index=pandas.DatetimeIndex(dates))
    close = pandas.Series(closes, index=pandas.DatetimeIndex(bench_dates))
    common = pandas.concat([wealth, close], axis=1, join="inner", keys=["stream", "benchmark"]).sort_index().loc[base:rows[-1]]
    table = common.pct_change().iloc[1:]
    s, b = table["stream"], table["benchmark"]
    n = len(table)
    by_hand(dates, returns, bench_dates, closes, common.index[0], table)

    difference = s - b
    excess = float(difference.mean() * sessions)
    error = float(difference.std(ddof=1) * math.sqrt(sessions))
    beta = float(s.cov(b, ddof=1) / b.var(ddof=1))
    alpha = float((s.mean() - beta * b.mean()) * sessions)
    correlation = float(s.corr(b))
    annual = [float((1 + r).prod() ** (sessions / n) - 1) for r in (s, b)]
    ratio = excess / error if error != 0 else None

    agree("beta, empyrical", beta, empyrical.beta(s, b))
    agree("alpha, empyrical", (1 + alpha / sessions) ** sessions - 1, empyrical.alpha(s, b, annualization=sessions), absolute=1e-13)
    line = stats.linregress(b, s)
    agree("beta, linregress", beta, float(line.slope))
    agree("correlation, linregress", correlation, float(line.rvalue))
    agree("alpha, linregress", alpha, float(line.intercept * sessions), absolute=1e-13)
    if ratio is None:
        if excess != 0 or abs(beta - 1) > 1e-15 or numpy.any(difference != 0):
            sys.exit(f"{name}: not identical")
        beta, correlation, alpha = 1.0, 1.0, 0.0  # without the rounding
    else:
        if error < 1e-6:
            sys.exit(f"{name}: tracking error {error} is rounding")
        agree("information ratio, empyrical", ratio, float(empyrical.excess_sharpe(s, b) * math.sqrt(sessions)))
    for r, value in zip((s, b), annual):
        agree("annual return, empyrical", value, float(empyrical.annual_return(r, annualization=sessions)), absolute=1e-13)

    def iso(stamps):
        return [d.strftime("%Y-%m-%d") for d in stamps]

    return {
        "name": name, "sessions": sessions, "base": iso([base])[0],
        "stream": {"dates": iso(rows), "returns": floats(returns)},
        "benchmark": {"dates": iso(bench_dates), "closes": floats(closes)},
        "aligned": {"base": iso(common.index[:1])[0], "dates": iso(table.index), "stream": floats(s), "benchmark": floats(b)},
        "expected": {"rows": n, "excess_return": excess, "tracking_error": error, "information_ratio": ratio, "beta": beta,
                     "correlation": correlation, "alpha": alpha, "stream_return": annual[0], "benchmark_return": annual[1]},
    }


def by_hand(dates, returns, bench_dates, closes, first, table):
    """The alignment again, without pandas and in exact arithmetic."""
    price = {d: Fraction(float(c)) for d, c in zip(bench_dates, closes)}
    wealth = Fraction(1)
    samples = [(dates[0], wealth, price[dates[0]])] if dates[0] in price else []
    for d, r in zip(dates[1:], returns):
        wealth *= 1 + Fraction(float(r))
        if d in price:
            samples.append((d, wealth, price[d]))
    if samples[0][0] != first or [d for d, _, _ in samples[1:]] != list(table.index):
        sys.exit("the aligned dates differ")
    for (_, w0, p0), (d, w1, p1) in zip(samples, samples[1:]):
        agree("aligned returns, by fractions", float(table.at[d, "stream"]), float(w1 / w0 - 1), absolute=1e-14)
        agree("aligned returns, by fractions", float(table.at[d, "benchmark"]), float(p1 / p0 - 1), absolute=1e-14)


def aligned():
    draw = numpy.random.default_rng(20260201)
    cases = []

    def add(name, sessions, dates, bench_dates, beta, noise, drift=0.0002):
        closes = market(draw, bench_dates)
        returns = follow(draw, dates, bench_dates, closes, beta, noise, drift)
        cases.append(aligned_case(name, sessions, dates, returns, bench_dates, closes))

    closed = ("2024-01-01", "2024-01-15", "2024-02-19", "2024-03-29", "2024-05-27", "2024-06-19", "2024-07-04", "2024-09-02")
    year = days("2024-01-02", 251, without(weekday, *closed))
    add("same weekdays", 252, year, year, 0.8, 0.006)

    # seven days a week against weekdays with holidays: a sample spans weekends
    add("daily stream, weekday benchmark", 252, days("2024-01-02", 261, every), days("2023-12-18", 205, without(weekday, *closed)),
        1.1, 0.004)

    # weekdays with holidays against seven days a week, longer on both sides
    add("weekday stream, daily benchmark", 252, days("2024-02-01", 121, without(weekday, *closed)), days("2024-01-10", 220, every),
        0.6, 0.009)

    add("same days, all seven", 365, days("2023-11-04", 201, every), days("2023-11-04", 201, every), 1.4, 0.012, -0.0003)

    # the base is a Sunday and the Monday after it a holiday: the first common date is the stream's second row
    add("base not a benchmark date", 252, days("2024-01-14", 91, every), days("2024-01-02", 80, without(weekday, *closed)), 1.0, 0.005)

    # the benchmark begins within the stream and ends before it
    add("shorter benchmark", 252, days("2024-03-01", 151, weekday), days("2024-04-03", 90, without(weekday, *closed)), -0.5, 0.008)

    # 250 rows, of which the benchmark has about one in six
    dense = days("2023-06-01", 251, weekday)
    chosen = set(draw.choice(numpy.arange(1, 251), 40, replace=False).tolist())
    add("sparse benchmark", 365, dense, [d for i, d in enumerate(dense) if i == 0 or i in chosen], 0.9, 0.007)

    # each side closed when the other is open, the base one of the benchmark's holidays
    add("different holidays", 252, days("2024-12-24", 37, without(weekday, "2024-12-25", "2025-01-01", "2025-01-20")),
        days("2024-12-16", 45, without(weekday, "2024-12-24", "2024-12-26", "2025-01-01", "2025-01-06")), 2.0, 0.003, 0.001)

    # powers of two
    same = days("2024-01-02", 61, weekday)
    steps = draw.permutation([1.0] * 16 + [-0.5] * 15 + [0.0] * 29)
    cases.append(aligned_case("identical", 252, same, steps, same, 64 * numpy.concatenate(([1.0], numpy.cumprod(1 + steps)))))
    return cases


# normal

def nearest(value):
    """The double nearest to an mpmath number, subnormal or not."""
    return float(mpmath.nstr(value, 45))


def quantile(p):
    """The normal quantile of a double, by Newton's method in the lower tail."""
    if p == 0.5:
        return mpmath.mpf(0)
    exact = mpmath.mpf(p)
    tail = exact if p < 0.5 else 1 - exact
    x = mpmath.mpf(-abs(float(special.ndtri(p))))
    for _ in range(6):
        x -= (mpmath.ncdf(x) - tail) / mpmath.npdf(x)
    if abs(mpmath.ncdf(x) - tail) > tail * mpmath.mpf(10) ** -40:
        sys.exit(f"the quantile of {p} did not converge")
    return x if p < 0.5 else -x


def normal():
    xs = {0.0, 1e-300, -1e-300, 1e-17, -1e-17, 1e-8, -1e-8, 1e-3, -1e-3, 0.46875, -0.46875, 0.67448975, -0.67448975, 1.41421356,
          -1.41421356, 1.95996398, -1.95996398, 2.32634787, -2.32634787, 5.656854249, -5.656854249, 6.5, 7.0, 7.5, 8.0, 8.25, 8.5, 9.0,
          -37.7, -37.5, -37.25}
    xs.update(float(x) for x in numpy.round(numpy.linspace(-6, 6, 81), 2))
    xs.update(float(x) for x in range(-38, -6))
    cdf = []
    for x in sorted(xs):
        value = nearest(mpmath.ncdf(mpmath.mpf(x)))
        other = float(stats.norm.cdf(x))
        if value < sys.float_info.min:
            # SciPy's cdf is 0 there, its logcdf is not
            agree("normal cdf, SciPy's logcdf, subnormal", float(numpy.exp(stats.norm.logcdf(x))), value, relative=1e-7)
        else:
            agree("normal cdf, SciPy", other, value, relative=2e-13)
        cdf.append([x, value])

    ps = {0.5, 0.025, 0.975, 1 / 3, 2 / 3, 0.02425, 0.97575, 0.075, 0.925, 0.1353352832366127, 0.8646647167633873, 0.001, 0.999,
          0.005, 0.995}
    ps.update(float(f"1e-{e}") for e in (300, 280, 250, 220, 200, 180, 150, 120, 100, 80, 60, 50, 40, 30, 25, 20, *range(18, 3, -1)))
    ps.update(1 - float(f"1e-{e}") for e in range(16, 3, -1))
    ps.update(float(p) for p in numpy.round(numpy.linspace(0.01, 0.99, 45), 4))
    ps.update(0.5 + d for d in (1e-15, -1e-15, 1e-10, -1e-10, 1e-5, -1e-5))
    ppf = []
    for p in sorted(ps):
        value = nearest(quantile(p))
        agree("normal ppf, SciPy", float(stats.norm.ppf(p)), value, relative=2e-13)
        ppf.append([p, value])
    return {"cdf": cdf, "ppf": ppf}


# deflated

def threshold(variance, trials):
    g = numpy.euler_gamma
    value = math.sqrt(variance) * ((1 - g) * stats.norm.ppf(1 - 1 / trials) + g * stats.norm.ppf(1 - 1 / (trials * math.e)))
    # mpmath takes the quantiles in the tail 1/N, which 1 - 1/N in doubles gives only to the unit of 1
    exact = mpmath.sqrt(variance) * ((1 - mpmath.euler) * upper(1 / mpmath.mpf(trials))
                                     + mpmath.euler * upper(1 / (trials * mpmath.e)))
    agree("threshold, mpmath", float(value), float(exact), absolute=1e-15)
    return float(value)


def upper(tail):
    """The x above which a normal variable is with the probability `tail`, at most 1/2."""
    return mpmath.sqrt(2) * mpmath.erfinv(1 - 2 * tail) if tail != 0.5 else mpmath.mpf(0)


def probabilistic(sharpe, against, rows, skewness, kurtosis):
    variance = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe ** 2
    value = float(stats.norm.cdf((sharpe - against) * math.sqrt(rows - 1) / math.sqrt(variance)))
    s, a, g3, g4 = (mpmath.mpf(v) for v in (sharpe, against, skewness, kurtosis))
    exact = mpmath.ncdf((s - a) * mpmath.sqrt(rows - 1) / mpmath.sqrt(1 - g3 * s + (g4 - 1) / 4 * s ** 2))
    agree("probabilistic Sharpe ratio, mpmath", value, float(exact))
    return value


def published():
    """The paper's example, and its variants with fewer trials and with normal returns."""
    cases = []
    for trials, skewness, kurtosis, figure in ((100, -3.0, 10.0, 0.9004), (46, -3.0, 10.0, 0.9505), (88, 0.0, 3.0, 0.9505)):
        sharpe, variance = 2.5 / math.sqrt(250), 0.5 / 250
        against = threshold(variance, trials)
        value = probabilistic(sharpe, against, 1250, skewness, kurtosis)
        if round(value, 4) != figure:
            sys.exit(f"{trials} trials: {value}, published {figure}")
        cases.append({"annual_sharpe": 2.5, "annual_variance": 0.5, "periods": 250, "rows": 1250, "trials": trials, "skewness": skewness,
                      "kurtosis": kurtosis, "sharpe": sharpe, "variance": variance, "threshold": against, "deflated": value,
                      "published": figure})
    return cases


def trials_case(name, streams):
    rows, count = len(streams[0]), len(streams)
    sharpes, skews, kurtoses = [], [], []
    for r in streams:
        sharpe = float(r.mean() / r.std(ddof=1))
        moments = [float(((r - r.mean()) ** k).mean()) for k in (2, 3, 4)]
        skewness, kurtosis = moments[1] / moments[0] ** 1.5, moments[2] / moments[0] ** 2
        agree("Sharpe ratio, empyrical", sharpe, float(empyrical.sharpe_ratio(r, annualization=1)), absolute=1e-15)
        agree("skewness, SciPy", skewness, float(stats.skew(r, bias=True)), absolute=1e-13)
        agree("kurtosis, SciPy", kurtosis, float(stats.kurtosis(r, fisher=False, bias=True)))
        sharpes.append(sharpe)
        skews.append(skewness)
        kurtoses.append(kurtosis)
    variance = float(numpy.var(sharpes, ddof=1))
    against = threshold(variance, count)
    several = list(zip(sharpes, skews, kurtoses))
    return {"name": name, "rows": rows, "trials": count, "returns": [floats(r) for r in streams],
            "expected": {"sharpe": sharpes, "skewness": skews, "kurtosis": kurtoses, "variance": variance, "threshold": against,
                         "probabilistic": [probabilistic(s, 0.0, rows, g3, g4) for s, g3, g4 in several],
                         "deflated": [probabilistic(s, against, rows, g3, g4) for s, g3, g4 in several]}}


def trials():
    draw = numpy.random.default_rng(20260202)
    shapes = {
        "normal": lambda n: draw.standard_normal(n),
        "fat": lambda n: draw.standard_t(4, n) / math.sqrt(2),
        "left": lambda n: 1 - draw.standard_exponential(n),
        "right": lambda n: draw.standard_exponential(n) - 1,
    }
    cases = []
    for shape, count, rows, drift in (("normal", 2, 500, 0.05), ("fat", 3, 60, 0.1), ("left", 5, 250, 0.08), ("normal", 20, 60, 0.0),
                                      ("right", 10, 120, 0.05), ("fat", 4, 365, 0.1), ("left", 8, 100, 0.0), ("normal", 2, 60, -0.2),
                                      ("right", 6, 200, 0.3), ("mixed", 15, 60, 0.0), ("mixed", 20, 100, 0.1), ("mixed", 3, 500, 0.02)):
        streams = []
        for i in range(count):
            make = shapes[list(shapes)[i % len(shapes)] if shape == "mixed" else shape]
            skill = drift + 0.05 * draw.standard_normal()
            streams.append(numpy.round(0.01 * (skill + make(rows)), 6))
        cases.append(trials_case(f"{shape} {count} x {rows}", streams))
    # no variance among the trials: the threshold is 0
    cases.append(trials_case("equal 4 x 60", [numpy.round(0.01 * (0.1 + draw.standard_normal(60)), 6)] * 4))
    if cases[-1]["expected"]["threshold"] != 0:
        sys.exit("equal trials have a threshold")
    return cases


def main():
    fixture = {"aligned": aligned(), "normal": normal(), "deflated": {"published": published(), "trials": trials()}}
    json.dump(fixture, sys.stdout, separators=(",", ":"), allow_nan=False)
    print()
    for what, (absolute, relative) in worst.items():
        print(f"{what}: within {absolute:.1e}, relative {relative:.1e}", file=sys.stderr)


if __name__ == "__main__":
    main()
