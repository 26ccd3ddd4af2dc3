package io.metafolio.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.returns.ReturnMatrix;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortfolioRiskTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final List<String> LABELS = List.of("a", "b");

    private static ReturnMatrix rows(double[]... rows) {
        ReturnMatrix.Builder builder = ReturnMatrix.builder("test", LABELS);
        for (int t = 0; t < rows.length; t++) {
            builder.row(DAY.plusDays(t), rows[t]);
        }
        return builder.build();
    }

    @Test
    @DisplayName("uncorrelated columns of variance 1 : 9 at weights 3 : 1 carry half of the risk each")
    void halves() {
        // a = ±1, b = ±3 in all four combinations: covariance 0, variances 4/3 and 12 with ddof 1, in units of 1 %
        ReturnMatrix returns =
                rows(new double[] {0.01, 0.03}, new double[] {0.01, -0.03}, new double[] {-0.01, 0.03}, new double[] {
                    -0.01, -0.03
                });

        PortfolioRisk risk = PortfolioRisk.of(returns, Weights.of(LABELS, 0.75, 0.25));

        assertThat(risk.shares().orElseThrow().get("a")).isCloseTo(0.5, within(1e-15));
        assertThat(risk.shares().orElseThrow().get("b")).isCloseTo(0.5, within(1e-15));
        assertThat(risk.volatility()).isCloseTo(0.01 * 0.75 * Math.sqrt(4.0 / 3 * 2), within(1e-17));
        assertThat(risk.diversification().orElseThrow()).isCloseTo(Math.sqrt(2), within(1e-15));
    }

    @Test
    @DisplayName("a column that does not vary has no share; where none varies there are no shares")
    void still() {
        // seven times 0.07 has a mean that is not 0.07
        double[][] some = new double[7][];
        double[][] none = new double[7][];
        for (int t = 0; t < 7; t++) {
            some[t] = new double[] {0.07, t % 2 == 0 ? 0.01 : -0.01};
            none[t] = new double[] {0.07, 0.07};
        }

        assertThat(PortfolioRisk.of(rows(some), Weights.of(LABELS, 0.5, 0.5))
                        .shares()
                        .orElseThrow()
                        .get("a"))
                .isZero();
        assertThat(PortfolioRisk.of(rows(none), Weights.of(LABELS, 0.5, 0.5)).shares())
                .isEmpty();
        assertThat(PortfolioRisk.of(rows(none), Weights.of(LABELS, 0.5, 0.5)).volatility())
                .isZero();
    }

    @Test
    @DisplayName("positions that cancel leave rounding, and rounding is nobody's share")
    void cancelling() {
        double[][] rows = new double[9][];
        for (int t = 0; t < 9; t++) {
            double value = 0.013 * Math.sin(t);
            rows[t] = new double[] {value, -3 * value};
        }

        PortfolioRisk risk = PortfolioRisk.of(rows(rows), Weights.of(LABELS, 0.75, 0.25));

        assertThat(risk.shares()).isEmpty();
        assertThat(risk.diversification()).isEmpty();
        assertThat(risk.volatility()).isLessThan(1e-9);
    }

    @Test
    @DisplayName("weights of other columns are refused")
    void otherLabels() {
        assertThatThrownBy(() -> PortfolioRisk.of(
                        rows(new double[] {0.1, 0.2}, new double[] {0, 0}), Weights.of(List.of("b", "a"), 0.5, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("[b, a]", "[a, b]");
    }
}
