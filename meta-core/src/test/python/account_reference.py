"""The books of an account kept by hand in money: cash, units held and prices, in 40-digit decimals, on seeded streams of returns.

    pip install numpy==2.4.6
    python account_reference.py > ../resources/io/metafolio/simulation/account.json

    pip install -r requirements.txt
    python account_reference.py --check

Prices start at 100 and follow the returns; a missing return leaves the price where it was and closes what is held. A trade of a row is
made at the close before it: sized on the wealth before cost, the cost then taken off positions and cash alike. Every number written is
the double nearest to the 40-digit one. Arrays start at first_row and end with the stream or with the row of the ruin. Profit, interest
and costs are in units of the starting capital; turnover, gross and net are fractions of wealth (turnover of the wealth before each trade,
gross and net of the wealth after the last). A row counts one trade for a decision, one for closing whatever has no price, one for going
back to the target, whether or not any money changed hands.

With --check nothing is written; the equity curves are compared with bt, vectorbt and cvxportfolio wherever they can keep the same books.
cvxportfolio takes the cost of a trade from cash alone, so there the hand account is kept that way too; what that changes is printed.
"""
import decimal
import json
import sys
from decimal import Decimal

import numpy

decimal.getcontext().prec = 40
ZERO, ONE, DUST = Decimal(0), Decimal(1), Decimal("1e-30")


class Ruin(Exception):
    pass


class Account:
    """Cash in money, units of each asset, and the last price of each."""

    def __init__(self, case, cash_pays=False):
        self.cash_pays = cash_pays
        self.capital = self.cash = Decimal(case["capital"])
        count = len(case["returns"][0])
        self.units, self.prices = [ZERO] * count, [Decimal(100)] * count
        self.rate, self.impact = Decimal(case["rate"]), Decimal(case["impact"])
        self.sessions = Decimal(case["sessions"])
        self.cash_rate, self.holding_rate, self.borrow_rate = (Decimal(case[k]) for k in ("cash_rate", "holding_rate", "borrow_rate"))
        self.sigma = self.adv = None
        self.open_row()

    def open_row(self):
        self.trades, self.turnover, self.paid = 0, ZERO, ZERO

    def values(self):
        return [u * p for u, p in zip(self.units, self.prices)]

    def wealth(self):
        return sum(self.values(), self.cash)

    def trade(self, wanted):
        """Brings every position to the money wanted, then takes the cost off positions and cash alike (or off cash, where cash_pays)."""
        wealth, cost = self.wealth(), ZERO
        for i, (want, have) in enumerate(zip(wanted, self.values())):
            traded = abs(want - have)
            if traded > wealth * DUST:
                fee = self.rate
                if self.impact:
                    fee += self.impact * self.sigma[i] * (traded / self.adv[i]).sqrt()
                cost += traded * fee
                self.turnover += traded / wealth
        self.trades += 1
        self.paid += cost
        left = (wealth - cost) / wealth
        if left <= 0:
            self.units, self.cash = [ZERO] * len(self.units), wealth - cost
            raise Ruin
        kept = ONE if self.cash_pays else left
        units = [want * kept / price for want, price in zip(wanted, self.prices)]
        bought = sum(((new - old) * price for new, old, price in zip(units, self.units, self.prices)), ZERO)
        self.units, self.cash = units, self.cash - bought - cost
        assert self.cash_pays or abs(self.cash - (wealth - sum(wanted)) * left) <= self.capital * DUST

    def move(self, returns):
        earlier = self.prices
        self.prices = [p if r is None else p * (ONE + Decimal(r)) for p, r in zip(earlier, returns)]
        return earlier

    def session(self, returns):
        """Interest, holding and borrow cost on what is held at the start, profit by the move of the prices."""
        values = self.values()
        interest = self.cash * self.cash_rate / self.sessions
        holding = sum((v for v in values if v > 0), ZERO) * self.holding_rate / self.sessions
        borrow = -sum((v for v in values if v < 0), ZERO) * self.borrow_rate / self.sessions
        earlier = self.move(returns)
        profit = sum((u * (new - old) for u, new, old in zip(self.units, self.prices, earlier)), ZERO)
        self.cash += interest - holding - borrow
        return profit, interest, holding, borrow


def books(case, cash_pays=False):
    """The expected numbers of a case."""
    account, returns, style = Account(case, cash_pays), case["returns"], case["rebalancing"]
    decisions = {d["row"]: d for d in case["decisions"]}
    first = min(decisions)
    columns = ("returns", "wealth", "profit", "interest", "trade_costs", "holding_costs", "borrow_costs",
               "turnover", "trades", "gross", "net")
    kept, ruin, before, ledger, target = {c: [] for c in columns}, None, account.capital, account.capital, None
    for row, move in enumerate(returns):
        if row >= first:
            account.open_row()
            gross = net = None
            profit = interest = holding = borrow = ZERO
            try:
                if row in decisions:
                    decision = decisions[row]
                    target = [Decimal(w) for w in decision["target"]]
                    account.sigma = [Decimal(s) for s in decision["sigma"]] if decision["sigma"] else account.sigma
                    account.adv = [Decimal(a) for a in decision["adv"]] if decision["adv"] else account.adv
                    wealth = account.wealth()
                    account.trade([w * wealth for w in target])
                absent = {i for i, u in enumerate(account.units) if u != 0 and move[i] is None}
                if absent:
                    account.trade([ZERO if i in absent else v for i, v in enumerate(account.values())])
                    target = [ZERO if i in absent else w for i, w in enumerate(target)]
                if row not in decisions and style != "window":
                    wealth = account.wealth()
                    far = max(abs(v / wealth - w) for v, w in zip(account.values(), target))
                    band = None if style == "daily" else Decimal(float(style.split(":")[1]))
                    assert band is None or abs(far - band) > Decimal("1e-7"), "a double could take the other side of the band"
                    if band is None or far > band:
                        account.trade([w * wealth for w in target])
                wealth, values = account.wealth(), account.values()
                gross, net = sum(abs(v) for v in values) / wealth, sum(values) / wealth
                profit, interest, holding, borrow = account.session(move)
                if account.wealth() <= 0:
                    raise Ruin
            except Ruin:
                ruin = {"row": row, "return": double(account.wealth() / before - ONE)}
            after, unit = account.wealth(), account.capital
            ledger += profit + interest - account.paid - holding - borrow
            assert abs(ledger - after) <= unit * DUST, "profit, interest and costs do not add up to the wealth"
            numbers = (after / before - ONE, after / unit, profit / unit, interest / unit, account.paid / unit, holding / unit,
                       borrow / unit, account.turnover, account.trades, gross, net)
            for column, number in zip(columns, numbers):
                kept[column].append(double(number) if isinstance(number, Decimal) else number)
            if ruin:
                break
            assert after > unit / 10**6, "a double could take this for a ruin"
            before = after
        else:
            account.move(move)
    plus, minus = ("profit", "interest"), ("trade_costs", "holding_costs", "borrow_costs")
    total = 1 + sum(sum(kept[c]) for c in plus) - sum(sum(kept[c]) for c in minus)
    assert abs(total - kept["wealth"][-1]) < 1e-13 * max(1, sum(abs(v) for c in plus + minus for v in kept[c]))
    return {"first_row": first, **kept, "ruin": ruin}


def double(number):
    return 0.0 if abs(number) < DUST else float(number)


def cases():
    draw = numpy.random.default_rng(20260214)

    def stream(rows, assets, sd=0.015, absent=()):
        common = draw.standard_t(4, (rows, 1)) * sd / 2
        moves = numpy.clip(common + draw.standard_t(4, (rows, assets)) * sd / 1.6 + 0.0003, -0.6, 0.6)
        table = [[round(float(v), 6) for v in line] for line in moves]
        for asset, start, end in absent:
            for row in range(start, end):
                table[row][asset] = None
        return table

    def weights(assets, total, short=0.0):
        """Random fractions of wealth, the longs adding up to total + short, the shorts to -short."""
        sign = numpy.ones(assets)
        if short:
            sign[draw.permutation(assets)[: assets // 2]] = -1
        raw = draw.uniform(0.5, 1.5, assets)
        for side, size in ((1, total + short), (-1, short)):
            if (sign == side).any():
                raw[sign == side] *= size / raw[sign == side].sum()
        rounded = [round(float(w), 4) for w in raw * sign]
        one = sign.tolist().index(1)
        rounded[one] = round(total - sum(rounded[:one] + rounded[one + 1:]), 4)
        return rounded

    def liquidity(assets):
        return ([round(float(v), 5) for v in draw.uniform(0.008, 0.03, assets)],
                [round(float(v)) for v in numpy.exp(draw.uniform(13.5, 17, assets))])

    def decide(row, target, sigma=None, adv=None):
        return {"row": row, "target": target, "sigma": sigma, "adv": adv}

    made = []

    def add(name, returns, decisions, rebalancing="window", rate=0.0, impact=0.0, capital=1e6, sessions=252,
            cash=0.0, holding=0.0, borrow=0.0):
        case = {"name": name, "returns": returns, "decisions": decisions, "rate": rate, "impact": impact, "capital": capital,
                "sessions": sessions, "cash_rate": cash, "holding_rate": holding, "borrow_rate": borrow, "rebalancing": rebalancing}
        made.append({**case, "expected": books(case)})

    # no cost, no rate
    add("window_free", stream(60, 4), [decide(0, weights(4, 1))])
    add("window_free_decisions", stream(70, 6), [decide(r, weights(6, 1)) for r in (12, 25, 26, 50)])
    add("window_free_cash", stream(50, 3), [decide(5, weights(3, 0.6)), decide(30, weights(3, 0.6))], capital=25000.0)
    add("daily_free", stream(60, 5), [decide(3, weights(5, 1)), decide(33, weights(5, 0.8))], "daily")
    add("band_free", stream(60, 4, 0.025), [decide(0, weights(4, 1)), decide(40, weights(4, 0.9))], "band:0.02")
    add("holes_free", stream(60, 4, absent=((1, 10, 14), (2, 30, 36), (0, 45, 60))),
        [decide(2, weights(4, 1)), decide(31, weights(4, 1)), decide(40, weights(4, 1))])
    add("shorts_free", stream(50, 6), [decide(0, weights(6, 1, 0.3)), decide(24, weights(6, 1, 0.3))])
    add("leverage_free", stream(50, 3), [decide(0, weights(3, 1.5))], "daily")

    # linear cost
    add("window_cost", stream(60, 5), [decide(0, weights(5, 1))], rate=0.0012)
    add("window_cost_decisions", stream(120, 6), [decide(r, weights(6, 1)) for r in (20, 45, 70, 95)], rate=0.0015)
    add("window_cost_last_row", stream(40, 2), [decide(10, weights(2, 1)), decide(39, weights(2, 1))], rate=0.002)
    add("cash_cost", stream(50, 4), [decide(0, weights(4, 0.6)), decide(20, weights(4, 0.6))], rate=0.001, cash=0.03)
    add("daily_cost", stream(50, 8), [decide(0, weights(8, 1)), decide(25, weights(8, 1))], "daily", rate=0.0008)
    add("band_02_cost", stream(60, 5, 0.025), [decide(4, weights(5, 1)), decide(34, weights(5, 0.9))], "band:0.02", rate=0.001)
    add("band_10_cost", stream(80, 3, 0.035), [decide(0, weights(3, 1))], "band:0.10", rate=0.001)
    add("drop_cost", stream(50, 12),
        [decide(0, weights(12, 1)), decide(20, weights(5, 1) + [0.0] * 7), decide(35, [0.0] * 8 + weights(4, 1))], rate=0.001)
    add("one_asset", stream(40, 1), [decide(0, [0.7]), decide(15, [1.0]), decide(28, [-0.4])], rate=0.001, cash=0.02, borrow=0.01)
    add("held_already", stream(40, 1), [decide(0, [1.0]), decide(13, [1.0]), decide(27, [1.0])], rate=0.001)
    still = stream(40, 3)
    for row in range(8, 12):
        still[row] = [0.0, 0.0, 0.0]
    held = weights(3, 0.9)
    add("held_already_still", still, [decide(8, held), decide(10, held), decide(20, held)], rate=0.001)
    add("all_cash", stream(40, 2), [decide(0, [0.0, 0.0]), decide(10, [0.5, 0.4]), decide(20, [0.0, 0.0]), decide(30, [0.0, 0.0])],
        rate=0.001, cash=0.05)

    # holes: mid-window, on the decision row, from the first row on, back again, two at once, every asset at once
    absent = ((0, 12, 15), (1, 20, 24), (2, 20, 22), (3, 0, 6), (1, 33, 34), (4, 40, 60))
    for style in ("window", "daily", "band:0.015"):
        add("holes_cost_" + style.split(":")[0], stream(60, 5, 0.02, absent),
            [decide(4, weights(5, 1)), decide(21, weights(5, 0.95)), decide(33, weights(5, 1)), decide(50, weights(5, 1))], style,
            rate=0.002, cash=0.02)
    add("holes_everywhere", stream(40, 3, absent=tuple((i, 9, 11) for i in range(3))),
        [decide(0, weights(3, 1)), decide(25, weights(3, 1))], "daily", rate=0.001)
    jump = stream(40, 4, absent=((0, 10, 13), (2, 22, 23)))
    jump[9][1], jump[21][3] = 0.3, -0.28
    add("holes_and_band", jump, [decide(3, weights(4, 1)), decide(15, weights(4, 0.9))], "band:0.04", rate=0.0015)
    add("holes_short", stream(50, 6, 0.02, ((0, 11, 12), (1, 11, 13), (2, 19, 22), (3, 30, 35), (4, 31, 32))),
        [decide(1, weights(6, 0, 0.7)), decide(20, weights(6, 0, 0.7)), decide(40, weights(6, 1, 0.3))], rate=0.0015, borrow=0.03)

    # rates, shorts, leverage
    add("rates_only_shorts", stream(60, 6), [decide(0, weights(6, 0.9, 0.4)), decide(30, weights(6, 0.9, 0.4))],
        cash=0.04, holding=0.006, borrow=0.03)
    add("rates_only_fees", stream(50, 4), [decide(6, weights(4, 1, 0.3))], "daily", holding=0.01, borrow=0.05)
    add("leverage_cost", stream(60, 4), [decide(0, weights(4, 1.5)), decide(30, weights(4, 1.5))], rate=0.001, cash=0.06)
    add("shorts_cost", stream(60, 8), [decide(0, weights(8, 1, 0.3)), decide(20, weights(8, 1, 0.3))], rate=0.001, borrow=0.02)
    add("neutral_cost", stream(50, 6), [decide(0, weights(6, 0, 1.0)), decide(25, weights(6, 0, 0.8))], "daily",
        rate=0.0005, cash=0.04, borrow=0.01, sessions=260)

    # impact; the second decision of impact_window brings no numbers, the third only the money traded
    first, later = liquidity(4), liquidity(4)
    add("impact_window", stream(60, 4),
        [decide(0, weights(4, 1), *first), decide(20, weights(4, 1)), decide(40, weights(4, 0.7), None, later[1])], impact=0.8, capital=2e5)
    add("impact_daily", stream(40, 5), [decide(2, weights(5, 1), *liquidity(5)), decide(22, weights(5, 1), *liquidity(5))], "daily",
        rate=0.0005, impact=1.0, capital=5e6)
    for style in ("window", "daily", "band:0.04"):
        add("everything_" + style.split(":")[0], stream(60, 7, 0.025, ((1, 18, 21), (2, 30, 33), (6, 0, 8), (4, 47, 60), (5, 47, 49))),
            [decide(6, weights(7, 1.1, 0.4), *liquidity(7)), decide(31, weights(7, 0.8, 0.5)),
             decide(48, weights(7, 1, 0.2), *liquidity(7))], style,
            rate=0.0012, impact=0.6, capital=750000.0, cash=0.035, holding=0.004, borrow=0.025)

    # ruin
    squeeze = stream(40, 3)
    squeeze[14], squeeze[15], squeeze[16] = [0.35, 0.01, -0.01], [0.9, 0.0, 0.02], [1.6, -0.02, 0.01]
    add("ruin_squeeze", squeeze, [decide(4, [-0.8, 0.7, 0.6]), decide(30, [0.2, 0.4, 0.4])])
    add("ruin_squeeze_rates", squeeze, [decide(4, [-0.8, 0.7, 0.6]), decide(30, [0.2, 0.4, 0.4])], "band:0.9",
        rate=0.001, cash=0.03, holding=0.01, borrow=0.08)
    crash = stream(40, 2)
    crash[17], crash[18] = [-0.15, -0.1], [-0.45, -0.5]
    add("ruin_leverage", crash, [decide(0, [1.6, 1.4]), decide(10, [1.5, 1.5])], "daily", rate=0.0005, cash=0.05)
    exact = stream(40, 1)
    exact[0] = [1.0]
    add("ruin_exactly_zero", exact, [decide(0, [-1.0])])
    add("ruin_by_cost", stream(40, 2), [decide(0, [0.5, 0.4]), decide(12, [-9.0, 9.5])], rate=0.06, cash=0.02)
    return made


# ---- the libraries -------------------------------------------------------------------------------------------------------------------

def numbers_of(case):
    """The inputs as doubles, up to a ruin: prices at each close from the one before the first row, returns with gaps at zero, gaps."""
    first = case["expected"]["first_row"]
    until = first + len(case["expected"]["wealth"])
    table = numpy.array([[numpy.nan if v is None else v for v in line] for line in case["returns"][:until]], dtype=float)
    gaps, flat = numpy.isnan(table), numpy.nan_to_num(table)
    prices = 100 * numpy.vstack([numpy.ones(table.shape[1]), numpy.cumprod(1 + flat, axis=0)])
    return prices[first:], flat[first:], gaps[first:]


class Plan:
    """What to trade to at a close, decided from the weights the library itself reports."""

    def __init__(self, case, gaps):
        self.case, self.gaps, self.style = case, gaps, case["rebalancing"]
        self.first = case["expected"]["first_row"]
        self.decisions = {d["row"] - self.first: d for d in case["decisions"]}
        self.target = self.sigma = self.adv = None

    def trades(self, step, weights):
        """Yields the weights to trade to; the library's weights are asked for again before each."""
        if step in self.decisions:
            decision = self.decisions[step]
            self.target = numpy.array(decision["target"], dtype=float)
            self.sigma = numpy.array(decision["sigma"]) if decision["sigma"] else self.sigma
            self.adv = numpy.array(decision["adv"], dtype=float) if decision["adv"] else self.adv
            yield self.target
        held = weights()
        absent = self.gaps[step] & (held != 0)
        if absent.any():
            self.target = numpy.where(absent, 0.0, self.target)
            yield numpy.where(absent, 0.0, held)
        if step not in self.decisions and self.style != "window":
            band = -1.0 if self.style == "daily" else float(self.style.split(":")[1])
            if numpy.abs(weights() - self.target).max() > band:
                yield self.target


def with_bt(case):
    """bt holds positions and cash; charges, where there are any, are worked out here from bt's own weights and booked by adjust."""
    import bt
    import pandas

    prices, _, gaps = numbers_of(case)
    names = [f"a{i}" for i in range(prices.shape[1])]
    data = pandas.DataFrame(prices, columns=names, index=pandas.date_range("2001-01-01", periods=len(prices)))
    plan, equity, sessions = Plan(case, gaps), [], case["sessions"]

    class Keeper(bt.Algo):
        step, charge = 0, 0.0

        def __call__(self, s):
            def weights():
                return numpy.array([s.children[n].weight if n in s.children else 0.0 for n in names])

            if self.charge:
                s.adjust(self.charge, flow=False)
            equity.append(s.value)
            if self.step == len(gaps):
                return True
            for wanted in plan.trades(self.step, weights):
                traded = numpy.abs(wanted - weights()) * s.value
                fee = numpy.full(len(names), case["rate"])
                if case["impact"]:
                    fee = fee + case["impact"] * plan.sigma * numpy.sqrt(traded / plan.adv)
                cost = float((traded * fee).sum())
                if cost:
                    s.adjust(-cost, flow=False)
                base = s.value
                if s.bankrupt:
                    return True
                for name, weight in zip(names, wanted):
                    s.rebalance(weight, name, base)
            held = weights() * s.value
            self.charge = (s.capital * case["cash_rate"] - held.clip(min=0).sum() * case["holding_rate"]
                           + held.clip(max=0).sum() * case["borrow_rate"]) / sessions
            self.step += 1
            return True

    test = bt.Backtest(bt.Strategy("account", [Keeper()]), data, initial_capital=case["capital"], integer_positions=False,
                       progress_bar=False)
    test.run()
    equity = equity[1:]
    if test.strategy.bankrupt:
        equity.append(float(test.strategy.values.iloc[1 + len(equity) + 1]))
    return numpy.array(equity) / case["capital"]


def with_vectorbt(case):
    """vectorbt's target percentages, sells first, one purse."""
    import pandas
    import vectorbt

    prices, _, gaps = numbers_of(case)
    plan, size = Plan(case, gaps), numpy.full(prices.shape, numpy.nan)
    held = numpy.zeros(prices.shape[1])
    for step in range(len(gaps)):
        for wanted in plan.trades(step, lambda: held):
            touched = numpy.ones(len(held), bool) if step in plan.decisions or plan.style == "daily" else wanted != held
            size[step, touched] = wanted[touched]
            held = wanted
    portfolio = vectorbt.Portfolio.from_orders(pandas.DataFrame(prices), size=size, size_type="targetpercent", group_by=True,
                                               cash_sharing=True, call_seq="auto", init_cash=case["capital"], freq="1D")
    return portfolio.value().to_numpy()[1:] / case["capital"]


def with_cvxportfolio(case):
    """cvxportfolio's market simulator with its own transaction and holding costs and its own return on cash."""
    import warnings

    import cvxportfolio
    import pandas

    warnings.filterwarnings("ignore")
    _, flat, gaps = numbers_of(case)
    names = [f"a{i}" for i in range(flat.shape[1])]
    # a year of the library is 365.24 days, so a row is made as long as one session of it
    session = pandas.Timedelta("365.24d") / case["sessions"]
    index = pandas.DatetimeIndex(pandas.Timestamp("2001-01-01") + numpy.arange(len(flat) + 1) * session)
    interest = case["cash_rate"] / case["sessions"]
    returns = pandas.DataFrame(numpy.vstack([flat, 0 * flat[:1]]), index=index, columns=names)
    returns["cash"] = interest
    plan = Plan(case, gaps)
    liquid = next((d for d in case["decisions"] if d["adv"]), None)
    volumes = sigma = None
    if case["impact"]:
        volumes, sigma = (pandas.DataFrame(index=index, columns=names, dtype=float) for _ in range(2))
        last = [liquid["sigma"], liquid["adv"]]
        for step in range(len(index)):
            decision = plan.decisions.get(step)
            if decision:
                last = [decision["sigma"] or last[0], decision["adv"] or last[1]]
            sigma.iloc[step], volumes.iloc[step] = last
    costs = []
    if case["rate"] or case["impact"]:
        costs.append(cvxportfolio.TransactionCost(a=case["rate"], b=case["impact"] or None, sigma=sigma, exponent=1.5))
    if case["holding_rate"] or case["borrow_rate"]:
        # the library takes fees before interest and compounds an annual rate; fees are handed over so that a session pays annual / sessions
        percent = [100 * ((1 + case[k] / case["sessions"] / (1 + interest)) ** case["sessions"] - 1)
                   for k in ("borrow_rate", "holding_rate")]
        costs.append(cvxportfolio.HoldingCost(short_fees=percent[0], long_fees=percent[1]))

    class Keeper(cvxportfolio.policies.Policy):
        def values_in_time_recursive(self, t, current_weights, **kwargs):
            step, now = index.get_loc(t), [current_weights.to_numpy(dtype=float)[:-1]]
            for wanted in plan.trades(step, lambda: now[0]):
                now[0] = numpy.asarray(wanted, dtype=float)
            self._current_value = pandas.Series(numpy.append(now[0], 1 - now[0].sum()), current_weights.index)
            return self._current_value

    simulator = cvxportfolio.MarketSimulator(returns=returns, volumes=volumes, cash_key="cash", min_history=pandas.Timedelta("0d"),
                                             costs=costs, round_trades=False)
    result = simulator.backtest(Keeper(), start_time=index[0], end_time=index[-1], initial_value=case["capital"])
    return result.v.to_numpy()[1:] / case["capital"]


def check(made):
    apart = dict.fromkeys(("bt", "bt, charges booked by adjust", "vectorbt", "cvxportfolio", "cvxportfolio, cash pays"), 0.0)
    skipped = {}

    def apart_by(got, wealth):
        got, wealth = numpy.asarray(got[: len(wealth)]), numpy.asarray(wealth)
        if len(got) < len(wealth):
            sys.exit(f"a library ends after {len(got)} of {len(wealth)} rows")
        return float((numpy.abs(got - wealth) / numpy.maximum(numpy.abs(wealth), 1e-3)).max())

    def note(line, library, gap):
        apart[library] = max(apart[library], gap)
        line.append(f"{library} {gap:.1e}")

    def skip(reason):
        skipped.setdefault(reason, []).append(name)

    for case in made:
        name, expected = case["name"], case["expected"]
        wealth, line = expected["wealth"], [f"{name:22}"]
        charged = bool(case["rate"] or case["impact"])
        rates = bool(case["cash_rate"] or case["holding_rate"] or case["borrow_rate"])

        curve = wealth
        if expected["ruin"] and rates and expected["gross"][-1] is not None:
            skip("bt, the row of the ruin only: the ruin is declared on prices, before the rates of the row can be booked")
            curve = wealth[:-1]
        note(line, "bt, charges booked by adjust" if charged or rates else "bt", apart_by(with_bt(case), curve))

        why = None
        if charged:
            why = "takes a fee from cash alone and cuts the purchases cash cannot pay"
        elif rates:
            why = "has no rate on cash, holdings or shorts"
        elif case["rebalancing"].startswith("band"):
            why = "orders are laid down before the run, a band needs the weights of the run"
        elif max(sum(d["target"]) for d in case["decisions"]) > 1 + 1e-9:
            why = "cannot spend more cash than there is"
        if why:
            skip(f"vectorbt: {why}")
        else:
            note(line, "vectorbt", apart_by(with_vectorbt(case), wealth))

        if not charged:
            note(line, "cvxportfolio", apart_by(with_cvxportfolio(case), wealth))
        elif max(expected["trades"]) > 1:
            skip("cvxportfolio: nets the two trades of a row into one and charges that")
        else:
            own = books(case, cash_pays=True)
            got = with_cvxportfolio({**case, "expected": own})
            rows = len(wealth)
            if expected["gross"][-1] is None:
                skip("cvxportfolio, the row of the ruin only: goes on into the session when the cost has eaten everything")
                rows -= 1
            note(line, "cvxportfolio, cash pays", apart_by(got, own["wealth"][:rows]))
            line.append(f"({apart_by(own['wealth'][:rows], wealth[:rows]):.1e} from everything paying)")
        print("  ".join(line))
    print("\nnot expressed under the same convention")
    print("\n".join(f"{reason}\n    {', '.join(names)}" for reason, names in skipped.items()))
    print("\nlargest relative differences")
    print("\n".join(f"{library}: {gap:.1e}" for library, gap in apart.items()))
    if max(apart.values()) > 1e-12:
        sys.exit("the libraries and the hand account differ")


def main():
    made = cases()
    if "--check" in sys.argv[1:]:
        check(made)
    else:
        json.dump(made, sys.stdout, separators=(",", ":"), allow_nan=False)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
