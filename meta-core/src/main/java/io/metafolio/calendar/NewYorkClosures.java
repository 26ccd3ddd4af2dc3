package io.metafolio.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import com.google.common.collect.ImmutableMap;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;

/** Why the New York Stock Exchange is closed on a date; facts from the exchange's Rule 7.2 and its notices. */
final class NewYorkClosures {
    private static final int FIRST_JUNETEENTH = 2022;

    private static final Map<LocalDate, String> UNSCHEDULED = ImmutableMap.<LocalDate, String>builder()
            .put(LocalDate.of(2001, 9, 11), "attacks of September 2001")
            .put(LocalDate.of(2001, 9, 12), "attacks of September 2001")
            .put(LocalDate.of(2001, 9, 13), "attacks of September 2001")
            .put(LocalDate.of(2001, 9, 14), "attacks of September 2001")
            .put(LocalDate.of(2004, 6, 11), "mourning for Ronald Reagan")
            .put(LocalDate.of(2007, 1, 2), "mourning for Gerald Ford")
            .put(LocalDate.of(2012, 10, 29), "Hurricane Sandy")
            .put(LocalDate.of(2012, 10, 30), "Hurricane Sandy")
            .put(LocalDate.of(2018, 12, 5), "mourning for George H. W. Bush")
            .put(LocalDate.of(2025, 1, 9), "mourning for Jimmy Carter")
            .buildOrThrow();

    private NewYorkClosures() {}

    static String reason(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        if (day == SATURDAY || day == SUNDAY) {
            return "weekend";
        }
        String holiday = holiday(date);
        return holiday.isEmpty() ? UNSCHEDULED.getOrDefault(date, "") : holiday;
    }

    private static String holiday(LocalDate date) {
        int year = date.getYear();
        if (date.equals(mondayAfterSunday(LocalDate.of(year, 1, 1)))) {
            return "New Year's Day";
        }
        if (date.equals(nth(3, MONDAY, year, Month.JANUARY))) {
            return "Martin Luther King Day";
        }
        if (date.equals(nth(3, MONDAY, year, Month.FEBRUARY))) {
            return "Washington's Birthday";
        }
        if (date.equals(easter(year).minusDays(2))) {
            return "Good Friday";
        }
        if (date.equals(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)))) {
            return "Memorial Day";
        }
        return laterHoliday(date, year);
    }

    private static String laterHoliday(LocalDate date, int year) {
        if (year >= FIRST_JUNETEENTH && date.equals(nearestWeekday(LocalDate.of(year, Month.JUNE, 19)))) {
            return "Juneteenth";
        }
        if (date.equals(nearestWeekday(LocalDate.of(year, Month.JULY, 4)))) {
            return "Independence Day";
        }
        if (date.equals(nth(1, MONDAY, year, Month.SEPTEMBER))) {
            return "Labor Day";
        }
        if (date.equals(nth(4, THURSDAY, year, Month.NOVEMBER))) {
            return "Thanksgiving Day";
        }
        return date.equals(nearestWeekday(LocalDate.of(year, Month.DECEMBER, 25))) ? "Christmas Day" : "";
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
