package io.metafolio.simulation;

/**
 * What trading and holding cost.
 *
 * <p>A trade of value v costs {@code v · (slippage + commission + halfSpread + impact · σ · √(v / ADV))}: linear, and above
 * that the square-root law of market impact, σ being the asset's daily volatility and ADV the value traded in it on an
 * average day, both of the decision's train rows (Almgren, Thum, Hauptmann, Li, <i>Direct Estimation of Equity Market
 * Impact</i>, 2005; Bouchaud, <i>Price Impact</i>, 2010). A position costs its yearly rate, a session at a time.
 *
 * @param slippage fraction of the traded value lost between decision and trade, at least 0
 * @param commission fraction of the traded value paid as fee, at least 0
 * @param halfSpread fraction of the traded value lost to half the quoted spread, at least 0
 * @param impact coefficient of the square-root law, of order 1; 0 for none, and above 0 volumes are needed
 * @param holdingRate fraction of a long position's value paid a year, at least 0
 * @param borrowRate fraction of a short position's value paid a year, at least 0
 */
public record FrictionModel(
        double slippage, double commission, double halfSpread, double impact, double holdingRate, double borrowRate) {
    /** Shares and ETFs: slippage 0.0005, commission 0.0001. */
    public static final FrictionModel TRADFI = linear(0.0005, 0.0001);
    /** Crypto: slippage 0.001, commission 0.0004. */
    public static final FrictionModel CRYPTO = linear(0.001, 0.0004);

    /**
     * Checks the rates.
     *
     * @throws IllegalArgumentException unless all are at least 0, slippage, commission and half spread together below 0.5,
     *     so that no rebalance of a long-only account can cost all wealth, and the yearly rates at most 10
     */
    public FrictionModel {
        if (!(slippage >= 0 && commission >= 0 && halfSpread >= 0 && slippage + commission + halfSpread < 0.5)) {
            throw new IllegalArgumentException("Friction of slippage " + slippage + ", commission " + commission
                    + " and half spread " + halfSpread + ". Expected fractions of the traded value, at least 0,"
                    + " together below 0.5. Maybe percent or basis points were given for fractions.");
        }
        if (!(impact >= 0 && impact <= 100 && yearly(holdingRate) && yearly(borrowRate))) {
            throw new IllegalArgumentException("Friction of impact " + impact + ", holding " + holdingRate
                    + " and borrowing " + borrowRate + " a year. Expected an impact coefficient within 0 … 100 and"
                    + " fractions a year within 0 … 10. Maybe percent or basis points were given for fractions.");
        }
    }

    private static boolean yearly(double rate) {
        return rate >= 0 && rate <= 10;
    }

    /**
     * Costs that are linear in turnover and nothing else.
     *
     * @param slippage fraction of the traded value lost between decision and trade
     * @param commission fraction of the traded value paid as fee
     * @return the model
     * @throws IllegalArgumentException unless both are at least 0 and their sum is below 0.5
     */
    public static FrictionModel linear(double slippage, double commission) {
        return new FrictionModel(slippage, commission, 0, 0, 0, 0);
    }

    /**
     * What one unit of turnover costs before impact.
     *
     * @return {@code slippage + commission + halfSpread}
     */
    public double rate() {
        return slippage + commission + halfSpread;
    }
}
