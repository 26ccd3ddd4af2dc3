package io.metafolio.simulation;

/**
 * When an account trades back to its target between two decisions.
 *
 * @param id as in a run configuration: {@code window}, {@code daily}, {@code band:0.05}
 * @param tolerance how far a weight may drift, as a fraction of wealth; 0 trades every session, infinity never
 */
public record RebalancingPolicy(String id, double tolerance) {
    /** At decisions only: weights drift until the next one. */
    public static final RebalancingPolicy WINDOW = new RebalancingPolicy("window", Double.POSITIVE_INFINITY);
    /** At every close. */
    public static final RebalancingPolicy DAILY = new RebalancingPolicy("daily", 0);

    private static final String BAND = "band:";

    /**
     * At a close where some weight is further from its target than the tolerance, all weights go back to theirs.
     *
     * @param tolerance fraction of wealth, above 0 and below 1
     * @return the policy
     * @throws IllegalArgumentException outside 0 … 1
     */
    public static RebalancingPolicy band(double tolerance) {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("Tolerance band " + tolerance
                    + ". Expected a fraction of wealth above 0 and below 1. Maybe percent were given for fractions.");
        }
        return new RebalancingPolicy(BAND + tolerance, tolerance);
    }

    /**
     * The policy of an id.
     *
     * @param id {@code window}, {@code daily}, or {@code band:} and a fraction
     * @return the policy
     * @throws IllegalArgumentException where it is none of these
     */
    public static RebalancingPolicy of(String id) {
        if (id.equals(WINDOW.id)) {
            return WINDOW;
        }
        if (id.equals(DAILY.id)) {
            return DAILY;
        }
        if (!id.startsWith(BAND)) {
            throw new IllegalArgumentException(
                    "Rebalancing \"" + id + "\". Expected window, daily, or band:X with X a fraction of wealth.");
        }
        return band(Double.parseDouble(id.substring(BAND.length())));
    }

    /**
     * Whether drifted weights are traded back.
     *
     * @param furthest the greatest distance of a weight from its target
     * @return true where it is further than the tolerance, and always under {@link #DAILY}
     */
    public boolean trades(double furthest) {
        return tolerance == 0 || furthest > tolerance;
    }

    @Override
    public String toString() {
        return id;
    }
}
