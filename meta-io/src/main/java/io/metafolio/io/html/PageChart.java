package io.metafolio.io.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart on a page. Only the curves are stretched to the width of the screen; labels are text of the page beside them, so that
 * they keep their size on a telephone.
 */
final class PageChart {
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 2000;
    private static final int DATES = 24;

    private final Html html;
    private final Chart chart;

    private PageChart(Html html, Chart chart) {
        this.html = html;
        this.chart = chart;
    }

    static void draw(Html html, Chart chart) {
        html.begin("figure", "class", chart.name()).leaf("h3", chart.title());
        new PageChart(html, chart).plot();
        html.prose("figcaption", chart.caption());
        html.end();
    }

    private void plot() {
        html.begin("div", "class", "plot", "style", "height:" + (chart.height() + DATES) + "px");
        html.begin("div", "class", "ys", "aria-hidden", "true");
        for (Chart.Mark mark : chart.marks()) {
            html.leaf("span", mark.label(), "style", "top:" + Figures.length(1 - mark.height()));
        }
        html.end();
        canvas("curves", WIDTH, "role", "img", "aria-label", chart.description());
        chart.marks().forEach(mark -> draw(Chart.Shape.level("grid", mark.height()), WIDTH));
        chart.ticks().forEach(tick -> draw(Chart.Shape.upright("grid", tick.share(), 0, 1), WIDTH));
        chart.shapes().forEach(shape -> draw(shape, WIDTH));
        html.end();
        ends();
        ticks();
        html.end();
    }

    private void ends() {
        double[] places = chart.places();
        canvas("leads", 100, "aria-hidden", "true");
        for (int i = 0; i < places.length; i++) {
            Chart.End end = chart.ends().get(i);
            List<Chart.Point> lead = List.of(new Chart.Point(0, end.height()), new Chart.Point(1, places[i]));
            draw(Chart.Shape.line("lead " + end.look(), lead), 100);
        }
        html.end().begin("div", "class", "ends");
        for (int i = 0; i < places.length; i++) {
            Chart.End end = chart.ends().get(i);
            html.begin("span", "class", end.look(), "style", "top:" + Figures.length(1 - places[i]))
                    .leaf("b", end.name())
                    .leaf("i", end.value())
                    .end();
        }
        html.end();
    }

    private void ticks() {
        html.begin("div", "class", "xs", "aria-hidden", "true");
        for (int i = 0; i < chart.ticks().size(); i++) {
            html.leaf(
                    "span",
                    chart.ticks().get(i).label(),
                    "class",
                    i % 2 == 0 ? "tick" : "tick alternate",
                    "style",
                    "left:" + Figures.length(chart.ticks().get(i).share()));
        }
        html.end();
    }

    private void canvas(String look, int width, String... attributes) {
        List<String> all = new ArrayList<>(
                List.of("class", look, "viewBox", "0 0 " + width + " " + HEIGHT, "preserveAspectRatio", "none"));
        all.addAll(List.of(attributes));
        html.begin("svg", all.toArray(String[]::new));
    }

    private void draw(Chart.Shape shape, int width) {
        StringBuilder path = new StringBuilder();
        for (Chart.Point point : shape.points()) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Math.round(point.share() * width))
                    .append(' ')
                    .append(Math.round((1 - point.height()) * HEIGHT));
        }
        html.empty("path", "d", path.append(shape.isArea() ? "Z" : "").toString(), "class", shape.look());
    }
}
