package io.metafolio.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The days of several venues as one: open where all are, or where any is.
 *
 * <p>A day that all must share ends with the first close; a day on which any may trade ends with the last.
 */
record SeveralVenues(List<TradingCalendar> members, boolean all) implements VenueDays {
    @Override
    public Optional<Closure> closure(LocalDate date) {
        List<Closure> closed = new ArrayList<>();
        for (TradingCalendar member : members) {
            member.closure(date).ifPresent(closed::add);
        }
        if (all ? closed.isEmpty() : closed.size() < members.size()) {
            return Optional.empty();
        }
        String reasons = closed.stream().map(Closure::reason).distinct().collect(Collectors.joining("; "));
        Closure.Kind kind = closed.stream()
                .map(Closure::kind)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new Closure(date, kind, reasons));
    }

    @Override
    public Optional<HalfDay> halfDay(LocalDate date) {
        if (closure(date).isPresent()) {
            return Optional.empty();
        }
        ZonedDateTime close = close(date);
        return open(date)
                .flatMap(member -> member.halfDay(date).stream())
                .filter(half -> half.close().toInstant().equals(close.toInstant()))
                .findFirst();
    }

    @Override
    public ZonedDateTime close(LocalDate session) {
        Stream<ZonedDateTime> closes = open(session).map(member -> member.close(session));
        Comparator<ZonedDateTime> byInstant = Comparator.comparing(ZonedDateTime::toInstant);
        return (all ? closes.min(byInstant) : closes.max(byInstant)).orElseThrow();
    }

    private Stream<TradingCalendar> open(LocalDate date) {
        return members.stream().filter(member -> member.isSession(date));
    }

    @Override
    public boolean endsAt(LocalDate date, ZonedDateTime stamp, Duration before) {
        return members.stream().anyMatch(member -> member.days().endsAt(date, stamp, before));
    }

    @Override
    public ZoneId zone() {
        return members.get(0).zone();
    }
}
