package io.metafolio.selection;

import java.util.OptionalDouble;

/**
 * What was measured of one asset in one window. Absent is absent, not zero.
 *
 * @param rows how many returns were measured
 * @param entropy permutation entropy; empty where the window is shorter than one pattern
 * @param hurst Hurst exponent; empty below 32 rows, or where a segment does not vary
 * @param efficiency efficiency ratio; empty where nothing moved
 */
public record Predictability(int rows, OptionalDouble entropy, OptionalDouble hurst, OptionalDouble efficiency) {
    /**
     * Measures a window.
     *
     * @param returns T finite numbers
     * @param estimator order and delay of the entropy
     * @return the measures
     * @throws IllegalArgumentException where a value is not finite
     */
    public static Predictability of(double[] returns, PermutationEntropy estimator) {
        return new Predictability(
                returns.length,
                estimator.windows(returns.length) > 0
                        ? OptionalDouble.of(estimator.of(returns))
                        : OptionalDouble.empty(),
                HurstExponent.of(returns),
                EfficiencyRatio.of(returns));
    }
}
