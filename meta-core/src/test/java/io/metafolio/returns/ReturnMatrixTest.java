package io.metafolio.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnMatrixTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 4);
    private static final List<LocalDate> DAYS = List.of(DAY, DAY.plusDays(1), DAY.plusDays(2));

    private static ReturnMatrix matrix() {
        return ReturnMatrix.of(
                "test", DAYS, List.of("A", "B"), new double[][] {{0.01, 0.02, 0.03}, {-0.1, -0.2, -0.3}});
    }

    @Test
    @DisplayName("a matrix made of columns equals the same made of rows")
    void buildsBothWays() {
        ReturnMatrix byRow = ReturnMatrix.builder("test", List.of("A", "B"))
                .row(DAYS.get(0), 0.01, -0.1)
                .row(DAYS.get(1), 0.02, -0.2)
                .row(DAYS.get(2), 0.03, -0.3)
                .build();

        assertThat(byRow).isEqualTo(matrix()).hasSameHashCodeAs(matrix());
        assertThat(byRow.at(2, 0)).isEqualTo(0.03);
        assertThat(byRow).hasToString("3 rows x 2 columns [A, B]");
    }

    @Test
    @DisplayName("every fault is reported at once, with place and value")
    void reportsEveryFault() {
        ReturnMatrix.Builder rows = ReturnMatrix.builder("r.csv", List.of("A", "A", ""))
                .row("line 2", DAY, List.of(OptionalDouble.empty(), OptionalDouble.of(0), OptionalDouble.of(0)))
                .row("line 3", DAY, List.of(OptionalDouble.of(-1 / 0.0), OptionalDouble.of(0), OptionalDouble.of(0)))
                .row("line 4", DAY.minusDays(1), List.of(OptionalDouble.of(0)))
                .row("line 5", DAY.minusDays(2), present(Double.NaN, 0, 0));

        assertThatExceptionOfType(TableException.class)
                .isThrownBy(rows::build)
                .withMessageContaining("r.csv")
                .satisfies(refusal -> assertThat(refusal.faults())
                        .containsExactly(
                                "column \"A\" occurs twice",
                                "a column without a name",
                                "line 2, 2024-03-04, A: no return",
                                "line 3: date 2024-03-04 occurs twice",
                                "line 3, 2024-03-04, A: return -Infinity",
                                "line 4: 1 values for 3 columns",
                                "line 5: date 2024-03-02 stands after 2024-03-04",
                                "line 5, 2024-03-02, A: return NaN"));
    }

    private static List<OptionalDouble> present(double a, double b, double c) {
        return List.of(OptionalDouble.of(a), OptionalDouble.of(b), OptionalDouble.of(c));
    }

    @Test
    @DisplayName("columns of other lengths than the dates are refused, each of them")
    void refusesShapes() {
        assertThatThrownBy(() -> ReturnMatrix.of("test", DAYS, List.of("A"), new double[][] {{0.1}, {0.1, 0.2}}))
                .isInstanceOf(TableException.class)
                .hasMessageContainingAll(
                        "2 columns of values for 1 labels", "1 values for 3 dates", "2 values for 3 dates");
    }

    @ParameterizedTest(name = "a return of {0} is ruin: typed, dated, with its series")
    @ValueSource(doubles = {-1, -1.5})
    void namesRuin(double loss) {
        double[][] values = {{0.01, 0.02, 0.03}, {0.01, loss, 0.01}};

        assertThatExceptionOfType(RuinException.class)
                .isThrownBy(() -> ReturnMatrix.of("test", DAYS, List.of("A", "B"), values))
                .satisfies(ruin -> {
                    assertThat(ruin.series()).isEqualTo("B");
                    assertThat(ruin.date()).isEqualTo(DAYS.get(1));
                    assertThat(ruin.value()).isEqualTo(loss);
                })
                .withMessageContainingAll(String.valueOf(loss), "B", "2024-03-05");
    }

    @Test
    @DisplayName("a loss of almost everything is no ruin")
    void almostRuin() {
        double almost = Math.nextUp(-1.0);

        assertThat(ReturnSeries.of("A", DAYS, almost, 0, 0).at(0)).isEqualTo(almost);
    }

    @Test
    @DisplayName("a slice keeps its rows and all columns")
    void slices() {
        ReturnMatrix slice = matrix().slice(1, 3);

        assertThat(slice.dates()).containsExactly(DAYS.get(1), DAYS.get(2));
        assertThat(slice.toColumns()).isDeepEqualTo(new double[][] {{0.02, 0.03}, {-0.2, -0.3}});
        assertThat(matrix().slice(1, 1).rows()).isZero();
    }

    @Test
    @DisplayName("a selection keeps all rows, columns in the order wanted")
    void selects() {
        ReturnMatrix selected = matrix().select(List.of(1, 0));

        assertThat(selected.columns()).containsExactly("B", "A");
        assertThat(selected.at(0, 0)).isEqualTo(-0.1);
        assertThat(selected).isNotEqualTo(matrix());
    }

    @Test
    @DisplayName("a column is a stream of its own on the same dates")
    void givesColumn() {
        assertThat(matrix().column(1)).isEqualTo(ReturnSeries.of("B", DAYS, -0.1, -0.2, -0.3));
    }

    @Test
    @DisplayName("nothing done to arrays outside changes the matrix")
    void isImmutable() {
        double[][] values = {{0.01, 0.02, 0.03}};
        ReturnMatrix matrix = ReturnMatrix.of("test", DAYS, List.of("A"), values);

        values[0][0] = 9;
        matrix.toColumns()[0][1] = 9;

        assertThat(matrix.column(0).toArray()).containsExactly(0.01, 0.02, 0.03);
    }

    @Test
    @DisplayName("a series from a row on keeps its later part")
    void cutsSeries() {
        ReturnSeries later = ReturnSeries.of("A", DAYS, 0.1, 0.2, 0.3).from(1);

        assertThat(later).isEqualTo(ReturnSeries.of("A", DAYS.subList(1, 3), 0.2, 0.3));
        assertThat(later).hasToString("A: 2 rows 2024-03-05 … 2024-03-06");
        assertThat(later.from(2)).hasToString("A: no rows");
    }

    @Test
    @DisplayName("a series reports its faults by place and value")
    void seriesReportsFaults() {
        assertThatThrownBy(() -> ReturnSeries.of("etfs/hrp", List.of(DAY, DAY, DAY.minusDays(1)), Double.NaN, 0, 0))
                .isInstanceOf(TableException.class)
                .hasMessageContainingAll(
                        "3 faults",
                        "row 1, 2024-03-04, etfs/hrp: return NaN",
                        "row 2: date 2024-03-04 occurs twice",
                        "row 3: date 2024-03-03 stands after 2024-03-04");
    }
}
