package io.metafolio.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStampsTest {
    private static final TradingCalendar TOKYO = TradingCalendar.builder("XTKS")
            .between(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31))
            .closesAt(LocalTime.of(15, 0), ZoneId.of("Asia/Tokyo"))
            .build();

    private static TradingCalendar calendar(String id) {
        return TradingCalendars.KNOWN.with(TOKYO).calendar(id);
    }

    private static RawTable.Stamp stamp(String text) {
        String[] words = text.split(" ", -1);
        return new RawTable.Stamp(
                LocalDateTime.parse(words[0]), words.length == 1 ? Optional.empty() : Optional.of(ZoneId.of(words[1])));
    }

    private static List<LocalDate> sessions(String rule, String calendar, String stamp) {
        return SessionStamps.of(rule).readings(stamp(stamp), calendar(calendar)).stream()
                .map(SessionStamps.Reading::session)
                .distinct()
                .toList();
    }

    @ParameterizedTest(name = "by the rule {0} on {1}, {2} names {3}")
    @CsvSource({
        // midnight: naive, UTC, in the exchange's zone before and after the change of clocks, in the zone of the stamp
        "midnight, XNYS, 2024-03-08T00:00, 2024-03-08",
        "midnight, XNYS, 2024-03-08T00:00 UTC, 2024-03-08",
        "midnight, XNYS, 2024-03-08T05:00 UTC, 2024-03-08",
        "midnight, XNYS, 2024-03-11T04:00 UTC, 2024-03-11",
        "midnight, XNYS, 2024-03-11T00:00 America/New_York, 2024-03-11",
        "midnight, XNYS, 2024-03-11T00:00 Europe/Berlin, 2024-03-11",
        "midnight, XCRY, 2024-03-10T00:00 Z, 2024-03-10",
        // the close: naive in the exchange's zone, aware in any, a half day, a second before
        "close, XNYS, 2024-03-08T16:00, 2024-03-08",
        "close, XNYS, 2024-03-08T21:00 UTC, 2024-03-08",
        "close, XNYS, 2024-03-11T20:00 UTC, 2024-03-11",
        "close, XNYS, 2024-03-11T16:00 America/New_York, 2024-03-11",
        "close, XNYS, 2024-03-11T15:59:59 America/New_York, 2024-03-11",
        "close, XNYS, 2024-07-03T13:00 America/New_York, 2024-07-03",
        "close, XNYS, 2024-07-03T16:00 America/New_York, 2024-07-03",
        "close:UTC, XNYS, 2024-03-11T20:00, 2024-03-11",
        // a day of crypto ends at the next midnight UTC
        "close, XCRY, 2024-03-11T00:00 UTC, 2024-03-10",
        "close, XCRY, 2024-03-10T23:59:59.999, 2024-03-10",
        "close, CMES, 2024-03-11T22:00 UTC, 2024-03-11",
        // beyond the date line
        "midnight, XTKS, 2024-03-10T15:00 UTC, 2024-03-11",
        "close, XTKS, 2024-03-11T06:00 UTC, 2024-03-11",
        "close, XTKS, 2024-03-11T02:00 America/New_York, 2024-03-11",
        "close, XTKS, 2024-03-10T23:00 America/Los_Angeles, 2024-03-11"
    })
    void names(String rule, String calendar, String stamp, LocalDate session) {
        assertThat(sessions(rule, calendar, stamp)).containsExactly(session);
    }

    @ParameterizedTest(name = "by the rule {0} on {1}, {2} names no session")
    @CsvSource({
        "midnight, XNYS, 2024-03-08T16:00",
        "midnight, XNYS, 2024-03-11T05:00 UTC",
        "midnight, XCRY, 2024-03-10T08:00 UTC",
        "close, XNYS, 2024-03-08T00:00",
        "close, XNYS, 2024-03-11T21:00 UTC",
        "close, XNYS, 2024-03-08T20:00",
        "close, XNYS, 2024-03-08T16:01",
        "close, XCRY, 2024-03-10T12:00 UTC"
    })
    void namesNone(String rule, String calendar, String stamp) {
        assertThat(sessions(rule, calendar, stamp)).isEmpty();
    }

    @Test
    @DisplayName("a rule is written and read by its id")
    void ids() {
        for (String id : List.of("midnight", "close", "close:UTC", "close:Asia/Tokyo")) {
            assertThat(SessionStamps.of(id)).hasToString(id).isEqualTo(SessionStamps.of(id));
        }
        assertThat(SessionStamps.CLOSE)
                .isNotEqualTo(SessionStamps.of("close:UTC"))
                .hasSameHashCodeAs("close");
        assertThatIllegalStateException()
                .isThrownBy(() -> SessionStamps.MIDNIGHT.naiveIn(ZoneId.of("UTC")))
                .withMessageContaining("CLOSE");
    }

    @ParameterizedTest(name = "\"{0}\" is no rule")
    @ValueSource(strings = {"", "noon", "close:", "close:Mars", "midnight:UTC"})
    void refusesIds(String id) {
        assertThatThrownBy(() -> SessionStamps.of(id))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("\"" + id + "\"", "midnight, close, or close:ZONE");
    }

    private static ProfileStream stream(String sleeve, String rule, String calendar, String stamps, double... returns) {
        List<LocalDate> dates = Arrays.stream(stamps.split(", ", -1))
                .map(stamp -> sessions(rule, calendar, stamp).get(0))
                .toList();
        return new ProfileStream(sleeve, RiskProfile.HRP, ReturnSeries.of(sleeve, dates, returns));
    }

    /** New York changed its clocks on Sunday, 10 March 2024; Tokyo has none to change and is a day ahead when it closes. */
    @Test
    @DisplayName(
            "streams stamped by UTC instants of New York, Tokyo and crypto meet on their session dates over a change of clocks")
    void joinsOverClocksAndDateLine() {
        ProfileStream newYork = stream(
                "etfs",
                "close",
                "XNYS",
                "2024-03-07T21:00 UTC, 2024-03-08T21:00 UTC, 2024-03-11T20:00 UTC, 2024-03-12T20:00 UTC",
                0.01,
                0.02,
                0.03,
                0.04);
        ProfileStream tokyo = stream(
                "japan",
                "midnight",
                "XTKS",
                "2024-03-06T15:00 UTC, 2024-03-07T15:00 UTC, 2024-03-10T15:00 UTC, 2024-03-11T15:00 UTC",
                -0.01,
                -0.02,
                -0.03,
                -0.04);
        ProfileStream crypto = stream(
                "crypto",
                "close",
                "XCRY",
                "2024-03-08T00:00 UTC, 2024-03-09T00:00 UTC, 2024-03-10T00:00 UTC, 2024-03-11T00:00 UTC,"
                        + " 2024-03-12T00:00 UTC, 2024-03-13T00:00 UTC",
                0,
                0.1,
                0.1,
                0.1,
                0.1,
                0.5);

        CalendarJoin join = CalendarJoin.of(List.of(newYork, tokyo, crypto), JoinPolicy.COMPOUND, 1);

        assertThat(join.base()).isEqualTo(LocalDate.of(2024, 3, 7));
        assertThat(join.returns().dates())
                .containsExactly(LocalDate.of(2024, 3, 8), LocalDate.of(2024, 3, 11), LocalDate.of(2024, 3, 12));
        assertThat(join.returns().column(0).toArray()).containsExactly(0.02, 0.03, 0.04);
        assertThat(join.returns().column(1).toArray()).containsExactly(-0.02, -0.03, -0.04);
        assertThat(join.returns().column(2).toArray())
                .containsExactly(new double[] {0.1, 1.1 * 1.1 * 1.1 - 1, 0.5}, within(1e-15));
    }
}
