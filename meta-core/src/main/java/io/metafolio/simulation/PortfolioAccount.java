package io.metafolio.simulation;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * A portfolio between its trades: weights drift with what they earn, costs come off wealth, and every amount is booked.
 *
 * <p>Weights are signed fractions of current wealth; what is not invested is cash, and cash is negative where more is
 * invested than there is. A trade is sized by wealth before it, its cost comes off all holdings alike, so that weights are
 * the target's after it. A trade and the session after it yield {@code (1 − cost)(1 + growth) − 1}. Not safe to share
 * between threads.
 */
public final class PortfolioAccount {
    private final double[] held;
    private final double[] rates;
    private final Carry carry;
    private final double impact;
    private final double capital;
    private final double[] volatility;
    private final double[] tradedValue;
    private double wealth = 1;
    private double keptAfterCosts = 1;
    private double tradingCosts;
    private double turnover;
    private double costShare;

    /**
     * An account all in cash that pays nothing but for turnover.
     *
     * @param rates what one unit of turnover costs, by position
     */
    public PortfolioAccount(double[] rates) {
        this(rates, Carry.NONE, 0, 1);
    }

    /**
     * An account all in cash.
     *
     * @param rates what one unit of turnover costs before impact, by position
     * @param carry what standing still earns and costs
     * @param impact coefficient of the square-root law; above 0 every traded position needs its depth
     * @param capital wealth at the start, in the money of traded values
     */
    public PortfolioAccount(double[] rates, Carry carry, double impact, double capital) {
        this.rates = rates.clone();
        this.carry = carry;
        this.impact = impact;
        this.capital = capital;
        this.held = new double[rates.length];
        this.volatility = new double[rates.length];
        this.tradedValue = new double[rates.length];
        Arrays.fill(volatility, Double.NaN);
        Arrays.fill(tradedValue, Double.NaN);
    }

    /**
     * What a trade did.
     *
     * @param turnover {@code Σ|target − held|}
     * @param cost share of wealth it cost
     */
    public record Trade(double turnover, double cost) {}

    /**
     * Learns how much each asset moves and trades, for trades from now on.
     *
     * @param depth by position; what it does not know stays as it was
     */
    public void learn(MarketDepth depth) {
        for (int i = 0; i < held.length; i++) {
            volatility[i] = Double.isNaN(depth.volatility(i)) ? volatility[i] : depth.volatility(i);
            tradedValue[i] = Double.isNaN(depth.tradedValue(i)) ? tradedValue[i] : depth.tradedValue(i);
        }
    }

    /**
     * Whether it has learnt how much an asset moves and trades.
     *
     * @param position which
     * @return true where it knows both
     */
    public boolean knowsDepth(int position) {
        return !Double.isNaN(volatility[position]) && !Double.isNaN(tradedValue[position]);
    }

    /**
     * Trades to target weights; what is not targeted is cash.
     *
     * @param target signed fractions of wealth by position
     * @return turnover and cost
     */
    public Trade rebalance(double[] target) {
        double traded = 0;
        double cost = 0;
        for (int i = 0; i < held.length; i++) {
            double change = Math.abs(target[i] - held[i]);
            traded += change;
            cost = Math.fma(change, rate(i, change), cost);
        }
        System.arraycopy(target, 0, held, 0, held.length);
        keptAfterCosts *= 1 - cost;
        tradingCosts = Math.fma(wealth, cost, tradingCosts);
        wealth *= 1 - cost;
        turnover += traded;
        costShare += cost;
        return new Trade(traded, cost);
    }

    /**
     * What closing a position would cost.
     *
     * @param position which
     * @return share of wealth
     */
    public double costOfClosing(int position) {
        double change = Math.abs(held[position]);
        return change * rate(position, change);
    }

    private double rate(int position, double change) {
        if (impact == 0 || change == 0) {
            return rates[position];
        }
        double share = change * wealth * capital / tradedValue[position];
        return Math.fma(impact * volatility[position], Math.sqrt(share), rates[position]);
    }

    /**
     * The weight of one position now.
     *
     * @param position which
     * @return its signed fraction of wealth
     */
    public double held(int position) {
        return held[position];
    }

    /**
     * The weights now.
     *
     * @return a fresh array of signed fractions of wealth, by position
     */
    public double[] held() {
        return held.clone();
    }

    /**
     * Whether wealth is gone.
     *
     * @return true where it is 0 or less
     */
    public boolean isRuined() {
        return wealth <= 0;
    }

    /**
     * Lets one session pass.
     *
     * @param returns simple returns by position; those of positions not held are ignored
     * @return the portfolio's return after the costs of the trades before, −1 or less where wealth is gone
     */
    public double earn(double[] returns) {
        return earn(LocalDate.EPOCH, returns).earned();
    }

    /**
     * Lets one session pass and books it. Where trades have cost all wealth, nothing is earned any more.
     *
     * @param date the session
     * @param returns simple returns by position; those of positions not held are ignored
     * @return the session's books
     */
    public AccountRow earn(LocalDate date, double[] returns) {
        double gross = 0;
        double net = 0;
        double cash = 1;
        double longs = 0;
        double shorts = 0;
        for (double weight : held) {
            cash -= weight;
            net += weight;
            gross += Math.abs(weight);
            longs += Math.max(weight, 0);
            shorts += Math.max(-weight, 0);
        }
        double before = wealth;
        if (isRuined()) {
            return booked(date, keptAfterCosts - 1, before, 0, 0, 0, 0, gross, net);
        }
        double growth = 0;
        double value = Math.fma(cash, carry.cash(), cash);
        for (int i = 0; i < held.length; i++) {
            if (held[i] != 0) {
                value = Math.fma(held[i], 1 + returns[i], value);
                growth = Math.fma(held[i], returns[i], growth);
            }
        }
        value = Math.fma(-carry.holding(), longs, value);
        value = Math.fma(-carry.borrowing(), shorts, value);
        double earned = Math.fma(keptAfterCosts, value, -1);
        wealth *= value;
        drift(returns, value);
        return booked(
                date,
                earned,
                before,
                growth,
                cash * carry.cash(),
                longs * carry.holding(),
                shorts * carry.borrowing(),
                gross,
                net);
    }

    private AccountRow booked(
            LocalDate date,
            double earned,
            double before,
            double growth,
            double interest,
            double holding,
            double borrowing,
            double gross,
            double net) {
        AccountRow row = new AccountRow(
                date,
                earned,
                wealth,
                before * growth,
                before * interest,
                tradingCosts,
                before * holding,
                before * borrowing,
                turnover,
                costShare,
                gross,
                net);
        keptAfterCosts = 1;
        tradingCosts = 0;
        turnover = 0;
        costShare = 0;
        return row;
    }

    private void drift(double[] returns, double value) {
        if (value <= 0) {
            Arrays.fill(held, 0);
            return;
        }
        for (int i = 0; i < held.length; i++) {
            if (held[i] != 0) {
                held[i] = held[i] * (1 + returns[i]) / value;
            }
        }
    }
}
