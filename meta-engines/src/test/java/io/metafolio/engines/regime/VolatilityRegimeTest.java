package io.metafolio.engines.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.RegimeDetector;
import io.metafolio.spi.RegimeDetectors;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Beside pandas and SciPy, {@code src/test/python/regime_oracle.py}. */
class VolatilityRegimeTest {
    private static ReturnSeries series(double... returns) {
        return ReturnSeries.of(
                "market",
                IntStream.range(0, returns.length)
                        .mapToObj(LocalDate.EPOCH::plusDays)
                        .toList(),
                returns);
    }

    @Test
    @DisplayName("volatility, its place in history and the state equal pandas and SciPy; every state occurs")
    void equalsOracle() throws IOException {
        Set<MarketRegime> met = EnumSet.noneOf(MarketRegime.class);
        try (InputStream in = getClass().getResourceAsStream("/io/metafolio/engines/regime-oracle.json")) {
            for (JsonNode one : JsonMapper.shared().readTree(Objects.requireNonNull(in))) {
                RegimeDetector.Reading reading = new VolatilityRegime()
                        .detect(series(one.get("returns")
                                .valueStream()
                                .mapToDouble(JsonNode::asDouble)
                                .toArray()));
                assertThat(reading.regime().id()).isEqualTo(one.get("regime").asString());
                assertThat(reading.measured().get("volatility"))
                        .isCloseTo(one.get("volatility").asDouble(), within(1e-14));
                assertThat(reading.measured().get("share_of_history"))
                        .isCloseTo(one.get("share").asDouble(), within(1e-14));
                met.add(reading.regime());
            }
        }
        assertThat(met).hasSize(4);
    }

    @Test
    @DisplayName("a flat market is normal, and 39 rows are too few")
    void limits() {
        assertThat(new VolatilityRegime()
                        .detect(series(new double[40]))
                        .regime()
                        .id())
                .isEqualTo("normal");
        assertThatThrownBy(() -> new VolatilityRegime().detect(series(new double[39])))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("39 rows", "at least 40", "regime_detector");
    }

    @Test
    @DisplayName("it is found by its id, none is no detector, and others are refused with those known")
    void found() {
        RegimeDetectors installed = RegimeDetectors.installed();
        assertThat(installed.detector("volatility")).containsInstanceOf(VolatilityRegime.class);
        assertThat(installed.detector("none")).isEmpty();
        assertThatThrownBy(() -> installed.detector("volatilty"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("none, volatility");
        assertThatThrownBy(() -> installed.with(new VolatilityRegime())).hasMessageContaining("is taken by");
    }
}
