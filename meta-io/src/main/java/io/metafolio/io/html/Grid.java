package io.metafolio.io.html;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A large table as a small one: its course as a line over each column, then the first rows and the last. */
final class Grid {
    private static final int ENDS = 5;
    private static final int MOST_COLUMNS = 10;
    private static final int POINTS = 160;
    private static final int HEIGHT = 100;

    /** One cell. */
    interface Cells {
        OptionalDouble at(int row, int column);
    }

    private final List<String> columns;
    private final int rows;
    private IntFunction<String> stamps = String::valueOf;
    private Cells cells = (row, column) -> OptionalDouble.empty();
    private IntFunction<double[]> courses = this::values;
    private boolean percents;

    private Grid(List<String> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static Grid of(List<String> columns, int rows) {
        return new Grid(columns, rows);
    }

    Grid stamps(IntFunction<String> wanted) {
        stamps = wanted;
        return this;
    }

    Grid cells(Cells wanted) {
        cells = wanted;
        return this;
    }

    Grid percents(Cells wanted) {
        percents = true;
        return cells(wanted);
    }

    /** Other numbers than the cells themselves for the line over a column. */
    Grid courses(IntFunction<double[]> wanted) {
        courses = wanted;
        return this;
    }

    void draw(Html html, String title, String what) {
        int shown = Math.min(MOST_COLUMNS, columns.size());
        html.begin("div", "class", "grid");
        html.begin("p", "class", "title");
        if (!title.isEmpty()) {
            html.leaf("b", title);
        }
        html.leaf(
                        "span",
                        Figures.counted(rows, "row") + " × " + Figures.counted(columns.size(), "column") + ", " + what,
                        "class",
                        "aside")
                .end();
        html.begin("div", "class", "scroll", "role", "region", "aria-label", "First and last rows", "tabindex", "0")
                .begin("table");
        head(html, shown);
        html.begin("tbody");
        courses(html, shown);
        boolean cut = rows > 2 * ENDS;
        IntStream.range(0, cut ? ENDS : rows).forEach(row -> row(html, row, shown));
        if (cut) {
            html.begin("tr", "class", "cut")
                    .leaf("td", "⋮", "colspan", String.valueOf(shown < columns.size() ? shown + 2 : shown + 1))
                    .end();
            IntStream.range(rows - ENDS, rows).forEach(row -> row(html, row, shown));
        }
        html.end().end().end().end();
    }

    private void head(Html html, int shown) {
        html.begin("thead").begin("tr").leaf("th", "", "scope", "col");
        for (String column : columns.subList(0, shown)) {
            html.begin("th", "scope", "col", "class", "num");
            int colon = column.indexOf(':') + 1;
            if (colon > 0) {
                html.leaf("small", column.substring(0, colon));
            }
            html.text(column.substring(colon)).end();
        }
        if (shown < columns.size()) {
            html.leaf("th", (columns.size() - shown) + " more", "scope", "col");
        }
        html.end().end();
    }

    private void row(Html html, int row, int shown) {
        html.begin("tr").leaf("th", stamps.apply(row), "scope", "row");
        for (int j = 0; j < shown; j++) {
            OptionalDouble cell = cells.at(row, j);
            html.leaf(
                    "td",
                    cell.isPresent() ? number(cell.getAsDouble()) : Figures.ABSENT,
                    "class",
                    cell.isPresent() ? "num" : "num absent");
        }
        rest(html, shown);
    }

    private void rest(Html html, int shown) {
        if (shown < columns.size()) {
            html.leaf("td", "");
        }
        html.end();
    }

    private String number(double value) {
        if (percents) {
            return Figures.percent(value);
        }
        double size = Math.abs(value);
        return Figures.decimal(value, size >= 100_000 ? 0 : size >= 1 || size == 0 ? 2 : size >= 0.01 ? 4 : 8);
    }

    private void courses(Html html, int shown) {
        html.begin("tr", "class", "courses").leaf("th", "", "scope", "row");
        for (int j = 0; j < shown; j++) {
            html.begin("td", "class", "num")
                    .begin(
                            "svg",
                            "class",
                            "spark",
                            "viewBox",
                            "0 0 " + POINTS + " " + HEIGHT,
                            "preserveAspectRatio",
                            "none",
                            "role",
                            "img",
                            "aria-label",
                            "Course of " + columns.get(j))
                    .empty("path", "d", shape(courses.apply(j)))
                    .end()
                    .end();
        }
        rest(html, shown);
    }

    private double[] values(int column) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> cells.at(row, column).orElse(Double.NaN))
                .toArray();
    }

    /** From the least to the greatest value; the line is broken where nothing is known. */
    private static String shape(double[] values) {
        double[] known = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .toArray();
        double least = IntStream.range(0, known.length)
                .mapToDouble(i -> known[i])
                .min()
                .orElse(0);
        double span = IntStream.range(0, known.length)
                        .mapToDouble(i -> known[i])
                        .max()
                        .orElse(0)
                - least;
        StringBuilder shape = new StringBuilder("M0 " + HEIGHT);
        boolean down = false;
        int points = Math.min(POINTS, values.length);
        for (int i = 0; i < points; i++) {
            double value = values[points == 1 ? 0 : (int) ((long) i * (values.length - 1) / (points - 1))];
            if (Double.isFinite(value)) {
                double height = span == 0 ? 0.5 : (value - least) / span;
                shape.append(String.format(
                        Locale.ROOT,
                        "%s%.1f %.1f",
                        down ? "L" : "M",
                        points == 1 ? 0.0 : (double) i * POINTS / (points - 1),
                        (1 - height) * HEIGHT));
            }
            down = Double.isFinite(value);
        }
        return shape.toString();
    }
}
