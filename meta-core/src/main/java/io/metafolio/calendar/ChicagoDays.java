package io.metafolio.calendar;

import static io.metafolio.calendar.Closure.Kind.HOLIDAY;
import static io.metafolio.calendar.Closure.Kind.UNSCHEDULED;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;

/**
 * The days of equity futures at the Chicago Mercantile Exchange: where shares keep a holiday, they trade for half a day.
 *
 * <p>Facts from the exchange's holiday schedules and notices. Such a half day is a session here, though the exchange clears it
 * with the next; and Good Friday is closed, though in years of an employment report on that day they trade until 8:15.
 */
final class ChicagoDays {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2040;
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime BEFORE_SHARES_OPEN = LocalTime.of(8, 15);

    private ChicagoDays() {}

    static TradingCalendar calendar() {
        TradingCalendarBuilder days = TradingCalendar.builder("CMES")
                .alias("CME")
                .between(LocalDate.of(FIRST_YEAR, 1, 1), LocalDate.of(LAST_YEAR, 12, 31))
                .closesAt(LocalTime.of(17, 0), ZoneId.of("America/Chicago"));
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            UnitedStatesHolidays.closing(year).forEach((date, reason) -> days.closed(date, HOLIDAY, reason));
            UnitedStatesHolidays.halving(year).forEach((date, reason) -> days.halfDay(date, NOON, reason));
            if (year >= 1993) {
                days.halfDay(UnitedStatesHolidays.thanksgiving(year).plusDays(1), NOON, "day after Thanksgiving Day");
            }
            days.halfDay(LocalDate.of(year, Month.DECEMBER, 24), NOON, "Christmas Eve");
        }
        UnitedStatesHolidays.mourning().forEach((date, reason) -> days.closed(date, UNSCHEDULED, reason));
        for (int day = 12; day <= 14; day++) {
            days.closed(LocalDate.of(2001, 9, day), UNSCHEDULED, "attacks of September 2001");
        }
        return days.halfDay(LocalDate.of(2001, 9, 11), LocalTime.of(9, 15), "attacks of September 2001")
                .halfDay(LocalDate.of(2012, 10, 29), BEFORE_SHARES_OPEN, "Hurricane Sandy")
                .halfDay(LocalDate.of(2012, 10, 30), BEFORE_SHARES_OPEN, "Hurricane Sandy")
                .build();
    }
}
