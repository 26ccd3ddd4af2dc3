package io.metafolio.parity;

import io.metafolio.parity.ParityFinding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a parity report for a terminal: the verdict, rule by rule, then what is not equal, then the waivers. */
final class ParityTable {
    private ParityTable() {}

    static String of(ParityReport report) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "parity of %s: %s%n%d parameters compared, %d equal (%.1f %%), %d waived, %d different, %d missing%n",
                String.join(", ", report.sleeves()),
                report.passes() ? "passes" : "REFUSED",
                report.findings().size(),
                count(report, Verdict.EQUAL),
                100 * report.overlap(),
                count(report, Verdict.WAIVED),
                count(report, Verdict.DIFFERENT),
                count(report, Verdict.MISSING)));
        for (ParityRule rule : ParityRule.values()) {
            text.append(String.format(Locale.ROOT, "  %-16s  %s%n", rule.title(), verdict(report, rule)));
        }
        text.append(differences(report));
        for (WaiverOutcome outcome : report.waivers()) {
            text.append("  waiver of ").append(outcome).append('\n');
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static int count(ParityReport report, Verdict verdict) {
        return report.findings(verdict).size();
    }

    private static String verdict(ParityReport report, ParityRule rule) {
        List<ParityFinding> own = report.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .toList();
        long equal = own.stream()
                .filter(finding -> finding.verdict() == Verdict.EQUAL)
                .count();
        String counts = equal + " of " + own.size() + " equal";
        if (!report.holds(rule)) {
            return "REFUSED, " + counts;
        }
        return equal == own.size() ? "holds, " + counts : "holds by waivers, " + counts;
    }

    /** One line a parameter that is not equal, columns aligned. */
    private static String differences(ParityReport report) {
        List<List<String>> lines = new ArrayList<>();
        for (ParityFinding finding : report.findings()) {
            if (finding.verdict() != Verdict.EQUAL) {
                lines.add(List.of(
                        finding.verdict().name(),
                        finding.pointer(),
                        finding.reference() + " " + finding.referenceValue(),
                        finding.sleeve() + " " + finding.value()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append("  ");
            for (int c = 0; c < line.size(); c++) {
                int column = c;
                int width = lines.stream()
                        .mapToInt(other -> other.get(column).length())
                        .reduce(0, Math::max);
                text.append(String.format(Locale.ROOT, "%-" + (width + 2) + "s", line.get(c)));
            }
            text.setLength(text.toString().stripTrailing().length());
            text.append('\n');
        }
        return text.toString();
    }
}
