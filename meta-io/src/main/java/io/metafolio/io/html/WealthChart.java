package io.metafolio.io.html;

import io.metafolio.allocation.Baseline;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The meta-portfolio out of sample: its wealth and its falls beside those of each sleeve on the same rows, and over plain rules. */
final class WealthChart {
    private static final int LEAST_HEIGHT = 300;
    private static final int LEAST_HEIGHT_OF_FALLS = 200;
    private static final int LEAST_HEIGHT_OF_RULES = 200;

    private WealthChart() {}

    /** Beside benchmarks, where some are given. */
    static Chart wealth(SleeveAllocation layer2, List<Curve> benchmarks) {
        LocalDate base = base(layer2);
        List<Curve> curves = new ArrayList<>(benchmarks);
        curves.addAll(curves(layer2, Curve::wealth));
        return CurveChart.ofWealth(curves, LEAST_HEIGHT)
                .chart(
                        "wealth",
                        "Wealth out of sample",
                        "Wealth curves of the meta-portfolio and its sleeves from " + base,
                        "1× is the close of " + base + ", before the meta-portfolio's first row; "
                                + Figures.counted(layer2.stream().size(), "joined row") + " to " + last(layer2)
                                + ". Logarithmic scale. Meta is after the cost of moving capital between"
                                + " sleeves, sleeves are after their own friction."
                                + (benchmarks.isEmpty()
                                        ? ""
                                        : " Benchmarks are closes on the same days, without cost, at 1× on the first that"
                                                + " they share."));
    }

    static Chart drawdown(SleeveAllocation layer2) {
        LocalDate base = base(layer2);
        return CurveChart.ofPercentages(curves(layer2, Curve::drawdown), LEAST_HEIGHT_OF_FALLS)
                .chart(
                        "drawdown",
                        "Drawdown out of sample",
                        "How far the meta-portfolio and its sleeves stand below their peaks from " + base,
                        "Wealth below its peak since " + base
                                + ", on the joined rows: falls that a sleeve recovered from"
                                + " between two of them are not seen.");
    }

    static Chart overRules(SleeveAllocation layer2) {
        LocalDate base = base(layer2);
        List<Curve> curves = new ArrayList<>();
        for (Baseline baseline : layer2.baselines()) {
            curves.add(Curve.ratio(
                    BaselineTable.title(baseline.rule()),
                    Palette.rule(curves.size()),
                    base,
                    layer2.stream(),
                    baseline.stream()));
        }
        return CurveChart.ofWealth(curves, LEAST_HEIGHT_OF_RULES)
                .chart(
                        "over-plain-rules",
                        "Meta over plain rules",
                        "Wealth of the meta-portfolio over that of each plain rule from " + base,
                        "Wealth of the meta-portfolio divided by that of each rule: above 1× the philosophy was worth its"
                                + " effort. Same rows, same trading days, same costs, same guardrails.");
    }

    /** The close at which the first decision was made. */
    static LocalDate base(SleeveAllocation layer2) {
        return layer2.rebalances().get(0).decidedOn();
    }

    static LocalDate last(SleeveAllocation layer2) {
        ReturnSeries meta = layer2.stream();
        return meta.dates().get(meta.size() - 1);
    }

    /** What is made of a series from the base on. */
    private interface Maker {
        Curve of(String name, String look, LocalDate base, ReturnSeries series);
    }

    /** One curve a sleeve on the same rows, and that of the meta-portfolio on top. */
    private static List<Curve> curves(SleeveAllocation layer2, Maker maker) {
        List<Curve> curves = new ArrayList<>();
        ReturnMatrix same = sleeves(layer2);
        for (int j = 0; j < same.columnCount(); j++) {
            curves.add(maker.of(same.columns().get(j), Palette.sleeve(j), base(layer2), same.column(j)));
        }
        curves.add(maker.of("meta", "meta", base(layer2), layer2.stream()));
        return curves;
    }

    /** The sleeves on the rows of the meta-portfolio. */
    private static ReturnMatrix sleeves(SleeveAllocation layer2) {
        ReturnMatrix joined = layer2.join().returns();
        int start = joined.dates().indexOf(layer2.stream().dates().get(0));
        return joined.slice(start, start + layer2.stream().size());
    }
}
