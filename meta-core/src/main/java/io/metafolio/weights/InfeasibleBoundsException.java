package io.metafolio.weights;

import io.metafolio.errors.RefusedException;

/** Bounds inside which no weights sum to one. */
public final class InfeasibleBoundsException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final int n;
    private final double min;
    private final double max;

    InfeasibleBoundsException(int n, WeightBounds bounds, String where) {
        super(
                n + (n == 1 ? " weight" : " weights") + " within " + bounds.min() + " … " + bounds.max()
                        + " cannot sum to 1",
                where,
                "n·min <= 1 <= n·max, here " + n + "·" + bounds.min() + " = " + n * bounds.min() + " and " + n + "·"
                        + bounds.max() + " = " + n * bounds.max(),
                n * bounds.max() < 1
                        ? "a sleeve is missing, or the upper bound is too low for so few"
                        : "the lower bound is too high for so many");
        this.n = n;
        this.min = bounds.min();
        this.max = bounds.max();
    }

    /**
     * How many weights were asked for.
     *
     * @return the count
     */
    public int n() {
        return n;
    }

    /**
     * The lower bound.
     *
     * @return a fraction
     */
    public double min() {
        return min;
    }

    /**
     * The upper bound.
     *
     * @return a fraction
     */
    public double max() {
        return max;
    }
}
