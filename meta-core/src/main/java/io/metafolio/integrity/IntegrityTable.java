package io.metafolio.integrity;

import io.metafolio.integrity.IntegrityRule.Severity;
import java.util.Locale;
import java.util.function.Function;

/** Prints an audit: one line a finding, columns aligned. */
final class IntegrityTable {
    private IntegrityTable() {}

    static String of(IntegrityAudit audit) {
        StringBuilder table = new StringBuilder(audit.sleeve() + ", " + audit.source() + ": "
                + Findings.counted(audit.rows(), "row") + ", " + counts(audit) + "\n");
        int rule = width(audit, finding -> finding.rule().name());
        int subject = width(audit, IntegrityFinding::subject);
        int when = width(audit, IntegrityTable::when);
        for (IntegrityFinding finding : audit.findings()) {
            String line = String.format(
                    Locale.ROOT,
                    "  %-7s  %-" + rule + "s  %-" + subject + "s  %-" + when + "s  %s",
                    weight(finding),
                    finding.rule().name().toLowerCase(Locale.ROOT),
                    finding.subject(),
                    when(finding),
                    finding.detail() + (finding.place().isEmpty() ? "" : " (" + finding.place() + ")"));
            table.append(line.stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static String counts(IntegrityAudit audit) {
        long refusing =
                audit.findings().stream().filter(IntegrityFinding::refuses).count();
        int faults = audit.findings(Severity.FAULT).size();
        return Findings.counted(faults, "fault") + (faults == refusing ? "" : " (" + refusing + " refusing)") + ", "
                + Findings.counted(audit.findings(Severity.SUSPICION).size(), "suspicion") + ", "
                + Findings.counted(audit.findings(Severity.NOTE).size(), "note");
    }

    private static String weight(IntegrityFinding finding) {
        if (finding.refuses()) {
            return "REFUSES";
        }
        return switch (finding.rule().severity()) {
            case FAULT -> "fault";
            case SUSPICION -> "suspect";
            case NOTE -> "note";
        };
    }

    private static String when(IntegrityFinding finding) {
        return finding.when().map(Object::toString).orElse("");
    }

    private static int width(IntegrityAudit audit, Function<IntegrityFinding, String> column) {
        return audit.findings().stream()
                .mapToInt(finding -> column.apply(finding).length())
                .reduce(1, Math::max);
    }
}
