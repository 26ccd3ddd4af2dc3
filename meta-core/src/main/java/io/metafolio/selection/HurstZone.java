package io.metafolio.selection;

import io.metafolio.audit.CanonicalJson;

/**
 * Hurst exponents that count as a random walk, both ends included.
 *
 * @param low 0 … 1
 * @param high 0 … 1; below {@code low} where no exponent counts
 */
public record HurstZone(double low, double high) {
    /** 0.48 … 0.52. */
    public static final HurstZone RANDOM_WALK = new HurstZone(0.48, 0.52);
    /** No exponent counts as a random walk. */
    public static final HurstZone NONE = new HurstZone(1, 0);

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException where one is outside 0 … 1
     */
    public HurstZone {
        if (!(low >= 0 && low <= 1 && high >= 0 && high <= 1)) {
            throw new IllegalArgumentException(
                    "Hurst zone " + low + " … " + high + ". Expected both ends within 0 … 1.");
        }
    }

    /**
     * Whether an exponent counts as a random walk.
     *
     * @param exponent 0 … 1
     * @return true inside the zone
     */
    public boolean contains(double exponent) {
        return exponent >= low && exponent <= high;
    }

    @Override
    public String toString() {
        return low > high ? "none" : CanonicalJson.number(low) + " … " + CanonicalJson.number(high);
    }
}
