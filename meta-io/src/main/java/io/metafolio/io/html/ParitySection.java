package io.metafolio.io.html;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.parity.ParityFinding;
import io.metafolio.parity.ParityFinding.Verdict;
import io.metafolio.parity.ParityReport;
import io.metafolio.parity.ParityWaiver;
import java.util.List;
import java.util.Optional;

/** Whether the sleeves' configurations may be compared, and by which waivers. */
final class ParitySection {
    private static final List<String> HEADINGS =
            List.of("Sleeve", "Parameter", "Reference", "Value", "Verdict", "Reason");

    private ParitySection() {}

    static void draw(Html html, ParityReport report) {
        html.begin("section", "id", "parity").leaf("h2", "Parity of the sleeves");
        html.leaf(
                "p",
                Figures.counted(report.findings().size(), "parameter") + " compared with "
                        + report.sleeves().get(0) + ": " + count(report, Verdict.EQUAL) + " equal, "
                        + count(report, Verdict.WAIVED) + " waived, " + count(report, Verdict.DIFFERENT)
                        + " different; "
                        + Figures.counted(report.unusedWaivers().size(), "waiver") + " unused.",
                "class",
                "lead-in");
        differences(html, report);
        Notices.draw(
                html,
                report.unusedWaivers().stream()
                        .map(waiver -> "waiver not used: " + waiver)
                        .toList());
        html.end();
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
        Table table = Table.begin(html, "Differences", HEADINGS);
        for (ParityFinding finding : unequal) {
            table.row()
                    .head(finding.sleeve())
                    .code(finding.pointer())
                    .code(value(finding.referenceValue()))
                    .code(value(finding.value()));
            html.begin("td");
            Badge.of(html, finding.verdict().name(), finding.verdict() == Verdict.WAIVED ? "reported" : "fail");
            html.end();
            table.text(finding.waiver().map(ParityWaiver::rationale).orElse(Figures.ABSENT))
                    .endRow();
        }
        table.end();
    }

    private static String value(Optional<Object> value) {
        return value.map(CanonicalJson::write).orElse("absent");
    }
}
