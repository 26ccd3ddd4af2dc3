package io.metafolio.calendar;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarsTest {
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
        TradingCalendar newYork = NewYorkDays.calendar();
        assertThat(newYork.isSession(date)).isFalse();
        assertThat(newYork.closure(date)).map(Closure::reason).hasValue(reason);
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
        assertThat(TradingCalendars.XNYS.closure(date)).isEmpty();
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
    @DisplayName("the first and the last year are whole, half days and all")
    void wholeYears() {
        TradingCalendar newYork = NewYorkDays.calendar();
        TradingCalendar chicago = ChicagoDays.calendar();
        assertThat(newYork).isEqualTo(TradingCalendars.XNYS);
        assertThat(newYork.closure(LocalDate.of(1990, 12, 25))).isPresent();
        assertThat(newYork.closure(LocalDate.of(2040, 12, 25))).isPresent();
        assertThat(newYork.halfDay(LocalDate.of(2040, 12, 24))).isPresent();
        assertThat(newYork.halfDay(LocalDate.of(2040, 11, 23))).isPresent();
        assertThat(newYork.halfDay(LocalDate.of(2040, 7, 3))).isPresent();
        assertThat(chicago).isEqualTo(TradingCalendars.CMES);
        assertThat(chicago.closure(LocalDate.of(2040, 12, 25))).isPresent();
        assertThat(chicago.halfDay(LocalDate.of(2040, 12, 24))).isPresent();
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
    @ValueSource(strings = {"XTKS", "xnys", "", "XNYS&", "XNYS|XTKS", "CMES&XNYS|XCRY"})
    void refusesUnknownIds(String id) {
        assertThatThrownBy(() -> TradingCalendars.of(id))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("Unknown calendar", "XCRY (24x7)", "XNYS (NYSE,", "CMES (CME)");
    }

    @ParameterizedTest(name = "{0} is outside what New York's calendar knows")
    @ValueSource(strings = {"1989-12-31", "2041-01-01"})
    void refusesOutside(LocalDate date) {
        assertThatThrownBy(() -> TradingCalendars.XNYS.isSession(date))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(date.toString(), "XNYS", "1990-01-01", "2040-12-31");
    }

    @Test
    @DisplayName("a period that reaches outside is refused, not cut")
    void refusesPeriodsOutside() {
        assertThatThrownBy(() -> TradingCalendars.XNYS.sessions(LocalDate.of(2040, 12, 28), LocalDate.of(2041, 1, 2)))
                .isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest(name = "\"{0}\" is another name of {1}")
    @CsvSource({"NYSE, XNYS", "NASDAQ, XNYS", "AMEX, XNYS", "CME, CMES", "24x7, XCRY"})
    void knowsAliases(String alias, String id) {
        assertThat(TradingCalendars.of(alias)).isSameAs(TradingCalendars.of(id));
    }

    @Test
    @DisplayName("closures say how they came about")
    void kindsOfClosures() {
        assertThat(TradingCalendars.XNYS.closure(LocalDate.of(2012, 10, 29)).orElseThrow())
                .isEqualTo(new Closure(LocalDate.of(2012, 10, 29), Closure.Kind.UNSCHEDULED, "Hurricane Sandy"))
                .hasToString("2012-10-29 Hurricane Sandy");
        assertThat(TradingCalendars.XNYS
                        .closure(LocalDate.of(2024, 12, 25))
                        .orElseThrow()
                        .kind())
                .isEqualTo(Closure.Kind.HOLIDAY);
        assertThat(TradingCalendars.XNYS
                        .closure(LocalDate.of(2024, 12, 28))
                        .orElseThrow()
                        .kind())
                .isEqualTo(Closure.Kind.WEEKEND);
    }

    @Test
    @DisplayName("a half day is a session and known as such; its close is told in the venue's zone")
    void halfDays() {
        LocalDate christmasEve = LocalDate.of(2024, 12, 24);

        assertThat(TradingCalendars.XNYS.isSession(christmasEve)).isTrue();
        assertThat(TradingCalendars.XNYS.halfDay(christmasEve).orElseThrow())
                .hasToString("2024-12-24 until 13:00, Christmas Eve");
        assertThat(TradingCalendars.XNYS.close(christmasEve).toInstant()).hasToString("2024-12-24T18:00:00Z");
        assertThat(TradingCalendars.XNYS.halfDay(LocalDate.of(2024, 12, 23))).isEmpty();
        assertThat(TradingCalendars.XNYS.halfDay(LocalDate.of(2024, 12, 25))).isEmpty();
    }

    @ParameterizedTest(name = "{0} ends at {2} on {1}")
    @CsvSource({
        "XNYS, 2024-03-08, 2024-03-08T21:00:00Z",
        "XNYS, 2024-03-11, 2024-03-11T20:00:00Z",
        "CMES, 2024-03-11, 2024-03-11T22:00:00Z",
        "XCRY, 2024-03-10, 2024-03-11T00:00:00Z"
    })
    void closes(String id, LocalDate session, Instant close) {
        assertThat(TradingCalendars.of(id).close(session).toInstant()).isEqualTo(close);
    }

    @Test
    @DisplayName("a closed day has no close, and the refusal says why")
    void noCloseOnClosedDays() {
        assertThatThrownBy(() -> TradingCalendars.XNYS.close(LocalDate.of(2024, 3, 29)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("2024-03-29", "Good Friday", "XNYS");
    }

    @Test
    @DisplayName("an intersection is open where all are, a union where any is, whatever their order")
    void togetherAndEither() {
        TradingCalendar both = TradingCalendars.XNYS.intersection(TradingCalendars.CMES);
        TradingCalendar either = TradingCalendars.CMES.union(TradingCalendars.XNYS);
        LocalDate laborDay = LocalDate.of(2024, 9, 2);

        assertThat(both.id()).isEqualTo("CMES&XNYS");
        assertThat(either.id()).isEqualTo("CMES|XNYS");
        assertThat(both).isEqualTo(TradingCalendars.CMES.intersection(TradingCalendars.XNYS));
        assertThat(TradingCalendars.of("XNYS|CMES")).isEqualTo(either);
        assertThat(TradingCalendars.of("CMES&XNYS&XCRY").isSession(laborDay)).isFalse();
        assertThat(both.closure(laborDay)).map(Closure::reason).hasValue("Labor Day");
        assertThat(either.isSession(laborDay)).isTrue();
        assertThat(either.halfDay(laborDay)).map(HalfDay::reason).hasValue("Labor Day");
        assertThat(both.sessionsPerYear()).isEqualTo(252);
        assertThat(either.sessionsPerYear()).isEqualTo(258);
        assertThat(TradingCalendars.XNYS.union(TradingCalendars.XCRY).sessionsPerYear())
                .isEqualTo(365);
    }

    @Test
    @DisplayName("of several venues a shared session ends with the first close, any session with the last")
    void closesTogether() {
        LocalDate wednesday = LocalDate.of(2024, 3, 6);

        assertThat(TradingCalendars.of("XNYS&CMES").close(wednesday).toInstant())
                .hasToString("2024-03-06T21:00:00Z");
        assertThat(TradingCalendars.of("XNYS|CMES").close(wednesday).toInstant())
                .hasToString("2024-03-06T23:00:00Z");
        assertThat(TradingCalendars.of("XNYS&CMES").halfDay(wednesday)).isEmpty();
    }

    @Test
    @DisplayName("several venues stand in the zone of the first, and a half day that ends as all others do is none")
    void zoneTogether() {
        LocalDate christmasEve = LocalDate.of(2024, 12, 24);

        assertThat(TradingCalendars.of("CMES&XNYS").zone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(TradingCalendars.of("CMES&XNYS").halfDay(christmasEve)).isPresent();
        assertThat(TradingCalendars.of("XNYS|XCRY").halfDay(christmasEve)).isEmpty();
    }

    @Test
    @DisplayName("a stamp belongs to a session of several venues where it belongs to one of them")
    void endsTogether() {
        LocalDate friday = LocalDate.of(2024, 3, 8);
        TradingCalendar both = TradingCalendars.of("CMES&XNYS");
        ZonedDateTime inNewYork = friday.atTime(16, 0).atZone(ZoneId.of("America/New_York"));

        assertThat(both.days().endsAt(friday, inNewYork, Duration.ZERO)).isTrue();
        assertThat(both.days().endsAt(friday, inNewYork.plusMinutes(30), Duration.ZERO))
                .isFalse();
    }

    @Test
    @DisplayName(
            "a stamp ends a session at its close and as long before it as is allowed, on a half day at either close")
    void endsAlone() {
        VenueDays newYork = TradingCalendars.XNYS.days();
        Duration half = Duration.ofMinutes(30);
        ZonedDateTime close = LocalDate.of(2024, 12, 24).atTime(13, 0).atZone(ZoneId.of("America/New_York"));

        for (ZonedDateTime end : List.of(close, close.plusHours(3))) {
            assertThat(newYork.endsAt(end.toLocalDate(), end, half)).isTrue();
            assertThat(newYork.endsAt(end.toLocalDate(), end.minusMinutes(30), half))
                    .isTrue();
            assertThat(newYork.endsAt(end.toLocalDate(), end.minusMinutes(31), half))
                    .isFalse();
            assertThat(newYork.endsAt(end.toLocalDate(), end.plusMinutes(1), half))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("a period that ends before it begins has no sessions; a calendar with itself is itself")
    void emptyAndSame() {
        LocalDate day = LocalDate.of(2024, 1, 3);
        assertThat(TradingCalendars.XNYS.sessions(day, day.minusDays(1))).isEmpty();
        assertThat(TradingCalendars.XNYS.intersection(TradingCalendars.XNYS)).isSameAs(TradingCalendars.XNYS);
    }

    @Test
    @DisplayName("spans and sessions a year are taken up to their ends")
    void endsOfRanges() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        assertThat(tokyo().sessionsPerYear(1).build().sessionsPerYear()).isEqualTo(1);
        assertThat(tokyo().sessionsPerYear(366).build().sessionsPerYear()).isEqualTo(366);
        assertThatIllegalArgumentException().isThrownBy(() -> tokyo().sessionsPerYear(0));
        assertThat(tokyo().between(day, day).sessionsPerYear(1).build().last()).isEqualTo(day);
        LocalDate from = LocalDate.of(1500, 1, 1);
        long longest = 366_000;
        assertThat(tokyo().between(from, from.plusDays(longest - 1)).build().first())
                .isEqualTo(from);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokyo().between(from, from.plusDays(longest)))
                .withMessageContaining("thousand years");
        LocalDate year = LocalDate.of(2023, 1, 1);
        assertThat(tokyo().between(year, year.plusDays(364)).build().sessionsPerYear())
                .isEqualTo(260);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokyo().between(year, year.plusDays(363)).build());
    }

    @Test
    @DisplayName("a calendar made both ways keeps its inner one in brackets")
    void nestsInBrackets() {
        TradingCalendar nested = TradingCalendars.of("CMES|XNYS").intersection(TradingCalendars.XCRY);

        assertThat(nested.id()).isEqualTo("(CMES|XNYS)&XCRY");
        assertThat(nested.sessions(LocalDate.of(2024, 9, 1), LocalDate.of(2024, 9, 3)))
                .containsExactly(LocalDate.of(2024, 9, 2), LocalDate.of(2024, 9, 3));
    }

    @Test
    @DisplayName("every session of XNYS is one of CMES, and not the other way")
    void newYorkWithinChicago() {
        assertThat(TradingCalendars.XNYS.sessionOutside(TradingCalendars.CMES)).isEmpty();
        assertThat(TradingCalendars.CMES.sessionOutside(TradingCalendars.XNYS)).hasValue(LocalDate.of(1990, 2, 19));
    }

    private static TradingCalendarBuilder tokyo() {
        return TradingCalendar.builder("XTKS")
                .between(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 12, 31))
                .closesAt(LocalTime.of(15, 0), ZoneId.of("Asia/Tokyo"))
                .closed(LocalDate.of(2024, 1, 2), Closure.Kind.HOLIDAY, "bank holiday")
                .halfDay(LocalDate.of(2024, 1, 4), LocalTime.of(11, 30), "first session of the year");
    }

    @Test
    @DisplayName("a calendar of one's own is built from facts, counts its own sessions and joins the known ones by id")
    void buildsOwnCalendar() {
        TradingCalendar tokyo = tokyo().alias("TSE").build();
        TradingCalendars desk = TradingCalendars.KNOWN.with(tokyo);

        assertThat(desk.calendar("TSE")).isEqualTo(tokyo);
        assertThat(desk.ids()).containsExactly("XCRY", "XNYS", "CMES", "XTKS");
        assertThat(tokyo.sessionsPerYear()).isEqualTo(260);
        assertThat(tokyo.closure(LocalDate.of(2024, 1, 2))).map(Closure::reason).hasValue("bank holiday");
        assertThat(tokyo.close(LocalDate.of(2024, 1, 4)).toInstant()).hasToString("2024-01-04T02:30:00Z");
        assertThat(tokyo).isEqualTo(tokyo().build()).hasSameHashCodeAs(tokyo().build());
        assertThat(tokyo).isNotEqualTo(tokyo().sessionsPerYear(245).build()).hasToString("XTKS (260 sessions a year)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.with(tokyo().build()))
                .withMessageContainingAll("XTKS", "taken");
    }

    @Test
    @DisplayName("a list of sessions is a calendar over its own span")
    void buildsFromSessions() {
        List<LocalDate> fridays = LocalDate.of(2023, 1, 6)
                .datesUntil(LocalDate.of(2024, 2, 1), Period.ofWeeks(1))
                .toList();

        TradingCalendar weekly =
                TradingCalendar.builder("FRI").sessions(fridays).build();

        assertThat(weekly.sessions(weekly.first(), weekly.last())).isEqualTo(fridays);
        assertThat(weekly.sessionsPerYear()).isEqualTo(53);
        assertThat(weekly.closure(LocalDate.of(2023, 1, 9)))
                .map(Closure::reason)
                .hasValue("not among the sessions given");
        assertThat(weekly.knows(LocalDate.of(2023, 1, 5))).isFalse();
    }

    @Test
    @DisplayName("what makes no calendar is refused with what was met")
    void refusesBadCalendars() {
        LocalDate day = LocalDate.of(2024, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TradingCalendar.builder("a&b"))
                .withMessageContaining("a&b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokyo().between(day, day.minusDays(1)))
                .withMessageContaining("2023-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokyo().between(LocalDate.MIN, LocalDate.MAX))
                .withMessageContaining("thousand years");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokyo().sessionsPerYear(367))
                .withMessageContaining("367");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokyo().closed(day, Closure.Kind.HOLIDAY, " "))
                .withMessageContainingAll("2024-01-01", "reason");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokyo().between(day, day.plusDays(9)).build())
                .withMessageContainingAll("less than a year", "sessionsPerYear");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokyo().weekend(DayOfWeek.values()).build())
                .withMessageContaining("no session");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TradingCalendar.builder("X").sessions(List.of()))
                .withMessageContaining("no sessions");
        TradingCalendar later = tokyo().between(LocalDate.of(2050, 1, 1), LocalDate.of(2051, 12, 31))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TradingCalendars.XNYS.union(later))
                .withMessageContainingAll("XNYS", "XTKS", "no day in common");
    }
}
