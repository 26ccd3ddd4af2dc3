package io.metafolio.io.html;

import io.metafolio.calendar.CalendarJoin;
import io.metafolio.integrity.AuditedPrices;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRule.Severity;
import io.metafolio.metrics.CorrelationMatrix;
import io.metafolio.parity.ParityReport;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.report.AcceptanceReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Verdicts with what they rest on. */
final class EvidenceFragment {
    private static final List<String> AUDITS =
            List.of("Sleeve", "Source", "Verdict", "#Rows", "#Faults", "#Suspicions", "#Notes");

    private EvidenceFragment() {}

    static void acceptance(Html html, AcceptanceReport report) {
        title(html, "Acceptance", report.accepted(), report.accepted() ? "ACCEPTED" : "NOT ACCEPTED", counts(report));
        Summary.unattainable(html, report);
        AcceptanceTable.draw(html, report);
    }

    private static String counts(AcceptanceReport report) {
        long met = report.criteria().stream().filter(AcceptanceCriterion::met).count();
        return met + " of " + report.criteria().size() + " criteria met";
    }

    static void parity(Html html, ParityReport report) {
        title(
                html,
                "Parity",
                report.passes(),
                report.passes() ? "HOLDS" : "REFUSED",
                String.join(", ", report.sleeves()));
        ParitySection.draw(html, report);
    }

    /** One line: what, the verdict, and a few words. */
    static void title(Html html, String what, boolean good, String verdict, String words) {
        html.begin("p", "class", "title").leaf("b", what);
        Badge.of(html, verdict, good ? "pass" : "fail");
        html.leaf("span", words, "class", "aside").end();
    }

    static void join(Html html, CalendarJoin join) {
        JoinTable.draw(html, join.report());
        CorrelationTable.draw(
                html, CorrelationMatrix.of(join.returns()), join.returns().rows());
    }

    static void correlation(Html html, CorrelationMatrix matrix) {
        html.begin("div", "class", "matrix");
        CorrelationTable.draw(html, "Correlation", matrix);
        html.end();
    }

    static void audited(Html html, AuditedPrices prices) {
        audits(html, List.of(prices.audit()));
        prices.table().ifPresent(table -> TableFragment.prices(html, table));
    }

    static void audits(Html html, List<IntegrityAudit> audits) {
        boolean passes = audits.stream().allMatch(IntegrityAudit::passes);
        List<IntegrityFinding> findings =
                audits.stream().flatMap(audit -> audit.findings().stream()).toList();
        title(
                html,
                "Integrity",
                passes,
                passes ? "PASSES" : "REFUSED",
                Figures.counted(findings.size(), "finding") + " in " + Figures.counted(audits.size(), "source"));
        Table table = Table.begin(html, "Integrity audits", AUDITS);
        audits.forEach(audit -> row(html, table, audit));
        table.end();
        if (!findings.isEmpty()) {
            html.begin("figure");
            FindingsSection.findings(html, findings);
            html.end();
        }
    }

    private static void row(Html html, Table table, IntegrityAudit audit) {
        table.row().head(audit.sleeve()).text(audit.source());
        html.begin("td");
        Badge.of(html, audit.passes() ? "PASSES" : "REFUSED", audit.passes() ? "pass" : "fail");
        html.end();
        table.number(String.valueOf(audit.rows()));
        for (Severity severity : List.of(Severity.FAULT, Severity.SUSPICION, Severity.NOTE)) {
            table.number(String.valueOf(audit.findings(severity).size()));
        }
        table.endRow();
    }

    static void verdicts(Html html, List<RunVerdict> verdicts) {
        boolean passes = verdicts.stream().allMatch(RunVerdict::passes);
        Set<String> names = new LinkedHashSet<>();
        verdicts.forEach(verdict -> verdict.facts().forEach(fact -> names.add(fact.name())));
        title(
                html,
                "Written runs",
                passes,
                passes ? "PASSES" : "FAILS",
                Figures.counted(verdicts.size(), "ledger") + " looked at");
        List<String> headings = new ArrayList<>(List.of("Run", "Verdict"));
        headings.addAll(names);
        Table table = Table.begin(html, "Written runs", headings);
        for (RunVerdict verdict : verdicts) {
            table.row().head(name(verdict.run()));
            html.begin("td");
            Badge.of(html, verdict.passes() ? "PASSES" : "FAILS", verdict.passes() ? "pass" : "fail");
            html.end();
            names.forEach(name -> fact(html, text(verdict, name)));
            table.endRow();
        }
        table.end();
        Notices.draw(
                html,
                verdicts.stream()
                        .flatMap(verdict -> verdict.faults().stream().map(fault -> name(verdict.run()) + ": " + fault))
                        .toList());
    }

    private static String text(RunVerdict verdict, String name) {
        return verdict.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .map(RunVerdict.Fact::text)
                .findFirst()
                .orElse(Figures.ABSENT);
    }

    /** A digest is code that may be broken anywhere. */
    private static void fact(Html html, String text) {
        if (text.length() < 40) {
            html.leaf("td", text);
        } else {
            html.begin("td", "class", "path").leaf("code", text).end();
        }
    }

    /** The last names of its folder: whose run, and which. */
    private static String name(Path run) {
        int count = run.getNameCount();
        return run.subpath(Math.max(0, count - 2), count).toString();
    }
}
