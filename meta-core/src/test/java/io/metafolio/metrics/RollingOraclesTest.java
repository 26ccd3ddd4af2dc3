package io.metafolio.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.returns.ReturnMatrix;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Beside pandas, {@code src/test/python/rolling_oracles.py}. */
class RollingOraclesTest {
    private static final double CLOSE = 1e-12;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private final JsonNode oracles = oracles();
    private final ReturnMatrix returns = returns(oracles.get("returns"));

    private static JsonNode oracles() {
        try (InputStream in =
                RollingOraclesTest.class.getResourceAsStream("/io/metafolio/metrics/rolling-oracles.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReturnMatrix returns(JsonNode rows) {
        List<LocalDate> dates =
                IntStream.range(0, rows.size()).mapToObj(FIRST::plusDays).toList();
        double[][] columns = new double[4][rows.size()];
        for (int t = 0; t < rows.size(); t++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][t] = rows.get(t).get(j).asDouble();
            }
        }
        return ReturnMatrix.of("oracle", dates, List.of("0", "1", "2", "3"), columns);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 63, 90})
    @DisplayName("every window's correlations equal those of pandas, and none is given where a column does not move")
    void correlations(int window) {
        RollingCorrelation rolling = RollingCorrelation.of(returns, window);

        assertThat(rolling.dates()).hasSize(91 - window).startsWith(FIRST.plusDays(window - 1));
        oracles.get("correlation").get(String.valueOf(window)).properties().forEach(pair -> {
            int i = Integer.parseInt(pair.getKey().substring(0, 1));
            int j = Integer.parseInt(pair.getKey().substring(2));
            for (int t = 0; t < rolling.dates().size(); t++) {
                JsonNode expected = pair.getValue().get(t);
                assertThat(rolling.matrices().get(t).at(i, j).isEmpty()).isEqualTo(expected.isNull());
                rolling.matrices().get(t).at(i, j).ifPresent(rho -> assertThat(rho)
                        .isCloseTo(expected.asDouble(), within(CLOSE)));
            }
        });
    }

    @Test
    @DisplayName("a window longer than the history yields nothing, one of a single row is refused")
    void windows() {
        assertThat(RollingCorrelation.of(returns, 91).dates()).isEmpty();
        assertThatThrownBy(() -> RollingCorrelation.of(returns, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A window of 1 rows. Expected at least 2");
    }

    @Test
    @DisplayName("how far wealth stands below its peak, from the start on, equals pandas")
    void drawdowns() {
        for (int j = 0; j < returns.columnCount(); j++) {
            double[] path = Drawdown.path(returns.column(j));
            JsonNode expected = oracles.get("drawdown").get(String.valueOf(j));
            assertThat(path).hasSize(expected.size());
            for (int t = 0; t < path.length; t++) {
                assertThat(path[t]).isCloseTo(expected.get(t).asDouble(), within(CLOSE));
            }
        }
    }
}
