package io.metafolio.io.html;

import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The wealth of the meta-portfolio out of sample beside that of each sleeve on the same rows. */
final class WealthChart {
    private static final int LEAST_HEIGHT = 300;

    private final SleeveAllocation layer2;
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<WealthCurve> curves = new ArrayList<>();

    private WealthChart(SleeveAllocation layer2) {
        this.layer2 = layer2;
        ReturnSeries meta = layer2.stream();
        ReturnMatrix joined = layer2.join().returns();
        int start = joined.dates().indexOf(meta.dates().get(0));
        ReturnMatrix same = joined.slice(start, start + meta.size());
        dates.add(layer2.rebalances().get(0).decidedOn());
        dates.addAll(meta.dates());
        for (int j = 0; j < same.columnCount(); j++) {
            curves.add(WealthCurve.of(same.columns().get(j), Palette.sleeve(j), same.column(j)));
        }
        curves.add(WealthCurve.of("meta", "meta", meta));
    }

    static void draw(Html html, SleeveAllocation layer2) {
        new WealthChart(layer2).draw(html);
    }

    private void draw(Html html) {
        LogScale scale = LogScale.of(
                curves.stream().mapToDouble(WealthCurve::least).min().orElseThrow(),
                curves.stream().mapToDouble(WealthCurve::greatest).max().orElseThrow());
        LocalDate base = dates.get(0);
        DateScale axis = new DateScale(base, dates.get(dates.size() - 1));
        html.begin("figure").leaf("h3", "Wealth out of sample");
        PlotFrame frame = PlotFrame.of(html, axis, LEAST_HEIGHT, curves.size());
        frame.begin(
                "Wealth curves of the meta-portfolio and its sleeves from " + base,
                scale.ticks().stream()
                        .map(tick -> new PlotFrame.Mark(
                                scale.height(tick.doubleValue()),
                                tick.stripTrailingZeros().toPlainString() + "×"))
                        .toList());
        frame.rule(0, PlotFrame.y(scale.height(1)), PlotFrame.WIDTH_UNITS, PlotFrame.y(scale.height(1)), "base");
        for (WealthCurve curve : curves) {
            frame.path(shape(curve, scale, axis), "curve " + curve.look());
        }
        frame.end(curves.stream()
                .map(curve -> new PlotFrame.End(
                        scale.height(curve.last()), curve.name(), Figures.multiple(curve.last()), curve.look()))
                .toList());
        html.prose(
                "figcaption",
                "1× is the close of " + base + ", before the meta-portfolio's first row; "
                        + Figures.counted(layer2.stream().size(), "joined row")
                        + " to " + axis.last() + ". Logarithmic scale. Meta is after the cost of moving capital between"
                        + " sleeves, sleeves are after their own friction.");
        html.end();
    }

    private String shape(WealthCurve curve, LogScale scale, DateScale axis) {
        StringBuilder shape = new StringBuilder();
        for (int t : curve.shown()) {
            shape.append(shape.isEmpty() ? 'M' : 'L')
                    .append(PlotFrame.x(axis.share(dates.get(t))))
                    .append(' ')
                    .append(PlotFrame.y(scale.height(curve.at(t))));
        }
        return shape.toString();
    }
}
