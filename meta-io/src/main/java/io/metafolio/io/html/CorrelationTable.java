package io.metafolio.io.html;

import io.metafolio.metrics.CorrelationMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The correlations between the sleeves' joined streams, shaded by size. */
final class CorrelationTable {
    /** More columns than this want the whole width of the page. */
    private static final int MOST_BESIDE = 5;

    private CorrelationTable() {}

    static void draw(Html html, CorrelationMatrix matrix, int rows) {
        boolean broad = matrix.labels().size() > MOST_BESIDE;
        html.begin("figure", "class", broad ? "matrix broad" : "matrix").leaf("h3", "Correlation between sleeves");
        draw(html, "Correlation between sleeves", matrix);
        html.prose("figcaption", "Sample correlation over all " + Figures.counted(rows, "joined row") + ".");
        html.end();
    }

    static void draw(Html html, String name, CorrelationMatrix matrix) {
        List<String> headings = new ArrayList<>(List.of(""));
        matrix.labels().forEach(label -> headings.add("#" + label));
        Table table = Table.begin(html, name, headings);
        for (int i = 0; i < matrix.labels().size(); i++) {
            table.row().head(matrix.labels().get(i));
            for (int j = 0; j < matrix.labels().size(); j++) {
                cell(html, matrix.at(i, j), i == j);
            }
            table.endRow();
        }
        table.end();
    }

    private static void cell(Html html, Optional<Double> rho, boolean diagonal) {
        String text = rho.map(value -> Figures.decimal(value, 2)).orElse(Figures.ABSENT);
        if (diagonal || rho.isEmpty()) {
            html.leaf("td", text, "class", "num own");
        } else {
            html.leaf("td", text, "class", "num", "style", Palette.shade(rho.get()));
        }
    }
}
