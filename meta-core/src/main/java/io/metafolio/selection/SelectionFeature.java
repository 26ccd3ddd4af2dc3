package io.metafolio.selection;

import io.metafolio.metrics.SampleShape;
import java.util.Locale;

/** What an asset is scored by. */
public enum SelectionFeature {
    /** Mean return a year, {@code mean · S}. */
    MOMENTUM(1.75, true),
    /** One over volatility a year, {@code 1 / (sd · √S)}. */
    STABILITY(0.05, true),
    /** Money traded on an average day, where volumes are given. */
    LIQUIDITY(0.29, true),
    /** What a stream gains from turmoil; see {@link Antifragility}. */
    ANTIFRAGILITY(0.63, true),
    /** See {@link EfficiencyRatio}. */
    EFFICIENCY(1.53, true),
    /** See {@link PermutationEntropy}; low is better. */
    ENTROPY(0.03, false),
    /** See {@link HurstExponent}. */
    HURST(0.35, true),
    /** See {@link SampleShape#skew}; low is better. */
    SKEW(0.5, false),
    /** See {@link SampleShape#kurtosis}; low is better. */
    KURTOSIS(0.5, false),
    /** Mean of the worst 5 % of returns, as a return. */
    CVAR(1.0, true);

    private final double weight;
    private final boolean isHighBetter;

    SelectionFeature(double weight, boolean isHighBetter) {
        this.weight = weight;
        this.isHighBetter = isHighBetter;
    }

    /**
     * The name used in manifests and files.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Its weight in the score where a run configuration says none.
     *
     * @return at least 0
     */
    public double usualWeight() {
        return weight;
    }

    /**
     * Whether higher values are better.
     *
     * @return false for entropy, skewness and kurtosis
     */
    public boolean isHighBetter() {
        return isHighBetter;
    }
}
