package io.metafolio.calendar;

import java.time.LocalDate;

/**
 * A day on which a venue does not trade, with its reason.
 *
 * @param date the day
 * @param kind how it came about
 * @param reason in words, for example {@code Good Friday}
 */
public record Closure(LocalDate date, Kind kind, String reason) {
    /** How a closure came about. */
    public enum Kind {
        /** A day of the week on which the venue never trades. */
        WEEKEND,
        /** A holiday of the venue's rules, by its observance. */
        HOLIDAY,
        /** A storm, a day of mourning, an attack: no rule foresees it. */
        UNSCHEDULED
    }

    @Override
    public String toString() {
        return date + " " + reason;
    }
}
