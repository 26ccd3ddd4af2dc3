package io.metafolio.io.artifacts;

import io.metafolio.io.json.Json;
import io.metafolio.parity.ParityFinding;
import io.metafolio.parity.ParityReport;
import io.metafolio.parity.ParityRule;
import io.metafolio.parity.WaiverOutcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A verdict of parity as JSON. */
public final class ParityFile {
    private ParityFile() {}

    /**
     * Every parameter compared, with both values and where they came from, and what became of each waiver.
     *
     * @param report the verdict
     * @return indented text
     */
    public static String json(ParityReport report) {
        Map<String, Object> rules = new LinkedHashMap<>();
        for (ParityRule rule : ParityRule.values()) {
            rules.put(rule.name().toLowerCase(Locale.ROOT), report.holds(rule));
        }
        return Json.pretty(Trees.map(
                "passes", report.passes(),
                "sleeves", report.sleeves(),
                "overlap", report.overlap(),
                "rules", rules,
                "parameters", report.findings().stream().map(ParityFile::tree).toList(),
                "waivers", report.waivers().stream().map(ParityFile::tree).toList()));
    }

    private static Map<String, Object> tree(ParityFinding finding) {
        Map<String, Object> tree = Trees.map(
                "pointer", finding.pointer(),
                "rule", finding.rule().name(),
                "reference", finding.reference(),
                "sleeve", finding.sleeve(),
                "verdict", finding.verdict().name());
        Trees.putNullable(
                tree, "reference_value", finding.referenceValue().value().orElse(null));
        tree.put("reference_provenance", finding.referenceValue().provenance());
        Trees.putNullable(tree, "value", finding.value().value().orElse(null));
        tree.put("provenance", finding.value().provenance());
        return tree;
    }

    private static Map<String, Object> tree(WaiverOutcome outcome) {
        return Trees.map(
                "sleeve", outcome.waiver().sleeve(),
                "pointer", outcome.waiver().pointer(),
                "from", outcome.waiver().from(),
                "to", outcome.waiver().to(),
                "rationale", outcome.waiver().rationale(),
                "use", outcome.use().name(),
                "detail", outcome.detail());
    }
}
