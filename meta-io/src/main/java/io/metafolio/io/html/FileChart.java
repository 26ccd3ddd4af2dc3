package io.metafolio.io.html;

import java.util.List;

/** A chart as a file of its own: an SVG document that needs nothing else and is drawn alike by browsers and by editors. */
final class FileChart {
    private static final int LEFT = 76;
    private static final int RIGHT = 250;
    private static final int LEAD = 18;
    private static final int PLOT = FigureSheet.WIDTH - LEFT - RIGHT;
    private static final int TICKS = 30;
    private static final int MOST_LETTERS = 20;

    private final Chart chart;
    private final FigureSheet sheet;

    private FileChart(Chart chart, String subtitle) {
        this.chart = chart;
        this.sheet = FigureSheet.begin(
                chart.title(), subtitle, chart.description(), chart.caption(), chart.height() + TICKS);
    }

    /**
     * Draws a chart.
     *
     * @param subtitle whose figure it is
     */
    static String svg(Chart chart, String subtitle) {
        FileChart file = new FileChart(chart, subtitle);
        file.plot();
        file.ends();
        return file.sheet.end();
    }

    private void plot() {
        for (Chart.Mark mark : chart.marks()) {
            draw(Chart.Shape.level("grid", mark.height()));
            sheet.text(mark.label(), LEFT - 10, y(mark.height()) + 4, "mark");
        }
        for (Chart.Tick tick : chart.ticks()) {
            draw(Chart.Shape.upright("grid", tick.share(), 0, 1));
            sheet.text(tick.label(), x(tick.share()), y(0) + 20, "tick");
        }
        chart.shapes().forEach(this::draw);
    }

    private void ends() {
        double[] places = chart.places();
        double right = x(1);
        for (int i = 0; i < places.length; i++) {
            Chart.End end = chart.ends().get(i);
            path("M" + place(right, y(end.height())) + "L" + place(right + LEAD, y(places[i])), "lead " + end.look());
            sheet.svg()
                    .begin(
                            "text",
                            "class",
                            "end",
                            "x",
                            FigureSheet.pixels(right + LEAD + 6),
                            "y",
                            FigureSheet.pixels(y(places[i]) + 4))
                    .leaf("tspan", FigureSheet.shortened(end.name(), MOST_LETTERS), "class", "name")
                    .leaf("tspan", end.value(), "class", "value", "dx", "7")
                    .end();
        }
    }

    private void draw(Chart.Shape shape) {
        StringBuilder path = new StringBuilder();
        List<Chart.Point> points = shape.points();
        for (Chart.Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L').append(place(x(point.share()), y(point.height())));
        }
        path(path.append(shape.isArea() ? "Z" : "").toString(), shape.look());
    }

    private void path(String shape, String look) {
        sheet.svg().empty("path", "d", shape, "class", look);
    }

    private static String place(double x, double y) {
        return FigureSheet.pixels(x) + " " + FigureSheet.pixels(y);
    }

    private static double x(double share) {
        return LEFT + share * PLOT;
    }

    private double y(double height) {
        return FigureSheet.HEAD + (1 - height) * chart.height();
    }
}
