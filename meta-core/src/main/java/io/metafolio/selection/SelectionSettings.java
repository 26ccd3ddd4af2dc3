package io.metafolio.selection;

import com.google.common.collect.Maps;
import java.util.EnumMap;
import java.util.Map;

/**
 * What decides a selection beside its window. Immutable.
 *
 * @param isLogarithmic whether scores multiply probabilities (log-MPS) or average them
 * @param hasVetoes whether unpredictable assets, and those without momentum, are vetoed
 * @param isDynamic whether fewer assets of a cluster are taken the more they move together
 * @param predictability the thresholds of vetoes
 * @param momentumMin momentum a year below which an asset is vetoed
 * @param weights of every feature in the score, at least 0
 * @param topN the most assets of a cluster, at least 1
 * @param clusterDistance where the tree of assets is cut, at least 0
 * @param maxClusters the most clusters, at least 1
 * @param minSelected the fewest assets, at least 1
 * @param mayRelax whether thresholds are relaxed, step by step and recorded, where fewer are selected; else that is refused
 */
public record SelectionSettings(
        boolean isLogarithmic,
        boolean hasVetoes,
        boolean isDynamic,
        PredictabilityPolicy predictability,
        double momentumMin,
        Map<SelectionFeature, Double> weights,
        int topN,
        double clusterDistance,
        int maxClusters,
        int minSelected,
        boolean mayRelax) {
    /** The settings of selection v4. */
    public static final SelectionSettings STANDARD = new SelectionSettings(
            true, true, true, PredictabilityPolicy.STANDARD, 0, usualWeights(), 3, 0.5, 25, 3, true);

    /**
     * Copies the weights.
     *
     * @throws IllegalArgumentException where a weight is missing or negative, all are 0, or a count is below 1
     */
    public SelectionSettings {
        weights = Maps.immutableEnumMap(weights);
        if (weights.size() < SelectionFeature.values().length
                || !weights.values().stream().allMatch(weight -> weight >= 0 && Double.isFinite(weight))
                || weights.values().stream().allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException(
                    "Feature weights " + weights + ". Expected one of at least 0 a feature, not all of them 0.");
        }
        if (topN < 1 || maxClusters < 1 || minSelected < 1 || !(clusterDistance >= 0)) {
            throw new IllegalArgumentException("Selection of at most " + topN + " a cluster, " + maxClusters
                    + " clusters cut at " + clusterDistance + ", at least " + minSelected
                    + " in all. Expected counts of at least 1 and a distance of at least 0.");
        }
    }

    private static Map<SelectionFeature, Double> usualWeights() {
        Map<SelectionFeature, Double> weights = new EnumMap<>(SelectionFeature.class);
        for (SelectionFeature feature : SelectionFeature.values()) {
            weights.put(feature, feature.usualWeight());
        }
        return weights;
    }

    /**
     * The same settings under another policy of vetoes.
     *
     * @param policy the thresholds
     * @param momentum the least momentum a year; negative infinity for none
     * @return the changed settings
     */
    public SelectionSettings withThresholds(PredictabilityPolicy policy, double momentum) {
        return new SelectionSettings(
                isLogarithmic,
                hasVetoes,
                isDynamic,
                policy,
                momentum,
                weights,
                topN,
                clusterDistance,
                maxClusters,
                minSelected,
                mayRelax);
    }
}
