package io.metafolio.integrity;

import io.metafolio.calendar.DateSpan;
import io.metafolio.calendar.SessionDating;
import io.metafolio.returns.RawTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the rows of a source apart from any calendar: heads, stamps, order, cells. */
final class SourceAudit {
    private final RawTable raw;
    private final CellRule rule;
    private final Findings findings;
    private final List<Optional<LocalDate>> dates;

    private SourceAudit(RawTable raw, SessionDating dating, CellRule rule, Findings findings) {
        this.raw = raw;
        this.rule = rule;
        this.findings = findings;
        unread();
        columns();
        this.dates = StampAudit.dates(raw, dating, findings);
    }

    /** Audits the source; what remains are its dated rows in order, each date once. */
    static AuditedRows of(RawTable raw, SessionDating dating, CellRule rule, Findings findings) {
        SourceAudit audit = new SourceAudit(raw, dating, rule, findings);
        audit.order();
        audit.cells();
        return audit.rows();
    }

    private void unread() {
        for (RawTable.Unread unread : raw.unread()) {
            Optional<DateSpan> when = unread.row() < 0
                    ? Optional.empty()
                    : raw.stamp(unread.row())
                            .map(stamp -> DateSpan.of(stamp.wall().toLocalDate()));
            findings.add(
                    IntegrityRule.UNREADABLE,
                    unread.column(),
                    when,
                    unread.row() < 0 ? "head" : raw.place(unread.row()),
                    unread.text(),
                    unread.detail());
        }
    }

    private void columns() {
        Set<String> seen = new HashSet<>();
        if (raw.columns().isEmpty()) {
            head(Findings.ROW, "", "no columns beside the date");
        }
        for (String column : raw.columns()) {
            if (column.isBlank()) {
                head(Findings.ROW, column, "a column without a name");
            } else if (!seen.add(column)) {
                head(column, column, "column \"" + column + "\" occurs twice");
            }
        }
        if (raw.rows() < 2) {
            head(
                    Findings.ROW,
                    String.valueOf(raw.rows()),
                    Findings.counted(raw.rows(), "row") + " where at least 2 are needed");
        }
    }

    private void head(String subject, String value, String detail) {
        findings.add(IntegrityRule.UNREADABLE, subject, Optional.empty(), "head", value, detail);
    }

    private void order() {
        Map<LocalDate, Integer> rowOf = new HashMap<>();
        int latest = -1;
        int start = -1;
        for (int t = 0; t < raw.rows(); t++) {
            if (dates.get(t).isEmpty()) {
                continue;
            }
            LocalDate date = dates.get(t).get();
            Integer first = rowOf.putIfAbsent(date, t);
            boolean isEarlier = latest >= 0 && date.isBefore(dateOf(latest));
            if (first != null) {
                duplicate(first, t);
            }
            if (!isEarlier && start >= 0) {
                disorder(latest, start, t - 1);
            }
            start = isEarlier ? (start < 0 ? t : start) : -1;
            latest = latest < 0 || date.isAfter(dateOf(latest)) ? t : latest;
        }
        if (start >= 0) {
            disorder(latest, start, raw.rows() - 1);
        }
    }

    private LocalDate dateOf(int row) {
        return dates.get(row).orElseThrow();
    }

    private void duplicate(int first, int second) {
        List<String> differing = new ArrayList<>();
        for (int j = 0; j < raw.columns().size(); j++) {
            if (Double.compare(raw.at(first, j), raw.at(second, j)) != 0) {
                differing.add(raw.columns().get(j) + " " + raw.at(first, j) + " and " + raw.at(second, j));
            }
        }
        findings.on(
                IntegrityRule.DUPLICATE_DATE,
                Findings.ROW,
                dateOf(second),
                raw.place(first) + " and " + raw.place(second),
                differing.isEmpty() ? "same values" : differing.get(0),
                "date " + dateOf(second) + " occurs twice, with "
                        + (differing.isEmpty()
                                ? "the same values"
                                : "different values in " + Findings.counted(differing.size(), "column") + ", "
                                        + differing.get(0)));
    }

    private void disorder(int latest, int from, int to) {
        findings.add(
                IntegrityRule.DISORDER,
                Findings.ROW,
                Optional.of(DateSpan.around(dates.subList(from, to + 1).stream()
                        .flatMap(Optional::stream)
                        .toList())),
                Findings.places(raw.place(from), raw.place(to)),
                dateOf(from).toString(),
                "date " + dateOf(from) + " stands after " + dateOf(latest) + " of " + raw.place(latest));
    }

    private void cells() {
        for (int j = 0; j < raw.columns().size(); j++) {
            int start = 0;
            for (int t = 1; t <= raw.rows(); t++) {
                if (t == raw.rows()
                        || Double.compare(raw.at(t, j), raw.at(start, j)) != 0
                        || raw.isUnread(t, j) != raw.isUnread(start, j)) {
                    cell(j, start, t - 1);
                    start = t;
                }
            }
        }
    }

    /** Rows that hold the same value one after the other. */
    private void cell(int column, int from, int to) {
        if (from >= raw.rows() || raw.isUnread(from, column)) {
            return;
        }
        String fault = rule.faultOf(raw.at(from, column));
        if (!fault.isEmpty()) {
            Optional<DateSpan> when = dates.get(from).isPresent()
                            && dates.get(to).isPresent()
                            && !dateOf(to).isBefore(dateOf(from))
                    ? Optional.of(new DateSpan(dateOf(from), dateOf(to)))
                    : dates.get(from).map(DateSpan::of);
            findings.add(
                    IntegrityRule.IMPOSSIBLE_VALUE,
                    raw.columns().get(column),
                    when,
                    Findings.places(raw.place(from), raw.place(to)),
                    String.valueOf(raw.at(from, column)),
                    fault + (to > from ? " in " + Findings.counted(to - from + 1, "row") : ""));
        }
    }

    private AuditedRows rows() {
        List<Integer> dated = new ArrayList<>();
        for (int t = 0; t < raw.rows(); t++) {
            if (dates.get(t).isPresent()) {
                dated.add(t);
            }
        }
        dated.sort(Comparator.comparing(this::dateOf));
        List<Integer> once = new ArrayList<>();
        for (int row : dated) {
            if (once.isEmpty() || !dateOf(row).equals(dateOf(once.get(once.size() - 1)))) {
                once.add(row);
            }
        }
        return AuditedRows.of(raw, once.stream().map(this::dateOf).toList(), once::get, rule);
    }
}
