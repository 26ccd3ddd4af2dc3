package io.metafolio.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnSeries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Beside SciPy, NumPy and pandas, {@code src/test/python/shape_oracles.py}; and how few rows are enough. */
class SampleShapeTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);

    private static List<Arguments> oracles() {
        try (InputStream in = SampleShapeTest.class.getResourceAsStream("/io/metafolio/metrics/shape-oracles.json")) {
            JsonNode cases = JsonMapper.shared().readTree(Objects.requireNonNull(in));
            return cases.valueStream()
                    .map(one -> Arguments.of(one.get("name").asString(), one))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static double[] reversed(double[] r) {
        return IntStream.range(0, r.length)
                .mapToDouble(t -> r[r.length - 1 - t])
                .toArray();
    }

    /** As close as two orders of summation let them be, for numbers that lie far from their spread a million times that. */
    private static void near(double actual, JsonNode expected, double most) {
        double value = expected.asDouble();
        assertThat(actual).isCloseTo(value, within(most * Math.max(Math.abs(value), 1e-12)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oracles")
    @DisplayName("moments, quantiles and tails equal those of SciPy and NumPy")
    void shape(String name, JsonNode oracle) {
        double[] r = numbers(oracle.get("sample"));
        double most = name.equals("far from nought") ? 1e-9 : 1e-12;

        near(SampleShape.mean(r), oracle.get("mean"), most);
        near(SampleShape.deviation(r), oracle.get("deviation"), most);
        near(SampleShape.covariance(r, reversed(r)), oracle.get("covariance"), most);
        near(SampleShape.skew(r), oracle.get("skew"), most);
        near(SampleShape.kurtosis(r), oracle.get("kurtosis"), most);
        near(SampleShape.biasedSkew(r), oracle.get("biased_skew"), most);
        near(SampleShape.biasedKurtosis(r), oracle.get("biased_kurtosis"), most);
        double[] shares = numbers(oracle.get("shares"));
        for (int k = 0; k < shares.length; k++) {
            near(SampleShape.quantile(r, shares[k]), oracle.get("quantiles").get(k), most);
            near(
                    SampleShape.conditionalValueAtRisk(r, shares[k]),
                    oracle.get("tails").get(k),
                    most);
        }
    }

    @Test
    @DisplayName("a sample is not sorted in its place")
    void leavesSample() {
        double[] r = {3, 1, 2};
        assertThat(SampleShape.quantile(r, 0.5)).isEqualTo(2);
        assertThat(SampleShape.conditionalValueAtRisk(r, 0.5)).isEqualTo(1.5);
        assertThat(r).containsExactly(3, 1, 2);
    }

    private static ReturnSeries stream(int rows) {
        return ReturnSeries.of(
                "s",
                FIRST.datesUntil(FIRST.plusDays(rows)).toList(),
                IntStream.range(0, rows).mapToDouble(t -> (t % 3 - 1) / 100.0).toArray());
    }

    private static BenchmarkMetrics besideBenchmark(int rows) {
        PriceTable.Builder closes = PriceTable.builder("b", List.of("B"));
        LocalDate base = FIRST.minusDays(1);
        for (int t = 0; t <= rows; t++) {
            closes.row(base.plusDays(t), 100 + t % 2);
        }
        return BenchmarkMetrics.of(
                stream(rows), base, closes.build().series("B").orElseThrow(), 252);
    }

    @Test
    @DisplayName("three dates in common make two rows beside a benchmark; two dates are refused")
    void fewestCommonDates() {
        assertThat(besideBenchmark(2).rows()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> besideBenchmark(1))
                .withMessageContaining("2 dates in common");
    }

    @Test
    @DisplayName("beside a benchmark, too, 29 rows are not annualised and 30 are")
    void annualisedBesideBenchmark() {
        assertThat(besideBenchmark(29).excessReturn()).isEmpty();
        assertThat(besideBenchmark(30).excessReturn()).isPresent();
    }

    @Test
    @DisplayName("two rows are measured beside two others, and make a trial of a Sharpe ratio")
    void fewestRows() {
        assertThat(BenchmarkMetrics.between("o", stream(2), stream(2), FIRST.minusDays(1), 252)
                        .rows())
                .isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchmarkMetrics.between("o", stream(1), stream(1), FIRST.minusDays(1), 252));
        assertThat(SharpeTrial.of(stream(2)).rows()).isEqualTo(2);
    }
}
