package io.metafolio.io.html;

import io.metafolio.allocation.AllocationStability;
import java.util.List;

/** How steady the decisions of the walk-forward were. */
final class StabilityTable {
    private static final List<String> HEADINGS =
            List.of("", "#Least", "#Mean", "#Greatest", "#Deviation", "#At floor", "#At cap");

    private StabilityTable() {}

    static void draw(Html html, AllocationStability stability) {
        html.begin("figure").leaf("h3", "How steady the decisions were");
        Table table = Table.begin(html, "Decided weights by sleeve", HEADINGS);
        for (AllocationStability.SleeveSpan span : stability.sleeves()) {
            table.row()
                    .head(span.sleeve())
                    .number(Figures.percent(span.least()))
                    .number(Figures.percent(span.mean()))
                    .number(Figures.percent(span.greatest()))
                    .number(Figures.percent(span.deviation()))
                    .number(String.valueOf(span.atMin()))
                    .number(String.valueOf(span.atMax()))
                    .endRow();
        }
        table.end();
        html.prose(
                "figcaption",
                Figures.counted(stability.decisions(), "decision") + " as decided, drift aside. From one to the next "
                        + Figures.percent(stability.meanChange()) + " of capital changed its place in the mean, "
                        + Figures.percent(stability.greatestChange())
                        + " at most, bought and sold counted apart. Effective number of sleeves "
                        + Figures.decimal(stability.effectiveSleeves(), 2) + " in the mean.");
        html.end();
    }
}
