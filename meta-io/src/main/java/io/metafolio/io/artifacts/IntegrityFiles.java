package io.metafolio.io.artifacts;

import io.metafolio.calendar.IntegrityFinding;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.SourceReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a sleeve's prices were and what was found about them, as JSON. */
final class IntegrityFiles {
    private IntegrityFiles() {}

    static Map<String, Object> tree(SleeveRun run, String runId) {
        return Trees.map(
                "sleeve", run.definition().id(),
                "run_id", runId,
                "source", run.data().source(),
                "findings",
                        run.data().findings().stream().map(IntegrityFiles::tree).toList(),
                "notices", run.data().notices());
    }

    private static Map<String, Object> tree(IntegrityFinding finding) {
        return Trees.map(
                "rule", finding.rule().name(),
                "subject", finding.subject(),
                "from", finding.from().toString(),
                "to", finding.to().toString(),
                "detail", finding.detail(),
                "refuses", finding.refuses());
    }

    static SourceReport read(JsonTree tree) {
        List<IntegrityFinding> findings = new ArrayList<>();
        for (JsonTree finding : tree.children("findings")) {
            findings.add(new IntegrityFinding(
                    finding.named("rule", IntegrityFinding.Rule.values(), IntegrityFinding.Rule::name),
                    tree.text("sleeve"),
                    finding.text("subject"),
                    LocalDate.parse(finding.text("from")),
                    LocalDate.parse(finding.text("to")),
                    finding.text("detail"),
                    finding.flag("refuses")));
        }
        return new SourceReport(tree.text("source"), findings, tree.texts("notices"));
    }
}
