package io.metafolio.io.html;

import io.metafolio.allocation.Baseline;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The wealth of the meta-portfolio out of sample: beside that of each sleeve on the same rows, and over that of plain rules. */
final class WealthChart {
    private static final int LEAST_HEIGHT = 300;
    private static final int LEAST_HEIGHT_OF_RULES = 200;

    private WealthChart() {}

    static void drawSleeves(Html html, SleeveAllocation layer2) {
        ReturnSeries meta = layer2.stream();
        ReturnMatrix joined = layer2.join().returns();
        int start = joined.dates().indexOf(meta.dates().get(0));
        ReturnMatrix same = joined.slice(start, start + meta.size());
        List<WealthCurve> curves = new ArrayList<>();
        for (int j = 0; j < same.columnCount(); j++) {
            curves.add(WealthCurve.of(same.columns().get(j), Palette.sleeve(j), same.column(j)));
        }
        curves.add(WealthCurve.of("meta", "meta", meta));
        List<LocalDate> dates = dates(layer2);
        new CurveChart(dates, curves, LEAST_HEIGHT)
                .draw(
                        html,
                        "Wealth out of sample",
                        "Wealth curves of the meta-portfolio and its sleeves from " + dates.get(0),
                        "1× is the close of " + dates.get(0) + ", before the meta-portfolio's first row; "
                                + Figures.counted(meta.size(), "joined row")
                                + " to " + dates.get(dates.size() - 1)
                                + ". Logarithmic scale. Meta is after the cost of moving capital between"
                                + " sleeves, sleeves are after their own friction.");
    }

    static void drawBaselines(Html html, SleeveAllocation layer2) {
        List<WealthCurve> curves = new ArrayList<>();
        for (Baseline baseline : layer2.baselines()) {
            curves.add(WealthCurve.over(
                    BaselineTable.title(baseline.rule()),
                    Palette.rule(curves.size()),
                    layer2.stream(),
                    baseline.stream()));
        }
        List<LocalDate> dates = dates(layer2);
        new CurveChart(dates, curves, LEAST_HEIGHT_OF_RULES)
                .draw(
                        html,
                        "Meta over plain rules",
                        "Wealth of the meta-portfolio over that of each plain rule from " + dates.get(0),
                        "Wealth of the meta-portfolio divided by that of each rule: above 1× the philosophy was worth its"
                                + " effort. Same rows, same trading days, same costs, same guardrails.");
    }

    static List<LocalDate> dates(SleeveAllocation layer2) {
        List<LocalDate> dates = new ArrayList<>();
        dates.add(layer2.rebalances().get(0).decidedOn());
        dates.addAll(layer2.stream().dates());
        return dates;
    }
}
