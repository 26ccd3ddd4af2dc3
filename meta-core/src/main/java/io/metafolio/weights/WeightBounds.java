package io.metafolio.weights;

/**
 * The interval that every weight of an allocation lies in, as fractions.
 *
 * @param min least weight, at least 0
 * @param max greatest weight, at most 1 and not below {@code min}
 */
public record WeightBounds(double min, double max) {
    /** The guardrails of a meta-portfolio: every sleeve within 5 % and 50 %. */
    public static final WeightBounds SLEEVE_GUARDRAILS = new WeightBounds(0.05, 0.50);
    /** No short position and nothing else. */
    public static final WeightBounds LONG_ONLY = new WeightBounds(0, 1);

    /**
     * Checks the interval.
     *
     * @throws IllegalArgumentException unless {@code 0 <= min <= max <= 1}
     */
    public WeightBounds {
        if (!(min >= 0 && min <= max && max <= 1)) {
            throw new IllegalArgumentException("Weight bounds " + min + " … " + max
                    + " are no interval of fractions. Expected 0 <= min <= max <= 1."
                    + " Maybe percent were given for fractions.");
        }
    }

    /**
     * An interval of weights.
     *
     * @param min least weight, a fraction
     * @param max greatest weight, a fraction
     * @return the bounds
     * @throws IllegalArgumentException unless {@code 0 <= min <= max <= 1}
     */
    public static WeightBounds of(double min, double max) {
        return new WeightBounds(min, max);
    }

    /**
     * Whether a weight lies inside, the ends included.
     *
     * @param weight a fraction
     * @return true inside
     */
    public boolean contains(double weight) {
        return weight >= min && weight <= max;
    }

    /**
     * Refuses a number of weights that cannot sum to one inside these bounds. Compared by product: {@code n·min <= 1}
     * and {@code n·max >= 1}.
     *
     * @param n how many weights there are
     * @param where whose weights they are, for the message
     * @throws InfeasibleBoundsException where no such weights exist
     */
    public void requireFeasible(int n, String where) {
        if (n < 1 || n * min > 1 || n * max < 1) {
            throw new InfeasibleBoundsException(n, this, where);
        }
    }

    /**
     * Whether exactly one point inside the bounds sums to one, so that no optimisation takes place.
     *
     * @param n how many weights there are
     * @return true where every weight must be {@code 1/n}
     */
    public boolean decideAlone(int n) {
        return n * min == 1 || n * max == 1;
    }
}
