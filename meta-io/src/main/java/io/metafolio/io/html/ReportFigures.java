package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.allocation.SleeveAllocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a report as SVG documents, each self-contained, without script, network or time stamp.
 *
 * <p>The same run and run id yield the same text. They follow the reader's light or dark screen and can be put into a page, a
 * slide or an editor as they are.
 */
public final class ReportFigures {
    private ReportFigures() {}

    /**
     * Draws every figure.
     *
     * @param run what to show
     * @param runId the id the run is filed under
     * @return SVG documents by path, for example {@code figures/hrp/wealth.svg}, to be stored as UTF-8
     */
    public static Map<String, String> of(MetaRun run, String runId) {
        Map<String, String> files = new LinkedHashMap<>();
        for (MetaAllocation allocation : run.allocations().values()) {
            String folder = "figures/" + allocation.profile().name() + "/";
            String subtitle = ProfileSection.title(allocation.profile()) + " · " + run.metaId() + " · " + runId;
            for (Chart chart : charts(run, allocation)) {
                files.put(folder + chart.name() + ".svg", FileChart.svg(chart, subtitle));
            }
            files.put(
                    folder + "correlation.svg",
                    HeatMap.svg(
                            allocation.correlation(),
                            allocation.layer2().join().returns().rows(),
                            subtitle));
        }
        return files;
    }

    private static List<Chart> charts(MetaRun run, MetaAllocation allocation) {
        SleeveAllocation layer2 = allocation.layer2();
        List<Chart> charts = new ArrayList<>(List.of(
                WealthChart.wealth(layer2, BenchmarkCurves.of(run, layer2)),
                WealthChart.drawdown(layer2),
                BarChart.weights(layer2.published(), run.guardrails()),
                AllocationChart.of(layer2, run.configuration().allocation().walkForward(), run.guardrails()),
                BarChart.risk(layer2.attribution()),
                BarChart.assets(run, allocation.assetWeights()),
                CostChart.of(run, allocation),
                WealthChart.overRules(layer2)));
        CorrelationChart.of(layer2.join().returns()).ifPresent(charts::add);
        HierarchyChart.of(layer2.published()).ifPresent(charts::add);
        return charts;
    }
}
