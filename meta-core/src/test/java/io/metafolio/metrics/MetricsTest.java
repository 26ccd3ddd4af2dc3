package io.metafolio.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    /** A few dozen products or one root of order one. */
    private static final double ROUNDING = 1e-13;

    private static ReturnSeries series(double... returns) {
        List<LocalDate> dates = DAY.datesUntil(DAY.plusDays(returns.length)).toList();
        return ReturnSeries.of("s", dates, returns);
    }

    private static ReturnSeries constant(int rows, double value) {
        double[] returns = new double[rows];
        Arrays.fill(returns, value);
        return series(returns);
    }

    /** Rows of plus and minus one percent. */
    private static ReturnSeries alternating(int rows) {
        double[] returns = new double[rows];
        for (int t = 0; t < rows; t++) {
            returns[t] = t % 2 == 0 ? 0.01 : -0.01;
        }
        return series(returns);
    }

    @Test
    @DisplayName("returns are chained: +100 % and -50 % make nothing, though they average 25 %")
    void chainsReturns() {
        assertThat(TimeWeightedReturn.of(series(1.0, -0.5))).isZero();
        assertThat(TimeWeightedReturn.of(series(0.1, 0.2, -0.05))).isCloseTo(0.254, within(ROUNDING));
        assertThat(TimeWeightedReturn.of(series())).isZero();
    }

    @Test
    @DisplayName("a year of sessions annualises to itself, half a year to its square")
    void annualises() {
        ReturnSeries series = constant(126, 0.001);
        double twr = StrictMath.pow(1.001, 126) - 1;

        assertThat(TimeWeightedReturn.annualized(series, 126).orElseThrow()).isCloseTo(twr, within(ROUNDING));
        assertThat(TimeWeightedReturn.annualized(series, 252).orElseThrow())
                .isCloseTo((1 + twr) * (1 + twr) - 1, within(ROUNDING));
    }

    @Test
    @DisplayName("29 rows are not annualised, 30 are")
    void needsThirtyRows() {
        assertThat(TimeWeightedReturn.annualized(alternating(29), 252)).isEmpty();
        assertThat(Volatility.annualized(alternating(29), 252)).isEmpty();
        assertThat(TimeWeightedReturn.annualized(alternating(30), 252)).isPresent();
        assertThat(Volatility.annualized(alternating(30), 252)).isPresent();
    }

    @Test
    @DisplayName("volatility divides by one row less: of -1, 0 and 1 % it is 1 %")
    void volatility() {
        assertThat(Volatility.of(series(-0.01, 0, 0.01))).isCloseTo(0.01, within(ROUNDING));
        // 30 rows of plus and minus a: variance a² · 30/29
        assertThat(Volatility.annualized(alternating(30), 252).orElseThrow())
                .isCloseTo(Math.sqrt(0.0001 * 30 / 29 * 252), within(ROUNDING));
    }

    @Test
    @DisplayName("covariance of one row, or of streams of other lengths, is refused")
    void refusesShortStreams() {
        assertThatIllegalArgumentException().isThrownBy(() -> Volatility.of(series(0.1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Volatility.covariance(series(0.1, 0.2), series(0.1, 0.2, 0.3)))
                .withMessageContainingAll("2 rows", "3 rows");
    }

    @Test
    @DisplayName("covariance by hand: of (1, 2, 3) and (2, 4, 9) hundredths it is 3.5 ten-thousandths")
    void covariance() {
        assertThat(Volatility.covariance(series(0.01, 0.02, 0.03), series(0.02, 0.04, 0.09)))
                .isCloseTo(0.00035, within(1e-18));
    }

    @Test
    @DisplayName("a stream that only falls has fallen from wealth 1")
    void drawdownFromOne() {
        assertThat(Drawdown.greatest(series(-0.1, -0.1))).isCloseTo(0.19, within(ROUNDING));
    }

    @Test
    @DisplayName("the greatest fall is from the peak before it, not from the last one")
    void drawdownFromPeak() {
        assertThat(Drawdown.greatest(series(0.5, -0.4, 0.9, -0.1, 0.2))).isCloseTo(0.4, within(ROUNDING));
        assertThat(Drawdown.greatest(series(0.1, 0.2))).isZero();
        assertThat(Drawdown.greatest(series())).isZero();
    }

    @Test
    @DisplayName("correlation by hand: (1, 2, 3) and (2, 4, 9) correlate by 7/√52")
    void correlation() {
        CorrelationMatrix matrix = matrix(
                new double[] {0.01, 0.02, 0.03}, new double[] {0.02, 0.04, 0.09}, new double[] {-0.1, -0.2, -0.3});

        assertThat(matrix.at(0, 1).orElseThrow()).isCloseTo(7 / Math.sqrt(52), within(ROUNDING));
        assertThat(matrix.at(1, 0)).isEqualTo(matrix.at(0, 1));
        assertThat(matrix.at(0, 2).orElseThrow()).isCloseTo(-1, within(ROUNDING));
        assertThat(matrix.at(1, 1)).contains(1.0);
        assertThat(matrix.labels()).containsExactly("c0", "c1", "c2");
    }

    @Test
    @DisplayName("no correlation leaves -1 … 1 by rounding")
    void correlationStaysInside() {
        double[] column = {0.1, 0.3, -0.7, 0.123456789, 0.2};
        double[] twice = Arrays.stream(column).map(x -> x * 1.1 + 0.01).toArray();

        assertThat(matrix(column, twice).at(0, 1).orElseThrow()).isBetween(1 - ROUNDING, 1.0);
    }

    @Test
    @DisplayName("a constant column correlates with nothing, even where its mean is rounded")
    void constantColumn() {
        // the sum of three tenths is no multiple of three, so that a computed mean is off by an ulp
        CorrelationMatrix matrix = matrix(new double[] {0.1, 0.1, 0.1}, new double[] {0.02, 0.04, 0.09});

        assertThat(matrix.at(0, 1)).isEmpty();
        assertThat(matrix.others(1)).isEmpty();
    }

    @Test
    @DisplayName("the others of a column stand by label in order")
    void others() {
        CorrelationMatrix matrix = matrix(
                new double[] {0.01, 0.02, 0.03}, new double[] {-0.01, -0.02, -0.03}, new double[] {0.01, 0.02, 0.03});

        assertThat(matrix.others(1).keySet()).containsExactly("c0", "c2");
        assertThat(matrix.others(1).values()).allMatch(rho -> Math.abs(rho + 1) <= ROUNDING);
    }

    private static CorrelationMatrix matrix(double[]... columns) {
        List<String> labels =
                IntStream.range(0, columns.length).mapToObj(i -> "c" + i).toList();
        List<LocalDate> dates = DAY.datesUntil(DAY.plusDays(columns[0].length)).toList();
        return CorrelationMatrix.of(ReturnMatrix.of("m", dates, labels, columns));
    }

    @Test
    @DisplayName("the metrics of a stream hold its span and all of the above")
    void streamMetrics() {
        ReturnSeries series = alternating(30);

        StreamMetrics metrics = StreamMetrics.of(series, 252, OptionalDouble.of(3.5), OptionalDouble.of(0.002));

        assertThat(metrics.rows()).isEqualTo(30);
        assertThat(metrics.first()).contains(DAY);
        assertThat(metrics.last()).contains(DAY.plusDays(29));
        assertThat(metrics.twr()).isCloseTo(StrictMath.pow(1.01 * 0.99, 15) - 1, within(ROUNDING));
        assertThat(metrics.maxDrawdown()).isEqualTo(Drawdown.greatest(series));
        assertThat(metrics.turnover()).hasValue(3.5);
        assertThat(metrics.costs()).hasValue(0.002);
    }

    @Test
    @DisplayName("a stream without rows has no span and no annual figure")
    void emptyStream() {
        StreamMetrics metrics = StreamMetrics.of(series(), 252, OptionalDouble.empty(), OptionalDouble.empty());

        assertThat(metrics.first()).isEmpty();
        assertThat(metrics.last()).isEmpty();
        assertThat(metrics.annualizedTwr()).isEmpty();
        assertThat(metrics.annualizedVolatility()).isEmpty();
        assertThat(metrics.turnover()).isEmpty();
        assertThat(metrics.costs()).isEmpty();
    }
}
