package io.metafolio.simulation;

import java.util.Arrays;

/**
 * How much each asset moves and trades on an average day, by position: what the square-root law of impact asks for.
 * Immutable.
 */
public final class MarketDepth {
    private final double[] volatility;
    private final double[] tradedValue;

    private MarketDepth(double[] volatility, double[] tradedValue) {
        this.volatility = volatility;
        this.tradedValue = tradedValue;
    }

    /**
     * Depth by position.
     *
     * @param volatility standard deviation of an asset's daily returns, at least 0; NaN where it is not known, and the one
     *     known before holds on
     * @param tradedValue money traded in it on an average day, above 0; NaN where it is not known
     * @return the depth
     * @throws IllegalArgumentException where lengths differ or a value is out of range
     */
    public static MarketDepth of(double[] volatility, double[] tradedValue) {
        boolean lawful = volatility.length == tradedValue.length
                && Arrays.stream(volatility).noneMatch(value -> value < 0)
                && Arrays.stream(tradedValue).noneMatch(value -> value <= 0);
        if (!lawful) {
            throw new IllegalArgumentException("Market depth of volatility " + Arrays.toString(volatility)
                    + " and traded value " + Arrays.toString(tradedValue)
                    + ". Expected one of each an asset, no volatility below 0 and every traded value above 0."
                    + " Maybe an asset was not traded on any train row, so that nothing could be bought.");
        }
        return new MarketDepth(volatility.clone(), tradedValue.clone());
    }

    /**
     * How much an asset moves.
     *
     * @param asset its position
     * @return standard deviation of its daily returns; NaN where it is not known
     */
    public double volatility(int asset) {
        return volatility[asset];
    }

    /**
     * How much of an asset is traded.
     *
     * @param asset its position
     * @return money on an average day; NaN where it is not known
     */
    public double tradedValue(int asset) {
        return tradedValue[asset];
    }
}
