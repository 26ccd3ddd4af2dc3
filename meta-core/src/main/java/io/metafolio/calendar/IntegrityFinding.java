package io.metafolio.calendar;

import java.time.LocalDate;

/**
 * One thing the integrity audit found.
 *
 * @param rule which rule was broken
 * @param sleeve whose rows they are
 * @param subject the symbol concerned, or {@code *} for the whole row
 * @param from first date concerned
 * @param to last date concerned
 * @param detail the value met, in words
 * @param refuses whether this finding refuses the run
 */
public record IntegrityFinding(
        Rule rule, String sleeve, String subject, LocalDate from, LocalDate to, String detail, boolean refuses) {
    /** What the audit looks for. */
    public enum Rule {
        /** A row on a date when the venue is closed. */
        CLOSED_DAY,
        /** A session of the calendar without a row. */
        MISSING_SESSION,
        /** An asset without a close between its first and its last. */
        HOLE,
        /** A stream whose prices this library never saw: another desk made it. */
        NOT_AUDITED
    }

    @Override
    public String toString() {
        String when = from.equals(to) ? from.toString() : from + " … " + to;
        return sleeve + " " + subject + " " + when + ": " + detail;
    }
}
