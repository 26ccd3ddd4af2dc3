package io.metafolio.selection;

/**
 * Why an asset is left out of a window.
 *
 * @param asset its symbol
 * @param rule what it is vetoed for
 * @param value what was measured
 * @param threshold what it was measured against, as text: one number, or an interval
 */
public record PredictabilityVeto(String asset, PredictabilityRule rule, double value, String threshold) {
    @Override
    public String toString() {
        return asset + ": " + rule.title() + ", " + value + " against " + threshold;
    }
}
