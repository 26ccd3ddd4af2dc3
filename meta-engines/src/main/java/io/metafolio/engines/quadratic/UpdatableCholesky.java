package io.metafolio.engines.quadratic;

import java.util.Arrays;

/**
 * The lower Cholesky factor of the part of H that belongs to a growing and shrinking list of indices. Cost O(n²) to
 * append, to remove and to solve (Golub and Van Loan, Matrix Computations, 6.5.4).
 */
final class UpdatableCholesky {
    private final double[][] h;
    private final double[][] rows;
    private final int[] indices;
    private final double tolerance;
    private int size;

    UpdatableCholesky(double[][] h, double tolerance) {
        this.h = h;
        this.rows = new double[h.length][];
        this.indices = new int[h.length];
        this.tolerance = tolerance;
    }

    int[] indices() {
        return Arrays.copyOf(indices, size);
    }

    /** Appends an index; false, and nothing appended, where rounding could have made the new pivot. */
    boolean append(int index) {
        double[] row = new double[size + 1];
        double pivot = h[index][index];
        for (int k = 0; k < size; k++) {
            double sum = h[indices[k]][index];
            for (int m = 0; m < k; m++) {
                sum = Math.fma(-rows[k][m], row[m], sum);
            }
            row[k] = sum / rows[k][k];
            pivot = Math.fma(-row[k], row[k], pivot);
        }
        if (!(pivot > tolerance * h[index][index])) {
            return false;
        }
        row[size] = Math.sqrt(pivot);
        rows[size] = row;
        indices[size++] = index;
        return true;
    }

    void remove(int index) {
        int position = 0;
        while (indices[position] != index) {
            position++;
        }
        for (int k = position; k < size - 1; k++) {
            rows[k] = rows[k + 1];
            indices[k] = indices[k + 1];
        }
        size--;
        for (int k = position; k < size; k++) {
            rotate(k);
            rows[k] = Arrays.copyOf(rows[k], k + 1);
        }
    }

    /** Turns columns k and k+1 until row k has nothing beyond the diagonal. */
    private void rotate(int k) {
        double a = rows[k][k];
        double b = rows[k][k + 1];
        double r = Math.sqrt(Math.fma(a, a, b * b));
        double cos = a / r;
        double sin = b / r;
        for (int i = k; i < size; i++) {
            double x = rows[i][k];
            double y = rows[i][k + 1];
            rows[i][k] = Math.fma(cos, x, sin * y);
            rows[i][k + 1] = Math.fma(cos, y, -sin * x);
        }
    }

    /** The solution for a right side in the order of {@link #indices()}. */
    double[] solve(double[] b) {
        double[] x = b.clone();
        for (int k = 0; k < size; k++) {
            for (int m = 0; m < k; m++) {
                x[k] = Math.fma(-rows[k][m], x[m], x[k]);
            }
            x[k] /= rows[k][k];
        }
        for (int k = size - 1; k >= 0; k--) {
            x[k] /= rows[k][k];
            for (int m = 0; m < k; m++) {
                x[m] = Math.fma(-rows[k][m], x[k], x[m]);
            }
        }
        return x;
    }
}
