package io.metafolio.io.artifacts;

import io.metafolio.calendar.DateSpan;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRule;
import io.metafolio.sleeve.SourceReport;
import io.metafolio.sleeve.StrategyRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sleeve's prices were and what was found about them, as JSON. */
final class IntegrityFiles {
    private IntegrityFiles() {}

    static Map<String, Object> tree(StrategyRun run, String runId) {
        return Trees.map(
                "sleeve", run.definition().id(),
                "run_id", runId,
                "source", run.data().source(),
                "findings",
                        run.data().findings().stream().map(IntegrityFiles::tree).toList(),
                "notices", run.data().notices());
    }

    static Map<String, Object> tree(IntegrityFinding finding) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", finding.rule().name());
        tree.put("severity", finding.rule().severity().name());
        tree.put("subject", finding.subject());
        Trees.putNullable(
                tree, "from", finding.when().map(when -> when.from().toString()).orElse(null));
        Trees.putNullable(
                tree, "to", finding.when().map(when -> when.to().toString()).orElse(null));
        tree.put("place", finding.place());
        tree.put("value", finding.value());
        tree.put("detail", finding.detail());
        tree.put("refuses", finding.refuses());
        return tree;
    }

    static SourceReport read(JsonTree tree) {
        List<IntegrityFinding> findings = new ArrayList<>();
        for (JsonTree finding : tree.children("findings")) {
            findings.add(new IntegrityFinding(
                    finding.named("rule", IntegrityRule.values(), IntegrityRule::name),
                    tree.text("sleeve"),
                    finding.text("subject"),
                    when(finding),
                    finding.text("place"),
                    finding.text("value"),
                    finding.text("detail"),
                    finding.flag("refuses")));
        }
        return new SourceReport(tree.text("source"), findings, tree.texts("notices"));
    }

    private static Optional<DateSpan> when(JsonTree finding) {
        return finding.isNull("from")
                ? Optional.empty()
                : Optional.of(new DateSpan(LocalDate.parse(finding.text("from")), LocalDate.parse(finding.text("to"))));
    }
}
