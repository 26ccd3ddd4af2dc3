package io.metafolio.io.html;

import io.metafolio.metrics.CorrelationMatrix;
import java.util.List;
import java.util.Locale;

/** The correlations between sleeves as a file of its own: what a page shows as a shaded table. */
final class HeatMap {
    private static final int LEFT = 170;
    private static final int MOST_LETTERS = 18;
    private static final int HEADINGS = 24;
    private static final int GREATEST_CELL = 96;
    private static final int TALLEST_CELL = 44;

    private HeatMap() {}

    static String svg(CorrelationMatrix matrix, int rows, String subtitle) {
        List<String> labels = matrix.labels();
        int cell = Math.min(GREATEST_CELL, (FigureSheet.WIDTH - LEFT - FigureSheet.MARGIN) / labels.size());
        int tall = Math.min(TALLEST_CELL, cell);
        FigureSheet sheet = FigureSheet.begin(
                "Correlation between sleeves",
                subtitle,
                "Correlation of every pair of sleeves",
                "Sample correlation over all " + Figures.counted(rows, "joined row") + ".",
                HEADINGS + tall * labels.size());
        for (int i = 0; i < labels.size(); i++) {
            double top = FigureSheet.HEAD + HEADINGS + (double) i * tall;
            sheet.text(FigureSheet.shortened(labels.get(i), MOST_LETTERS), LEFT - 12, top + tall / 2.0 + 4, "mark");
            sheet.text(
                    FigureSheet.shortened(labels.get(i), Math.max(3, cell / 7)),
                    LEFT + (i + 0.5) * cell,
                    FigureSheet.HEAD + HEADINGS - 8.0,
                    "tick");
            for (int j = 0; j < labels.size(); j++) {
                cell(sheet, matrix, i, j, LEFT + (double) j * cell, top, cell, tall);
            }
        }
        return sheet.end();
    }

    private static void cell(
            FigureSheet sheet, CorrelationMatrix matrix, int i, int j, double left, double top, int wide, int tall) {
        double rho = i == j ? 0 : matrix.at(i, j).orElse(0.0);
        sheet.svg()
                .empty(
                        "rect",
                        "class",
                        rho >= 0 ? "cell alike" : "cell opposed",
                        "fill-opacity",
                        String.format(Locale.ROOT, "%.3f", Palette.depth(rho)),
                        "x",
                        FigureSheet.pixels(left + 1),
                        "y",
                        FigureSheet.pixels(top + 1),
                        "width",
                        String.valueOf(wide - 2),
                        "height",
                        String.valueOf(tall - 2));
        sheet.text(
                matrix.at(i, j).map(value -> Figures.decimal(value, 2)).orElse(Figures.ABSENT),
                left + wide / 2.0,
                top + tall / 2.0 + 4,
                i == j ? "number own" : "number");
    }
}
