package io.metafolio.calendar;

import static io.metafolio.calendar.Closure.Kind.HOLIDAY;
import static io.metafolio.calendar.Closure.Kind.UNSCHEDULED;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;

/** The days of the New York Stock Exchange; facts from its Rule 7.2, its holiday lists and its closing notices. */
final class NewYorkDays {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2040;
    private static final LocalTime TWO = LocalTime.of(14, 0);
    private static final LocalTime ONE = LocalTime.of(13, 0);

    private NewYorkDays() {}

    static TradingCalendar calendar() {
        TradingCalendarBuilder days = TradingCalendar.builder("XNYS")
                .alias("NYSE")
                .alias("XNAS")
                .alias("NASDAQ")
                .alias("XASE")
                .alias("AMEX")
                .alias("ARCX")
                .alias("ARCA")
                .between(LocalDate.of(FIRST_YEAR, 1, 1), LocalDate.of(LAST_YEAR, 12, 31))
                .closesAt(LocalTime.of(16, 0), ZoneId.of("America/New_York"));
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            UnitedStatesHolidays.closing(year).forEach((date, reason) -> days.closed(date, HOLIDAY, reason));
            UnitedStatesHolidays.halving(year).forEach((date, reason) -> days.closed(date, HOLIDAY, reason));
            aroundIndependenceDay(days, year);
            afterThanksgiving(days, year);
            christmasEve(days, year);
        }
        UnitedStatesHolidays.mourning().forEach((date, reason) -> days.closed(date, UNSCHEDULED, reason));
        for (int day = 11; day <= 14; day++) {
            days.closed(LocalDate.of(2001, 9, day), UNSCHEDULED, "attacks of September 2001");
        }
        return days.closed(LocalDate.of(2012, 10, 29), UNSCHEDULED, "Hurricane Sandy")
                .closed(LocalDate.of(2012, 10, 30), UNSCHEDULED, "Hurricane Sandy")
                .halfDay(LocalDate.of(1997, 12, 26), ONE, "Friday after Christmas Day")
                .halfDay(LocalDate.of(1999, 12, 31), ONE, "New Year's Eve of the century")
                .halfDay(LocalDate.of(2003, 12, 26), ONE, "Friday after Christmas Day")
                .build();
    }

    /** The third of July from 1995 on; where the fourth was a Thursday, until 2012 the Friday after instead. */
    private static void aroundIndependenceDay(TradingCalendarBuilder days, int year) {
        LocalDate fourth = LocalDate.of(year, Month.JULY, 4);
        DayOfWeek weekday = fourth.getDayOfWeek();
        if (year < 1995
                || weekday == DayOfWeek.SATURDAY
                || weekday == DayOfWeek.SUNDAY
                || weekday == DayOfWeek.MONDAY) {
            return;
        }
        if (weekday == DayOfWeek.THURSDAY && year < 2013) {
            days.halfDay(fourth.plusDays(1), ONE, "day after Independence Day");
        } else {
            days.halfDay(fourth.minusDays(1), ONE, "day before Independence Day");
        }
    }

    private static void afterThanksgiving(TradingCalendarBuilder days, int year) {
        if (year >= 1992) {
            LocalDate friday = UnitedStatesHolidays.thanksgiving(year).plusDays(1);
            days.halfDay(friday, year == 1992 ? TWO : ONE, "day after Thanksgiving Day");
        }
    }

    private static void christmasEve(TradingCalendarBuilder days, int year) {
        days.halfDay(LocalDate.of(year, Month.DECEMBER, 24), year <= 1992 ? TWO : ONE, "Christmas Eve");
    }
}
