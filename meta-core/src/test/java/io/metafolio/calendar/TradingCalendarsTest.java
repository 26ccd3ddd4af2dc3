package io.metafolio.calendar;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarsTest {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 3);
    private static final LocalDate LAST = LocalDate.of(2030, 12, 31);

    /** NYSE's published holidays and closing notices; the observance of Rule 7.2. */
    @ParameterizedTest(name = "New York is closed on {0}: {1}")
    @CsvSource({
        "2000-04-21, Good Friday",
        "2001-09-11, attacks of September 2001",
        "2001-09-14, attacks of September 2001",
        "2004-06-11, mourning for Ronald Reagan",
        "2004-12-24, Christmas Day",
        "2007-01-02, mourning for Gerald Ford",
        "2008-03-21, Good Friday",
        "2010-07-05, Independence Day",
        "2010-12-24, Christmas Day",
        "2011-12-26, Christmas Day",
        "2012-01-02, New Year's Day",
        "2012-10-29, Hurricane Sandy",
        "2012-10-30, Hurricane Sandy",
        "2015-07-03, Independence Day",
        "2018-12-05, mourning for George H. W. Bush",
        "2020-07-03, Independence Day",
        "2021-05-31, Memorial Day",
        "2022-06-20, Juneteenth",
        "2023-01-02, New Year's Day",
        "2023-01-16, Martin Luther King Day",
        "2023-02-20, Washington's Birthday",
        "2023-06-19, Juneteenth",
        "2023-09-04, Labor Day",
        "2023-11-23, Thanksgiving Day",
        "2024-03-29, Good Friday",
        "2025-01-09, mourning for Jimmy Carter",
        "2027-06-18, Juneteenth",
        "2024-03-30, weekend"
    })
    void isClosed(LocalDate date, String reason) {
        assertThat(TradingCalendars.XNYS.isSession(date)).isFalse();
        assertThat(TradingCalendars.newYorkClosure(date)).isEqualTo(reason);
    }

    /** Days that a rule of thumb would close: Saturday New Years, Juneteenth before 2022, Columbus and Veterans Day. */
    @ParameterizedTest(name = "New York is open on {0}")
    @ValueSource(
            strings = {
                "2000-01-03", "2001-09-10", "2001-09-17", "2004-12-31", "2010-12-31", "2012-10-31", "2020-06-19",
                "2021-06-18", "2021-12-31", "2023-10-09", "2023-11-10", "2023-11-24", "2024-12-24", "2027-12-31"
            })
    void isOpen(LocalDate date) {
        assertThat(TradingCalendars.XNYS.isSession(date)).isTrue();
        assertThat(TradingCalendars.newYorkClosure(date)).isEmpty();
    }

    /** Trading days a year as the exchange counts them. */
    @ParameterizedTest(name = "New York traded on {1} days of {0}")
    @CsvSource({
        "2001, 248",
        "2002, 252",
        "2012, 250",
        "2018, 251",
        "2019, 252",
        "2020, 253",
        "2021, 252",
        "2022, 251",
        "2023, 250",
        "2024, 252"
    })
    void countsSessions(int year, int sessions) {
        assertThat(TradingCalendars.XNYS.sessions(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .hasSize(sessions);
    }

    @Test
    @DisplayName("every day of 2000 to 2030 agrees with exchange_calendars 4.13.2")
    void agreesWithExchangeCalendars() {
        List<LocalDate> witness = fixture();

        List<LocalDate> ours = TradingCalendars.XNYS.sessions(FIRST, LAST);

        assertThat(witness).hasSizeGreaterThan(7_000);
        assertThat(ours).containsExactlyElementsOf(witness);
    }

    private static List<LocalDate> fixture() {
        InputStream in = Objects.requireNonNull(TradingCalendarsTest.class.getResourceAsStream("xnys-sessions.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(LocalDate::parse)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("The fixture could not be read.", e);
        }
    }

    @Test
    @DisplayName("crypto trades every day of the year")
    void cryptoNeverCloses() {
        Map<Integer, Long> days =
                TradingCalendars.XCRY.sessions(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 12, 31)).stream()
                        .collect(groupingBy(LocalDate::getYear, counting()));

        assertThat(days).containsExactlyInAnyOrderEntriesOf(Map.of(2023, 365L, 2024, 366L));
    }

    @Test
    @DisplayName("figures are annualised by 252 sessions in New York and 365 for crypto")
    void sessionsPerYear() {
        assertThat(TradingCalendars.of("XNYS").sessionsPerYear()).isEqualTo(252);
        assertThat(TradingCalendars.of("XCRY").sessionsPerYear()).isEqualTo(365);
    }

    @ParameterizedTest(name = "calendar id \"{0}\" is unknown, and the known ones are listed")
    @ValueSource(strings = {"XNAS", "xnys", "", "NYSE"})
    void refusesUnknownIds(String id) {
        assertThatThrownBy(() -> TradingCalendars.of(id))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("\"" + id + "\"", "XCRY, XNYS");
    }

    @ParameterizedTest(name = "{0} is outside what New York's calendar knows")
    @ValueSource(strings = {"1999-12-31", "2041-01-01"})
    void refusesOutside(LocalDate date) {
        assertThatThrownBy(() -> TradingCalendars.XNYS.isSession(date))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(date.toString(), "XNYS", "2000-01-01", "2040-12-31");
    }

    @Test
    @DisplayName("a period that reaches outside is refused, not cut")
    void refusesPeriodsOutside() {
        assertThatThrownBy(() -> TradingCalendars.XNYS.sessions(LocalDate.of(2040, 12, 28), LocalDate.of(2041, 1, 2)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("a calendar of one's own is named, and equal to another of its id")
    void namesOwnCalendar() {
        TradingCalendar mondays = TradingCalendar.named(
                "MON", 52, FIRST, LAST, date -> date.getDayOfWeek().getValue() == 1);

        assertThat(mondays.sessions(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 15)))
                .containsExactly(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 8), LocalDate.of(2024, 1, 15));
        assertThat(mondays).isEqualTo(TradingCalendar.named("MON", 52, FIRST, LAST, date -> true));
        assertThat(mondays).isNotEqualTo(TradingCalendars.XNYS).hasToString("MON (52 sessions a year)");
    }

    @ParameterizedTest(name = "a calendar \"{0}\" of {1} sessions a year is refused")
    @CsvSource({"'', 252", "X, 0", "X, 367"})
    void refusesBadCalendars(String id, int sessions) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TradingCalendar.named(id, sessions, FIRST, LAST, date -> true))
                .withMessageContaining(String.valueOf(sessions));
    }

    @Test
    @DisplayName("a calendar whose last date is before its first is refused")
    void refusesDisorder() {
        LocalDate dayBefore = FIRST.minusDays(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TradingCalendar.named("X", 252, FIRST, dayBefore, date -> true));
    }
}
