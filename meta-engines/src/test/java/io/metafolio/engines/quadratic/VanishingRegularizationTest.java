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

/** Singular programmes: what {@code H + εI} tends to. */
class VanishingRegularizationTest {
    private static final double LARGE = 1e-6;
    private static final double SMALL = 1e-8;

    @ParameterizedTest(name = "random singular programmes are the limit of regularized ones, seed {0}")
    @ValueSource(longs = {0, 1_000, 2_000, 3_000})
    void isTheLimit(long first) {
        int singular = 0;
        for (long seed = first; seed < first + 1_000; seed++) {
            Random random = new Random(seed);
            double[][] h = singular(random, seed);
            int n = h.length;
            WeightBounds box = WeightBounds.of(
                    random.nextInt(2) * random.nextDouble() / n * 0.9,
                    random.nextBoolean() ? 1 : Math.min(1, (1 + 3 * random.nextDouble()) / n));
            double[] c = new double[n];
            for (int i = 0; i < n && seed % 3 == 0; i++) {
                c[i] = random.nextGaussian() / (1 + random.nextInt(1000));
            }
            QuadraticSolution solution = BoxQuadraticProgram.of(h, box).solve(c);
            assertThat(solution.kktResidual()).as("seed %d", seed).isLessThan(1e-10);
            assertThat(Arrays.stream(solution.weights()).sum()).isCloseTo(1, within(1e-13));
            assertThat(Arrays.stream(solution.weights()).allMatch(box::contains))
                    .isTrue();
            if (solution.isSingular()) {
                singular++;
                double near = distance(h, c, box, SMALL, solution.weights());
                double far = distance(h, c, box, LARGE, solution.weights());
                assertThat(near).as("seed %d", seed).isLessThan(Math.max(1e-6, far / 10));
            }
        }
        assertThat(singular).isGreaterThan(150);
    }

    /** A cluster of a usual asset and three whose prices all but stand still, as a fuzzer of runs made it. */
    @Test
    @DisplayName("among assets of a millionth of another's volatility, the least variance is still found")
    void smallBesideGreat() {
        double[][] h = {
            {0.13167319371548633, 1.418284562911561E-7, 7.129325340466916E-8, 7.129325340466916E-8},
            {1.418284562911561E-7, 1.5276694098721914E-13, 7.67917279822857E-14, 7.67917279822857E-14},
            {7.129325340466916E-8, 7.67917279822857E-14, 3.86010837711198E-14, 3.86010837711198E-14},
            {7.129325340466916E-8, 7.67917279822857E-14, 3.86010837711198E-14, 3.86010837711198E-14}
        };
        QuadraticSolution solution = BoxQuadraticProgram.minimumVariance(h, WeightBounds.LONG_ONLY);

        double[] w = solution.weights();
        assertThat(w[2] + w[3]).isCloseTo(1, within(1e-12));
        double variance = 0;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                variance += w[i] * h[i][j] * w[j];
            }
        }
        assertThat(variance).isCloseTo(3.86010837711198E-14, within(1e-24));
        assertThat(solution.isSingular()).isTrue();
    }

    private static double distance(double[][] h, double[] c, WeightBounds box, double epsilon, double[] limit) {
        double[][] regular = Arrays.stream(h).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < h.length; i++) {
            regular[i][i] += epsilon;
        }
        double[] w = BoxQuadraticProgram.of(regular, box).solve(c).weights();
        double greatest = 0;
        for (int i = 0; i < w.length; i++) {
            greatest = Math.max(greatest, Math.abs(w[i] - limit[i]));
        }
        return greatest;
    }

    /** Second moments of fewer rows than columns, of whole numbers, copies, sums and opposites of columns. */
    private static double[][] singular(Random random, long seed) {
        int n = 6 + random.nextInt(25);
        int rows = 1 + random.nextInt(n + 3);
        double common = random.nextInt(3) * 0.5;
        boolean whole = random.nextInt(3) == 0;
        double[][] x = new double[rows][n];
        for (double[] row : x) {
            double factor = random.nextGaussian();
            for (int j = 0; j < n; j++) {
                row[j] = whole ? 2 * random.nextInt(3) - 1 : random.nextGaussian() + common * factor;
            }
            for (int j = 0; j < n && seed % 6 > 2; j++) {
                row[j] *= Math.scalb(1.0, -(j * 7 % 5));
            }
            row[1] = seed % 4 == 0 ? row[0] : row[1];
            row[3] = seed % 5 == 0 ? row[2] + 4 * row[0] : row[3];
            row[5] = seed % 7 == 0 ? -row[4] : row[5];
        }
        double[][] h = new double[n][n];
        double trace = 0;
        for (double[] row : x) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    h[i][j] += row[i] * row[j];
                }
                trace += row[i] * row[i];
            }
        }
        for (double[] row : h) {
            for (int j = 0; j < n; j++) {
                row[j] *= n / trace;
            }
        }
        return h;
    }

    @Test
    @DisplayName("a perfect hedge is found, and of several the one closest to equal weights")
    void hedges() {
        double[][] hedge = {{1, -1}, {-1, 1}};
        assertThat(BoxQuadraticProgram.minimumVariance(hedge, WeightBounds.LONG_ONLY)
                        .weights())
                .containsExactly(new double[] {0.5, 0.5}, within(1e-15));
        double[][] two = {{1, -1, 0, 0}, {-1, 1, 0, 0}, {0, 0, 4, -2}, {0, 0, -2, 1}};
        QuadraticSolution solution = BoxQuadraticProgram.minimumVariance(two, WeightBounds.LONG_ONLY);
        // (a, a, b, 2b) with 2a + 3b = 1 and 2a² + 5b² least
        assertThat(solution.weights())
                .containsExactly(new double[] {5.0 / 19, 5.0 / 19, 3.0 / 19, 6.0 / 19}, within(1e-14));
    }

    @Test
    @DisplayName("a linear target chooses among weights of one variance, and the limit among what is left")
    void target() {
        double[][] copies = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
        BoxQuadraticProgram programme = BoxQuadraticProgram.of(copies, WeightBounds.LONG_ONLY);
        assertThat(programme.solve(new double[] {0.1, 0.1, 0.05}).weights())
                .containsExactly(new double[] {0.5, 0.5, 0}, within(1e-15));
        assertThat(programme.solve(new double[3]).weights())
                .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
    }
}
