package io.metafolio.io.html;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Curves over the same days.
 *
 * @param curves one or more
 * @param scale the upright axis
 * @param base the value that a line across marks
 * @param mark how a value on the axis is written
 * @param value how the last value of a curve is written
 * @param least least height of the plot in pixels
 */
record CurveChart(
        List<Curve> curves,
        Scale scale,
        double base,
        Function<BigDecimal, String> mark,
        DoubleFunction<String> value,
        int least) {
    /** Curves of wealth that all begin at 1×, on a logarithmic scale. */
    static CurveChart ofWealth(List<Curve> curves, int least) {
        return new CurveChart(
                curves,
                LogScale.of(least(curves), greatest(curves)),
                1,
                tick -> tick.stripTrailingZeros().toPlainString() + "×",
                Figures::multiple,
                least);
    }

    /** Curves of fractions, in per cent. */
    static CurveChart ofPercentages(List<Curve> curves, int least) {
        return new CurveChart(
                curves,
                LinearScale.of(Math.min(0, least(curves)), Math.max(0, greatest(curves))),
                0,
                tick -> Figures.bound(tick.doubleValue()),
                Figures::percent,
                least);
    }

    static double least(List<Curve> curves) {
        return curves.stream().mapToDouble(Curve::least).min().orElseThrow();
    }

    static double greatest(List<Curve> curves) {
        return curves.stream().mapToDouble(Curve::greatest).max().orElseThrow();
    }

    Chart chart(String name, String title, String description, String caption) {
        DateScale days = days();
        List<Chart.Shape> shapes = new ArrayList<>();
        shapes.add(Chart.Shape.level("base", scale.height(base)));
        curves.forEach(curve -> shapes.add(Chart.Shape.line("curve " + curve.look(), points(curve, days))));
        return new Chart(
                name,
                title,
                description,
                caption,
                least,
                scale.ticks().stream()
                        .map(tick -> new Chart.Mark(scale.height(tick.doubleValue()), mark.apply(tick)))
                        .toList(),
                days.ticks(),
                shapes,
                curves.stream()
                        .map(curve -> new Chart.End(
                                scale.height(curve.last()), curve.name(), value.apply(curve.last()), curve.look()))
                        .toList());
    }

    private DateScale days() {
        LocalDate first =
                curves.stream().map(Curve::first).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last =
                curves.stream().map(Curve::end).max(Comparator.naturalOrder()).orElseThrow();
        return new DateScale(first, last);
    }

    private List<Chart.Point> points(Curve curve, DateScale days) {
        return curve.shown().stream()
                .map(t -> new Chart.Point(days.share(curve.date(t)), scale.height(curve.at(t))))
                .toList();
    }
}
