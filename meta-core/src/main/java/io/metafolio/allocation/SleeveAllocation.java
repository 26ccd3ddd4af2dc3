package io.metafolio.allocation;

import com.google.common.collect.ImmutableList;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.spi.EngineDecision;
import io.metafolio.weights.Rebalance;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Layer 2 of one risk profile: the published decision, and how such decisions did out of sample.
 *
 * @param join the sleeves' streams on shared dates
 * @param published the next decision, on all joined rows
 * @param stream the meta-portfolio's returns out of sample, after the cost of moving capital between sleeves
 * @param rebalances every decision of the walk-forward, in order
 * @param drift how far weights drifted between those decisions
 * @param attribution whose the capital, the risk and the profit were
 * @param stability how steady those decisions were
 * @param baselines what plain rules would have done, one of each {@link BaselineRule}
 */
public record SleeveAllocation(
        CalendarJoin join,
        EngineDecision published,
        ReturnSeries stream,
        List<Rebalance> rebalances,
        Drift drift,
        SleeveAttribution attribution,
        AllocationStability stability,
        List<Baseline> baselines) {
    /** Copies the lists. */
    public SleeveAllocation {
        rebalances = ImmutableList.copyOf(rebalances);
        baselines = ImmutableList.copyOf(baselines);
    }

    /**
     * The span of weights at the closes between decisions; bounds hold at decisions, not here.
     *
     * @param least the smallest weight of any sleeve
     * @param greatest the largest weight of any sleeve
     */
    public record Drift(double least, double greatest) {}

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d joined rows, %d decisions out of sample\n%s",
                join.profile(),
                join.returns().rows(),
                rebalances.size(),
                published);
    }

    /**
     * The numbers of the stream.
     *
     * @param sessionsPerYear sessions a year of the joined calendar
     * @return the metrics, with all trading and what it cost
     */
    public StreamMetrics performance(int sessionsPerYear) {
        return StreamMetrics.of(
                stream,
                sessionsPerYear,
                OptionalDouble.of(
                        rebalances.stream().mapToDouble(Rebalance::turnover).sum()),
                OptionalDouble.of(
                        rebalances.stream().mapToDouble(Rebalance::cost).sum()));
    }

    /**
     * The stream beside a baseline.
     *
     * @param baseline one of {@link #baselines}
     * @param sessionsPerYear sessions a year of the joined calendar
     * @return excess return, tracking error and the rest
     */
    public BenchmarkMetrics beside(Baseline baseline, int sessionsPerYear) {
        return BenchmarkMetrics.between(
                baseline.rule().id(),
                stream,
                baseline.stream(),
                rebalances.get(0).decidedOn(),
                sessionsPerYear);
    }
}
