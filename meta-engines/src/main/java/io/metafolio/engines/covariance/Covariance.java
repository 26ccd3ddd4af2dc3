package io.metafolio.engines.covariance;

import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import java.util.OptionalDouble;

/** Estimates covariances and correlations of return columns. Cost O(T·N²). */
public final class Covariance {
    private Covariance() {}

    /**
     * Estimates a covariance.
     *
     * @param returns at least two rows, no constant column
     * @param estimator how
     * @return the covariance per session
     * @throws io.metafolio.errors.RefusedException where a column is constant, naming it
     */
    public static CovarianceMatrix of(ReturnMatrix returns, CovarianceEstimator estimator) {
        CenteredReturns centered = CenteredReturns.of(returns);
        return switch (estimator) {
            case SAMPLE ->
                new CovarianceMatrix(
                        centered.products(centered.rows() - 1), estimator, centered.rows(), OptionalDouble.empty());
            case LEDOIT_WOLF -> ledoitWolf(centered);
        };
    }

    /**
     * Shrinkage towards {@code mu·I} by Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance
     * matrices" (2004), in the arrangement of scikit-learn. {@code Σ_ij Σ_t x²_ti x²_tj} is found as {@code Σ_t (Σ_i
     * x²_ti)²}, so that one product of the data with itself is enough.
     */
    private static CovarianceMatrix ledoitWolf(CenteredReturns centered) {
        int n = centered.rows();
        int p = centered.columnCount();
        double[][] shrunk = centered.products(n);
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < p; i++) {
            trace += shrunk[i][i];
            for (int j = 0; j < p; j++) {
                squares = Math.fma(shrunk[i][j], shrunk[i][j], squares);
            }
        }
        double mu = trace / p;
        double distance = (squares - 2 * mu * trace + p * mu * mu) / p;
        double noise = Math.min((fourthMoments(centered) / n - squares) / ((double) p * n), distance);
        double shrinkage = noise == 0 ? 0 : noise / distance;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                shrunk[i][j] *= 1 - shrinkage;
            }
            shrunk[i][i] += shrinkage * mu;
        }
        return new CovarianceMatrix(shrunk, CovarianceEstimator.LEDOIT_WOLF, n, OptionalDouble.of(shrinkage));
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

    /**
     * Sample correlations.
     *
     * @param returns at least two rows, no constant column
     * @return N x N within −1 … 1, ones on the diagonal
     * @throws io.metafolio.errors.RefusedException where a column is constant, naming it
     */
    public static double[][] correlation(ReturnMatrix returns) {
        double[][] rho = CenteredReturns.of(returns).products(1);
        double[] norms = new double[rho.length];
        for (int i = 0; i < rho.length; i++) {
            norms[i] = Math.sqrt(rho[i][i]);
        }
        for (int i = 0; i < rho.length; i++) {
            for (int j = 0; j < rho.length; j++) {
                rho[i][j] = i == j ? 1 : Math.max(-1, Math.min(1, rho[i][j] / (norms[i] * norms[j])));
            }
        }
        return rho;
    }
}
