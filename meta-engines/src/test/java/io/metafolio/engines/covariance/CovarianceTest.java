package io.metafolio.engines.covariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.Oracles;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CovarianceTest {
    /** Relative to the greatest variance. */
    private static final double RELATIVE = 1e-14;
    /** pandas updates its sums row by row. */
    private static final double PANDAS = 1e-13;

    private static ReturnMatrix returns(JsonNode c) {
        return Oracles.returns(20260114, c.get("rows").asInt(), c.get("columns").asInt());
    }

    private static double greatestVariance(CovarianceMatrix covariance) {
        return Arrays.stream(covariance.variances()).max().orElseThrow();
    }

    @Test
    @DisplayName("Ledoit-Wolf and OAS equal scikit-learn's to 1e-14, shrinkage and every entry, T < N included")
    void equalsScikitLearn() {
        List<JsonNode> cases = Oracles.cases("covariance-oracles.json", "shrinkage");
        assertThat(cases).hasSize(12);
        for (JsonNode c : cases) {
            CovarianceMatrix covariance = Covariance.of(
                    returns(c), CovarianceEstimator.of(c.get("estimator").asString()));
            double shrinkage = c.get("shrinkage").asDouble();
            assertThat(covariance.shrinkage().orElseThrow()).isCloseTo(shrinkage, within(RELATIVE * shrinkage));
            double tolerance = RELATIVE * greatestVariance(covariance);
            for (int i = 0; c.has("covariance") && i < covariance.size(); i++) {
                double[] row = Oracles.numbers(c.get("covariance").get(i));
                for (int j = 0; j < covariance.size(); j++) {
                    assertThat(covariance.at(i, j)).isCloseTo(row[j], within(tolerance));
                }
            }
            for (JsonNode entry :
                    c.has("entries") ? c.get("entries") : JsonMapper.shared().createArrayNode()) {
                assertThat(covariance.at(entry.get("i").asInt(), entry.get("j").asInt()))
                        .isCloseTo(entry.get("value").asDouble(), within(tolerance));
            }
            assertThat(covariance.condition()).isPresent();
        }
    }

    @Test
    @DisplayName("EWMA equals pandas' biased exponentially weighted covariance")
    void equalsPandas() {
        List<JsonNode> cases = Oracles.cases("covariance-oracles.json", "exponential");
        assertThat(cases).hasSize(9);
        for (JsonNode c : cases) {
            CovarianceMatrix covariance = Covariance.of(
                    returns(c), CovarianceEstimator.ewma(c.get("half_life").asDouble()));
            for (int i = 0; i < covariance.size(); i++) {
                double[] row = Oracles.numbers(c.get("pandas_biased").get(i));
                for (int j = 0; j < covariance.size(); j++) {
                    assertThat(covariance.at(i, j)).isCloseTo(row[j], within(PANDAS * greatestVariance(covariance)));
                }
            }
            assertThat(covariance.shrinkage()).isEmpty();
        }
    }

    @Test
    @DisplayName("a half-life too short for its rows leaves no variance, and the columns are named")
    void refusesNoVariance() {
        assertThatThrownBy(() -> Covariance.of(Oracles.returns(1, 60, 2), CovarianceEstimator.ewma(0.0001)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("C0 (0.0); C1 (0.0)", "ewma:1.0E-4", "60 rows");
    }

    @Test
    @DisplayName("with fewer rows than columns the sample is singular, and its condition absent")
    void fewRows() {
        ReturnMatrix wide = Oracles.returns(20260114, 30, 40);
        assertThat(Covariance.of(wide, CovarianceEstimator.SAMPLE).condition()).isEmpty();
        assertThat(Covariance.of(wide, CovarianceEstimator.ewma(20)).condition())
                .isEmpty();
        assertThat(Covariance.of(wide, CovarianceEstimator.OAS).condition().orElseThrow())
                .isGreaterThan(1);
    }

    @ParameterizedTest(
            name = "{0} rows of {1} columns: the condition number is that of all eigenvalues as EJML finds them")
    @CsvSource({
        "50, 60",
        "59, 60",
        "60, 60",
        "61, 60",
        "62, 60",
        "90, 60",
        "60, 120",
        "20, 30",
        "30, 30",
        "300, 200",
        "240, 200",
        "210, 200",
        "2000, 100"
    })
    void conditionLikeAllEigenvalues(int rows, int columns) {
        ReturnMatrix returns = Oracles.returns(20260114, rows, columns);
        for (CovarianceEstimator estimator : List.of(CovarianceEstimator.LEDOIT_WOLF, CovarianceEstimator.OAS)) {
            CovarianceMatrix covariance = Covariance.of(returns, estimator);
            assertThat(covariance.condition().orElseThrow())
                    .isCloseTo(ofAllEigenvalues(covariance), Percentage.withPercentage(0.1));
            assertThat(covariance.withOffDiagonal(0.5).condition().orElseThrow())
                    .isCloseTo(ofAllEigenvalues(covariance.withOffDiagonal(0.5)), Percentage.withPercentage(0.1));
        }
    }

    private static double ofAllEigenvalues(CovarianceMatrix covariance) {
        var eigen = DecompositionFactory_DDRM.eig(covariance.size(), false, true);
        assertThat(eigen.decompose(new DMatrixRMaj(covariance.scaled(0)))).isTrue();
        double[] values = IntStream.range(0, covariance.size())
                .mapToDouble(i -> eigen.getEigenvalue(i).getReal())
                .sorted()
                .toArray();
        return values[values.length - 1] / values[0];
    }

    @Test
    @DisplayName("of as many columns as rows, the sample has no condition number at any size")
    void asManyColumns() {
        for (int n : new int[] {20, 60, 200}) {
            assertThat(Covariance.of(Oracles.returns(20260114, n, n), CovarianceEstimator.SAMPLE)
                            .condition())
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "no matrix holds {0}, so no covariance meets it")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void notFinite(double value) {
        assertThatThrownBy(() -> ReturnMatrix.builder("table", List.of("A", "BAD"))
                        .row(LocalDate.of(2024, 1, 1), 0.01, value)
                        .row(LocalDate.of(2024, 1, 2), -0.01, 0.02)
                        .build())
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("BAD", "2024-01-01");
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
