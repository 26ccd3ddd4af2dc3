package io.metafolio.engines.quadratic;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code H = AᵀA} for a positive semidefinite H, with as many rows as H has rank, by Cholesky's method with diagonal
 * pivoting (Higham, Accuracy and Stability of Numerical Algorithms, 10.3). Pivots are judged relative to their own
 * variance, so that an asset of little variance is not taken for one of none. Cost O(N·r²).
 */
final class RankRevealingFactor {
    /** What is left of a variance below this share of it is rounding. */
    private static final double TOLERANCE = 1e-12;

    private final double[][] rows;

    private RankRevealingFactor(double[][] rows) {
        this.rows = rows;
    }

    static RankRevealingFactor of(double[][] h) {
        int n = h.length;
        double[] scale = new double[n];
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = Math.sqrt(h[i][i]);
            rest[i] = h[i][i] > 0 ? 1 : 0;
        }
        List<double[]> rows = new ArrayList<>();
        int pivot = greatestIndex(rest);
        while (rows.size() < n && rest[pivot] > TOLERANCE) {
            double[] row = new double[n];
            double root = Math.sqrt(rest[pivot]);
            for (int j = 0; j < n; j++) {
                double sum = scale[j] > 0 ? h[pivot][j] / scale[pivot] / scale[j] : 0;
                for (double[] earlier : rows) {
                    sum = Math.fma(-earlier[pivot], earlier[j], sum);
                }
                row[j] = sum / root;
                rest[j] = Math.fma(-row[j], row[j], rest[j]);
            }
            rest[pivot] = 0;
            rows.add(row);
            pivot = greatestIndex(rest);
        }
        for (double[] row : rows) {
            for (int j = 0; j < n; j++) {
                row[j] *= scale[j];
            }
        }
        return new RankRevealingFactor(rows.toArray(double[][]::new));
    }

    private static int greatestIndex(double[] values) {
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[greatest]) {
                greatest = i;
            }
        }
        return greatest;
    }

    int rank() {
        return rows.length;
    }

    double at(int row, int column) {
        return rows[row][column];
    }

    /** The root of the sum of squares. */
    double norm() {
        double sum = 0;
        for (double[] row : rows) {
            for (double value : row) {
                sum = Math.fma(value, value, sum);
            }
        }
        return Math.sqrt(sum);
    }

    /** {@code AᵀA}: H without what rounding made of it. */
    double[][] squared() {
        int n = rows.length == 0 ? 0 : rows[0].length;
        double[][] squared = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                for (double[] row : rows) {
                    squared[i][j] = Math.fma(row[i], row[j], squared[i][j]);
                }
                squared[j][i] = squared[i][j];
            }
        }
        return squared;
    }

    /** {@code A w}, one entry a row. */
    double[] times(double[] w) {
        double[] product = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            for (int j = 0; j < w.length; j++) {
                product[k] = Math.fma(rows[k][j], w[j], product[k]);
            }
        }
        return product;
    }
}
