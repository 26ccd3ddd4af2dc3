package io.metafolio.io.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What surrounds a curve: grid, axis labels, and a label at the end of each line.
 *
 * <p>Only the curves are stretched to the width of the screen. Labels are text of the page beside them, so that they
 * keep their size on a telephone.
 *
 * @param html the page
 * @param dates the axis below
 * @param height pixels of the plot
 */
record PlotFrame(Html html, DateScale dates, int height) {
    static final int WIDTH_UNITS = 4000;
    static final int HEIGHT_UNITS = 2000;
    private static final int LABEL_PIXELS = 17;

    /** One label beside the left axis, by height from the bottom. */
    record Mark(double height, String label) {}

    /** One label beside the right end of a line, by height from the bottom. */
    record End(double height, String name, String value, String look) {}

    /** A plot tall enough that the labels of so many lines do not overlap. */
    static PlotFrame of(Html html, DateScale dates, int least, int labels) {
        return new PlotFrame(html, dates, Math.max(least, LABEL_PIXELS * (labels + 1)));
    }

    static long x(double share) {
        return Math.round(share * WIDTH_UNITS);
    }

    static long y(double height) {
        return Math.round((1 - height) * HEIGHT_UNITS);
    }

    /** Draws the left axis and opens the canvas; the caller draws and then calls {@link #end}. */
    void begin(String description, List<Mark> marks) {
        html.begin("div", "class", "plot", "style", "height:" + (height + 24) + "px");
        html.begin("div", "class", "ys", "aria-hidden", "true");
        for (Mark mark : marks) {
            html.leaf("span", mark.label(), "style", "top:" + Figures.length(1 - mark.height()));
        }
        html.end();
        canvas("curves", WIDTH_UNITS, "role", "img", "aria-label", description);
        for (Mark mark : marks) {
            rule(0, y(mark.height()), WIDTH_UNITS, y(mark.height()), "grid");
        }
        for (DateScale.Tick tick : dates.ticks()) {
            rule(x(tick.share()), 0, x(tick.share()), HEIGHT_UNITS, "grid");
        }
    }

    void path(String shape, String look) {
        html.empty("path", "d", shape, "class", look);
    }

    void rule(long x1, long y1, long x2, long y2, String look) {
        path(String.format(Locale.ROOT, "M%d %dL%d %d", x1, y1, x2, y2), look);
    }

    /** Closes the canvas and labels the ends of the lines and the dates. */
    void end(List<End> ends) {
        html.end();
        double[] places = apart(ends);
        canvas("leads", 100, "aria-hidden", "true");
        for (int i = 0; i < places.length; i++) {
            rule(
                    0,
                    y(ends.get(i).height()),
                    100,
                    y(places[i]),
                    "lead " + ends.get(i).look());
        }
        html.end().begin("div", "class", "ends");
        for (int i = 0; i < places.length; i++) {
            End end = ends.get(i);
            html.begin("span", "class", end.look(), "style", "top:" + Figures.length(1 - places[i]))
                    .leaf("b", end.name())
                    .leaf("i", end.value())
                    .end();
        }
        html.end().begin("div", "class", "xs", "aria-hidden", "true");
        List<DateScale.Tick> ticks = dates.ticks();
        for (int i = 0; i < ticks.size(); i++) {
            html.leaf(
                    "span",
                    ticks.get(i).label(),
                    "class",
                    i % 2 == 0 ? "tick" : "tick alternate",
                    "style",
                    "left:" + Figures.length(ticks.get(i).share()));
        }
        html.end().end();
    }

    private void canvas(String look, int width, String... attributes) {
        List<String> all = new ArrayList<>(
                List.of("class", look, "viewBox", "0 0 " + width + " " + HEIGHT_UNITS, "preserveAspectRatio", "none"));
        all.addAll(List.of(attributes));
        html.begin("svg", all.toArray(String[]::new));
    }

    /** The places of the labels: as near to their lines as a label's height allows, none beyond the plot. */
    private double[] apart(List<End> ends) {
        double gap = (double) LABEL_PIXELS / height;
        List<Integer> falling = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            falling.add(i);
        }
        falling.sort((a, b) -> Double.compare(ends.get(b).height(), ends.get(a).height()));
        double[] places = new double[ends.size()];
        double above = 1 + gap;
        for (int i : falling) {
            places[i] = Math.min(ends.get(i).height(), above - gap);
            above = places[i];
        }
        double below = -gap;
        for (int k = falling.size() - 1; k >= 0; k--) {
            int i = falling.get(k);
            places[i] = Math.max(places[i], below + gap);
            below = places[i];
        }
        return places;
    }
}
