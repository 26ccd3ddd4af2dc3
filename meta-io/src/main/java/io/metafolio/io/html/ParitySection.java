package io.metafolio.io.html;

import io.metafolio.parity.ParityFinding;
import io.metafolio.parity.ParityFinding.Verdict;
import io.metafolio.parity.ParityReport;
import io.metafolio.parity.ParityRule;
import io.metafolio.parity.ParityWaiver;
import java.util.List;

/** Whether the sleeves' configurations may be compared, and by which waivers. */
final class ParitySection {
    private static final List<String> HEADINGS =
            List.of("Sleeve", "Parameter", "Verdict", "Reference", "Value", "Reason");

    private ParitySection() {}

    static void draw(Html html, ParityReport report) {
        html.begin("section", "id", "parity").leaf("h2", "Parity of the sleeves");
        html.leaf(
                "p",
                Figures.counted(report.findings().size(), "parameter") + " compared with "
                        + report.sleeves().get(0) + ": " + count(report, Verdict.EQUAL) + " equal ("
                        + Figures.percent(report.overlap()) + "), "
                        + count(report, Verdict.WAIVED) + " waived, " + count(report, Verdict.DIFFERENT)
                        + " different; "
                        + Figures.counted(report.unusedWaivers().size(), "waiver") + " unused.",
                "class",
                "lead-in");
        rules(html, report);
        differences(html, report);
        Notices.draw(
                html,
                report.unusedWaivers().stream()
                        .map(outcome -> "waiver not used: " + outcome)
                        .toList());
        html.end();
    }

    private static void rules(Html html, ParityReport report) {
        html.begin("figure");
        Table table =
                Table.begin(html, "Rules of parity", List.of("Rule", "#Parameters", "#Equal", "#Waived", "Verdict"));
        for (ParityRule rule : ParityRule.values()) {
            List<ParityFinding> own = report.findings(rule);
            table.row()
                    .head(rule.title())
                    .number(String.valueOf(own.size()))
                    .number(String.valueOf(count(own, Verdict.EQUAL)))
                    .number(String.valueOf(count(own, Verdict.WAIVED)));
            html.begin("td");
            Badge.of(html, report.holds(rule) ? "HOLDS" : "REFUSED", report.holds(rule) ? "pass" : "fail");
            html.end();
            table.endRow();
        }
        table.end();
        html.end();
    }

    private static long count(List<ParityFinding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    private static int count(ParityReport report, Verdict verdict) {
        return report.findings(verdict).size();
    }

    private static void differences(Html html, ParityReport report) {
        List<ParityFinding> unequal = report.findings().stream()
                .filter(finding -> finding.verdict() != Verdict.EQUAL)
                .toList();
        if (unequal.isEmpty()) {
            return;
        }
        html.begin("figure");
        Table table = Table.begin(html, "Differences", HEADINGS);
        for (ParityFinding finding : unequal) {
            table.row().head(finding.sleeve()).code(finding.pointer());
            html.begin("td");
            Badge.of(html, finding.verdict().name(), finding.verdict() == Verdict.WAIVED ? "reported" : "fail");
            html.end();
            table.code(finding.referenceValue().toString())
                    .code(finding.value().toString())
                    .prose(finding.waiver().map(ParityWaiver::rationale).orElse(Figures.ABSENT))
                    .endRow();
        }
        table.end();
        html.end();
    }
}
