package io.metafolio.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendars;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every day of 1990 to 2030 beside what others say of it; where they differ, the reason stands here. Calendars are made anew from their
 * rules, so that a rule that was changed after the library's own were made is noticed.
 */
class CalendarOraclesTest {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2030, 12, 31);

    /** Weekdays on which we and the witness differ, with what we say; closed days by reason. */
    private static Map<LocalDate, String> differences(TradingCalendar ours, Predicate<LocalDate> witness) {
        Map<LocalDate, String> differences = new TreeMap<>();
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
            boolean isWeekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            assertThat(isWeekend && ours.isSession(date)).isFalse();
            if (!isWeekend && ours.isSession(date) != witness.test(date)) {
                differences.put(date, ours.closure(date).map(Closure::reason).orElse("session"));
            }
        }
        return differences;
    }

    private static Map<LocalDate, String> dates(Object... datesAndReasons) {
        Map<LocalDate, String> dates = new LinkedHashMap<>();
        for (int i = 0; i < datesAndReasons.length; i += 2) {
            dates.put(LocalDate.parse((String) datesAndReasons[i]), (String) datesAndReasons[i + 1]);
        }
        return dates;
    }

    /** What exchange_calendars 4.13.2 says of a weekday: closed, an early close, or nothing. */
    private static Map<LocalDate, String> fixture(String calendar) {
        InputStream in = Objects.requireNonNull(CalendarOraclesTest.class.getResourceAsStream("exchange-days.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words[0].equals(calendar))
                    .collect(Collectors.toMap(words -> LocalDate.parse(words[1]), words -> words[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("XNYS equals exchange_calendars 4.13.2 on all days of 1990 to 2030, without exception")
    void newYorkBesideExchangeCalendars() {
        Map<LocalDate, String> witness = fixture("XNYS");

        assertThat(witness).hasSizeGreaterThan(400);
        assertThat(differences(NewYorkDays.calendar(), date -> !"closed".equals(witness.get(date))))
                .isEmpty();
    }

    /**
     * Strata's NYSE holds the exchange's holidays and most of its unscheduled closures; it lacks the
     * first day of Hurricane Sandy
     * (the exchange's notice of 28 October 2012 closed both days).
     */
    @Test
    @DisplayName("XNYS equals Strata's NYSE but for the days explained here")
    void newYorkBesideStrata() {
        HolidayCalendar witness = HolidayCalendars.of("NYSE");

        assertThat(differences(NewYorkDays.calendar(), witness::isBusinessDay)).isEqualTo(STRATA_DIFFERS);
    }

    private static final Map<LocalDate, String> STRATA_DIFFERS = dates("2012-10-29", "Hurricane Sandy");

    /**
     * jollyday's NYSE keeps Martin Luther King Day since 1986, as banks do; the exchange did so first in 1998 (its Rule 7.2). It
     * lacks the day of mourning for Richard Nixon.
     */
    @Test
    @DisplayName("XNYS equals jollyday's NYSE but for the days explained here")
    void newYorkBesideJollyday() {
        HolidayManager witness = HolidayManager.getInstance(ManagerParameters.create("nyse"));
        Map<Integer, Set<LocalDate>> years = new LinkedHashMap<>();
        Predicate<LocalDate> isOpen =
                date -> !years.computeIfAbsent(date.getYear(), year -> witness.getHolidays(Year.of(year)).stream()
                                .map(holiday -> holiday.getDate())
                                .collect(Collectors.toSet()))
                        .contains(date);

        assertThat(differences(NewYorkDays.calendar(), isOpen)).isEqualTo(JOLLYDAY_DIFFERS);
    }

    private static final Map<LocalDate, String> JOLLYDAY_DIFFERS = dates(
            "1990-01-15", "session",
            "1991-01-21", "session",
            "1992-01-20", "session",
            "1993-01-18", "session",
            "1994-01-17", "session",
            "1994-04-27", "mourning for Richard Nixon",
            "1995-01-16", "session",
            "1996-01-15", "session",
            "1997-01-20", "session");

    /**
     * exchange_calendars keeps CMES open from 11 to 14 September 2001. The exchange halted trading on the 11th at 9:15 and re-opened
     * equity products with the shares on the 17th (its notices of 11 to 17 September 2001).
     */
    @Test
    @DisplayName("CMES equals exchange_calendars 4.13.2 but for three days of September 2001")
    void chicagoBesideExchangeCalendars() {
        Map<LocalDate, String> witness = fixture("CMES");

        assertThat(differences(ChicagoDays.calendar(), date -> !"closed".equals(witness.get(date))))
                .isEqualTo(dates(
                        "2001-09-12", "attacks of September 2001",
                        "2001-09-13", "attacks of September 2001",
                        "2001-09-14", "attacks of September 2001"));
    }

    private static Map<LocalDate, String> halfDayDifferences(TradingCalendar ours, Map<LocalDate, String> witness) {
        Map<LocalDate, String> differences = new TreeMap<>();
        for (LocalDate date : ours.sessions(FIRST, LAST)) {
            String met = ours.halfDay(date)
                    .map(half -> half.close().toLocalTime().toString())
                    .orElse("");
            if (!met.equals(witness.getOrDefault(date, ""))) {
                differences.put(date, met);
            }
        }
        return differences;
    }

    @Test
    @DisplayName("half days of XNYS and their closes equal exchange_calendars 4.13.2, without exception")
    void halfDaysInNewYork() {
        assertThat(halfDayDifferences(NewYorkDays.calendar(), fixture("XNYS"))).isEmpty();
    }

    /**
     * exchange_calendars lacks Juneteenth, which the exchange's schedules list since 2022, and the two days of Hurricane Sandy, on
     * which its notices closed equity futures at 8:15; and the halt of 11 September 2001.
     */
    @Test
    @DisplayName("half days of CMES equal exchange_calendars 4.13.2 but for Juneteenth, Sandy, and September 2001")
    void halfDaysInChicago() {
        Map<LocalDate, String> differences = halfDayDifferences(ChicagoDays.calendar(), fixture("CMES"));

        List<LocalDate> explained = new ArrayList<>(
                List.of(LocalDate.of(2001, 9, 11), LocalDate.of(2012, 10, 29), LocalDate.of(2012, 10, 30)));
        for (int year = 2022; year <= 2030; year++) {
            LocalDate juneteenth = LocalDate.of(year, 6, 19);
            explained.add(
                    switch (juneteenth.getDayOfWeek()) {
                        case SATURDAY -> juneteenth.minusDays(1);
                        case SUNDAY -> juneteenth.plusDays(1);
                        default -> juneteenth;
                    });
        }
        assertThat(differences.keySet()).containsExactlyElementsOf(explained);
    }
}
