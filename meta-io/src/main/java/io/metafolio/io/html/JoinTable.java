package io.metafolio.io.html;

import io.metafolio.calendar.JoinReport;
import java.util.List;

/** What the join did to each sleeve's stream. */
final class JoinTable {
    private static final List<String> HEADINGS = List.of(
            "Sleeve",
            "#Rows in",
            "#Rows kept",
            "#Rows dropped",
            "#Growth dropped",
            "#Growth up to base",
            "#Growth after last");

    private JoinTable() {}

    static void draw(Html html, JoinReport report) {
        html.begin("section", "id", "join").leaf("h2", "Join of the calendars");
        html.leaf(
                "p",
                "Policy " + report.policy().id() + ": " + report.rows() + " joined rows, " + report.first() + " … "
                        + report.last() + ". Dates are those that all sleeves share; nothing is padded or filled.",
                "class",
                "lead-in");
        Table table = Table.begin(html, "Join report", HEADINGS);
        for (JoinReport.SleeveJoin line : report.sleeves()) {
            table.row()
                    .head(line.sleeve())
                    .number(String.valueOf(line.rowsIn()))
                    .number(String.valueOf(line.rowsKept()))
                    .number(Figures.percent(line.shareDropped()))
                    .number(Figures.percent(line.growthDropped()))
                    .number(Figures.percent(line.growthBefore()))
                    .number(Figures.percent(line.growthAfter()))
                    .endRow();
        }
        table.end();
        Notices.draw(html, report.notices());
        html.end();
    }
}
