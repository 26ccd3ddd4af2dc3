package io.metafolio.calendar;

import static io.metafolio.calendar.IntegrityFinding.Rule.CLOSED_DAY;
import static io.metafolio.calendar.IntegrityFinding.Rule.HOLE;
import static io.metafolio.calendar.IntegrityFinding.Rule.MISSING_SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.metafolio.returns.PriceTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Prices are written as rows of closes; a zero stands for no close. */
class IntegrityAuditTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);

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
        return IntegrityAudit.of("etfs", prices, firstRow, TradingCalendars.XNYS, missing);
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

        assertThat(audit.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(CLOSED_DAY);
            assertThat(finding.from()).isEqualTo(LocalDate.of(2024, 3, 9));
            assertThat(finding.refuses()).isTrue();
        });
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

        assertThat(audit(prices).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(MISSING_SESSION);
            assertThat(finding.from()).isEqualTo(MONDAY.plusDays(1));
            assertThat(finding.refuses()).isTrue();
        });
    }

    @Test
    @DisplayName("a weekend between two sessions is no missing session in New York, and is one for crypto")
    void followsTheCalendar() {
        LocalDate friday = MONDAY.plusDays(4);
        PriceTable prices = table(List.of(friday, friday.plusDays(3)), new double[] {1}, new double[] {1});

        assertThat(audit(prices).findings()).isEmpty();
        assertThat(IntegrityAudit.of("crypto", prices, 0, TradingCalendars.XCRY, MissingPrices.REFUSE)
                        .findings())
                .extracting(IntegrityFinding::from)
                .containsExactly(friday.plusDays(1), friday.plusDays(2));
    }

    @Test
    @DisplayName("a hole between first and last close is found with its ends and its length")
    void findsHole() {
        assertThat(audit(week(1, 2, 0, 0, 5, 6)).findings()).singleElement().satisfies(hole -> {
            assertThat(hole.rule()).isEqualTo(HOLE);
            assertThat(hole.subject()).isEqualTo("NYSE:A");
            assertThat(hole.from()).isEqualTo(MONDAY.plusDays(2));
            assertThat(hole.to()).isEqualTo(MONDAY.plusDays(3));
            assertThat(hole.detail()).contains("2 sessions");
            assertThat(hole.refuses()).isTrue();
        });
    }

    @Test
    @DisplayName("an asset listed late, one gone early and one never quoted have no hole")
    void knowsLateListingAndEarlyEnd() {
        assertThat(audit(week(0, 0, 3, 4, 5, 6)).findings()).isEmpty();
        assertThat(audit(week(1, 2, 3, 4, 0, 0)).findings()).isEmpty();
        assertThat(audit(week(0, 0, 0, 0, 0, 0)).findings()).isEmpty();
    }

    @Test
    @DisplayName("a hole before the rows used is no finding, one that reaches into them is")
    void looksAtUsedRowsOnly() {
        assertThat(audit(week(1, 0, 3, 4, 5, 6), 2, MissingPrices.REFUSE).findings())
                .isEmpty();
        assertThat(audit(week(1, 0, 0, 4, 5, 6), 2, MissingPrices.REFUSE).findings())
                .singleElement()
                .satisfies(hole -> assertThat(hole.to()).isEqualTo(MONDAY.plusDays(2)));
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
                        "6 integrity findings",
                        "prices.csv",
                        "etfs * 2024-03-09: row on a day when XNYS is closed",
                        "etfs * 2024-03-05: no row for this session of XNYS",
                        "etfs * 2024-03-07",
                        "etfs * 2024-03-08",
                        "etfs NYSE:A 2024-03-06: no close for 1 session",
                        "etfs NYSE:B 2024-03-09: no close for 1 session")
                .satisfies(refusal -> assertThat(refusal.findings()).hasSize(6));
    }
}
