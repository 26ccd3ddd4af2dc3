package io.metafolio.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PriceTableTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 4);

    private static PriceTable.Builder table(String... symbols) {
        return PriceTable.builder("prices.csv", List.of(symbols));
    }

    private static List<String> faults(PriceTable.Builder table) {
        try {
            table.build();
        } catch (TableException refusal) {
            return refusal.faults();
        }
        throw new AssertionError("The table was not refused.");
    }

    @Test
    @DisplayName("a table gives back what it was made of")
    void holdsPrices() {
        PriceTable table =
                table("A", "B").row(DAY, 1, 2).row(DAY.plusDays(1), 3, 4).build();

        assertThat(table.source()).isEqualTo("prices.csv");
        assertThat(table.dates()).containsExactly(DAY, DAY.plusDays(1));
        assertThat(table.symbols()).containsExactly("A", "B");
        assertThat(table.price(1, 0)).hasValue(3);
        assertThat(table).hasToString("prices.csv: 2 rows 2024-03-04 … 2024-03-05, 2 symbols");
    }

    @Test
    @DisplayName("an absent price is absent, not a number")
    void holdsAbsence() {
        PriceTable table = table("A", "B")
                .row("line 2", DAY, List.of(OptionalDouble.empty(), OptionalDouble.of(2)))
                .row(DAY.plusDays(1), 3, 4)
                .build();

        assertThat(table.has(0, 0)).isFalse();
        assertThat(table.price(0, 0)).isEmpty();
        assertThat(table.has(0, 1)).isTrue();
    }

    @Test
    @DisplayName("every fault is reported at once, with place and value")
    void reportsEveryFault() {
        PriceTable.Builder table = table("A", "B")
                .row("line 2", DAY, List.of(OptionalDouble.of(0), OptionalDouble.of(-3.5)))
                .row("line 3", DAY, List.of(OptionalDouble.of(Double.NaN), OptionalDouble.of(1)))
                .row("line 4", DAY.minusDays(3), List.of(OptionalDouble.of(1 / 0.0), OptionalDouble.of(1)))
                .row("line 5", DAY.plusDays(1), List.of(OptionalDouble.of(1)))
                .fault("line 6: \"n/a\" is no number");

        assertThat(faults(table))
                .containsExactly(
                        "line 2, 2024-03-04, A: price 0.0",
                        "line 2, 2024-03-04, B: price -3.5",
                        "line 3: date 2024-03-04 occurs twice",
                        "line 3, 2024-03-04, A: price NaN",
                        "line 4: date 2024-03-01 stands after 2024-03-04",
                        "line 4, 2024-03-01, A: price Infinity",
                        "line 5: 1 values for 2 columns",
                        "line 6: \"n/a\" is no number");
    }

    @Test
    @DisplayName("the message counts the faults and names the source")
    void messageNamesSource() {
        assertThatThrownBy(() -> table("A").row(DAY, 0).row(DAY, -1).build())
                .isInstanceOf(TableException.class)
                .hasMessageContainingAll("3 faults", "prices.csv", "price 0.0", "price -1.0");
    }

    @Test
    @DisplayName("a row counts in the numbering of rows even where it is refused")
    void numbersRefusedRows() {
        PriceTable.Builder table =
                table("A").row(DAY, 1).row(DAY.plusDays(1), 1, 2).row(DAY.plusDays(2), 0);

        assertThat(faults(table)).containsExactly("row 2: 2 values for 1 columns", "row 3, 2024-03-06, A: price 0.0");
    }

    @Test
    @DisplayName("a blank and a repeated column are refused")
    void refusesColumns() {
        assertThat(faults(table("A", " ", "A").row(DAY, 1, 1, 1).row(DAY.plusDays(1), 1, 1, 1)))
                .containsExactly("a column without a name", "column \"A\" occurs twice");
        assertThat(faults(table())).contains("no columns beside the date");
    }

    @Test
    @DisplayName("fewer than two rows make no return and are refused")
    void refusesOneRow() {
        assertThat(faults(table("A").row(DAY, 1))).containsExactly("1 row where at least 2 are needed");
    }

    @Test
    @DisplayName("a period keeps the rows inside it, its ends included")
    void cutsPeriod() {
        PriceTable table = table("A")
                .row(DAY, 1)
                .row(DAY.plusDays(1), 2)
                .row(DAY.plusDays(2), 3)
                .row(DAY.plusDays(7), 4)
                .build();

        PriceTable cut = table.between(DAY.plusDays(1), DAY.plusDays(4));

        assertThat(cut.dates()).containsExactly(DAY.plusDays(1), DAY.plusDays(2));
        assertThat(cut.price(1, 0)).hasValue(3);
    }

    @Test
    @DisplayName("a period without rows is refused, and the table's span told")
    void refusesEmptyPeriod() {
        PriceTable table = table("A").row(DAY, 1).row(DAY.plusDays(5), 2).build();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> table.between(DAY.plusDays(1), DAY.plusDays(4)))
                .withMessageContainingAll("2024-03-05", "2024-03-08", "2024-03-04 … 2024-03-09");
    }
}
