package io.metafolio.engines.covariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside the loop that says what is meant: one sum after the other, row after row, with fused multiply-add. */
class CrossProductsTest {
    private static final boolean IS_THERE =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    enum Kernel {
        TILE,
        PLAIN,
        VECTOR;

        ProductKernel get() {
            return switch (this) {
                case TILE -> TileKernel.INSTANCE;
                case PLAIN -> PlainKernel.INSTANCE;
                case VECTOR -> {
                    assumeThat(IS_THERE).as("started with the Vector API").isTrue();
                    yield VectorPath.vector().orElseThrow();
                }
            };
        }
    }

    static Stream<Arguments> kernelsAndSizes() {
        return Stream.of(Kernel.values()).sorted().flatMap(kernel -> IntStream.concat(
                        IntStream.rangeClosed(0, 17), IntStream.of(31, 32, 33, 100, 127, 128, 129, 260))
                .mapToObj(n -> Arguments.of(kernel, n)));
    }

    @ParameterizedTest(name = "{0}, {1} columns: every bit is that of the plain loop")
    @MethodSource("kernelsAndSizes")
    void sameBits(Kernel kernel, int n) {
        for (int rows : new int[] {0, 1, 2, 7, 16, 60, n > 40 ? 257 : 600}) {
            double[][] columns = columns(n, rows);
            double[][] products = CrossProducts.of(columns, rows, kernel.get());
            assertThat(products).hasNumberOfRows(n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    assertThat(Double.doubleToRawLongBits(products[i][j]))
                            .isEqualTo(Double.doubleToRawLongBits(plain(columns[i], columns[j], rows)));
                    assertThat(Double.doubleToRawLongBits(products[j][i]))
                            .isEqualTo(Double.doubleToRawLongBits(products[i][j]));
                }
            }
        }
    }

    @Test
    @DisplayName("the Vector API is used where the machine was started with it")
    void found() {
        assertThat(VectorPath.WIDEST.getClass().getSimpleName()).isEqualTo(IS_THERE ? "VectorKernel" : "PlainKernel");
        assertThat(Covariance.path()).isEqualTo(IS_THERE ? "vector" : "plain");
    }

    @ParameterizedTest(name = "{0}: what is not finite stays in its own row and column")
    @EnumSource
    void notFinite(Kernel kernel) {
        int n = 150;
        double[][] columns = columns(n, 20);
        columns[5][3] = Double.NaN;
        double[][] products = CrossProducts.of(columns, 20, kernel.get());
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
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
