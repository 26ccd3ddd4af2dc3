package io.metafolio.calendar;

import io.metafolio.errors.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The session dates of a venue, under an id.
 *
 * <p>Immutable; safe to share between threads. Calendars are equal where their ids are.
 */
public final class TradingCalendar {
    private final String id;
    private final int sessionsPerYear;
    private final LocalDate first;
    private final LocalDate last;
    private final Predicate<LocalDate> open;

    private TradingCalendar(
            String id, int sessionsPerYear, LocalDate first, LocalDate last, Predicate<LocalDate> open) {
        this.id = id;
        this.sessionsPerYear = sessionsPerYear;
        this.first = first;
        this.last = last;
        this.open = open;
    }

    /**
     * Names a calendar of one's own.
     *
     * @param id its id, for files and messages
     * @param sessionsPerYear sessions in a year, used to annualise
     * @param first the first date it knows
     * @param last the last date it knows
     * @param open whether a date within is a session; must always answer the same
     * @return the calendar
     * @throws IllegalArgumentException where the id is blank, the sessions are not 1 … 366 or the dates disorder
     */
    public static TradingCalendar named(
            String id, int sessionsPerYear, LocalDate first, LocalDate last, Predicate<LocalDate> open) {
        if (id.isBlank() || sessionsPerYear < 1 || sessionsPerYear > 366 || last.isBefore(first)) {
            throw new IllegalArgumentException("Calendar \"" + id + "\" with " + sessionsPerYear
                    + " sessions a year from " + first + " to " + last
                    + ". Expected an id, 1 … 366 sessions a year, and a first date not after the last.");
        }
        return new TradingCalendar(id, sessionsPerYear, first, last, open);
    }

    /**
     * The id.
     *
     * @return for example {@code XNYS}
     */
    public String id() {
        return id;
    }

    /**
     * Sessions in a year, by which figures of rows on this calendar are annualised.
     *
     * @return for example 252
     */
    public int sessionsPerYear() {
        return sessionsPerYear;
    }

    /**
     * Whether a date is a session.
     *
     * @param date a date this calendar knows
     * @return true where the venue trades
     * @throws RefusedException where the date lies outside what the calendar knows
     */
    public boolean isSession(LocalDate date) {
        if (date.isBefore(first) || date.isAfter(last)) {
            throw new RefusedException(
                    "Date " + date + " is outside the calendar",
                    "calendar " + id,
                    "a date from " + first + " to " + last,
                    "the date is mistyped, or a calendar of your own is needed");
        }
        return open.test(date);
    }

    /**
     * The sessions of a period.
     *
     * @param from first date
     * @param to last date
     * @return ascending session dates, both ends included where they are sessions
     */
    public List<LocalDate> sessions(LocalDate from, LocalDate to) {
        List<LocalDate> sessions = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            if (isSession(date)) {
                sessions.add(date);
            }
        }
        return sessions;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TradingCalendar that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + " (" + sessionsPerYear + " sessions a year)";
    }
}
