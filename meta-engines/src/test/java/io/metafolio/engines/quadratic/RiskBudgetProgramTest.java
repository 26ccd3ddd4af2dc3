package io.metafolio.engines.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskBudgetProgramTest {
    @Test
    @DisplayName("volatilities of 10 and 30 % with correlation .2 give 75 and 25 %")
    void two() {
        double[][] h = {{0.01, 0.006}, {0.006, 0.09}};
        double[] w = RiskBudgetProgram.solve(h, new double[] {0.5, 0.5}, WeightBounds.LONG_ONLY)
                .orElseThrow()
                .weights();
        assertThat(w).containsExactly(new double[] {0.75, 0.25}, within(1e-15));
    }

    @ParameterizedTest(name = "shares of risk equal budgets to 1e-14, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesEqualBudgets(long seed) {
        Random random = new Random(seed);
        for (int n = 1; n < 60; n += 7) {
            double[][] h = covariance(random, n, n + 1 + random.nextInt(50));
            double[] budgets = budgets(random, n);
            QuadraticSolution solution =
                    RiskBudgetProgram.solve(h, budgets, WeightBounds.LONG_ONLY).orElseThrow();
            double[] shares = shares(h, solution.weights());
            for (int i = 0; i < n; i++) {
                assertThat(shares[i]).isCloseTo(budgets[i], within(1e-14));
            }
            assertThat(solution.kktResidual()).isLessThan(1e-14);
        }
    }

    @ParameterizedTest(name = "inside a box no transfer between two weights lowers the objective, seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void isOptimalInsideTheBox(long seed) {
        Random random = new Random(seed);
        for (int n = 2; n < 40; n += 5) {
            double[][] h = covariance(random, n, n + 1 + random.nextInt(50));
            double[] budgets = budgets(random, n);
            WeightBounds box = WeightBounds.of(random.nextDouble() / n, Math.min(1, (1 + 2 * random.nextDouble()) / n));
            QuadraticSolution solution =
                    RiskBudgetProgram.solve(h, budgets, box).orElseThrow();
            double[] w = solution.weights();
            assertThat(Arrays.stream(w).allMatch(box::contains)).isTrue();
            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-13));
            assertThat(solution.kktResidual()).isLessThan(1e-12);
            double least = objective(h, budgets, w);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double[] moved = w.clone();
                    double amount = Math.min(1e-4 / n, Math.min(box.max() - w[i], w[j] - box.min()));
                    moved[i] += amount;
                    moved[j] -= amount;
                    assertThat(i == j ? least : objective(h, budgets, moved)).isGreaterThanOrEqualTo(least - 1e-13);
                }
            }
        }
    }

    private static double[] budgets(Random random, int n) {
        double[] raw = random.doubles(n, 0.1, 1).toArray();
        double sum = Arrays.stream(raw).sum();
        return Arrays.stream(raw).map(b -> b / sum).toArray();
    }

    private static double[][] covariance(Random random, int n, int rows) {
        double[][] h = new double[n][n];
        for (int t = 0; t < rows; t++) {
            double common = random.nextGaussian();
            double[] row = new double[n];
            for (int i = 0; i < n; i++) {
                row[i] = (random.nextGaussian() + 0.5 * common) * (1 + i % 5);
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    h[i][j] += row[i] * row[j] / rows;
                }
            }
        }
        return h;
    }

    private static double[] shares(double[][] h, double[] w) {
        double[] shares = new double[w.length];
        double variance = 0;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                shares[i] += w[i] * h[i][j] * w[j];
            }
            variance += shares[i];
        }
        for (int i = 0; i < w.length; i++) {
            shares[i] /= variance;
        }
        return shares;
    }

    private static double objective(double[][] h, double[] b, double[] w) {
        double variance = 0;
        double logs = 0;
        for (int i = 0; i < w.length; i++) {
            logs += b[i] * StrictMath.log(w[i]);
            for (int j = 0; j < w.length; j++) {
                variance += w[i] * h[i][j] * w[j];
            }
        }
        return StrictMath.log(variance) / 2 - logs;
    }

    @Test
    @DisplayName("perfectly correlated columns share risk at inverse volatilities")
    void perfectlyCorrelated() {
        double[][] h = {{1, 2, 4}, {2, 4, 8}, {4, 8, 16}};
        double[] equal = {1 / 3.0, 1 / 3.0, 1 / 3.0};
        assertThat(RiskBudgetProgram.solve(h, equal, WeightBounds.LONG_ONLY)
                        .orElseThrow()
                        .weights())
                .containsExactly(new double[] {4 / 7.0, 2 / 7.0, 1 / 7.0}, within(1e-14));
    }

    @Test
    @DisplayName("a perfect hedge leaves no risk to share")
    void riskless() {
        double[][] h = {{1, -1}, {-1, 1}};
        assertThat(RiskBudgetProgram.solve(h, new double[] {0.5, 0.5}, WeightBounds.LONG_ONLY))
                .isEmpty();
    }
}
