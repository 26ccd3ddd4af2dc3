package io.metafolio.engines.covariance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside the loop that says what is meant: one sum after the other, row after row, with fused multiply-add. */
class CrossProductsTest {
    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(0, 13), IntStream.of(31, 32, 33, 100));
    }

    @ParameterizedTest(name = "{0} columns: every bit is that of the plain loop")
    @MethodSource("sizes")
    void sameBits(int n) {
        for (int rows : new int[] {0, 1, 2, 7, 60, 501}) {
            double[][] columns = columns(n, rows);
            double[][] products = CrossProducts.of(columns, rows, rows + 1.0);
            assertThat(products).hasNumberOfRows(n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertThat(Double.doubleToRawLongBits(products[i][j]))
                            .isEqualTo(Double.doubleToRawLongBits(plain(columns[i], columns[j], rows) / (rows + 1.0)));
                }
            }
        }
    }

    @Test
    @DisplayName("what is not finite stays in its own row and column")
    void notFinite() {
        double[][] columns = columns(9, 20);
        columns[5][3] = Double.NaN;
        double[][] products = CrossProducts.of(columns, 20, 1);
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                assertThat(Double.isNaN(products[i][j])).isEqualTo(i == 5 || j == 5);
            }
        }
    }

    private static double plain(double[] a, double[] b, int rows) {
        double sum = 0;
        for (int t = 0; t < rows; t++) {
            sum = Math.fma(a[t], b[t], sum);
        }
        return sum;
    }

    /** Magnitudes twelve decades apart, so that a sum taken in another order has other bits. */
    private static double[][] columns(int n, int rows) {
        Random random = new Random(1000L * n + rows);
        double[][] columns = new double[n][rows];
        for (double[] column : columns) {
            double scale = StrictMath.pow(10, random.nextInt(13) - 6);
            for (int t = 0; t < rows; t++) {
                column[t] = scale * random.nextGaussian();
            }
        }
        return columns;
    }
}
