package io.metafolio.weights;

/**
 * The interval that every weight of an allocation lies in, and what all of them sum to, as fractions.
 *
 * @param min least weight, at least −1; below 0 positions may be short
 * @param max greatest weight, at most 1 and not below {@code min}
 * @param net sum of the weights, within −1 … 1; 1 but for sleeves that hold cash or are market-neutral by design
 */
public record WeightBounds(double min, double max, double net) {
    /** The guardrails of a meta-portfolio: every sleeve within 5 % and 50 %. */
    public static final WeightBounds SLEEVE_GUARDRAILS = of(0.05, 0.50);
    /** No short position and nothing else. */
    public static final WeightBounds LONG_ONLY = of(0, 1);

    /**
     * Checks the interval.
     *
     * @throws IllegalArgumentException unless {@code -1 <= min <= max <= 1} and {@code -1 <= net <= 1}
     */
    public WeightBounds {
        if (!(min >= -1 && min <= max && max <= 1)) {
            throw new IllegalArgumentException("Weight bounds " + min + " … " + max
                    + " are no interval of fractions. Expected -1 <= min <= max <= 1."
                    + " Maybe percent were given for fractions.");
        }
        if (!(net >= -1 && net <= 1)) {
            throw new IllegalArgumentException("Weights that sum to " + net
                    + ". Expected a sum within -1 … 1. Maybe percent were given for fractions.");
        }
    }

    /**
     * An interval of weights that sum to one.
     *
     * @param min least weight, a fraction
     * @param max greatest weight, a fraction
     * @return the bounds
     * @throws IllegalArgumentException unless {@code -1 <= min <= max <= 1}
     */
    public static WeightBounds of(double min, double max) {
        return new WeightBounds(min, max, 1);
    }

    /**
     * The same interval for weights of another sum.
     *
     * @param wanted sum of the weights
     * @return the changed bounds
     * @throws IllegalArgumentException outside −1 … 1
     */
    public WeightBounds withNet(double wanted) {
        return new WeightBounds(min, max, wanted);
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
     * Refuses a number of weights that cannot have their sum inside these bounds. Compared by product: {@code n·min <=
     * net} and {@code n·max >= net}.
     *
     * @param n how many weights there are
     * @param where whose weights they are, for the message
     * @throws InfeasibleBoundsException where no such weights exist
     */
    public void requireFeasible(int n, String where) {
        if (n < 1 || n * min > net || n * max < net) {
            throw new InfeasibleBoundsException(n, this, where);
        }
    }

    /**
     * Whether exactly one point inside the bounds has their sum, so that no optimisation takes place.
     *
     * @param n how many weights there are
     * @return true where every weight must be {@code net/n}
     */
    public boolean decideAlone(int n) {
        return n * min == net || n * max == net;
    }
}
