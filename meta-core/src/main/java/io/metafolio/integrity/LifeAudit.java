package io.metafolio.integrity;

import io.metafolio.calendar.DateSpan;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Looks at each asset's life, its first to its last close: holes in it, and whether it is shorter than the rows. An asset
 * listed late or gone early has no hole there.
 */
final class LifeAudit {
    private final AuditedRows rows;
    private final int firstRow;
    private final MissingPrices missing;
    private final Findings findings;

    LifeAudit(AuditedRows rows, int firstRow, MissingPrices missing, Findings findings) {
        this.rows = rows;
        this.firstRow = firstRow;
        this.missing = missing;
        this.findings = findings;
    }

    void run() {
        for (int j = 0; j < rows.columns().size(); j++) {
            int first = 0;
            int last = rows.size() - 1;
            while (first <= last && rows.isAbsent(first, j)) {
                first++;
            }
            while (last >= first && rows.isAbsent(last, j)) {
                last--;
            }
            if (first > last) {
                neverQuoted(j);
            } else {
                holes(j, first, last);
                ends(j, first, last);
            }
        }
    }

    private void neverQuoted(int column) {
        if (firstRow < rows.size()) {
            findings.add(
                    IntegrityRule.NEVER_QUOTED,
                    symbol(column),
                    span(firstRow, rows.size() - 1),
                    "",
                    "0 closes",
                    "no close at all");
        }
    }

    private void holes(int column, int first, int last) {
        for (int t = first; t <= last; t++) {
            int start = t;
            while (rows.isAbsent(t, column)) {
                t++;
            }
            if (t > start && t > firstRow) {
                String sessions = Findings.counted(t - start, "session");
                findings.add(
                        IntegrityRule.HOLE,
                        symbol(column),
                        span(start, t - 1),
                        Findings.places(rows.place(start), rows.place(t - 1)),
                        sessions,
                        "no close for " + sessions,
                        missing == MissingPrices.REFUSE);
            }
        }
    }

    private void ends(int column, int first, int last) {
        if (first > firstRow) {
            int before = first - firstRow;
            findings.add(
                    IntegrityRule.LATE_LISTING,
                    symbol(column),
                    span(first, first),
                    rows.place(first),
                    Findings.counted(before, "row"),
                    "listed late: its first close comes after " + Findings.counted(before, "row") + " without one");
        }
        if (last < rows.size() - 1 && last >= firstRow) {
            int after = rows.size() - 1 - last;
            findings.add(
                    IntegrityRule.EARLY_END,
                    symbol(column),
                    span(last, last),
                    rows.place(last),
                    Findings.counted(after, "row"),
                    "ended early: its last close is followed by " + Findings.counted(after, "row") + " without one");
        }
    }

    private String symbol(int column) {
        return rows.columns().get(column);
    }

    private Optional<DateSpan> span(int from, int to) {
        LocalDate first = rows.date(from);
        return Optional.of(new DateSpan(first, rows.date(to)));
    }
}
