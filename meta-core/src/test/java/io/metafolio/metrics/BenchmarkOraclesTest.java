package io.metafolio.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.returns.PriceSeries;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Beside pandas, empyrical, SciPy and mpmath, {@code src/test/python/benchmark_oracles.py}, and the example of the paper. */
class BenchmarkOraclesTest {
    private static final double CLOSE = 1e-12;

    private static JsonNode oracles() {
        try (InputStream in =
                BenchmarkOraclesTest.class.getResourceAsStream("/io/metafolio/metrics/benchmark-oracles.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static List<LocalDate> dates(JsonNode array) {
        return array.valueStream().map(date -> LocalDate.parse(date.asString())).toList();
    }

    private static PriceSeries closes(List<LocalDate> dates, double... closes) {
        PriceTable.Builder table = PriceTable.builder("oracle", List.of("AMEX:SPY"));
        for (int t = 0; t < closes.length; t++) {
            table.row(dates.get(t), closes[t]);
        }
        return table.build().series("AMEX:SPY").orElseThrow();
    }

    @Test
    @DisplayName("a stream beside its benchmark equals pandas and empyrical, on calendars that differ")
    void aligned() {
        JsonNode cases = oracles().get("aligned");
        assertThat(cases.size()).isGreaterThan(7);
        for (JsonNode one : cases) {
            BenchmarkMetrics metrics = BenchmarkMetrics.of(
                    ReturnSeries.of(
                            one.get("name").asString(),
                            dates(one.get("stream").get("dates")),
                            numbers(one.get("stream").get("returns"))),
                    LocalDate.parse(one.get("base").asString()),
                    closes(
                            dates(one.get("benchmark").get("dates")),
                            numbers(one.get("benchmark").get("closes"))),
                    one.get("sessions").asInt());
            JsonNode expected = one.get("expected");
            assertThat(metrics.rows()).isEqualTo(expected.get("rows").asInt());
            assertThat(metrics.first())
                    .hasToString(one.get("aligned").get("base").asString());
            near(metrics.excessReturn().orElseThrow(), expected.get("excess_return"));
            near(metrics.trackingError().orElseThrow(), expected.get("tracking_error"));
            near(metrics.beta().orElseThrow(), expected.get("beta"));
            near(metrics.annualizedTwr().orElseThrow(), expected.get("benchmark_return"));
            assertThat(metrics.informationRatio().isPresent())
                    .isEqualTo(!expected.get("information_ratio").isNull());
            metrics.informationRatio().ifPresent(ratio -> near(ratio, expected.get("information_ratio")));
        }
    }

    private static void near(double value, JsonNode expected) {
        assertThat(value).isCloseTo(expected.asDouble(), within(CLOSE * Math.max(1, Math.abs(expected.asDouble()))));
    }

    @Test
    @DisplayName("few rows are not annualised, a constant benchmark has no beta, and two dates are no comparison")
    void absent() {
        List<LocalDate> days = IntStream.range(0, 11)
                .mapToObj(LocalDate.of(2026, 1, 1)::plusDays)
                .toList();
        ReturnSeries stream = ReturnSeries.of("short", days.subList(1, 11), 0.01, 0, 0.02, 0, 0, 0, 0, 0, 0, 0.01);
        BenchmarkMetrics metrics =
                BenchmarkMetrics.of(stream, days.get(0), closes(days, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5), 252);
        assertThat(metrics.rows()).isEqualTo(10);
        assertThat(metrics.beta()).isEmpty();
        assertThat(metrics.excessReturn()).isEmpty();
        assertThat(metrics.informationRatio()).isEmpty();
        assertThatThrownBy(() -> BenchmarkMetrics.of(stream, days.get(0), closes(days.subList(9, 11), 5, 6), 252))
                .hasMessageContainingAll("AMEX:SPY", "2 dates in common", "at least 3");
    }

    @Test
    @DisplayName("the normal distribution and its quantiles have thirteen digits and more")
    void normal() {
        JsonNode normal = oracles().get("normal");
        normal.get("cdf").forEach(pair -> assertThat(
                        NormalDistribution.probability(pair.get(0).asDouble()))
                .isCloseTo(
                        pair.get(1).asDouble(),
                        within(Math.max(Double.MIN_VALUE, 5e-13 * pair.get(1).asDouble()))));
        normal.get("ppf").forEach(pair -> assertThat(
                        NormalDistribution.quantile(pair.get(0).asDouble()))
                .isCloseTo(
                        pair.get(1).asDouble(),
                        within(1e-14 * Math.max(1, Math.abs(pair.get(1).asDouble())))));
        assertThat(NormalDistribution.probability(0)).isEqualTo(0.5);
        assertThatThrownBy(() -> NormalDistribution.quantile(1)).hasMessageContaining("below 1");
    }

    @Test
    @DisplayName("the paper's example has the paper's deflated Sharpe ratio")
    void published() {
        for (JsonNode example : oracles().get("deflated").get("published")) {
            SharpeTrial trial = new SharpeTrial(
                    example.get("rows").asInt(),
                    example.get("sharpe").asDouble(),
                    example.get("skewness").asDouble(),
                    example.get("kurtosis").asDouble());
            double threshold = SharpeTrial.expectedMaximum(
                    example.get("trials").asInt(), example.get("variance").asDouble());
            near(threshold, example.get("threshold"));
            near(trial.probabilityAbove(threshold), example.get("deflated"));
            assertThat(trial.probabilityAbove(threshold))
                    .isCloseTo(example.get("published").asDouble(), within(5e-5));
        }
    }

    @Test
    @DisplayName("streams have the Sharpe ratios, moments and deflated probabilities of the oracle")
    void trials() {
        for (JsonNode one : oracles().get("deflated").get("trials")) {
            JsonNode expected = one.get("expected");
            double threshold = SharpeTrial.expectedMaximum(
                    one.get("trials").asInt(), expected.get("variance").asDouble());
            near(threshold, expected.get("threshold"));
            for (int k = 0; k < one.get("returns").size(); k++) {
                double[] returns = numbers(one.get("returns").get(k));
                List<LocalDate> days = IntStream.range(0, returns.length)
                        .mapToObj(LocalDate.EPOCH::plusDays)
                        .toList();
                SharpeTrial trial = SharpeTrial.of(ReturnSeries.of("trial", days, returns));
                near(trial.sharpe(), expected.get("sharpe").get(k));
                near(trial.skewness(), expected.get("skewness").get(k));
                near(trial.kurtosis(), expected.get("kurtosis").get(k));
                near(trial.probabilityAbove(0), expected.get("probabilistic").get(k));
                near(trial.probabilityAbove(threshold), expected.get("deflated").get(k));
            }
        }
    }

    @Test
    @DisplayName("one trial has nothing to deflate, none cannot be asked for, and a flat stream has no Sharpe ratio")
    void limits() {
        assertThat(SharpeTrial.expectedMaximum(1, 0.5)).isZero();
        assertThatThrownBy(() -> SharpeTrial.expectedMaximum(0, 0.5)).hasMessageContaining("best of 0 trials");
        List<LocalDate> days = List.of(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1));
        assertThatThrownBy(() -> SharpeTrial.of(ReturnSeries.of("flat", days, 0.01, 0.01)))
                .hasMessageContaining("at least 2 rows that vary");
    }
}
