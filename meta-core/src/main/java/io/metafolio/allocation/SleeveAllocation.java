package io.metafolio.allocation;

import com.google.common.collect.ImmutableList;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.spi.EngineDecision;
import io.metafolio.weights.Rebalance;
import java.util.List;

/**
 * Layer 2 of one risk profile: the published decision, and how such decisions did out of sample.
 *
 * @param join the sleeves' streams on shared dates
 * @param published the next decision, on all joined rows
 * @param stream the meta-portfolio's returns out of sample, after the cost of moving capital between sleeves
 * @param rebalances every decision of the expanding walk-forward, in order
 * @param drift how far weights drifted between those decisions
 */
public record SleeveAllocation(
        CalendarJoin join, EngineDecision published, ReturnSeries stream, List<Rebalance> rebalances, Drift drift) {
    /** Copies the list. */
    public SleeveAllocation {
        rebalances = ImmutableList.copyOf(rebalances);
    }

    /**
     * The span of weights at the closes between decisions; bounds hold at decisions, not here.
     *
     * @param least the smallest weight of any sleeve
     * @param greatest the largest weight of any sleeve
     */
    public record Drift(double least, double greatest) {}
}
