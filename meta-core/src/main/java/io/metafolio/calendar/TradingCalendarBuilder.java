package io.metafolio.calendar;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what a venue's days are. Not safe to share between threads. */
public final class TradingCalendarBuilder {
    private static final int LONGEST_SPAN = 1_000 * 366;
    private static final int YEAR = 365;

    private final String id;
    private final List<String> aliases = new ArrayList<>();
    private final TreeMap<LocalDate, Closure> closures = new TreeMap<>();
    private final TreeMap<LocalDate, HalfDay> halfDays = new TreeMap<>();
    private Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private ZoneId zone = ZoneOffset.UTC;
    private LocalTime usualClose = LocalTime.of(16, 0);
    private LocalDate first = LocalDate.of(1990, 1, 1);
    private LocalDate last = LocalDate.of(2040, 12, 31);
    private Optional<Integer> sessionsPerYear = Optional.empty();

    TradingCalendarBuilder(String id) {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,30}")) {
            throw new IllegalArgumentException("Calendar id \"" + id
                    + "\". Expected 1 … 31 letters, digits, underscores, dots and hyphens, for example \"XTKS\".");
        }
        this.id = id;
    }

    /**
     * Another name that means the calendar.
     *
     * @param alias for example {@code NYSE}
     * @return this builder
     */
    public TradingCalendarBuilder alias(String alias) {
        aliases.add(alias);
        return this;
    }

    /**
     * The span of days it knows; default 1990-01-01 to 2040-12-31.
     *
     * @param from first date
     * @param to last date
     * @return this builder
     * @throws IllegalArgumentException where the span is empty or longer than a thousand years
     */
    public TradingCalendarBuilder between(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > LONGEST_SPAN) {
            throw new IllegalArgumentException("Calendar " + id + " from " + from + " to " + to
                    + ". Expected a first date not after the last, at most a thousand years before it.");
        }
        first = from;
        last = to;
        return this;
    }

    /**
     * When a session usually ends; default 16:00 UTC. Give it before half days.
     *
     * @param close on the venue's clocks; midnight is the end of the session's date
     * @param where the venue's zone
     * @return this builder
     */
    public TradingCalendarBuilder closesAt(LocalTime close, ZoneId where) {
        usualClose = close;
        zone = where;
        return this;
    }

    /**
     * The days of the week on which it never trades; default Saturday and Sunday.
     *
     * @param never none for a venue that trades every day
     * @return this builder
     */
    public TradingCalendarBuilder weekend(DayOfWeek... never) {
        weekend = EnumSet.noneOf(DayOfWeek.class);
        weekend.addAll(List.of(never));
        return this;
    }

    /**
     * A day on which it does not trade.
     *
     * @param date the day; outside the span it changes nothing
     * @param kind how it came about
     * @param reason in words
     * @return this builder
     */
    public TradingCalendarBuilder closed(LocalDate date, Closure.Kind kind, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Calendar " + id + " is closed on " + date
                    + " without a reason. Expected one: each closure carries its reason.");
        }
        closures.putIfAbsent(date, new Closure(date, kind, reason));
        return this;
    }

    /**
     * A session that ends early.
     *
     * @param date the session; where it is a closed day it changes nothing
     * @param close on the venue's clocks
     * @param reason in words
     * @return this builder
     */
    public TradingCalendarBuilder halfDay(LocalDate date, LocalTime close, String reason) {
        halfDays.putIfAbsent(date, new HalfDay(date.atTime(close).atZone(zone), reason));
        return this;
    }

    /**
     * Exactly these sessions, as a list from elsewhere has them; the span becomes theirs.
     *
     * @param sessions distinct dates, in any order
     * @return this builder
     * @throws IllegalArgumentException where there is none
     */
    public TradingCalendarBuilder sessions(List<LocalDate> sessions) {
        TreeSet<LocalDate> all = new TreeSet<>(sessions);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("Calendar " + id + " of no sessions. Expected at least one.");
        }
        weekend();
        between(all.first(), all.last());
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            if (!all.contains(date)) {
                closed(date, Closure.Kind.UNSCHEDULED, "not among the sessions given");
            }
        }
        return this;
    }

    /**
     * Sessions in a year, where the mean over the span is not wanted.
     *
     * @param sessions 1 … 366
     * @return this builder
     * @throws IllegalArgumentException where the number is none of these
     */
    public TradingCalendarBuilder sessionsPerYear(int sessions) {
        if (sessions < 1 || sessions > 366) {
            throw new IllegalArgumentException(
                    "Calendar " + id + " with " + sessions + " sessions a year. Expected 1 … 366.");
        }
        sessionsPerYear = Optional.of(sessions);
        return this;
    }

    /**
     * The calendar.
     *
     * @return every day of the span decided
     * @throws IllegalArgumentException where it has no session, or knows less than a year and states no sessions a year
     */
    public TradingCalendar build() {
        if (sessionsPerYear.isEmpty() && ChronoUnit.DAYS.between(first, last) + 1 < YEAR) {
            throw new IllegalArgumentException("Calendar " + id + " knows " + first + " … " + last
                    + ", less than a year. Expected sessionsPerYear(…), or a span of a year at least.");
        }
        TradingCalendar calendar = TradingCalendar.of(
                id,
                aliases,
                first,
                last,
                new OneVenue(
                        zone,
                        usualClose,
                        Sets.immutableEnumSet(weekend),
                        ImmutableSortedMap.copyOf(closures),
                        ImmutableSortedMap.copyOf(halfDays)),
                sessionsPerYear);
        if (calendar.sessions(first, last).isEmpty()) {
            throw new IllegalArgumentException(
                    "Calendar " + id + " has no session from " + first + " to " + last + ". Expected at least one.");
        }
        return calendar;
    }
}
