package io.metafolio.io.html;

import io.metafolio.MetaRun;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.returns.PriceSeries;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.SleeveInputs;
import io.metafolio.sleeve.StrategyRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one unit of wealth would have become in each benchmark of the sleeves, on the days of the meta-portfolio. */
final class BenchmarkCurves {
    private BenchmarkCurves() {}

    static List<Curve> of(MetaRun run, SleeveAllocation layer2) {
        Map<String, PriceSeries> closes = new LinkedHashMap<>();
        for (StrategyRun sleeve : run.strategies()) {
            sleeve.inputs().flatMap(SleeveInputs::benchmarks).ifPresent(table -> put(table, closes));
        }
        List<LocalDate> days = new ArrayList<>(List.of(WealthChart.base(layer2)));
        days.addAll(layer2.stream().dates());
        List<Curve> curves = new ArrayList<>();
        closes.forEach((symbol, series) -> add(symbol, series, days, curves));
        return curves;
    }

    private static void put(PriceTable table, Map<String, PriceSeries> closes) {
        for (String symbol : table.symbols()) {
            table.series(symbol).ifPresent(series -> closes.putIfAbsent(symbol, series));
        }
    }

    private static void add(String symbol, PriceSeries series, List<LocalDate> days, List<Curve> curves) {
        Map<LocalDate, Double> byDate = series.byDate();
        List<LocalDate> shared = days.stream().filter(byDate::containsKey).toList();
        if (shared.size() < 2) {
            return;
        }
        double first = byDate.getOrDefault(shared.get(0), Double.NaN);
        double[] wealth = shared.stream()
                .mapToDouble(day -> byDate.getOrDefault(day, Double.NaN) / first)
                .toArray();
        curves.add(Curve.of(symbol, Palette.benchmark(curves.size()), shared, wealth));
    }
}
