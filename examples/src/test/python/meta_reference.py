"""Independent reference of a two-layer portfolio run.

    meta_reference.py PRICES_DIR LOOKBACK [--exclude] [--selection v4] [--rolling] OUT.json

PRICES_DIR holds instruments.csv, etfs.csv and crypto.csv (wide daily closes); LOOKBACK is a number of
return rows or `all`.  Written from the specification alone, in the plainest form that is exact, so that
another implementation can be held against it.
"""
import argparse
import json
import platform
import sys
from pathlib import Path

import clarabel
import numpy as np
import pandas as pd
import scipy
import sklearn
from scipy import sparse
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform
from scipy.stats import skew
from sklearn.covariance import ledoit_wolf

sys.path.append(str(Path(__file__).resolve().parents[4] / "meta-engines/src/test/python"))
import selection_oracles

TRAIN, TEST, STEP = 60, 20, 20
FLOOR, CAP = 0.05, 0.50
AGGRESSORS_NORMAL = 0.10
MIN_ANNUALISED_ROWS = 30
JOINED_SESSIONS = 252  # a join has the sessions of its sparsest member
SLEEVES = {  # slippage + commission, sessions a year
    "instruments": (0.0005 + 0.0001, 252),
    "etfs": (0.0005 + 0.0001, 252),
    "crypto": (0.001 + 0.0004, 365),
}
SELECTION = {"log": True, "vetoes": True, "efficiency": 0.05, "top_n": 3, "distance": 0.5, "max_clusters": 25,
             "min_selected": 3}
TRADFI = SELECTION | {"sessions": 252, "dynamic": True, "entropy": 0.950, "benchmarks": ["AMEX:SPY"]}
SELECTIONS = {
    "instruments": TRADFI,
    "etfs": TRADFI,
    "crypto": SELECTION | {"sessions": 365, "dynamic": False, "entropy": 0.999,
                           "benchmarks": ["BINANCE:BTCUSDT", "AMEX:SPY"]},
}

# -------------------------------- engines

def minimum_variance(cov, lo, hi):
    """Exact minimiser of w'Sw with sum 1 inside lo..hi."""
    n = len(cov)
    if n == 1:
        return np.ones(1)
    # Interior-point tolerances are absolute: raw daily variances of 1e-4 would drown in them.
    cov = cov / np.mean(np.diag(cov))
    at_lo, at_hi = active_bounds(cov, lo, hi)

    # The interior point only names the active set; the weights come from the linear KKT system.
    # A wrongly named bound shows as a violated sign below and is moved, largest violation first.
    for _ in range(20 * n):
        free = ~(at_lo | at_hi)
        m = int(free.sum())
        if m == 0:
            raise ArithmeticError("every weight on a bound")
        w = np.where(at_lo, lo, np.where(at_hi, hi, 0.0))
        kkt = np.zeros((m + 1, m + 1))
        kkt[:m, :m] = cov[np.ix_(free, free)]
        kkt[:m, m] = kkt[m, :m] = 1.0
        right = np.append(-(cov[free][:, ~free] @ w[~free]), 1.0 - w[~free].sum())
        solved = np.linalg.solve(kkt, right)
        solved += np.linalg.solve(kkt, right - kkt @ solved)
        w[free], level = solved[:m], -solved[m]
        outside = np.maximum(lo - w, w - hi)
        if outside[free].max() > 1e-14:
            worst = np.argmax(np.where(free, outside, -np.inf))
            (at_lo if w[worst] < lo else at_hi)[worst] = True
            continue
        gradient = cov @ w - level
        wrong = np.where(at_lo, -gradient, np.where(at_hi, gradient, -np.inf))
        worst = np.argmax(wrong)
        if wrong[worst] <= 1e-14:
            return np.clip(w, lo, hi)
        at_lo[worst] = at_hi[worst] = False
    raise ArithmeticError("active set did not settle")


def active_bounds(cov, lo, hi):
    n = len(cov)
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    settings.max_iter = 500
    settings.tol_gap_abs = settings.tol_gap_rel = settings.tol_feas = settings.tol_ktratio = 1e-14
    eye = sparse.identity(n, format="csc")
    rows = sparse.vstack([sparse.csc_matrix(np.ones((1, n))), -eye, eye], format="csc")
    right = np.concatenate([[1.0], np.full(n, -lo), np.full(n, hi)])
    cones = [clarabel.ZeroConeT(1), clarabel.NonnegativeConeT(2 * n)]
    answer = clarabel.DefaultSolver(sparse.csc_matrix(np.triu(cov)), np.zeros(n), rows, right,
                                    cones, settings).solve()
    # The solver's status is not asked for: at this tolerance it often reports insufficient progress
    # at a point good to 1e-12, and the caller proves the active set by its multipliers anyway.
    slack, dual = np.array(answer.s)[1:], np.array(answer.z)[1:]
    active = dual > slack
    return active[:n], active[n:] & ~active[:n]


def hrp(x):
    n = x.shape[1]
    if n == 1:
        return np.ones(1)
    rho = np.clip(np.corrcoef(x, rowvar=False), -1.0, 1.0)
    distance = np.sqrt(0.5 * (1.0 - rho))
    np.fill_diagonal(distance, 0.0)
    order = leaves_list(linkage(squareform(distance, checks=False), "ward", optimal_ordering=False))
    cov = ledoit_wolf(x)[0]

    def cluster_variance(members):
        inverse = 1.0 / np.diag(cov)[members]
        inverse /= inverse.sum()
        return inverse @ cov[np.ix_(members, members)] @ inverse

    weights = np.ones(n)

    def bisect(members):
        if len(members) < 2:
            return
        left, right = np.split(members, [len(members) // 2])
        v_left, v_right = cluster_variance(left), cluster_variance(right)
        alpha = 1.0 - v_left / (v_left + v_right)
        weights[left] *= alpha
        weights[right] *= 1.0 - alpha
        bisect(left)
        bisect(right)

    bisect(order)
    return weights


def antifragility(x):
    def minmax(values):
        span = values.max() - values.min()
        return (values - values.min()) / span if span > 0 else np.zeros(len(values))

    tail = np.array([column[column > np.quantile(column, 0.95)].mean() for column in x.T])
    return (minmax(skew(x, axis=0, bias=False)) + minmax(tail)) * min(1.0, len(x) / 252)


def barbell(x):
    n = x.shape[1]
    if n < 3:
        raise ValueError(f"barbell needs three candidates, has {n}")
    k = min(5, max(1, n // 2), n - 1)
    # Stable, so that equal scores fall by column order.
    aggressors = np.argsort(-antifragility(x), kind="stable")[:k]
    core = np.setdiff1d(np.arange(n), aggressors)
    weights = np.zeros(n)
    weights[aggressors] = AGGRESSORS_NORMAL / k
    weights[core] = (1.0 - AGGRESSORS_NORMAL) * hrp(x[:, core])
    return weights


def solve(profile, x, lo=0.0, hi=1.0):
    """Raw weights and weights inside lo..hi."""
    n = x.shape[1]
    if n * lo > 1 or n * hi < 1:
        raise ValueError(f"no weights of {n} columns in {lo}..{hi} sum to 1")
    if not np.isfinite(x).all() or (np.ptp(x, axis=0) == 0).any():
        raise ValueError("a column is constant or not finite")
    if profile == "min_variance":
        cov = ledoit_wolf(x)[0]
        raw = minimum_variance(cov, 0.0, 1.0)
        return raw, raw if (lo, hi) == (0.0, 1.0) else minimum_variance(cov, lo, hi)
    raw = {"hrp": hrp, "barbell": barbell}[profile](x)
    return raw, raw if (lo, hi) == (0.0, 1.0) else project(raw, lo, hi)


def project(w0, lo, hi):
    """Proportional: the one c with sum clip(c*w0, lo, hi) = 1."""
    positive = w0 > 0
    zeros = len(w0) - positive.sum()
    if positive.sum() * hi + zeros * lo <= 1:
        return np.where(positive, hi, (1.0 - positive.sum() * hi) / max(zeros, 1))
    # The sum is linear in c between these points, so c is solved for and not searched.
    corners = np.unique(np.concatenate([lo / w0[positive], hi / w0[positive]]))
    total = [np.clip(c * w0, lo, hi).sum() for c in corners]
    at = max(1, int(np.searchsorted(total, 1.0)))
    middle = 0.5 * (corners[at - 1] + corners[at]) * w0
    inside = (middle > lo) & (middle < hi)
    fixed = np.where(middle <= lo, lo, hi)[~inside].sum()
    c = (1.0 - fixed) / w0[inside].sum() if inside.any() else corners[at]
    return np.clip(c * w0, lo, hi)

# -------------------------------- walk-forward

def walk_forward(returns, decide, rates):
    """Out-of-sample stream, first test row, decisions by row, total turnover and total cost fraction."""
    rows, n = returns.shape
    held = np.zeros(n)
    stream, decisions, turnover, costs = [], [], 0.0, 0.0
    for start in range(TRAIN, rows - TEST + 1, STEP):
        target = decide(start)
        decisions.append((start, target))
        traded = np.abs(target - held)
        charges = [traded @ rates]
        turnover += traded.sum()
        held = target
        for r in returns[start:start + TEST]:
            gone = np.isnan(r) & (held > 0)
            if gone.any():
                # Sold at the previous close, so the charge precedes this row's growth as a trade's does.
                charges.append(held[gone] @ rates[gone])
                turnover += held[gone].sum()
                held = np.where(gone, 0.0, held)
            r = np.where(held > 0, r, 0.0)
            cash = 1.0 - held.sum()
            kept = np.prod([1.0 - c for c in charges])
            stream.append(kept * (1.0 + held @ r) - 1.0)
            if stream[-1] <= -1.0:
                raise ArithmeticError(f"ruin in the window from row {start}")
            costs += sum(charges)
            charges = []
            held = held * (1.0 + r) / (cash + (held * (1.0 + r)).sum())
    if not stream:
        raise ValueError(f"{rows} rows hold no full window")
    return np.array(stream), TRAIN, decisions, turnover, costs


def read_sleeves(folder, lookback, exclude):
    # Read as text: some pandas parsers are an ulp off, and prices must be the nearest doubles.
    prices = {s: pd.read_csv(Path(folder) / f"{s}.csv", index_col="date", dtype=str).map(float)
              for s in SLEEVES}
    for s, p in prices.items():
        if not (p.index.is_unique and p.index.is_monotonic_increasing):
            raise ValueError(f"{s}: dates are not strictly ascending")
    as_of = max(set.intersection(*(set(p.index) for p in prices.values())))
    returns = {}
    for s, p in prices.items():
        p = p.loc[:as_of]
        rows = len(p) - 1 if lookback == "all" else int(lookback)
        if rows >= len(p):
            raise ValueError(f"{s}: {len(p) - 1} return rows, {rows} asked for")
        p = p.iloc[len(p) - rows - 1:]
        present = p.notna()
        # Before its first and after its last price an asset is absent; only what lies between is a hole.
        holes = ~present & present.cummax() & present[::-1].cummax()[::-1]
        if holes.any().any() and not exclude:
            raise ValueError(f"{s}: missing prices in {list(p.columns[holes.any()])}")
        returns[s] = (p / p.shift(1) - 1.0).iloc[1:]
    return returns


def run_sleeve(profile, table, rate, taking):
    x = table.to_numpy()

    def decide(end):
        taken = taking[end]
        weights = np.zeros(x.shape[1])
        weights[taken] = solve(profile, x[end - TRAIN:end, taken])[1]
        return weights

    stream, first, _, turnover, costs = walk_forward(x, decide, np.full(x.shape[1], rate))
    dates = table.index[first:first + len(stream)]
    return pd.Series(stream, dates), dict(zip(table.columns, decide(len(x)))), turnover, costs


def candidates(table, selection):
    """The positions that take part in each decision, by the row after it."""
    ends = [*range(TRAIN, len(table) - TEST + 1, STEP), len(table)]
    taking = {}
    for end in ends:
        train = table.iloc[end - TRAIN:end]
        train = train.loc[:, train.notna().all()]
        names = list(train.columns) if selection is None else selection_oracles.choose(train, selection)[4]
        taking[end] = table.columns.get_indexer(names)
    return taking


def join(streams):
    common = sorted(set.intersection(*(set(s.index) for s in streams.values())))
    wealth = pd.DataFrame({k: (1.0 + s).cumprod().loc[common] for k, s in streams.items()})
    # Wealth over wealth compounds what a sleeve earned on days the others were closed.
    return (wealth / wealth.shift(1) - 1.0).iloc[1:]

# -------------------------------- judgement

def metrics(stream, sessions, turnover, costs):
    stream = np.asarray(stream)
    wealth = np.concatenate([[1.0], np.cumprod(1.0 + stream)])
    long_enough = len(stream) >= MIN_ANNUALISED_ROWS
    return {
        "rows": len(stream), "twr": wealth[-1] - 1.0,
        "annualized_twr": wealth[-1] ** (sessions / len(stream)) - 1.0 if long_enough else None,
        "annualized_volatility": stream.std(ddof=1) * np.sqrt(sessions) if long_enough else None,
        "max_drawdown": (1.0 - wealth / np.maximum.accumulate(wealth)).max(),
        "turnover": turnover, "costs": costs,
    }


def lower_volatility(meta, rows):
    cov = np.cov(rows, rowvar=False, ddof=1)
    best = np.sqrt(np.diag(cov).min())
    calm = minimum_variance(cov, FLOOR, CAP)
    least = np.sqrt(calm @ cov @ calm)
    status = "PASS" if meta < best else "FAIL" if least < best else "UNATTAINABLE"
    year = np.sqrt(JOINED_SESSIONS)
    return {"status": status, "meta": meta * year, "best_sleeve": best * year,
            "minimum_attainable": least * year}


def inverse_volatility(x):
    raw = 1.0 / x.std(axis=0, ddof=1)
    return project(raw / raw.sum(), FLOOR, CAP)


def risk_shares(x, weights):
    cov = np.cov(x, rowvar=False, ddof=1)
    return weights * (cov @ weights) / (weights @ cov @ weights)


def ledgered(x, decisions, rates):
    """Money by sleeve: what each row added per sleeve and paid, as shares of wealth before it; and mean weights."""
    wealth, money = 1.0, np.zeros(x.shape[1])
    added, paid, capital, profit, costs = [], [], [], np.zeros(x.shape[1]), 0.0
    for at, target in decisions:
        for k, r in enumerate(x[at:at + TEST]):
            before, cost = wealth, 0.0
            if k == 0:
                cost = np.abs(target * wealth - money) @ rates
                money = target * (wealth - cost)
            capital.append(money / money.sum())
            gains = money * r
            money = money + gains
            wealth = money.sum()
            added.append(gains / before)
            paid.append(cost / before)
            profit += gains
            costs += cost
    return np.array(added), np.array(paid), np.array(capital), profit, costs


def attribution(x, decisions, rates, stream, trained):
    added, paid, capital, profit, costs = ledgered(x, decisions, rates)
    variance = stream.var(ddof=1)
    realised = [np.cov(column, stream, ddof=1)[0, 1] / variance for column in added.T]
    return {
        "capital": dict(zip(SLEEVES, capital.mean(axis=0))),
        "ex_ante": dict(zip(SLEEVES, np.mean([risk_shares(trained(at), w) for at, w in decisions], axis=0))),
        "realised": dict(zip(SLEEVES, realised)),
        "profit": dict(zip(SLEEVES, profit)),
        "cost_risk": -np.cov(paid, stream, ddof=1)[0, 1] / variance,
        "costs": costs,
    }


def stability(decisions):
    w = np.array([target for _, target in decisions])
    changes = np.abs(np.diff(w, axis=0)).sum(axis=1)
    return {
        "mean_change": changes.mean(), "greatest_change": changes.max(),
        "effective_sleeves": (1.0 / (w ** 2).sum(axis=1)).mean(),
        "mean": dict(zip(SLEEVES, w.mean(axis=0))), "deviation": dict(zip(SLEEVES, w.std(axis=0, ddof=1))),
    }


def baselines(x, rates, stream, first, trained):
    rules = {
        "equal_weight": lambda end: np.full(x.shape[1], 1.0 / x.shape[1]),
        "static": lambda end: first,
        "inverse_volatility": lambda end: inverse_volatility(trained(end)),
    }
    result = {}
    for name, decide in rules.items():
        other, _, decisions, turnover, costs = walk_forward(x, decide, rates)
        active = stream - other
        error = active.std(ddof=1) * np.sqrt(JOINED_SESSIONS)
        result[name] = metrics(other, JOINED_SESSIONS, turnover, costs) | {
            "excess_return": active.mean() * JOINED_SESSIONS,
            "tracking_error": error,
            "beta": np.cov(stream, other, ddof=1)[0, 1] / other.var(ddof=1),
            "decisions": [list(w) for _, w in decisions],
        }
    return result


def run_profile(profile, returns, taking, rolling):
    sleeves = {s: run_sleeve(profile, returns[s], SLEEVES[s][0], taking[s]) for s in SLEEVES}
    joined = join({s: run[0] for s, run in sleeves.items()})
    x = joined.to_numpy()
    rates = np.array([rate for rate, _ in SLEEVES.values()])

    def trained(end):
        return x[end - TRAIN if rolling else 0:end]

    stream, first, decisions, turnover, costs = walk_forward(
        x, lambda end: solve(profile, trained(end), FLOOR, CAP)[1], rates)
    raw, weights = solve(profile, trained(len(x)), FLOOR, CAP)

    assets = {}
    for share, (_, inner, _, _) in zip(weights, sleeves.values()):
        for symbol, weight in inner.items():
            assets[symbol] = assets.get(symbol, 0.0) + share * weight
    if abs(sum(assets.values()) - 1.0) > 1e-12:
        raise ArithmeticError("flattening lost weight")

    cov = np.cov(x, rowvar=False, ddof=1)
    return {
        "rows": len(x), "first": joined.index[0], "last": joined.index[-1],
        "raw": dict(zip(SLEEVES, raw)), "weights": dict(zip(SLEEVES, weights)), "assets": assets,
        "decisions": [[joined.index[at - 1], list(w)] for at, w in decisions],
        "meta": metrics(stream, JOINED_SESSIONS, turnover, costs),
        "attribution": attribution(x, decisions, rates, stream, trained),
        "published_risk": dict(zip(SLEEVES, risk_shares(trained(len(x)), weights))),
        "stability": stability(decisions),
        "baselines": baselines(x, rates, stream, decisions[0][1], trained),
        "sleeves": {s: metrics(run[0], SLEEVES[s][1], run[2], run[3]) for s, run in sleeves.items()},
        "acceptance": {
            "in_sample": lower_volatility(np.sqrt(weights @ cov @ weights), x),
            "out_of_sample": lower_volatility(stream.std(ddof=1), x[first:first + len(stream)]),
        },
        "stream_last5": list(stream[-5:]),
    }


def plain(value):
    """Native floats, so that json writes their shortest round-trip form."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return float(value) if isinstance(value, np.floating) else value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("prices_dir")
    parser.add_argument("lookback")
    parser.add_argument("out")
    parser.add_argument("--exclude", action="store_true")
    parser.add_argument("--selection", choices=["none", "v4"], default="none")
    parser.add_argument("--rolling", action="store_true")
    options = parser.parse_args()
    returns = read_sleeves(options.prices_dir, options.lookback, options.exclude)
    taking = {s: candidates(table, SELECTIONS[s] if options.selection == "v4" else None)
              for s, table in returns.items()}
    result = {
        "versions": {"python": platform.python_version(), "numpy": np.__version__,
                     "scipy": scipy.__version__, "scikit-learn": sklearn.__version__,
                     "pandas": pd.__version__, "clarabel": clarabel.__version__},
        "lookback": options.lookback if options.lookback == "all" else int(options.lookback),
        "selection": options.selection,
        "selected": {s: {str(end): list(returns[s].columns[chosen]) for end, chosen in rows.items()}
                     for s, rows in taking.items()},
        "profiles": {p: run_profile(p, returns, taking, options.rolling) for p in ("hrp", "min_variance", "barbell")},
    }
    Path(options.out).write_text(json.dumps(plain(result), indent=1, allow_nan=False) + "\n")


if __name__ == "__main__":
    main()
