package io.metafolio.testkit;

import static io.metafolio.integrity.IntegrityRule.CLOSED_DAY;
import static io.metafolio.integrity.IntegrityRule.DISORDER;
import static io.metafolio.integrity.IntegrityRule.DUPLICATE_DATE;
import static io.metafolio.integrity.IntegrityRule.EARLY_END;
import static io.metafolio.integrity.IntegrityRule.EXTREME_RETURN;
import static io.metafolio.integrity.IntegrityRule.FLAT_RUN;
import static io.metafolio.integrity.IntegrityRule.FUTURE_DATE;
import static io.metafolio.integrity.IntegrityRule.HOLE;
import static io.metafolio.integrity.IntegrityRule.IMPOSSIBLE_VALUE;
import static io.metafolio.integrity.IntegrityRule.LATE_LISTING;
import static io.metafolio.integrity.IntegrityRule.MISSING_SESSION;
import static io.metafolio.integrity.IntegrityRule.NEVER_QUOTED;
import static io.metafolio.integrity.IntegrityRule.OFF_STAMP;
import static io.metafolio.integrity.IntegrityRule.OUTSIDE_CALENDAR;
import static io.metafolio.integrity.IntegrityRule.OUT_OF_SCOPE;
import static io.metafolio.integrity.IntegrityRule.PADDED;
import static io.metafolio.integrity.IntegrityRule.UNREADABLE;
import static io.metafolio.integrity.IntegrityRule.ZONE_DRIFT;

import io.metafolio.calendar.DateSpan;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.integrity.IntegrityRule;
import io.metafolio.returns.PriceTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Faults that price files of New York have in practice, put one by one into a file that has none: for tests of an audit, ours or
 * another's. The file must hold the year 2024 up to November at least, and two columns.
 */
public final class InjectedFaults {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate FRIDAY = LocalDate.of(2024, 3, 8);
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final LocalDate GOOD_FRIDAY = LocalDate.of(2024, 3, 29);
    private static final LocalDate INDEPENDENCE_DAY = LocalDate.of(2024, 7, 4);
    private static final LocalDate HALF_DAY = LocalDate.of(2024, 7, 3);

    private final PriceTable whole;
    private final String first;
    private final String second;
    private final Instant after;
    private final List<InjectedFault> faults = new ArrayList<>();

    private InjectedFaults(PriceTable whole) {
        this.whole = whole;
        this.first = whole.symbols().get(0);
        this.second = whole.symbols().get(1);
        LocalDate last = whole.dates().get(whole.dates().size() - 1);
        this.after = TradingCalendars.XNYS.close(last).toInstant().plus(Duration.ofHours(1));
    }

    /**
     * The faults.
     *
     * @param whole a file without a fault on the sessions of XNYS
     * @return files with one fault each
     */
    public static List<InjectedFault> into(PriceTable whole) {
        InjectedFaults injected = new InjectedFaults(whole);
        injected.padding();
        injected.days();
        injected.order();
        injected.stamps();
        injected.cells();
        injected.lives();
        return List.copyOf(injected.faults);
    }

    private FaultyRows rows() {
        return FaultyRows.of(whole);
    }

    private void add(
            String name, FaultyRows rows, IntegrityRule rule, String subject, Optional<DateSpan> when, String value) {
        faults.add(new InjectedFault(name, rows.build(), after, rule, subject, when, value));
    }

    private void on(String name, FaultyRows rows, IntegrityRule rule, String subject, LocalDate date, String value) {
        add(name, rows, rule, subject, Optional.of(DateSpan.of(date)), value);
    }

    private static Optional<DateSpan> span(LocalDate from, LocalDate to) {
        return Optional.of(new DateSpan(from, to));
    }

    private String closes() {
        return whole.symbols().size() + " closes";
    }

    private void padding() {
        int friday = rows().at(FRIDAY);
        on(
                "a Saturday filled with the closes of Friday",
                rows().repeat(friday, SATURDAY),
                PADDED,
                "*",
                SATURDAY,
                closes());
        on(
                "a Saturday filled with zeros",
                rows().repeat(friday, SATURDAY).cells(friday + 1, price -> 0),
                IMPOSSIBLE_VALUE,
                first,
                SATURDAY,
                "0.0");
        on(
                "a Saturday filled with Friday's closes and a noise of 1e-9",
                rows().repeat(friday, SATURDAY).cells(friday + 1, price -> price * (1 + 1e-9)),
                PADDED,
                "*",
                SATURDAY,
                closes());
        on(
                "a Sunday filled for one asset, the others empty",
                rows().repeat(friday, SATURDAY.plusDays(1))
                        .cells(friday + 1, price -> Double.NaN)
                        .cell(friday + 1, 1, rows().cell(friday, 1)),
                PADDED,
                second,
                SATURDAY.plusDays(1),
                String.valueOf(rows().cell(friday, 1)));
        on("every closed day of the file filled", rows().padEveryDay(), PADDED, "*", INDEPENDENCE_DAY, closes());
        on(
                "Good Friday filled",
                rows().repeat(rows().at(GOOD_FRIDAY) - 1, GOOD_FRIDAY),
                PADDED,
                "*",
                GOOD_FRIDAY,
                closes());
    }

    private void days() {
        int friday = rows().at(FRIDAY);
        on(
                "a row of lively closes on Independence Day",
                rows().repeat(rows().at(HALF_DAY), INDEPENDENCE_DAY)
                        .cells(rows().at(HALF_DAY) + 1, price -> price * 1.01),
                CLOSED_DAY,
                "*",
                INDEPENDENCE_DAY,
                "Independence Day");
        on(
                "an empty row on a Saturday",
                rows().repeat(friday, SATURDAY).cells(friday + 1, price -> Double.NaN),
                CLOSED_DAY,
                "*",
                SATURDAY,
                "weekend");
        on("one session without a row", rows().remove(friday), MISSING_SESSION, "*", FRIDAY, "1 session");
        on("a half day without a row", rows().remove(rows().at(HALF_DAY)), MISSING_SESSION, "*", HALF_DAY, "1 session");
        add(
                "three sessions without rows",
                rows().remove(friday).remove(friday).remove(friday),
                MISSING_SESSION,
                "*",
                span(FRIDAY, FRIDAY.plusDays(4)),
                "3 sessions");
        LocalDate last = whole.dates().get(whole.dates().size() - 1);
        LocalDate next = TradingCalendars.XNYS
                .sessions(last.plusDays(1), last.plusDays(9))
                .get(0);
        on("a session of the future", rows().repeat(rows().size() - 1, next), FUTURE_DATE, "*", next, next.toString());
        faults.add(new InjectedFault(
                "the last session an hour before its close",
                rows().build(),
                after.minus(Duration.ofHours(2)),
                FUTURE_DATE,
                "*",
                Optional.of(DateSpan.of(last)),
                last.toString()));
        on(
                "a date of 1969",
                rows().repeat(0, LocalDate.of(1969, 7, 21)).swap(0, 1),
                OUTSIDE_CALENDAR,
                "*",
                LocalDate.of(1969, 7, 21),
                "1969-07-21");
    }

    private void order() {
        int friday = rows().at(FRIDAY);
        on("a row twice", rows().repeat(friday, FRIDAY), DUPLICATE_DATE, "*", FRIDAY, "same values");
        on(
                "a date twice with another close",
                rows().repeat(friday, FRIDAY).cell(friday + 1, 1, 1.25),
                DUPLICATE_DATE,
                "*",
                FRIDAY,
                second + " " + rows().cell(friday, 1) + " and 1.25");
        on("two rows swapped", rows().swap(friday, friday + 1), DISORDER, "*", FRIDAY, FRIDAY.toString());
        on("a row moved to the end", rows().moveToEnd(friday), DISORDER, "*", FRIDAY, FRIDAY.toString());
        LocalDate thursday = FRIDAY.minusDays(1);
        add(
                "a week backwards",
                rows().reverse(friday - 4, friday + 1),
                DISORDER,
                "*",
                span(FRIDAY.minusDays(4), thursday),
                thursday.toString());
    }

    private void stamps() {
        int friday = rows().at(FRIDAY);
        int end = rows().size();
        LocalDate last = rows().date(end - 1);
        on("one stamp at 10:00", rows().hours(friday, friday + 1, 10), OFF_STAMP, "*", FRIDAY, "2024-03-08T10:00");
        add(
                "all stamps at the close",
                rows().hours(0, end, 16),
                OFF_STAMP,
                "*",
                span(rows().date(0), last),
                rows().date(0) + "T16:00");
        add(
                "midnights UTC, and from one row on midnights of New York",
                rows().midnights(0, end - 60, ZoneOffset.UTC, ZoneOffset.UTC)
                        .midnights(end - 60, end, NEW_YORK, ZoneOffset.UTC),
                ZONE_DRIFT,
                "*",
                span(rows().date(end - 60), last),
                "");
        add(
                "naive midnights, and from one row on aware ones",
                rows().midnights(end - 60, end, ZoneOffset.UTC, ZoneOffset.UTC),
                ZONE_DRIFT,
                "*",
                span(rows().date(end - 60), last),
                rows().date(end - 60) + "T00:00 Z");
        int spring = rows().at(LocalDate.of(2024, 3, 11));
        int autumn = rows().at(LocalDate.of(2024, 11, 4));
        add(
                "midnights of New York that know no summer",
                rows().midnights(0, spring, NEW_YORK, ZoneOffset.UTC)
                        .midnights(spring, autumn, ZoneOffset.ofHours(-5), ZoneOffset.UTC)
                        .midnights(autumn, end, NEW_YORK, ZoneOffset.UTC),
                ZONE_DRIFT,
                "*",
                span(LocalDate.of(2024, 3, 11), LocalDate.of(2024, 11, 1)),
                "2024-03-11T05:00 Z");
        int monday = rows().at(LocalDate.of(2024, 4, 8));
        add(
                "four weeks dated one day early",
                rows().moveDates(monday, monday + 20, -1),
                ZONE_DRIFT,
                "*",
                span(LocalDate.of(2024, 4, 7), LocalDate.of(2024, 4, 28)),
                "1 day");
        add(
                "four weeks dated one day late",
                rows().moveDates(monday, monday + 20, 1),
                ZONE_DRIFT,
                "*",
                span(LocalDate.of(2024, 4, 13), LocalDate.of(2024, 5, 4)),
                "-1 day");
    }

    private void cells() {
        int friday = rows().at(FRIDAY);
        on("a price of zero", rows().cell(friday, 1, 0), IMPOSSIBLE_VALUE, second, FRIDAY, "0.0");
        on("a negative price", rows().cell(friday, 1, -3), IMPOSSIBLE_VALUE, second, FRIDAY, "-3.0");
        on(
                "a price without end",
                rows().cell(friday, 1, Double.POSITIVE_INFINITY),
                IMPOSSIBLE_VALUE,
                second,
                FRIDAY,
                "Infinity");
        on("a cell of text", rows().text(friday, 1, "n/a"), UNREADABLE, second, FRIDAY, "n/a");
        add("a date that is none", rows().noDate(friday, "30.2."), UNREADABLE, "*", Optional.empty(), "30.2.");
        on(
                "a row with a cell too many",
                rows().wider(friday),
                UNREADABLE,
                "*",
                FRIDAY,
                String.valueOf(whole.symbols().size() + 1));
        add("a column twice", rows().label(1, first), UNREADABLE, first, Optional.empty(), first);
        add("a column without a name", rows().label(1, ""), UNREADABLE, "*", Optional.empty(), "");
        add(
                "a symbol of another venue",
                rows().label(1, "BINANCE:BTCUSDT"),
                OUT_OF_SCOPE,
                "BINANCE:BTCUSDT",
                Optional.empty(),
                "BINANCE:BTCUSDT");
    }

    private void lives() {
        int friday = rows().at(FRIDAY);
        int end = rows().size();
        on("one close missing", rows().cell(friday, 1, Double.NaN), HOLE, second, FRIDAY, "1 session");
        add(
                "thirty closes missing",
                rows().fill(friday, friday + 30, 1, Double.NaN),
                HOLE,
                second,
                span(FRIDAY, rows().date(friday + 29)),
                "30 sessions");
        add(
                "closes that stand still for twenty sessions",
                rows().fill(friday, friday + 20, 1, 41.5),
                FLAT_RUN,
                second,
                span(FRIDAY, rows().date(friday + 19)),
                "41.5");
        on("one close ten times too high", rows().scale(friday, friday + 1, 1, 10), EXTREME_RETURN, second, FRIDAY, "");
        on("a split that was not adjusted", rows().scale(friday, end, 1, 0.25), EXTREME_RETURN, second, FRIDAY, "");
        on(
                "no closes before a date",
                rows().fill(0, friday, 1, Double.NaN),
                LATE_LISTING,
                second,
                FRIDAY,
                friday + " rows");
        on(
                "no closes after a date",
                rows().fill(friday + 1, end, 1, Double.NaN),
                EARLY_END,
                second,
                FRIDAY,
                (end - friday - 1) + " rows");
        add(
                "no closes at all",
                rows().fill(0, end, 1, Double.NaN),
                NEVER_QUOTED,
                second,
                span(rows().date(0), rows().date(end - 1)),
                "0 closes");
    }
}
