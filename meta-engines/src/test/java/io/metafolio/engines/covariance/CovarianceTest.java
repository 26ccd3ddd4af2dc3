package io.metafolio.engines.covariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.Oracles;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CovarianceTest {
    private static final double RELATIVE = 1e-12;

    @Test
    @DisplayName("Ledoit-Wolf equals scikit-learn's, shrinkage and every entry")
    void equalsScikitLearn() {
        for (JsonNode c : Oracles.cases("ledoit_wolf")) {
            int n = c.get("columns").asInt();
            CovarianceMatrix covariance =
                    Covariance.of(Oracles.returns(20260114, c.get("rows").asInt(), n), CovarianceEstimator.LEDOIT_WOLF);
            assertThat(covariance.shrinkage().orElseThrow())
                    .isCloseTo(c.get("shrinkage").asDouble(), within(RELATIVE));
            double scale = covariance.at(0, 0);
            for (int i = 0; i < n; i++) {
                double[] row = Oracles.numbers(c.get("covariance").get(i));
                for (int j = 0; j < n; j++) {
                    assertThat(covariance.at(i, j)).isCloseTo(row[j], within(RELATIVE * scale));
                }
            }
        }
    }

    @Test
    @DisplayName("the condition number of a diagonal covariance is the ratio of its variances")
    void conditionOfIndependentColumns() {
        ReturnMatrix orthogonal = ReturnMatrix.builder("orthogonal", List.of("A", "B"))
                .row(LocalDate.of(2024, 1, 1), 0.01, 0.02)
                .row(LocalDate.of(2024, 1, 2), -0.01, 0.02)
                .row(LocalDate.of(2024, 1, 3), 0.01, -0.02)
                .row(LocalDate.of(2024, 1, 4), -0.01, -0.02)
                .build();
        CovarianceMatrix sample = Covariance.of(orthogonal, CovarianceEstimator.SAMPLE);
        assertThat(sample.at(0, 0)).isCloseTo(0.0004 / 3, Percentage.withPercentage(1e-10));
        assertThat(sample.condition().orElseThrow()).isCloseTo(4, within(1e-12));
    }

    @Test
    @DisplayName("a constant column is refused by name")
    void refusesConstantColumns() {
        ReturnMatrix constant = ReturnMatrix.builder("constant", List.of("A", "FLAT"))
                .row(LocalDate.of(2024, 1, 1), 0.01, 0.001)
                .row(LocalDate.of(2024, 1, 2), -0.01, 0.001)
                .build();
        assertThatThrownBy(() -> Covariance.of(constant, CovarianceEstimator.SAMPLE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("FLAT");
    }
}
