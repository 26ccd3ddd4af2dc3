package io.metafolio.integrity;

import com.google.common.collect.ImmutableList;
import io.metafolio.calendar.SessionDating;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What the rows of a sleeve look like: their source, beside their calendar, asset by asset. Every finding is listed with place
 * and value. Immutable.
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
     * Audits closing prices as their source holds them, whole. Cost O(T·N).
     *
     * @param sleeve whose rows they are
     * @param prices rows as read
     * @param dating the sessions they must follow and how their stamps name them
     * @param rules what a hole means, which returns are reported, what time it is
     * @return the audit
     */
    public static IntegrityAudit ofPrices(String sleeve, RawTable prices, SessionDating dating, IntegrityRules rules) {
        Findings findings = new Findings(sleeve);
        AuditedRows rows = SourceAudit.of(prices, dating, CellRule.PRICE, findings);
        days(rows, 0, dating.calendar(), rules, findings);
        return new IntegrityAudit(sleeve, prices.source(), prices.rows(), findings.all());
    }

    /**
     * Audits the rows of a table from one position on. Cost O(T·N).
     *
     * @param sleeve whose rows they are
     * @param prices the whole table; an asset's life is its first to its last close in all of it
     * @param firstRow the first row that will be used
     * @param calendar the sessions the rows must follow
     * @param rules what a hole means, which returns are reported, what time it is
     * @return the audit
     */
    public static IntegrityAudit ofPrices(
            String sleeve, PriceTable prices, int firstRow, TradingCalendar calendar, IntegrityRules rules) {
        Findings findings = new Findings(sleeve);
        AuditedRows rows = AuditedRows.of(prices);
        days(rows, firstRow, calendar, rules, findings);
        return new IntegrityAudit(sleeve, prices.source(), rows.size() - firstRow, findings.all());
    }

    private static void days(
            AuditedRows rows, int firstRow, TradingCalendar calendar, IntegrityRules rules, Findings findings) {
        new SessionAudit(rows, firstRow, calendar, CellRule.PRICE, findings).run(rules.now());
        AuditedRows sessions = rows.on(date -> calendar.knows(date) && calendar.isSession(date));
        int before = (int) sessions.dates().stream()
                .filter(date -> firstRow == rows.size() || date.isBefore(rows.date(firstRow)))
                .count();
        new LifeAudit(sessions, before, rules.missing(), findings).run();
        new MoveAudit(sessions, before, rules.returnBound(), findings).run();
    }

    /**
     * Audits streams of returns as their source holds them: every session from the first to the last must have a return, and a
     * closed day none. Cost O(T·N).
     *
     * @param sleeve whose streams they are
     * @param returns rows as read
     * @param dating the sessions they must follow and how their stamps name them
     * @param rules what time it is; the others are for prices
     * @return the audit
     */
    public static IntegrityAudit ofReturns(
            String sleeve, RawTable returns, SessionDating dating, IntegrityRules rules) {
        Findings findings = new Findings(sleeve);
        AuditedRows rows = SourceAudit.of(returns, dating, CellRule.RETURN, findings);
        new SessionAudit(rows, 0, dating.calendar(), CellRule.RETURN, findings).run(rules.now());
        return new IntegrityAudit(sleeve, returns.source(), returns.rows(), findings.all());
    }

    /**
     * The audit of a source that cannot be read at all.
     *
     * @param sleeve whose rows it should hold
     * @param source the file or name
     * @param refusal why it cannot be read
     * @return that one finding
     */
    public static IntegrityAudit unreadable(String sleeve, String source, RefusedException refusal) {
        Findings findings = new Findings(sleeve);
        findings.add(
                IntegrityRule.UNREADABLE,
                Findings.ROW,
                Optional.empty(),
                "",
                source,
                String.valueOf(refusal.getMessage()));
        return new IntegrityAudit(sleeve, source, 0, findings.all());
    }

    /**
     * Dates prices by the sleeve's rule and looks at what is wrong with them apart from any calendar: what cannot be read,
     * stamps, order, impossible values.
     *
     * @param sleeve whose rows they are
     * @param prices rows as read
     * @param dating how their stamps name sessions
     * @return the findings, and the table where there are none
     */
    public static AuditedPrices dated(String sleeve, RawTable prices, SessionDating dating) {
        Findings findings = new Findings(sleeve);
        AuditedRows rows = SourceAudit.of(prices, dating, CellRule.PRICE, findings);
        IntegrityAudit audit = new IntegrityAudit(sleeve, prices.source(), prices.rows(), findings.all());
        return new AuditedPrices(
                audit, findings.preventReading() ? Optional.empty() : Optional.of(table(prices.source(), rows)));
    }

    private static PriceTable table(String source, AuditedRows rows) {
        PriceTable.Builder table = PriceTable.builder(source, rows.columns());
        OptionalDouble[] row = new OptionalDouble[rows.columns().size()];
        for (int t = 0; t < rows.size(); t++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = rows.has(t, j) ? OptionalDouble.of(rows.at(t, j)) : OptionalDouble.empty();
            }
            table.row(rows.place(t), rows.date(t), Arrays.asList(row));
        }
        return table.build();
    }

    /**
     * The findings that weigh so much.
     *
     * @param severity fault, suspicion or note
     * @return in order
     */
    public List<IntegrityFinding> findings(IntegrityRule.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.rule().severity() == severity)
                .toList();
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
        return IntegrityTable.of(this);
    }
}
