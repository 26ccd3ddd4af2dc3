package io.metafolio.calendar;

import com.google.common.collect.ImmutableList;
import io.metafolio.errors.UnknownNameException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calendars by id and alias: those of the library, and a desk's own. Immutable; safe to share between threads.
 *
 * <p>Ids are MIC codes where there is one, as in exchange_calendars.
 */
public final class TradingCalendars {
    /** Every day, around the clock, 1990 to 2040: crypto. 365 sessions a year; a day ends at the next midnight UTC. */
    public static final TradingCalendar XCRY = TradingCalendar.builder("XCRY")
            .alias("24x7")
            .weekend()
            .closesAt(LocalTime.MIDNIGHT, ZoneOffset.UTC)
            .build();
    /**
     * The New York Stock Exchange, also for NASDAQ and NYSE Arca, 1990 to 2040: weekends, the exchange's holidays with their
     * observance, its unscheduled closures, its half days. 252 sessions a year.
     */
    public static final TradingCalendar XNYS = NewYorkDays.calendar();
    /**
     * Equity futures at the Chicago Mercantile Exchange, 1990 to 2040. 258 sessions a year, of which those on holidays of the
     * shares are half days; every session of {@link #XNYS} is one here.
     */
    public static final TradingCalendar CMES = ChicagoDays.calendar();
    /** The calendars that the library knows. */
    public static final TradingCalendars KNOWN = new TradingCalendars(List.of(XCRY, XNYS, CMES));

    private final List<TradingCalendar> calendars;

    private TradingCalendars(List<TradingCalendar> calendars) {
        this.calendars = ImmutableList.copyOf(calendars);
    }

    /**
     * The library's calendar of an id, an alias, or several ids joined by {@code &} or {@code |}.
     *
     * @param id for example {@code XNYS}
     * @return the calendar
     * @throws UnknownNameException where no calendar is called so; the message lists those that are known
     */
    public static TradingCalendar of(String id) {
        return KNOWN.calendar(id);
    }

    /**
     * These calendars and one more.
     *
     * @param calendar one whose id and aliases are new
     * @return the larger collection
     * @throws IllegalArgumentException where a name is taken
     */
    public TradingCalendars with(TradingCalendar calendar) {
        Stream.concat(Stream.of(calendar.id()), calendar.aliases().stream())
                .forEach(name -> find(name).ifPresent(taken -> {
                    throw new IllegalArgumentException("Calendar name \"" + name + "\" is taken by " + taken
                            + ". Expected a new one, for example \"" + calendar.id() + "-DESK\".");
                }));
        return new TradingCalendars(
                Stream.concat(calendars.stream(), Stream.of(calendar)).toList());
    }

    /**
     * The calendar of an id, an alias, or several of them joined by {@code &} (days that all share) or {@code |} (days of
     * any).
     *
     * @param name for example {@code XNYS}, {@code NYSE}, or {@code CMES|XNYS}
     * @return the calendar
     * @throws UnknownNameException where no calendar is called so; the message lists those that are known
     */
    public TradingCalendar calendar(String name) {
        boolean isShared = name.contains("&");
        if (isShared == name.contains("|")) {
            return one(name);
        }
        return Stream.of(name.split("[&|]", -1))
                .map(this::one)
                .reduce(isShared ? TradingCalendar::intersection : TradingCalendar::union)
                .orElseThrow();
    }

    private TradingCalendar one(String name) {
        return find(name)
                .orElseThrow(() -> new UnknownNameException(
                        "calendar",
                        name,
                        "calendar id",
                        calendars.stream()
                                .map(calendar -> calendar.aliases().isEmpty()
                                        ? calendar.id()
                                        : calendar.id() + " (" + String.join(", ", calendar.aliases()) + ")")
                                .toList()));
    }

    private Optional<TradingCalendar> find(String name) {
        return calendars.stream()
                .filter(calendar ->
                        calendar.id().equals(name) || calendar.aliases().contains(name))
                .findFirst();
    }

    /**
     * The ids.
     *
     * @return in the order in which they were added
     */
    public List<String> ids() {
        return calendars.stream().map(TradingCalendar::id).toList();
    }
}
