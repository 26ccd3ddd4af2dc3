package io.metafolio.calendar;

import com.google.common.collect.ImmutableList;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rows of a price table look like beside its calendar: rows on closed days, sessions without a row, holes in
 * an asset's life. An asset listed late or gone early has no hole there.
 *
 * <p>Disorder, duplicates and impossible prices cannot reach this audit: {@link PriceTable} refuses them. Immutable.
 *
 * @param sleeve whose rows they are
 * @param source the file or name of the table
 * @param rows rows audited
 * @param findings everything found, refusing or not
 */
public record IntegrityAudit(String sleeve, String source, int rows, List<IntegrityFinding> findings) {
    /** Copies the findings. */
    public IntegrityAudit {
        findings = ImmutableList.copyOf(findings);
    }

    /**
     * Audits the rows from one position on.
     *
     * @param sleeve whose rows they are
     * @param prices the whole table; an asset's life is its first to its last close in all of it
     * @param firstRow the first row that will be used
     * @param calendar the calendar the rows must follow
     * @param missing what a hole means
     * @return the audit
     */
    public static IntegrityAudit of(
            String sleeve, PriceTable prices, int firstRow, TradingCalendar calendar, MissingPrices missing) {
        List<IntegrityFinding> findings = new ArrayList<>();
        days(sleeve, prices.dates().subList(firstRow, prices.dates().size()), calendar, findings);
        for (int j = 0; j < prices.symbols().size(); j++) {
            holes(sleeve, prices, firstRow, j, missing, findings);
        }
        return new IntegrityAudit(sleeve, prices.source(), prices.dates().size() - firstRow, findings);
    }

    private static void days(
            String sleeve, List<LocalDate> dates, TradingCalendar calendar, List<IntegrityFinding> findings) {
        for (LocalDate date : dates) {
            if (!calendar.isSession(date)) {
                findings.add(new IntegrityFinding(
                        IntegrityFinding.Rule.CLOSED_DAY,
                        sleeve,
                        "*",
                        date,
                        date,
                        "row on a day when " + calendar.id() + " is closed",
                        true));
            }
        }
        Set<LocalDate> present = new HashSet<>(dates);
        for (LocalDate session : calendar.sessions(dates.get(0), dates.get(dates.size() - 1))) {
            if (!present.contains(session)) {
                findings.add(new IntegrityFinding(
                        IntegrityFinding.Rule.MISSING_SESSION,
                        sleeve,
                        "*",
                        session,
                        session,
                        "no row for this session of " + calendar.id(),
                        true));
            }
        }
    }

    private static void holes(
            String sleeve,
            PriceTable prices,
            int firstRow,
            int column,
            MissingPrices missing,
            List<IntegrityFinding> findings) {
        int first = 0;
        int last = prices.dates().size() - 1;
        while (first <= last && !prices.has(first, column)) {
            first++;
        }
        while (last >= first && !prices.has(last, column)) {
            last--;
        }
        for (int t = first; t <= last; t++) {
            int start = t;
            while (!prices.has(t, column)) {
                t++;
            }
            if (t > start && t > firstRow) {
                findings.add(hole(sleeve, prices, column, start, t - 1, missing));
            }
        }
    }

    private static IntegrityFinding hole(
            String sleeve, PriceTable prices, int column, int start, int end, MissingPrices missing) {
        int sessions = end - start + 1;
        return new IntegrityFinding(
                IntegrityFinding.Rule.HOLE,
                sleeve,
                prices.symbols().get(column),
                prices.dates().get(start),
                prices.dates().get(end),
                "no close for " + sessions + (sessions == 1 ? " session" : " sessions"),
                missing == MissingPrices.REFUSE);
    }

    /**
     * Whether any finding refuses the run.
     *
     * @return true where none does
     */
    public boolean passes() {
        return findings.stream().noneMatch(IntegrityFinding::refuses);
    }

    /**
     * Refuses a stream that has rows on days when its venue is closed.
     *
     * @param sleeve whose stream it is
     * @param calendar of the sleeve
     * @param stream returns that another desk made
     * @throws IntegrityException where a date is no session; it lists every one
     */
    public static void requireSessions(String sleeve, TradingCalendar calendar, ReturnSeries stream) {
        List<IntegrityFinding> closed = new ArrayList<>();
        for (LocalDate date : stream.dates()) {
            if (!calendar.isSession(date)) {
                closed.add(new IntegrityFinding(
                        IntegrityFinding.Rule.CLOSED_DAY,
                        sleeve,
                        stream.name(),
                        date,
                        date,
                        "a return on a day when " + calendar.id() + " is closed",
                        true));
            }
        }
        if (!closed.isEmpty()) {
            throw new IntegrityException(stream.name(), closed);
        }
    }

    /**
     * Refuses where a finding of any of these audits does.
     *
     * @param audits one a sleeve
     * @throws IntegrityException where a finding refuses the run; it holds all of those, of every sleeve
     */
    public static void requireAll(List<IntegrityAudit> audits) {
        List<IntegrityAudit> refusing =
                audits.stream().filter(audit -> !audit.passes()).toList();
        if (!refusing.isEmpty()) {
            throw new IntegrityException(
                    refusing.stream().map(IntegrityAudit::source).collect(Collectors.joining(", ")),
                    refusing.stream()
                            .flatMap(audit -> audit.findings().stream())
                            .filter(IntegrityFinding::refuses)
                            .toList());
        }
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(sleeve + ": " + rows + " rows audited, " + findings.size()
                + (findings.size() == 1 ? " finding\n" : " findings\n"));
        findings.forEach(finding -> table.append("  ").append(finding).append('\n'));
        return table.toString();
    }
}
