package io.metafolio.tournament;

import java.util.Arrays;

/**
 * A portfolio between its rebalances: weights drift with what they earn, costs come off wealth.
 *
 * <p>All amounts are fractions of current wealth; cash earns nothing. A rebalance and the row after it yield {@code
 * (1 − cost)(1 + growth) − 1}. Not safe to share between threads.
 */
public final class PortfolioAccount {
    private final double[] held;
    private final double[] rates;
    private double keptAfterCosts = 1;

    /**
     * An account all in cash.
     *
     * @param rates what one unit of turnover costs, by position
     */
    public PortfolioAccount(double[] rates) {
        this.rates = rates.clone();
        this.held = new double[rates.length];
    }

    /**
     * What a trade did.
     *
     * @param turnover {@code Σ|target − held|}
     * @param cost share of wealth it cost
     */
    public record Trade(double turnover, double cost) {}

    /**
     * Trades to target weights; what is not targeted is cash.
     *
     * @param target fractions of wealth by position, summing to at most one
     * @return turnover and cost
     */
    public Trade rebalance(double[] target) {
        double turnover = 0;
        double cost = 0;
        for (int i = 0; i < held.length; i++) {
            double traded = Math.abs(target[i] - held[i]);
            turnover += traded;
            cost = Math.fma(traded, rates[i], cost);
            held[i] = target[i];
        }
        keptAfterCosts *= 1 - cost;
        return new Trade(turnover, cost);
    }

    /**
     * Sells one position into cash at its last price.
     *
     * @param position which
     * @return turnover and cost
     */
    public Trade close(int position) {
        double[] target = held.clone();
        target[position] = 0;
        return rebalance(target);
    }

    /**
     * The weight of one position now.
     *
     * @param position which
     * @return its fraction of wealth
     */
    public double held(int position) {
        return held[position];
    }

    /**
     * Lets one session pass.
     *
     * @param returns simple returns by position; those of positions not held are ignored
     * @return the portfolio's return after the costs of the trades before, −1 or less where wealth is gone
     */
    public double earn(double[] returns) {
        double cash = 1;
        for (double weight : held) {
            cash -= weight;
        }
        double value = cash;
        for (int i = 0; i < held.length; i++) {
            if (held[i] != 0) {
                value = Math.fma(held[i], 1 + returns[i], value);
            }
        }
        double earned = Math.fma(keptAfterCosts, value, -1);
        keptAfterCosts = 1;
        drift(returns, value);
        return earned;
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
