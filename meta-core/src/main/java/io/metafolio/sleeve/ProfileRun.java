package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.returns.ProfileStream;
import io.metafolio.simulation.PositionClosure;
import io.metafolio.simulation.WealthStatement;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one risk profile yielded inside one sleeve.
 *
 * @param stream its returns, out of sample and after friction
 * @param assetWeights the next decision: target weights by symbol on the last train rows, summing to one
 * @param rebalances every decision of the walk-forward, in order; none where whoever made the stream did not say
 * @param closures positions closed because a price was absent
 * @param windows the books of each decision, in order; none where whoever made the stream kept none
 * @param benchmarks the stream beside each benchmark of its sleeve, in the order of the configuration
 */
public record ProfileRun(
        ProfileStream stream,
        Weights assetWeights,
        List<Rebalance> rebalances,
        List<PositionClosure> closures,
        List<WealthStatement> windows,
        List<BenchmarkMetrics> benchmarks) {
    /** Copies the lists. */
    public ProfileRun {
        rebalances = ImmutableList.copyOf(rebalances);
        closures = ImmutableList.copyOf(closures);
        windows = ImmutableList.copyOf(windows);
        benchmarks = ImmutableList.copyOf(benchmarks);
    }

    /**
     * The books of the whole walk-forward.
     *
     * @return empty where none were kept
     */
    public Optional<WealthStatement> books() {
        return windows.isEmpty() ? Optional.empty() : Optional.of(WealthStatement.sum(windows));
    }

    /**
     * All trading of the walk-forward.
     *
     * @return {@code Σ|target − held|} over all trades, in units of wealth; empty where no books were kept
     */
    public OptionalDouble turnover() {
        return books().map(books -> OptionalDouble.of(books.turnover())).orElse(OptionalDouble.empty());
    }

    /**
     * What that trading cost.
     *
     * @return the sum of the shares of wealth that trades cost; empty where no books were kept
     */
    public OptionalDouble costs() {
        return books().map(books -> OptionalDouble.of(books.costShare())).orElse(OptionalDouble.empty());
    }
}
