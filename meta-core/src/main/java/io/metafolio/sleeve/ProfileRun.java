package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.returns.ProfileStream;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one risk profile yielded inside one sleeve.
 *
 * @param stream its returns, out of sample and after friction
 * @param assetWeights the next decision: target weights by symbol on the last train rows, summing to one
 * @param rebalances every decision of the walk-forward, in order; none where whoever made the stream did not say
 * @param closures positions closed because a price was absent
 */
public record ProfileRun(
        ProfileStream stream, Weights assetWeights, List<Rebalance> rebalances, List<PositionClosure> closures) {
    /** Copies the lists. */
    public ProfileRun {
        rebalances = ImmutableList.copyOf(rebalances);
        closures = ImmutableList.copyOf(closures);
    }

    /**
     * All trading of the walk-forward.
     *
     * @return {@code Σ|target − held|} over all rebalances and closures, in units of wealth; empty where whoever made the
     *     stream did not say how it was traded
     */
    public OptionalDouble turnover() {
        if (rebalances.isEmpty()) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (Rebalance rebalance : rebalances) {
            sum += rebalance.turnover();
        }
        for (PositionClosure closure : closures) {
            sum += closure.weight();
        }
        return OptionalDouble.of(sum);
    }

    /**
     * What that trading cost.
     *
     * @return the sum of the shares of wealth that rebalances and closures cost; empty where whoever made the stream did
     *     not say how it was traded
     */
    public OptionalDouble costs() {
        if (rebalances.isEmpty()) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (Rebalance rebalance : rebalances) {
            sum += rebalance.cost();
        }
        for (PositionClosure closure : closures) {
            sum += closure.cost();
        }
        return OptionalDouble.of(sum);
    }
}
