package io.metafolio.engines.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.weights.WeightBounds;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaximumRatioTest {
    @Test
    @DisplayName("without correlation the tangency is in proportion to mean over variance")
    void closedForm() {
        double[] w = MaximumRatio.solve(
                        new double[][] {{0.01, 0}, {0, 0.04}}, new double[] {0.1, 0.2}, WeightBounds.LONG_ONLY)
                .orElseThrow()
                .weights();
        assertThat(w).containsExactly(new double[] {10 / 15.0, 5 / 15.0}, within(1e-15));
    }

    @ParameterizedTest(name = "no random weights in the box have a greater ratio, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isTheGreatest(long seed) {
        Random random = new Random(seed);
        for (int n = 2; n < 40; n += 3) {
            double[][] h = new double[n][n];
            double[] c = random.doubles(n, -0.5, 1).toArray();
            c[0] = 1;
            for (int t = 0; t < n + 5; t++) {
                double[] row = random.doubles(n, -1, 1).toArray();
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        h[i][j] += row[i] * row[j] / n;
                    }
                }
            }
            WeightBounds box = WeightBounds.of(0.2 / n, Math.min(1, 5.0 / n));
            QuadraticSolution best = MaximumRatio.solve(h, c, box).orElseThrow();
            assertThat(best.kktResidual()).isLessThan(1e-12);
            double greatest = ratio(h, c, best.weights());
            for (int k = 0; k < 200; k++) {
                double[] other = best.weights();
                int i = random.nextInt(n);
                int j = random.nextInt(n);
                double amount =
                        Math.min(random.nextDouble() * 0.01, Math.min(other[i] - box.min(), box.max() - other[j]));
                other[i] -= amount;
                other[j] += amount;
                assertThat(ratio(h, c, i == j ? best.weights() : other)).isLessThanOrEqualTo(greatest * (1 + 1e-14));
            }
        }
    }

    private static double ratio(double[][] h, double[] c, double[] w) {
        double numerator = 0;
        double variance = 0;
        for (int i = 0; i < w.length; i++) {
            numerator += c[i] * w[i];
            for (int j = 0; j < w.length; j++) {
                variance += w[i] * h[i][j] * w[j];
            }
        }
        return numerator / Math.sqrt(variance);
    }

    @Test
    @DisplayName("a numerator that is never above zero is refused with the greatest one")
    void negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaximumRatio.solve(
                        new double[][] {{1, 0}, {0, 1}}, new double[] {-0.25, -0.5}, WeightBounds.LONG_ONLY))
                .withMessageContaining("-0.25");
    }

    @Test
    @DisplayName("the greatest numerator fills the best weights first")
    void greatest() {
        assertThat(MaximumRatio.greatest(new double[] {1, 3, 2}, WeightBounds.of(0.1, 0.5)))
                .isCloseTo(0.5 * 3 + 0.4 * 2 + 0.1, within(1e-15));
    }

    @Test
    @DisplayName("weights without variance make no ratio")
    void riskless() {
        assertThat(MaximumRatio.solve(new double[][] {{1, -1}, {-1, 1}}, new double[] {1, 1}, WeightBounds.LONG_ONLY))
                .isEmpty();
    }
}
