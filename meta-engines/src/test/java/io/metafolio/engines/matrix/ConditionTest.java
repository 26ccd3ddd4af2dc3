package io.metafolio.engines.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.assertj.core.data.Percentage;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside spectra that are known in closed form, and beside EJML's decomposition into all eigenvalues. */
class ConditionTest {
    /** In percent: a thousandth, as promised; all eigenvalues of the few are known to the last digits. */
    private static Percentage close(int n) {
        return withinPercentage(n > 48 ? 0.1 : 1e-9);
    }

    @ParameterizedTest(name = "second differences, {0} columns: eigenvalues 2 − 2cos(kπ/(N+1))")
    @ValueSource(ints = {1, 2, 5, 48, 49, 50, 64, 150, 400})
    void secondDifferences(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 2;
            if (i > 0) {
                matrix[i][i - 1] = -1;
                matrix[i - 1][i] = -1;
            }
        }
        double expected =
                n == 1 ? 1 : (2 - 2 * Math.cos(n * Math.PI / (n + 1))) / (2 - 2 * Math.cos(Math.PI / (n + 1)));
        assertThat(Condition.of(matrix).orElseThrow()).isCloseTo(expected, close(n));
    }

    @ParameterizedTest(name = "one correlation, {0} columns: eigenvalues 1 + (N−1)ρ and 1 − ρ")
    @ValueSource(ints = {2, 49, 100, 300})
    void oneCorrelation(int n) {
        for (double rho : new double[] {0, 0.3, 0.999999}) {
            double[][] matrix = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix[i][j] = i == j ? 1 : rho;
                }
            }
            assertThat(Condition.of(matrix).orElseThrow()).isCloseTo((1 + (n - 1) * rho) / (1 - rho), close(n));
        }
    }

    @ParameterizedTest(name = "variances {0} decades apart")
    @ValueSource(ints = {0, 3, 6})
    void likeAllEigenvalues(int decades) {
        for (int n : new int[] {10, 49, 90, 200}) {
            double[][] matrix = covariance(n, 2 * n, decades, n);
            var eigen = DecompositionFactory_DDRM.eig(n, false, true);
            assertThat(eigen.decompose(new DMatrixRMaj(matrix))).isTrue();
            double greatest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                greatest = Math.max(greatest, eigen.getEigenvalue(i).getReal());
                least = Math.min(least, eigen.getEigenvalue(i).getReal());
            }
            assertThat(Condition.of(matrix).orElseThrow())
                    .isCloseTo(greatest / least, decades < 6 ? close(n) : withinPercentage(0.1));
        }
    }

    @Test
    @DisplayName("a covariance of fewer rows than columns, or with a column twice, has none")
    void singular() {
        for (int n : new int[] {20, 60, 200}) {
            assertThat(Condition.of(covariance(n, n / 2, 0, n))).isEmpty();
            double[][] twice = covariance(n, 2 * n, 0, n);
            for (int i = 0; i < n; i++) {
                twice[i][n - 1] = twice[i][0];
            }
            twice[n - 1] = twice[0].clone();
            twice[n - 1][n - 1] = twice[0][0];
            assertThat(Condition.of(twice)).isEmpty();
        }
    }

    @Test
    @DisplayName("the factor times itself is the matrix, and a solution solves")
    void factor() {
        for (int n = 1; n < 70; n++) {
            double[][] matrix = covariance(n, n + 5, 2, n);
            double[] b = new Random(n).doubles(n).toArray();
            DMatrixRMaj x = new DMatrixRMaj(Cholesky.of(matrix).orElseThrow().solve(b));
            DMatrixRMaj back = new DMatrixRMaj(n, 1);
            CommonOps_DDRM.mult(new DMatrixRMaj(matrix), x, back);
            for (int i = 0; i < n; i++) {
                assertThat(Math.abs(back.get(i) - b[i])).isLessThan(1e-8 * (1 + CommonOps_DDRM.elementMaxAbs(x)));
            }
        }
    }

    @Test
    @DisplayName("what is not positive definite has no factor")
    void noFactor() {
        assertThat(Cholesky.of(new double[][] {{1, 2}, {2, 1}})).isEmpty();
        assertThat(Cholesky.of(new double[][] {{0}})).isEmpty();
        assertThat(Cholesky.of(new double[][] {{Double.NaN}})).isEmpty();
    }

    private static double[][] covariance(int n, int rows, int decades, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[n][rows];
        for (double[] column : x) {
            double scale = Math.pow(10, decades * random.nextDouble());
            double common = random.nextDouble();
            Random factor = new Random(seed + 1);
            for (int t = 0; t < rows; t++) {
                column[t] = scale * (random.nextGaussian() + common * factor.nextGaussian());
            }
        }
        double[][] sums = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                for (int t = 0; t < rows; t++) {
                    sums[i][j] += x[i][t] * x[j][t] / rows;
                }
                sums[j][i] = sums[i][j];
            }
        }
        return sums;
    }
}
