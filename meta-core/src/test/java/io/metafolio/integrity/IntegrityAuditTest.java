package io.metafolio.integrity;

import static io.metafolio.integrity.IntegrityRule.CLOSED_DAY;
import static io.metafolio.integrity.IntegrityRule.EARLY_END;
import static io.metafolio.integrity.IntegrityRule.HOLE;
import static io.metafolio.integrity.IntegrityRule.LATE_LISTING;
import static io.metafolio.integrity.IntegrityRule.MISSING_SESSION;
import static io.metafolio.integrity.IntegrityRule.NEVER_QUOTED;
import static io.metafolio.integrity.IntegrityRule.PADDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.metafolio.calendar.DateSpan;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.returns.PriceTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Prices are written as rows of closes; a zero stands for no close. */
class IntegrityAuditTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    /** These little closes jump; that is looked at elsewhere. */
    private static final double JUMPS = 1_000;

    private static DateSpan on(int from, int to) {
        return new DateSpan(MONDAY.plusDays(from), MONDAY.plusDays(to));
    }

    private static Consumer<IntegrityFinding> refusing(IntegrityRule rule, DateSpan when) {
        return finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.when()).hasValue(when);
            assertThat(finding.refuses()).isTrue();
        };
    }

    private static PriceTable table(List<LocalDate> dates, double[]... rows) {
        PriceTable.Builder table =
                PriceTable.builder("prices.csv", rows[0].length == 1 ? List.of("NYSE:A") : List.of("NYSE:A", "NYSE:B"));
        for (int t = 0; t < rows.length; t++) {
            List<OptionalDouble> row = Arrays.stream(rows[t])
                    .mapToObj(price -> price == 0 ? OptionalDouble.empty() : OptionalDouble.of(price))
                    .toList();
            table.row("line " + (t + 2), dates.get(t), row);
        }
        return table.build();
    }

    private static PriceTable week(double... closes) {
        double[][] rows = new double[closes.length][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = new double[] {closes[t]};
        }
        return table(TradingCalendars.XNYS.sessions(MONDAY, MONDAY.plusDays(13)), rows);
    }

    private static IntegrityAudit audit(PriceTable prices, int firstRow, MissingPrices missing) {
        return IntegrityAudit.ofPrices(
                "etfs",
                prices,
                firstRow,
                TradingCalendars.XNYS,
                IntegrityRules.ZERO_TOLERANCE.withMissing(missing).withReturnBound(JUMPS));
    }

    private static IntegrityAudit audit(PriceTable prices) {
        return audit(prices, 0, MissingPrices.REFUSE);
    }

    @Test
    @DisplayName("rows on every session and no hole leave nothing to find")
    void findsNothing() {
        IntegrityAudit audit = audit(week(1, 2, 3, 4, 5, 6));

        assertThat(audit.findings()).isEmpty();
        assertThat(audit.rows()).isEqualTo(6);
        assertThatNoException().isThrownBy(() -> IntegrityAudit.requireAll(List.of(audit)));
    }

    @Test
    @DisplayName("a row on a Saturday is found, named and refused")
    void findsClosedDay() {
        LocalDate friday = MONDAY.plusDays(4);
        PriceTable prices = table(
                List.of(friday, friday.plusDays(1), friday.plusDays(3)),
                new double[] {1},
                new double[] {1},
                new double[] {1});

        IntegrityAudit audit = audit(prices);

        assertThat(audit.findings()).satisfiesExactly(refusing(CLOSED_DAY, on(5, 5)), refusing(PADDED, on(5, 5)));
        assertThat(audit.passes()).isFalse();
    }

    @Test
    @DisplayName("a session without a row is found, named and refused")
    void findsMissingSession() {
        PriceTable prices = table(
                List.of(MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(3)),
                new double[] {1},
                new double[] {1},
                new double[] {1});

        assertThat(audit(prices).findings()).satisfiesExactly(refusing(MISSING_SESSION, on(1, 1)));
    }

    @Test
    @DisplayName("a weekend between two sessions is no missing session in New York, and is one for crypto")
    void followsTheCalendar() {
        LocalDate friday = MONDAY.plusDays(4);
        PriceTable prices = table(List.of(friday, friday.plusDays(3)), new double[] {1}, new double[] {1});

        assertThat(audit(prices).findings()).isEmpty();
        assertThat(IntegrityAudit.ofPrices("crypto", prices, 0, TradingCalendars.XCRY, IntegrityRules.ZERO_TOLERANCE)
                        .findings())
                .satisfiesExactly(refusing(MISSING_SESSION, on(5, 6)));
    }

    @Test
    @DisplayName("a hole between first and last close is found with its ends and its length")
    void findsHole() {
        assertThat(audit(week(1, 2, 0, 0, 5, 6)).findings())
                .satisfiesExactly(refusing(HOLE, on(2, 3)))
                .first()
                .hasToString("etfs NYSE:A 2024-03-06 … 2024-03-07: no close for 2 sessions");
    }

    @Test
    @DisplayName("an asset listed late, one gone early and one never quoted have no hole, and are told apart")
    void knowsLateListingAndEarlyEnd() {
        assertThat(audit(week(0, 0, 3, 4, 5, 6)).findings()).satisfiesExactly(noting(LATE_LISTING, on(2, 2)));
        assertThat(audit(week(1, 2, 3, 4, 0, 0)).findings()).satisfiesExactly(noting(EARLY_END, on(3, 3)));
        assertThat(audit(week(0, 0, 0, 0, 0, 0)).findings()).satisfiesExactly(noting(NEVER_QUOTED, on(0, 7)));
    }

    private static Consumer<IntegrityFinding> noting(IntegrityRule rule, DateSpan when) {
        return finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.when()).hasValue(when);
            assertThat(finding.refuses()).isFalse();
        };
    }

    @Test
    @DisplayName("a hole before the rows used is no finding, one that reaches into them is")
    void looksAtUsedRowsOnly() {
        assertThat(audit(week(1, 0, 3, 4, 5, 6), 2, MissingPrices.REFUSE).findings())
                .isEmpty();
        assertThat(audit(week(1, 0, 0, 4, 5, 6), 2, MissingPrices.REFUSE).findings())
                .satisfiesExactly(refusing(HOLE, on(1, 2)));
    }

    @Test
    @DisplayName("an asset whose life began before the rows used has a hole there, though they start without a close")
    void lifeIsOfTheWholeTable() {
        assertThat(audit(week(1, 2, 0, 4, 5, 6), 2, MissingPrices.REFUSE).findings())
                .extracting(IntegrityFinding::rule)
                .containsExactly(HOLE);
    }

    @Test
    @DisplayName("where holes exclude, they are recorded and do not refuse")
    void excludes() {
        IntegrityAudit audit = audit(week(1, 0, 3, 0, 5, 6), 0, MissingPrices.EXCLUDE);

        assertThat(audit.toString()).contains("2 faults (0 refusing), 0 suspicions, 0 notes");
        assertThat(audit.findings()).hasSize(2).noneMatch(IntegrityFinding::refuses);
        assertThat(audit.passes()).isTrue();
        assertThatNoException().isThrownBy(() -> IntegrityAudit.requireAll(List.of(audit)));
    }

    @Test
    @DisplayName("excluding holes excuses no closed day and no missing session")
    void excludeExcusesHolesOnly() {
        PriceTable prices = table(
                List.of(MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(3)),
                new double[] {1},
                new double[] {0},
                new double[] {1});

        assertThat(audit(prices, 0, MissingPrices.EXCLUDE).passes()).isFalse();
    }

    @Test
    @DisplayName("all findings are listed in the refusal, with sleeve, symbol, date and value")
    void listsAll() {
        PriceTable prices = table(
                List.of(MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(5), MONDAY.plusDays(7)),
                new double[] {1, 1},
                new double[] {0, 1},
                new double[] {1, 0},
                new double[] {1, 1});

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> IntegrityAudit.requireAll(List.of(audit(prices))))
                .withMessageContainingAll(
                        "5 integrity findings",
                        "etfs NYSE:A 2024-03-09: close 1.0 repeats that of 2024-03-04, on a closed day",
                        "prices.csv",
                        "etfs * 2024-03-09: row on a day when XNYS is closed",
                        "etfs * 2024-03-05: no row for this session of XNYS",
                        "etfs * 2024-03-07 … 2024-03-08: no row for these 2 sessions of XNYS",
                        "etfs NYSE:A 2024-03-06: no close for 1 session")
                .satisfies(refusal -> assertThat(refusal.findings()).hasSize(5));
    }
}
