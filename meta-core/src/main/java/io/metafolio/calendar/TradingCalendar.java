package io.metafolio.calendar;

import com.google.common.collect.ImmutableList;
import io.metafolio.errors.RefusedException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The session dates of a venue, under an id: which days, why not the others, and when each ends.
 *
 * <p>A calendar knows a span of days and refuses to guess outside. Immutable; safe to share between threads. Calendars are
 * equal where their ids, spans, sessions and sessions a year are.
 */
public final class TradingCalendar {
    /** The mean year of the Gregorian calendar, in days. */
    private static final double DAYS_PER_YEAR = 365.2425;

    private final String id;
    private final List<String> aliases;
    private final LocalDate first;
    private final LocalDate last;
    private final VenueDays days;
    private final BitSet sessions;
    private final int sessionsPerYear;

    private TradingCalendar(
            String id,
            List<String> aliases,
            LocalDate first,
            LocalDate last,
            VenueDays days,
            BitSet sessions,
            int sessionsPerYear) {
        this.id = id;
        this.aliases = ImmutableList.copyOf(aliases);
        this.first = first;
        this.last = last;
        this.days = days;
        this.sessions = sessions;
        this.sessionsPerYear = sessionsPerYear;
    }

    /** Looks at every day of the span once; sessions a year are stated, or their mean over it. */
    static TradingCalendar of(
            String id,
            List<String> aliases,
            LocalDate first,
            LocalDate last,
            VenueDays days,
            Optional<Integer> stated) {
        int span = (int) ChronoUnit.DAYS.between(first, last) + 1;
        BitSet sessions = new BitSet(span);
        for (int i = 0; i < span; i++) {
            sessions.set(i, days.closure(first.plusDays(i)).isEmpty());
        }
        int counted = (int) Math.round(sessions.cardinality() * DAYS_PER_YEAR / span);
        return new TradingCalendar(id, aliases, first, last, days, sessions, stated.orElse(counted));
    }

    /**
     * Starts a calendar of one's own: Saturday and Sunday closed, close at 16:00 UTC, until said otherwise.
     *
     * @param id its id, for files and messages
     * @return a builder
     */
    public static TradingCalendarBuilder builder(String id) {
        return new TradingCalendarBuilder(id);
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
     * Other names that mean this calendar.
     *
     * @return for example {@code NYSE}, unmodifiable
     */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * The first date it knows.
     *
     * @return a session or a closed day
     */
    public LocalDate first() {
        return first;
    }

    /**
     * The last date it knows.
     *
     * @return a session or a closed day
     */
    public LocalDate last() {
        return last;
    }

    /**
     * Where the venue's clocks stand.
     *
     * @return of several venues, that of the first
     */
    public ZoneId zone() {
        return days.zone();
    }

    /**
     * Sessions in a year, by which figures of rows on this calendar are annualised: the mean over all days it knows, to the
     * nearest whole number, unless its maker stated another.
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
     * @return true where the venue trades, for a whole day or a half
     * @throws RefusedException where the date lies outside what the calendar knows
     */
    public boolean isSession(LocalDate date) {
        return sessions.get(position(date));
    }

    /**
     * Why a date is no session.
     *
     * @param date a date this calendar knows
     * @return the closure; empty where the venue trades
     * @throws RefusedException where the date lies outside what the calendar knows
     */
    public Optional<Closure> closure(LocalDate date) {
        return isSession(date) ? Optional.empty() : days.closure(date);
    }

    /**
     * The early end of a session.
     *
     * @param date a date this calendar knows
     * @return empty where the session is a whole one, or the venue is closed
     * @throws RefusedException where the date lies outside what the calendar knows
     */
    public Optional<HalfDay> halfDay(LocalDate date) {
        return isSession(date) ? days.halfDay(date) : Optional.empty();
    }

    /**
     * When a session ends.
     *
     * @param session a session
     * @return its close in the venue's zone; for a venue that never closes, the midnight after
     * @throws RefusedException where the date is no session, or lies outside what the calendar knows
     */
    public ZonedDateTime close(LocalDate session) {
        closure(session).ifPresent(closure -> {
            throw new RefusedException(
                    "No close on " + closure, "calendar " + id, "a session", "the day before or after was meant");
        });
        return days.close(session);
    }

    /**
     * The sessions of a period.
     *
     * @param from first date
     * @param to last date
     * @return ascending session dates, both ends included where they are sessions
     * @throws RefusedException where the period reaches outside what the calendar knows
     */
    public List<LocalDate> sessions(LocalDate from, LocalDate to) {
        List<LocalDate> found = new ArrayList<>();
        if (from.isAfter(to)) {
            return found;
        }
        int end = position(to);
        for (int i = sessions.nextSetBit(position(from)); i >= 0 && i <= end; i = sessions.nextSetBit(i + 1)) {
            found.add(first.plusDays(i));
        }
        return found;
    }

    /**
     * The days on which this venue and another one trade.
     *
     * @param other another calendar
     * @return a calendar with both ids, joined by {@code &}, over the days that both know
     * @throws IllegalArgumentException where no day is known to both
     */
    public TradingCalendar intersection(TradingCalendar other) {
        return together(other, true);
    }

    /**
     * The days on which this venue or another one trades.
     *
     * @param other another calendar
     * @return a calendar with both ids, joined by {@code |}, over the days that both know
     * @throws IllegalArgumentException where no day is known to both
     */
    public TradingCalendar union(TradingCalendar other) {
        return together(other, false);
    }

    private TradingCalendar together(TradingCalendar other, boolean all) {
        TreeMap<String, TradingCalendar> members = new TreeMap<>();
        members(all).forEach(member -> members.put(member.id, member));
        other.members(all).forEach(member -> members.put(member.id, member));
        if (members.size() == 1) {
            return this;
        }
        DateSpan span = shared(other)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Calendars " + this.id + " (" + first + " … " + last + ") and " + other.id + " (" + other.first
                                + " … " + other.last + ") know no day in common. Expected some."));
        List<TradingCalendar> ordered = ImmutableList.copyOf(members.values());
        String together = String.join(all ? "&" : "|", members.keySet());
        return of(together, List.of(), span.from(), span.to(), new SeveralVenues(ordered, all), Optional.empty());
    }

    /** The days that both calendars know. */
    private Optional<DateSpan> shared(TradingCalendar other) {
        LocalDate from = Collections.max(List.of(first, other.first));
        LocalDate to = Collections.min(List.of(last, other.last));
        return from.isAfter(to) ? Optional.empty() : Optional.of(new DateSpan(from, to));
    }

    /** What this calendar is made of, if it was made the same way; else itself, in brackets where it is made otherwise. */
    private List<TradingCalendar> members(boolean all) {
        if (!(days instanceof SeveralVenues several)) {
            return List.of(this);
        }
        return several.all() == all ? several.members() : List.of(named("(" + id + ")"));
    }

    private TradingCalendar named(String other) {
        return new TradingCalendar(other, aliases, first, last, days, sessions, sessionsPerYear);
    }

    /**
     * A date on which this venue trades and another one does not.
     *
     * @param other another calendar
     * @return the first such date that both know; empty where every session here is one there
     */
    public Optional<LocalDate> sessionOutside(TradingCalendar other) {
        if (equals(other)) {
            return Optional.empty();
        }
        return shared(other).flatMap(span -> {
            BitSet outside = within(span);
            outside.andNot(other.within(span));
            int place = outside.nextSetBit(0);
            return place < 0 ? Optional.empty() : Optional.of(span.from().plusDays(place));
        });
    }

    /** The sessions of a span that this calendar knows, by their place in it. */
    private BitSet within(DateSpan span) {
        return sessions.get(position(span.from()), position(span.to()) + 1);
    }

    private int position(LocalDate date) {
        if (date.isBefore(first) || date.isAfter(last)) {
            throw new RefusedException(
                    "Date " + date + " is outside the calendar",
                    "calendar " + id,
                    "a date from " + first + " to " + last,
                    "the date is mistyped, or a calendar of your own is needed");
        }
        return (int) (date.toEpochDay() - first.toEpochDay());
    }

    /**
     * Whether a date lies in the span that this calendar knows.
     *
     * @param date any date
     * @return true from {@link #first()} to {@link #last()}
     */
    public boolean knows(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
    }

    VenueDays days() {
        return days;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TradingCalendar that
                && id.equals(that.id)
                && first.equals(that.first)
                && last.equals(that.last)
                && sessionsPerYear == that.sessionsPerYear
                && sessions.equals(that.sessions);
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
