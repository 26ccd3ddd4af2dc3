package io.metafolio.integrity;

import io.metafolio.calendar.DateSpan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the findings of one sleeve. */
final class Findings {
    /** A finding that concerns whole rows. */
    static final String ROW = "*";

    private final String sleeve;
    private final List<IntegrityFinding> found = new ArrayList<>();

    Findings(String sleeve) {
        this.sleeve = sleeve;
    }

    /** Adds one; faults refuse. */
    void add(IntegrityRule rule, String subject, Optional<DateSpan> when, String place, String value, String detail) {
        add(rule, subject, when, place, value, detail, rule.severity() == IntegrityRule.Severity.FAULT);
    }

    void add(
            IntegrityRule rule,
            String subject,
            Optional<DateSpan> when,
            String place,
            String value,
            String detail,
            boolean refuses) {
        found.add(new IntegrityFinding(rule, sleeve, subject, when, place, value, detail, refuses));
    }

    void on(IntegrityRule rule, String subject, LocalDate date, String place, String value, String detail) {
        add(rule, subject, Optional.of(DateSpan.of(date)), place, value, detail);
    }

    String sleeve() {
        return sleeve;
    }

    List<IntegrityFinding> all() {
        return found;
    }

    boolean preventReading() {
        return found.stream().anyMatch(finding -> finding.rule().preventsReading());
    }

    /** A number of things, in words. */
    static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /** From one place to another. */
    static String places(String first, String last) {
        return first.equals(last) ? first : first + " … " + last;
    }
}
