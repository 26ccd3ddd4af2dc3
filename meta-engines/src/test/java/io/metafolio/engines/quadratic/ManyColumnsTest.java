package io.metafolio.engines.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.matrix.ConjugateGradients;
import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More columns than are started from a vertex or factored: both programmes beside conditions written out in plain loops. */
class ManyColumnsTest {
    private static double[][] covariance(long seed, int n, int rows, double loading) {
        Random random = new Random(seed);
        double[] scales = random.doubles(n).map(u -> StrictMath.exp(2 * u - 1)).toArray();
        double[] loadings = random.doubles(n).map(u -> loading * (2 * u - 0.5)).toArray();
        double[][] h = new double[n][n];
        for (int t = 0; t < rows; t++) {
            double common = random.nextGaussian();
            double[] row = IntStream.range(0, n)
                    .mapToDouble(i -> scales[i] * (random.nextGaussian() + loadings[i] * common))
                    .toArray();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    h[i][j] += row[i] * row[j] / rows;
                }
            }
        }
        return h;
    }

    private static double[] times(double[][] h, double[] w) {
        return Arrays.stream(h)
                .mapToDouble(row -> IntStream.range(0, w.length)
                        .mapToDouble(j -> row[j] * w[j])
                        .sum())
                .toArray();
    }

    /** Free gradients are equal, those at the lower bound no smaller, those at the upper no greater. */
    private static void assertOptimal(double[] gradient, double[] w, WeightBounds box, double tolerance) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < w.length; i++) {
            assertThat(box.contains(w[i])).isTrue();
            if (w[i] < box.max()) {
                least = Math.min(least, gradient[i]);
            }
            if (w[i] > box.min()) {
                greatest = Math.max(greatest, gradient[i]);
            }
        }
        assertThat(greatest - least).isLessThanOrEqualTo(tolerance);
        assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-13));
    }

    @ParameterizedTest(name = "least variance of {0} columns, {1} rows, loading {2}")
    @CsvSource({"33, 70, 0", "60, 90, 1", "120, 130, 1", "120, 2000, 3", "200, 400, 0.3", "300, 600, 2"})
    void leastVariance(int n, int rows, double loading) {
        double[][] h = covariance(n, n, rows, loading);
        for (WeightBounds box : boxes(n)) {
            QuadraticSolution solution = BoxQuadraticProgram.minimumVariance(h, box);
            assertOptimal(times(h, solution.weights()), solution.weights(), box, 1e-11);
            assertThat(solution.isSingular()).isFalse();
        }
    }

    private static WeightBounds[] boxes(int n) {
        return new WeightBounds[] {
            WeightBounds.LONG_ONLY,
            WeightBounds.of(0.3 / n, 4.0 / n),
            WeightBounds.of(0, 2.0 / n),
            WeightBounds.of(0.9 / n, 1.1 / n)
        };
    }

    @ParameterizedTest(name = "fewer rows than columns: the limit is optimal, {0} columns, {1} rows")
    @CsvSource({"40, 20", "60, 30", "90, 88"})
    void singular(int n, int rows) {
        double[][] h = covariance(n, n, rows, 1);
        for (WeightBounds box : boxes(n)) {
            double[] w = BoxQuadraticProgram.minimumVariance(h, box).weights();
            double greatest =
                    IntStream.range(0, n).mapToDouble(i -> h[i][i]).max().orElseThrow();
            assertOptimal(times(h, w), w, box, 1e-10 * greatest);
        }
    }

    @Test
    @DisplayName("a guess that goes in circles is given up, and the optimum found all the same")
    void circles() {
        int circles = 0;
        for (int seed = 0; seed < 60; seed++) {
            int n = 34 + seed;
            double[][] h = covariance(seed, n, 2 * n, 4);
            WeightBounds box = WeightBounds.of(0.2 / n, 1.4 / n);
            Optional<WorkingSet> likely = LikelyFace.of(h, box, new double[n]);
            circles += likely.isEmpty() ? 1 : 0;
            double[] w = BoxQuadraticProgram.minimumVariance(h, box).weights();
            assertOptimal(times(h, w), w, box, 1e-11);
            likely.ifPresent(set -> assertThat(set.weights()).containsExactly(w, within(1e-12)));
        }
        assertThat(circles).isPositive().isLessThan(60);
    }

    @ParameterizedTest(name = "risk budgets of {0} columns, {1} rows, loading {2}")
    @CsvSource({"33, 70, 0", "60, 90, 1", "120, 130, 1", "120, 2000, 3", "200, 400, 0.3", "300, 600, 2"})
    void riskBudgets(int n, int rows, double loading) {
        double[][] h = covariance(n, n, rows, loading);
        double[] budgets = budgets(n);
        double[] w = RiskBudgetProgram.solve(h, budgets, WeightBounds.LONG_ONLY)
                .orElseThrow()
                .weights();
        assertShares(h, w, budgets, 1e-13);
    }

    private static void assertShares(double[][] h, double[] w, double[] budgets, double tolerance) {
        double[] pull = times(h, w);
        double variance = variance(w, pull);
        for (int i = 0; i < w.length; i++) {
            assertThat(w[i] * pull[i] / variance).isCloseTo(budgets[i], within(tolerance));
        }
    }

    private static double variance(double[] w, double[] pull) {
        return IntStream.range(0, w.length).mapToDouble(i -> w[i] * pull[i]).sum();
    }

    @ParameterizedTest(name = "risk budgets inside a box, {0} columns")
    @ValueSource(ints = {33, 64, 120})
    void riskBudgetsInABox(int n) {
        double[][] h = covariance(n, n, 2 * n, 1);
        double[] budgets = budgets(n);
        WeightBounds box = WeightBounds.of(0.7 / n, 1.5 / n);
        QuadraticSolution solution = RiskBudgetProgram.solve(h, budgets, box).orElseThrow();
        double[] w = solution.weights();
        double[] gradient = times(h, w);
        double variance =
                IntStream.range(0, n).mapToDouble(i -> w[i] * gradient[i]).sum();
        for (int i = 0; i < n; i++) {
            gradient[i] = gradient[i] / variance - budgets[i] / w[i];
        }
        assertOptimal(gradient, w, box, 1e-10);
        assertThat(Arrays.stream(w)
                        .filter(x -> x == box.min() || x == box.max())
                        .count())
                .isPositive();
    }

    @Test
    @DisplayName("hedges make conjugate gradients slow, and a factor takes over")
    void hedged() {
        int n = 80;
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double apart = Math.pow(10, -6.0 * Math.min(i, j) / n);
                h[i][j] = (i == j ? 1e-9 + apart : 0) + ((i + j) % 2 == 0 ? 1 : -1);
            }
        }
        double[] budgets = budgets(n);
        double[] w = RiskBudgetProgram.solve(h, budgets, WeightBounds.LONG_ONLY)
                .orElseThrow()
                .weights();
        double variance = variance(w, times(h, w));
        double[] barrier = new double[n];
        for (int i = 0; i < n; i++) {
            barrier[i] = budgets[i] * variance / (w[i] * w[i]);
        }
        int[] all = IntStream.range(0, n).toArray();
        FaceHessian hessian = new FaceHessian(h, barrier, all, new double[n]);
        assertThat(ConjugateGradients.solve(hessian::times, hessian.diagonal(), w, 1e-8, 50))
                .isEmpty();
        assertShares(h, w, budgets, 1e-10);
    }

    private static double[] budgets(int n) {
        double[] raw = new Random(n).doubles(n, 0.1, 1).toArray();
        double sum = Arrays.stream(raw).sum();
        return Arrays.stream(raw).map(b -> b / sum).toArray();
    }
}
