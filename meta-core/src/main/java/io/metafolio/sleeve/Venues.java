package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.UnknownNameException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Venues by prefix: those of the library, and a desk's own. Immutable; safe to share between threads. */
public final class Venues {
    /**
     * NYSE, NASDAQ, AMEX, ARCA and BATS on {@link TradingCalendars#XNYS}; CME on {@link TradingCalendars#CMES}; BINANCE, and for
     * research only OKX, BYBIT and BITGET, on {@link TradingCalendars#XCRY}.
     */
    public static final Venues KNOWN = new Venues(List.of(
            new Venue("NYSE", TradingCalendars.XNYS, Venue.Use.PRODUCTION),
            new Venue("NASDAQ", TradingCalendars.XNYS, Venue.Use.PRODUCTION),
            new Venue("AMEX", TradingCalendars.XNYS, Venue.Use.PRODUCTION),
            new Venue("ARCA", TradingCalendars.XNYS, Venue.Use.PRODUCTION),
            new Venue("BATS", TradingCalendars.XNYS, Venue.Use.PRODUCTION),
            new Venue("CME", TradingCalendars.CMES, Venue.Use.PRODUCTION),
            new Venue("BINANCE", TradingCalendars.XCRY, Venue.Use.PRODUCTION),
            new Venue("OKX", TradingCalendars.XCRY, Venue.Use.RESEARCH),
            new Venue("BYBIT", TradingCalendars.XCRY, Venue.Use.RESEARCH),
            new Venue("BITGET", TradingCalendars.XCRY, Venue.Use.RESEARCH)));

    private final List<Venue> venues;

    private Venues(List<Venue> venues) {
        this.venues = ImmutableList.copyOf(venues);
    }

    /**
     * These venues and one more.
     *
     * @param venue one whose prefix is new
     * @return the larger collection
     * @throws IllegalArgumentException where the prefix is taken
     */
    public Venues with(Venue venue) {
        find(venue.code()).ifPresent(taken -> {
            throw new IllegalArgumentException(
                    "Venue " + venue.code() + " is known already, on " + taken.calendar() + ". Expected a new prefix.");
        });
        return new Venues(Stream.concat(venues.stream(), Stream.of(venue)).toList());
    }

    /**
     * The venue of a prefix, where it is known.
     *
     * @param code for example {@code NYSE}
     * @return empty for a venue of which nothing is known
     */
    public Optional<Venue> find(String code) {
        return venues.stream().filter(venue -> venue.code().equals(code)).findFirst();
    }

    /**
     * The venue of a prefix.
     *
     * @param code for example {@code NYSE}
     * @return the venue
     * @throws UnknownNameException where none has that prefix; the message lists those that are known
     */
    public Venue venue(String code) {
        return find(code)
                .orElseThrow(() -> new UnknownNameException(
                        "venue",
                        code,
                        "exchange scope",
                        venues.stream().map(Venue::code).toList()));
    }

    /**
     * The sessions of a sleeve over several venues: the days on which all of them trade. Where one venue's sessions are sessions
     * of all others, they are that venue's, under its id.
     *
     * @param scope the venues
     * @return the calendar; of NYSE, NASDAQ and CME it is XNYS
     * @throws UnknownNameException where a venue is not known
     */
    public TradingCalendar sessions(ExchangeScope scope) {
        List<TradingCalendar> calendars = scope.venues().stream()
                .map(code -> venue(code).calendar())
                .distinct()
                .toList();
        return calendars.stream()
                .filter(one -> calendars.stream()
                        .allMatch(other -> one.sessionOutside(other).isEmpty()))
                .findFirst()
                .orElseGet(() ->
                        calendars.stream().reduce(TradingCalendar::intersection).orElseThrow());
    }
}
