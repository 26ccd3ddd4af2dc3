package io.metafolio.engines.covariance;

/** The covariance with divisor T, pulled towards {@code mu·I} by an intensity within 0 … 1. */
final class Shrinkage {
    private final double[][] covariance;
    private final double mu;
    private final double intensity;

    private Shrinkage(double[][] covariance, double mu, double intensity) {
        this.covariance = covariance;
        this.mu = mu;
        this.intensity = intensity;
    }

    /**
     * The intensity of Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance matrices" (2004),
     * in the arrangement of scikit-learn. {@code Σ_ij Σ_t x²_ti x²_tj} is found as {@code Σ_t (Σ_i x²_ti)²}, so that one
     * product of the data with itself is enough.
     */
    static Shrinkage ledoitWolf(CenteredReturns centered) {
        int n = centered.rows();
        int p = centered.columnCount();
        double[][] covariance = centered.products(n);
        double trace = trace(covariance);
        double squares = squares(covariance);
        double mu = trace / p;
        double distance = (squares - 2 * mu * trace + p * mu * mu) / p;
        double noise = Math.min((fourthMoments(centered) / n - squares) / ((double) p * n), distance);
        return new Shrinkage(covariance, mu, noise == 0 ? 0 : noise / distance);
    }

    /**
     * The intensity of Chen, Wiesel, Eldar and Hero, "Shrinkage algorithms for MMSE covariance estimation" (2010), in the
     * arrangement of scikit-learn.
     */
    static Shrinkage oracleApproximating(CenteredReturns centered) {
        int n = centered.rows();
        int p = centered.columnCount();
        double[][] covariance = centered.products(n);
        double mu = trace(covariance) / p;
        double alpha = squares(covariance) / ((double) p * p);
        double numerator = alpha + mu * mu;
        double denominator = (n + 1.0) * (alpha - mu * mu / p);
        return new Shrinkage(covariance, mu, denominator == 0 ? 1 : Math.min(numerator / denominator, 1));
    }

    double intensity() {
        return intensity;
    }

    double[][] applied() {
        double[][] shrunk = new double[covariance.length][covariance.length];
        for (int i = 0; i < shrunk.length; i++) {
            for (int j = 0; j < shrunk.length; j++) {
                shrunk[i][j] = covariance[i][j] * (1 - intensity);
            }
            shrunk[i][i] += intensity * mu;
        }
        return shrunk;
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            trace += matrix[i][i];
        }
        return trace;
    }

    private static double squares(double[][] matrix) {
        double sum = 0;
        for (double[] row : matrix) {
            for (double value : row) {
                sum = Math.fma(value, value, sum);
            }
        }
        return sum;
    }

    private static double fourthMoments(CenteredReturns centered) {
        double sum = 0;
        for (int t = 0; t < centered.rows(); t++) {
            double row = 0;
            for (int j = 0; j < centered.columnCount(); j++) {
                row = Math.fma(centered.at(t, j), centered.at(t, j), row);
            }
            sum = Math.fma(row, row, sum);
        }
        return sum;
    }
}
