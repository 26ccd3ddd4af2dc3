package io.metafolio.selection;

import java.util.OptionalDouble;

/** How straight a way was (Kaufman 1995): the distance gone, divided by the path walked. 1 is a straight line, near 0 is noise. */
public final class EfficiencyRatio {
    private EfficiencyRatio() {}

    /**
     * The ratio of a series.
     *
     * @param returns T finite numbers
     * @return {@code |Σr| / Σ|r|}, 0 … 1; empty where nothing moved
     * @throws IllegalArgumentException where a value is not finite
     */
    public static OptionalDouble of(double[] returns) {
        double way = 0;
        double path = 0;
        for (double value : Finite.checked(returns)) {
            way += value;
            path += Math.abs(value);
        }
        return path > 0 ? OptionalDouble.of(Math.abs(way) / path) : OptionalDouble.empty();
    }
}
