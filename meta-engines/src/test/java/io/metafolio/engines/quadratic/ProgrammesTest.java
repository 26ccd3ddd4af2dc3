package io.metafolio.engines.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.metafolio.weights.WeightBounds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgrammesTest {
    private static final WeightBounds BOX = WeightBounds.LONG_ONLY;
    private static final double[][] UNIT = {{1, 0}, {0, 1}};

    private static void refused(double[][] h, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoxQuadraticProgram.minimumVariance(h, BOX))
                .withMessageContainingAll(words);
    }

    @Test
    @DisplayName("what is no covariance is refused with the entry")
    void covariances() {
        refused(new double[][] {{1, 0}, {0}}, "Row 1", "1 entries");
        refused(new double[][] {{1, 0.5}, {0.25, 1}}, "(1, 0)", "0.25", "0.5");
        refused(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}, "NaN");
        refused(new double[][] {{1, 0}, {0, Double.POSITIVE_INFINITY}}, "Infinity");
        refused(new double[][] {{1, 0}, {0, -1}}, "-1.0", "above 0");
    }

    @Test
    @DisplayName("targets and numerators are as many finite numbers as there are weights")
    void vectors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoxQuadraticProgram.of(UNIT, BOX).solve(new double[3]))
                .withMessageContainingAll("3 numbers", "2 weights");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaximumRatio.solve(UNIT, new double[] {1, Double.NaN}, BOX))
                .withMessageContainingAll("Number 1", "NaN");
    }

    @Test
    @DisplayName("budgets are above zero and sum to one")
    void budgets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskBudgetProgram.solve(UNIT, new double[] {1, 0}, BOX))
                .withMessageContaining("Budget 1 is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskBudgetProgram.solve(UNIT, new double[] {1, 1}, BOX))
                .withMessageContaining("sum to 2.0");
    }

    @Test
    @DisplayName("one weight gets everything, and a column without variance is refused")
    void small() {
        assertThat(BoxQuadraticProgram.minimumVariance(new double[][] {{3}}, BOX)
                        .weights())
                .containsExactly(1);
        refused(new double[][] {{0, 0}, {0, 1}}, "(0, 0)", "diagonal 0.0");
        assertThat(RiskBudgetProgram.solve(new double[][] {{3}}, new double[] {1}, BOX)
                        .orElseThrow()
                        .weights())
                .containsExactly(1);
    }
}
