package io.metafolio.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;

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

    /**
     * The span of several days.
     *
     * @param dates at least one, in any order
     * @return from the first of them to the last
     * @throws java.util.NoSuchElementException where there is none
     */
    public static DateSpan around(Collection<LocalDate> dates) {
        return new DateSpan(Collections.min(dates), Collections.max(dates));
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + " … " + to;
    }
}
