package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.returns.ProfileStream;
import io.metafolio.simulation.PositionClosure;
import io.metafolio.simulation.WealthStatement;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What one risk profile yielded inside one sleeve.
 *
 * @param stream its returns, out of sample and after friction
 * @param assetWeights the next decision: target weights by symbol on the last train rows, summing to one
 * @param rebalances every decision of the walk-forward, in order; none where whoever made the stream did not say
 * @param closures positions closed because a price was absent
 * @param windows the books of each decision, in order; none where whoever made the stream kept none
 */
public record ProfileRun(
        ProfileStream stream,
        Weights assetWeights,
        List<Rebalance> rebalances,
        List<PositionClosure> closures,
        List<WealthStatement> windows) {
    /** Copies the lists. */
    public ProfileRun {
        rebalances = ImmutableList.copyOf(rebalances);
        closures = ImmutableList.copyOf(closures);
        windows = ImmutableList.copyOf(windows);
    }

    /**
     * All trading of the walk-forward.
     *
     * @return {@code Σ|target − held|} over all trades, in units of wealth; empty where no books were kept
     */
    public OptionalDouble turnover() {
        return summed(WealthStatement::turnover);
    }

    /**
     * What that trading cost.
     *
     * @return the sum of the shares of wealth that trades cost; empty where no books were kept
     */
    public OptionalDouble costs() {
        return summed(WealthStatement::costShare);
    }

    private OptionalDouble summed(ToDoubleFunction<WealthStatement> amount) {
        return windows.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(windows.stream().mapToDouble(amount).reduce(0, Double::sum));
    }
}
