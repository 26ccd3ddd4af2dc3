package io.metafolio.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The holidays that exchanges of the United States keep, by year, on the days on which they keep them: a Saturday's on the
 * Friday before, a Sunday's on the Monday after, but for New Year's Day.
 */
final class UnitedStatesHolidays {
    private static final int FIRST_MARTIN_LUTHER_KING_DAY = 1998;
    private static final int FIRST_JUNETEENTH = 2022;

    private UnitedStatesHolidays() {}

    /** Days on which markets closed to mourn a president. */
    static Map<LocalDate, String> mourning() {
        Map<LocalDate, String> days = new LinkedHashMap<>();
        days.put(LocalDate.of(1994, 4, 27), "mourning for Richard Nixon");
        days.put(LocalDate.of(2004, 6, 11), "mourning for Ronald Reagan");
        days.put(LocalDate.of(2007, 1, 2), "mourning for Gerald Ford");
        days.put(LocalDate.of(2018, 12, 5), "mourning for George H. W. Bush");
        days.put(LocalDate.of(2025, 1, 9), "mourning for Jimmy Carter");
        return days;
    }

    /** New Year's Day, Good Friday and Christmas Day: every venue is closed. */
    static Map<LocalDate, String> closing(int year) {
        Map<LocalDate, String> days = new LinkedHashMap<>();
        days.put(mondayAfterSunday(LocalDate.of(year, 1, 1)), "New Year's Day");
        days.put(easter(year).minusDays(2), "Good Friday");
        days.put(nearestWeekday(LocalDate.of(year, Month.DECEMBER, 25)), "Christmas Day");
        return days;
    }

    /** Holidays on which shares do not trade and futures trade for half a day. */
    static Map<LocalDate, String> halving(int year) {
        Map<LocalDate, String> days = new LinkedHashMap<>();
        if (year >= FIRST_MARTIN_LUTHER_KING_DAY) {
            days.put(nth(3, MONDAY, year, Month.JANUARY), "Martin Luther King Day");
        }
        days.put(nth(3, MONDAY, year, Month.FEBRUARY), "Washington's Birthday");
        days.put(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)), "Memorial Day");
        if (year >= FIRST_JUNETEENTH) {
            days.put(nearestWeekday(LocalDate.of(year, Month.JUNE, 19)), "Juneteenth");
        }
        days.put(nearestWeekday(LocalDate.of(year, Month.JULY, 4)), "Independence Day");
        days.put(nth(1, MONDAY, year, Month.SEPTEMBER), "Labor Day");
        days.put(thanksgiving(year), "Thanksgiving Day");
        return days;
    }

    static LocalDate thanksgiving(int year) {
        return nth(4, THURSDAY, year, Month.NOVEMBER);
    }

    private static LocalDate nth(int n, DayOfWeek day, int year, Month month) {
        return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(n, day));
    }

    /** New Year on a Saturday is not observed: the Friday before closes the old year's books. */
    private static LocalDate mondayAfterSunday(LocalDate date) {
        return date.getDayOfWeek() == SUNDAY ? date.plusDays(1) : date;
    }

    private static LocalDate nearestWeekday(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.minusDays(1);
            case SUNDAY -> date.plusDays(1);
            default -> date;
        };
    }

    /** Gregorian Easter Sunday by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
