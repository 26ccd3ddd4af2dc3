package io.metafolio;

import com.google.common.collect.ImmutableMap;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.metrics.CorrelationMatrix;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.profile.RiskProfile;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The meta-portfolio of one philosophy: sleeve weights, asset weights, performance. Immutable.
 *
 * @param layer2 the published decision, the walk-forward behind it and the joined streams
 * @param assetWeights the published weights looked through to single assets
 * @param performance the meta-portfolio out of sample, after all costs, on the joined calendar
 * @param sleevePerformance each sleeve's own stream on its own calendar, by id in sleeve order
 * @param notices what a reader should know
 */
public record MetaAllocation(
        SleeveAllocation layer2,
        AssetWeights assetWeights,
        StreamMetrics performance,
        Map<String, StreamMetrics> sleevePerformance,
        List<String> notices) {
    /** Copies, keeping order. */
    public MetaAllocation {
        sleevePerformance = ImmutableMap.copyOf(sleevePerformance);
        notices = List.copyOf(notices);
    }

    /**
     * The philosophy.
     *
     * @return the risk profile of all streams and decisions here
     */
    public RiskProfile profile() {
        return layer2.join().profile();
    }

    /**
     * The published weight of each sleeve.
     *
     * @return fractions by sleeve id, inside the guardrails, summing to one
     */
    public Weights sleeveWeights() {
        return layer2.published().weights();
    }

    /**
     * The correlations of the sleeves' joined streams.
     *
     * @return sample correlations over all joined rows
     */
    public CorrelationMatrix correlation() {
        return CorrelationMatrix.of(layer2.join().returns());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d joined rows, %d assets\n%s",
                profile(),
                layer2.join().returns().rows(),
                assetWeights.assets().size(),
                layer2.published());
    }
}
