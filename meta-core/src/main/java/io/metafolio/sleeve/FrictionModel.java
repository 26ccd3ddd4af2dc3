package io.metafolio.sleeve;

/**
 * What trading costs, linear in turnover.
 *
 * @param slippage fraction of the traded value lost to the spread, at least 0
 * @param commission fraction of the traded value paid as fee, at least 0
 */
public record FrictionModel(double slippage, double commission) {
    /** Shares and ETFs: slippage 0.0005, commission 0.0001. */
    public static final FrictionModel TRADFI = new FrictionModel(0.0005, 0.0001);
    /** Crypto: slippage 0.001, commission 0.0004. */
    public static final FrictionModel CRYPTO = new FrictionModel(0.001, 0.0004);

    /**
     * Checks the rates.
     *
     * @throws IllegalArgumentException unless both are at least 0 and their sum is below 0.5, so that no rebalance can
     *     cost all wealth
     */
    public FrictionModel {
        if (!(slippage >= 0 && commission >= 0 && slippage + commission < 0.5)) {
            throw new IllegalArgumentException("Friction of slippage " + slippage + " and commission " + commission
                    + ". Expected fractions of the traded value, at least 0, together below 0.5. Maybe percent or basis"
                    + " points were given for fractions.");
        }
    }

    /**
     * What one unit of turnover costs.
     *
     * @return {@code slippage + commission}
     */
    public double rate() {
        return slippage + commission;
    }
}
