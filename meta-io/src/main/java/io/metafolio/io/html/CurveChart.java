package io.metafolio.io.html;

import java.time.LocalDate;
import java.util.List;

/**
 * Curves that all begin at 1×, on a logarithmic scale.
 *
 * @param dates the session before the first row, then one a row
 * @param curves as many points each
 * @param least pixels of the plot
 */
record CurveChart(List<LocalDate> dates, List<WealthCurve> curves, int least) {
    void draw(Html html, String title, String description, String caption) {
        LogScale scale = LogScale.of(
                curves.stream().mapToDouble(WealthCurve::least).min().orElseThrow(),
                curves.stream().mapToDouble(WealthCurve::greatest).max().orElseThrow());
        DateScale axis = new DateScale(dates.get(0), dates.get(dates.size() - 1));
        html.begin("figure").leaf("h3", title);
        PlotFrame frame = PlotFrame.of(html, axis, least, curves.size());
        frame.begin(
                description,
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
        html.prose("figcaption", caption);
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
