package io.metafolio.engines.matrix;

import java.util.Optional;

/**
 * The factor U of a symmetric positive definite matrix {@code A = UᵀU}, U upper triangular. Immutable; safe to share
 * between threads.
 *
 * <p>Four rows at a time are taken from the rows below them; sums of one row run side by side, each by itself in order.
 */
public final class Cholesky {
    private static final int PANEL = 4;

    private final double[][] u;

    private Cholesky(double[][] u) {
        this.u = u;
    }

    /**
     * Factors a matrix. Cost O(N³), memory N² doubles.
     *
     * @param matrix symmetric N x N, finite; what stands below the diagonal is not read
     * @return the factor; empty where a pivot is not above 0, so that the matrix is not positive definite
     */
    public static Optional<Cholesky> of(double[][] matrix) {
        int n = matrix.length;
        double[][] u = new double[n][];
        for (int i = 0; i < n; i++) {
            u[i] = matrix[i].clone();
        }
        for (int k = 0; k < n; k += PANEL) {
            int end = Math.min(k + PANEL, n);
            if (!factorPanel(u, k, end)) {
                return Optional.empty();
            }
            for (int i = end; i < n; i++) {
                Rows.addFour(
                        u[i],
                        -u[k][i],
                        u[k],
                        -u[k + 1][i],
                        u[k + 1],
                        -u[k + 2][i],
                        u[k + 2],
                        -u[k + 3][i],
                        u[k + 3],
                        i);
            }
        }
        return Optional.of(new Cholesky(u));
    }

    private static boolean factorPanel(double[][] u, int k, int end) {
        for (int i = k; i < end; i++) {
            for (int above = k; above < i; above++) {
                Rows.add(u[i], -u[above][i], u[above], i);
            }
            double pivot = u[i][i];
            if (!(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            for (int j = i; j < u.length; j++) {
                u[i][j] /= root;
            }
        }
        return true;
    }

    /**
     * Solves {@code Ax = b}. Cost O(N²).
     *
     * @param b N numbers
     * @return x, a fresh array
     */
    public double[] solve(double[] b) {
        int n = u.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            x[i] /= u[i][i];
            Rows.add(x, -x[i], u[i], i + 1);
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] = (x[i] - product(u[i], x, i + 1)) / u[i][i];
        }
        return x;
    }

    /** Four sums side by side, over every fourth place each, then those together. */
    static double product(double[] row, double[] x, int from) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = from;
        for (; j + PANEL <= row.length; j += PANEL) {
            a = Math.fma(row[j], x[j], a);
            b = Math.fma(row[j + 1], x[j + 1], b);
            c = Math.fma(row[j + 2], x[j + 2], c);
            d = Math.fma(row[j + 3], x[j + 3], d);
        }
        for (; j < row.length; j++) {
            a = Math.fma(row[j], x[j], a);
        }
        return a + b + (c + d);
    }
}
