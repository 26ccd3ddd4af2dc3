package io.metafolio.integrity;

import io.metafolio.calendar.Closure;
import io.metafolio.calendar.DateSpan;
import io.metafolio.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds rows against the sessions of a calendar, from one row on. */
final class SessionAudit {
    /** Relative change below which a close on a closed day is a repeated one with noise on it. */
    private static final double NOISE = 1e-5;
    /** Two closed days this near belong to one shift: a weekend apart, holidays allowed for. */
    private static final int SHIFTED_WEEKS = 10;

    private final AuditedRows rows;
    private final int firstRow;
    private final TradingCalendar calendar;
    private final CellRule rule;
    private final Findings findings;

    SessionAudit(AuditedRows rows, int firstRow, TradingCalendar calendar, CellRule rule, Findings findings) {
        this.rows = rows;
        this.firstRow = firstRow;
        this.calendar = calendar;
        this.rule = rule;
        this.findings = findings;
    }

    void run(Optional<Instant> now) {
        List<Integer> closed = new ArrayList<>();
        for (int t = firstRow; t < rows.size(); t++) {
            LocalDate date = rows.date(t);
            if (!calendar.knows(date)) {
                findings.on(
                        IntegrityRule.OUTSIDE_CALENDAR,
                        Findings.ROW,
                        date,
                        rows.place(t),
                        date.toString(),
                        calendar.id() + " knows " + calendar.first() + " … " + calendar.last() + " only");
            } else if (!calendar.isSession(date)) {
                closed.add(t);
                closedDay(t, calendar.closure(date).orElseThrow());
            }
        }
        shifted(closed);
        missing();
        now.ifPresent(this::future);
    }

    private void closedDay(int t, Closure closure) {
        List<Integer> present = rows.present(t);
        findings.on(
                IntegrityRule.CLOSED_DAY,
                Findings.ROW,
                rows.date(t),
                rows.place(t),
                closure.reason(),
                (present.isEmpty() ? "row without a " + rule.noun() : "row") + " on a day when " + calendar.id()
                        + " is closed: " + closure.reason());
        List<String> padded = new ArrayList<>();
        List<Integer> where = new ArrayList<>();
        for (int column : present) {
            String filled = rule == CellRule.PRICE ? repeated(t, column) : zero(t, column);
            if (!filled.isEmpty()) {
                padded.add(filled);
                where.add(column);
            }
        }
        if (padded.size() > 1 && padded.size() == present.size()) {
            findings.on(
                    IntegrityRule.PADDED,
                    Findings.ROW,
                    rows.date(t),
                    rows.place(t),
                    Findings.counted(padded.size(), rule.noun()),
                    "all " + padded.size() + " " + rule.noun() + "s are filled in, the first: "
                            + rows.columns().get(where.get(0)) + ", " + padded.get(0));
            return;
        }
        for (int k = 0; k < padded.size(); k++) {
            findings.on(
                    IntegrityRule.PADDED,
                    rows.columns().get(where.get(k)),
                    rows.date(t),
                    rows.place(t),
                    String.valueOf(rows.at(t, where.get(k))),
                    padded.get(k) + ", on a closed day");
        }
    }

    private String repeated(int t, int column) {
        int before = t - 1;
        while (before >= 0 && !rows.has(before, column)) {
            before--;
        }
        if (before < 0) {
            return "";
        }
        double price = rows.at(t, column);
        double change = price / rows.at(before, column) - 1;
        if (change == 0) {
            return "close " + price + " repeats that of " + rows.date(before);
        }
        return Math.abs(change) < NOISE
                ? "close " + price + " is that of " + rows.date(before) + " with noise, a return of " + change
                : "";
    }

    private String zero(int t, int column) {
        double value = rows.at(t, column);
        if (value == 0) {
            return "return 0.0";
        }
        return Math.abs(value) < NOISE ? "return " + value + " is zero with noise" : "";
    }

    /** Weeks whose rows are all sessions once they are moved by a day. */
    private void shifted(List<Integer> closed) {
        for (int days : new int[] {1, -1}) {
            int k = 0;
            while (k < closed.size()) {
                int end = k;
                while (end + 1 < closed.size() && isShifted(closed.get(end), closed.get(end + 1), days)) {
                    end++;
                }
                if (end > k) {
                    shift(closed.get(k), closed.get(end), days);
                }
                k = end + 1;
            }
        }
    }

    private boolean isShifted(int from, int to, int days) {
        if (rows.date(to).toEpochDay() - rows.date(from).toEpochDay() > SHIFTED_WEEKS) {
            return false;
        }
        for (int t = from; t <= to; t++) {
            LocalDate moved = rows.date(t).plusDays(days);
            if (!calendar.knows(moved) || !calendar.isSession(moved)) {
                return false;
            }
        }
        return true;
    }

    private void shift(int from, int to, int days) {
        findings.add(
                IntegrityRule.ZONE_DRIFT,
                Findings.ROW,
                Optional.of(new DateSpan(rows.date(from), rows.date(to))),
                Findings.places(rows.place(from), rows.place(to)),
                days + " day",
                Findings.counted(to - from + 1, "row") + " dated one day too " + (days > 0 ? "early" : "late")
                        + ": moved by a day, each of them is a session");
    }

    private void missing() {
        List<LocalDate> known = rows.dates().subList(Math.min(firstRow, rows.size()), rows.size()).stream()
                .filter(calendar::knows)
                .toList();
        if (known.isEmpty()) {
            return;
        }
        List<LocalDate> sessions = calendar.sessions(known.get(0), known.get(known.size() - 1));
        int row = firstRow;
        int start = -1;
        for (int k = 0; k <= sessions.size(); k++) {
            boolean isThere = k == sessions.size();
            while (!isThere && row < rows.size() && rows.date(row).isBefore(sessions.get(k))) {
                row++;
            }
            isThere = isThere || (row < rows.size() && rows.date(row).equals(sessions.get(k)));
            if (isThere && start >= 0) {
                missing(sessions.subList(start, k));
                start = -1;
            } else if (!isThere && start < 0) {
                start = k;
            }
        }
    }

    private void missing(List<LocalDate> sessions) {
        findings.add(
                IntegrityRule.MISSING_SESSION,
                Findings.ROW,
                Optional.of(new DateSpan(sessions.get(0), sessions.get(sessions.size() - 1))),
                "",
                Findings.counted(sessions.size(), "session"),
                sessions.size() == 1
                        ? "no row for this session of " + calendar.id()
                        : "no row for these " + sessions.size() + " sessions of " + calendar.id());
    }

    private void future(Instant now) {
        int t = rows.size();
        while (t > firstRow && end(rows.date(t - 1)).isAfter(now)) {
            t--;
        }
        if (t < rows.size()) {
            LocalDate first = rows.date(t);
            findings.add(
                    IntegrityRule.FUTURE_DATE,
                    Findings.ROW,
                    Optional.of(new DateSpan(first, rows.date(rows.size() - 1))),
                    Findings.places(rows.place(t), rows.place(rows.size() - 1)),
                    first.toString(),
                    Findings.counted(rows.size() - t, "row") + " of sessions that have not ended: " + first
                            + " ends at " + end(first) + ", it is " + now);
        }
    }

    private Instant end(LocalDate date) {
        return calendar.knows(date) && calendar.isSession(date)
                ? calendar.close(date).toInstant()
                : date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
