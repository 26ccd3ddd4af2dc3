package io.metafolio.engines.covariance;

import java.util.Arrays;

/**
 * How far a covariance with divisor T is pulled towards {@code mu·I}.
 *
 * @param intensity within 0 … 1
 * @param mu the mean variance
 */
record Shrinkage(double intensity, double mu) {
    /**
     * The intensity of Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance matrices" (2004),
     * in the arrangement of scikit-learn. {@code Σ_ij Σ_t x²_ti x²_tj} is found as {@code Σ_t (Σ_i x²_ti)²}, so that one
     * product of the data with itself is enough.
     */
    static Shrinkage ledoitWolf(CenteredReturns centered, double[][] covariance) {
        int n = centered.rows();
        int p = covariance.length;
        double trace = trace(covariance);
        double squares = squares(covariance);
        double mu = trace / p;
        double distance = (squares - 2 * mu * trace + p * mu * mu) / p;
        double noise = Math.min((centered.squaredRowSquares() / n - squares) / ((double) p * n), distance);
        return new Shrinkage(noise == 0 ? 0 : noise / distance, mu);
    }

    /**
     * The intensity of Chen, Wiesel, Eldar and Hero, "Shrinkage algorithms for MMSE covariance estimation" (2010), in the
     * arrangement of scikit-learn.
     */
    static Shrinkage oracleApproximating(int n, double[][] covariance) {
        int p = covariance.length;
        double mu = trace(covariance) / p;
        double alpha = squares(covariance) / ((double) p * p);
        double numerator = alpha + mu * mu;
        double denominator = (n + 1.0) * (alpha - mu * mu / p);
        return new Shrinkage(denominator == 0 ? 1 : Math.min(numerator / denominator, 1), mu);
    }

    /** Pulls, in place. */
    double[][] appliedTo(double[][] covariance) {
        double kept = 1 - intensity;
        for (int i = 0; i < covariance.length; i++) {
            double[] row = covariance[i];
            for (int j = 0; j < row.length; j++) {
                row[j] *= kept;
            }
            row[i] += intensity * mu;
        }
        return covariance;
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            trace += matrix[i][i];
        }
        return trace;
    }

    /** Down each column, columns side by side, then over the columns. */
    private static double squares(double[][] matrix) {
        double[] sums = new double[matrix.length];
        for (double[] row : matrix) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = Math.fma(row[j], row[j], sums[j]);
            }
        }
        return Arrays.stream(sums).reduce(0, Double::sum);
    }
}
