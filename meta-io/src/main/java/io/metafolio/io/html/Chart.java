package io.metafolio.io.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure as data: curves and areas over an axis, with labels around. {@link PageChart} draws it on a page, {@link FileChart} as
 * a file of its own. Places are shares of the plot, 0 at the left and at the bottom.
 *
 * @param name of its file, without ending
 * @param title what it shows
 * @param description the same for those who do not see it
 * @param caption what a reader needs to read it
 * @param least least height of the plot in pixels; it grows with the labels at its right
 * @param marks labels beside the left axis
 * @param ticks labels below
 * @param shapes what is drawn, the first below the others
 * @param ends labels at the right
 */
record Chart(
        String name,
        String title,
        String description,
        String caption,
        int least,
        List<Mark> marks,
        List<Tick> ticks,
        List<Shape> shapes,
        List<End> ends) {
    /** Pixels that one label takes. */
    static final int LABEL = 17;

    Chart {
        marks = List.copyOf(marks);
        ticks = List.copyOf(ticks);
        shapes = List.copyOf(shapes);
        ends = List.copyOf(ends);
    }

    /** One label beside the left axis, by height from the bottom. */
    record Mark(double height, String label) {}

    /** One label below, by share from the left. */
    record Tick(double share, String label) {}

    /** One label at the right, by height from the bottom. */
    record End(double height, String name, String value, String look) {}

    /** A place in the plot. */
    record Point(double share, double height) {}

    /** A line through points, or the area that they enclose. */
    record Shape(String look, List<Point> points, boolean isArea) {
        Shape {
            points = List.copyOf(points);
        }

        static Shape line(String look, List<Point> points) {
            return new Shape(look, points, false);
        }

        static Shape area(String look, List<Point> points) {
            return new Shape(look, points, true);
        }

        static Shape level(String look, double height) {
            return line(look, List.of(new Point(0, height), new Point(1, height)));
        }

        static Shape upright(String look, double share, double from, double to) {
            return line(look, List.of(new Point(share, from), new Point(share, to)));
        }

        static Shape box(String look, double left, double right, double from, double to) {
            return area(
                    look,
                    List.of(new Point(left, from), new Point(right, from), new Point(right, to), new Point(left, to)));
        }
    }

    /** Pixels of the plot: tall enough that the labels at its right do not overlap. */
    int height() {
        return Math.max(least, LABEL * (ends.size() + 1));
    }

    /** The heights of the labels at the right: as near to their lines as a label's size allows, none beyond the plot. */
    double[] places() {
        double gap = (double) LABEL / height();
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
