package io.metafolio.calendar;

import java.time.LocalDate;

/**
 * Dates from one to another, both included.
 *
 * @param from first date
 * @param to last date, not before the first
 */
public record DateSpan(LocalDate from, LocalDate to) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException where the last date is before the first
     */
    public DateSpan {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Dates from " + from + " to " + to + ". Expected ascending ones.");
        }
    }

    /**
     * A single day.
     *
     * @param date the day
     * @return from it to it
     */
    public static DateSpan of(LocalDate date) {
        return new DateSpan(date, date);
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + " … " + to;
    }
}
