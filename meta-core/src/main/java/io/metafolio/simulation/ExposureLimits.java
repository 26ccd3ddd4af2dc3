package io.metafolio.simulation;

import io.metafolio.errors.RefusedException;
import io.metafolio.weights.Weights;

/**
 * How far decisions may go short or borrow. They hold at every decision; how far positions drift between decisions is in
 * the account's books.
 *
 * @param maxGross greatest {@code Σ|w|}
 * @param minNet least {@code Σw}
 * @param maxNet greatest {@code Σw}
 */
public record ExposureLimits(double maxGross, double minNet, double maxNet) {
    /** All wealth invested, nothing short, nothing borrowed. */
    public static final ExposureLimits LONG_ONLY = new ExposureLimits(1, 1, 1);

    private static final double TOLERANCE = 1e-9;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException unless gross is above 0 and at most 100, and {@code minNet <= maxNet <= maxGross}
     */
    public ExposureLimits {
        if (!(maxGross > 0 && maxGross <= 100 && minNet <= maxNet && maxNet <= maxGross && minNet >= -maxGross)) {
            throw new IllegalArgumentException(
                    "Exposure of at most " + maxGross + " gross and " + minNet + " … " + maxNet
                            + " net. Expected multiples of wealth, gross above 0, net ascending and within gross."
                            + " Maybe percent were given for fractions.");
        }
    }

    /**
     * Refuses target weights beyond the limits.
     *
     * @param target signed fractions of wealth
     * @param where whose they are, for the message
     * @throws RefusedException where gross or net exposure is outside
     */
    public void require(Weights target, String where) {
        double gross = 0;
        for (int i = 0; i < target.size(); i++) {
            gross += Math.abs(target.at(i));
        }
        double net = target.sum();
        if (gross > maxGross + TOLERANCE || net < minNet - TOLERANCE || net > maxNet + TOLERANCE) {
            throw new RefusedException(
                    "Exposure of " + gross + " gross and " + net + " net",
                    where,
                    "at most " + maxGross + " gross, and " + minNet + " … " + maxNet + " net",
                    "raise /backtest/max_gross_exposure, or narrow the asset bounds");
        }
    }
}
