package io.metafolio.engines.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.Oracles;
import io.metafolio.engines.covariance.Covariance;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BoxQuadraticProgramTest {
    private static final double KKT = 1e-10;
    private static final double CLARABEL_WEIGHTS = 2e-6;

    @Test
    @DisplayName("weights agree with Clarabel's and the objective is never above it")
    void agreesWithClarabel() {
        List<JsonNode> cases = Oracles.cases("minimum_variance");
        assertThat(cases).hasSizeGreaterThan(12);
        for (JsonNode c : cases) {
            int n = c.get("columns").asInt();
            double[][] h = Covariance.of(
                            Oracles.returns(20260114, c.get("rows").asInt(), n), CovarianceEstimator.LEDOIT_WOLF)
                    .scaled(0);
            WeightBounds box =
                    WeightBounds.of(c.get("lo").asDouble(), c.get("hi").asDouble());
            QuadraticSolution solution = BoxQuadraticProgram.minimumVariance(h, box);
            assertThat(solution.weights()).containsExactly(Oracles.numbers(c.get("w")), within(CLARABEL_WEIGHTS));
            assertThat(solution.kktResidual()).isLessThan(KKT);
            assertThat(objective(h, solution.weights()))
                    .isLessThanOrEqualTo(c.get("objective").asDouble() * (1 + 1e-12));
        }
    }

    @ParameterizedTest(name = "random problems meet the optimality conditions and beat random points, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isOptimal(long seed) {
        Random random = new Random(seed);
        for (int n = 2; n <= 40; n += 3) {
            double[][] h = positiveDefinite(random, n);
            double lo = random.nextDouble() / n;
            double hi = Math.min(1, (1 + 2 * random.nextDouble()) / n);
            WeightBounds box = WeightBounds.of(lo, hi);
            double[] w = BoxQuadraticProgram.minimumVariance(h, box).weights();
            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-13));
            assertThat(Arrays.stream(w).allMatch(box::contains)).isTrue();
            double least = objective(h, w);
            double[] equal = new double[n];
            Arrays.fill(equal, 1.0 / n);
            assertThat(least).isLessThanOrEqualTo(objective(h, equal) * (1 + 1e-13));
            assertPairwiseOptimal(h, w, box);
        }
    }

    /** At the optimum no small transfer between two weights inside the box lowers the variance. */
    private static void assertPairwiseOptimal(double[][] h, double[] w, WeightBounds box) {
        double least = objective(h, w);
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                double[] moved = w.clone();
                double amount = Math.min(1e-4, Math.min(box.max() - w[i], w[j] - box.min()));
                moved[i] += amount;
                moved[j] -= amount;
                assertThat(i == j ? least : objective(h, moved)).isGreaterThanOrEqualTo(least * (1 - 1e-12));
            }
        }
    }

    private static double[][] positiveDefinite(Random random, int n) {
        double[][] factor = new double[n][n + 2];
        for (double[] row : factor) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextGaussian();
            }
        }
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n + 2; k++) {
                    h[i][j] += factor[i][k] * factor[j][k] / n;
                }
            }
        }
        return h;
    }

    private static double objective(double[][] h, double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                sum += w[i] * h[i][j] * w[j];
            }
        }
        return sum;
    }

    @Test
    @DisplayName("two weights without correlation are held at inverse variances")
    void closedFormOfTwo() {
        double[] w = BoxQuadraticProgram.minimumVariance(new double[][] {{0.01, 0}, {0, 0.09}}, WeightBounds.LONG_ONLY)
                .weights();
        assertThat(w).containsExactly(new double[] {0.9, 0.1}, within(1e-15));
    }

    @Test
    @DisplayName("copies of one column share equally, and that the limit decided is said")
    void copies() {
        QuadraticSolution solution =
                BoxQuadraticProgram.minimumVariance(new double[][] {{1, 1}, {1, 1}}, WeightBounds.LONG_ONLY);
        assertThat(solution.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-15));
        assertThat(solution.isSingular()).isTrue();
    }

    @Test
    @DisplayName("a box of one feasible point needs no optimisation")
    void onePoint() {
        QuadraticSolution solution =
                BoxQuadraticProgram.minimumVariance(new double[][] {{4, 1}, {1, 2}}, WeightBounds.SLEEVE_GUARDRAILS);
        assertThat(solution.weights()).containsExactly(0.5, 0.5);
        assertThat(solution.kktResidual()).isZero();
        assertThat(solution.faces()).isZero();
    }

    @Test
    @DisplayName("the budget is met even where one weight has next to no variance")
    void nextToNoVariance() {
        double[][] h = {{1e-40, 0, 0, 0}, {0, 1, 0.5, 0}, {0, 0.5, 2, 0}, {0, 0, 0, 1}};
        QuadraticSolution solution =
                BoxQuadraticProgram.of(h, WeightBounds.of(0.02, 0.5)).solve(new double[] {0, 20, 15, -3});
        assertThat(solution.weights()).containsExactly(new double[] {0.02, 0.5, 0.46, 0.02}, within(1e-15));
        assertThat(solution.kktResidual()).isLessThan(KKT);
    }
}
