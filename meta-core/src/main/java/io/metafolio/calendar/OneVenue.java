package io.metafolio.calendar;

import com.google.common.collect.ImmutableSortedMap;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/** The days of one venue: a weekend, closures, early ends, a usual close. Midnight as a close is the day's end. */
record OneVenue(
        ZoneId zone,
        LocalTime usualClose,
        Set<DayOfWeek> weekend,
        ImmutableSortedMap<LocalDate, Closure> closures,
        ImmutableSortedMap<LocalDate, HalfDay> halfDays)
        implements VenueDays {
    @Override
    public Optional<Closure> closure(LocalDate date) {
        if (weekend.contains(date.getDayOfWeek())) {
            return Optional.of(new Closure(date, Closure.Kind.WEEKEND, "weekend"));
        }
        return Optional.ofNullable(closures.get(date));
    }

    @Override
    public Optional<HalfDay> halfDay(LocalDate date) {
        return closure(date).isPresent() ? Optional.empty() : Optional.ofNullable(halfDays.get(date));
    }

    @Override
    public ZonedDateTime close(LocalDate session) {
        return halfDay(session).map(HalfDay::close).orElseGet(() -> usual(session));
    }

    private ZonedDateTime usual(LocalDate date) {
        LocalDate day = usualClose.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        return day.atTime(usualClose).atZone(zone);
    }

    @Override
    public boolean endsAt(LocalDate date, ZonedDateTime stamp, Duration before) {
        return isAt(usual(date), stamp, before)
                || halfDay(date)
                        .filter(half -> isAt(half.close(), stamp, before))
                        .isPresent();
    }

    private static boolean isAt(ZonedDateTime close, ZonedDateTime stamp, Duration before) {
        Duration early = Duration.between(stamp, close);
        return !early.isNegative() && early.compareTo(before) <= 0;
    }
}
