package io.metafolio.io.html;

import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.report.AcceptanceReport;
import java.util.List;

/** Every criterion of the run with its verdict and evidence. */
final class AcceptanceTable {
    private static final List<String> HEADINGS = List.of("Criterion", "Status", "Philosophy", "Scope", "Evidence");

    private AcceptanceTable() {}

    static void draw(Html html, AcceptanceReport report) {
        html.begin("section", "id", "acceptance").leaf("h2", "Acceptance");
        Table table = Table.begin(html, "Acceptance", HEADINGS);
        for (AcceptanceCriterion criterion : report.criteria()) {
            table.row().head(name(criterion));
            html.begin("td");
            Badge.of(html, criterion.status());
            html.end();
            table.text(criterion.profile().map(ProfileSection::title).orElse("whole run"))
                    .text(criterion.scope().map(AcceptanceTable::words).orElse(Figures.ABSENT))
                    .prose(criterion.detail())
                    .endRow();
        }
        table.end();
        html.end();
    }

    private static String name(AcceptanceCriterion criterion) {
        return criterion.id().equals("twr") ? "time-weighted return" : words(criterion.id());
    }

    private static String words(String id) {
        return id.replace('_', ' ');
    }
}
