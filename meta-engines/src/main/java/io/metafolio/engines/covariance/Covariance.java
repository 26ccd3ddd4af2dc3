package io.metafolio.engines.covariance;

import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Estimates covariances and correlations of return columns. Cost O(T·N²).
 *
 * <p>With fewer rows than columns the sample and exponentially weighted estimates are singular, and their condition is
 * absent; the shrunk ones are positive definite.
 */
public final class Covariance {
    private Covariance() {}

    /**
     * Estimates a covariance.
     *
     * @param returns at least two rows, no constant column
     * @param estimator how
     * @return the covariance per session
     * @throws io.metafolio.errors.RefusedException where a column is constant or so still that its variance vanishes,
     *     naming it
     */
    public static CovarianceMatrix of(ReturnMatrix returns, CovarianceEstimator estimator) {
        CovarianceMatrix estimate = estimate(returns, estimator);
        estimate.requireVariances(returns.columns());
        return estimate;
    }

    private static CovarianceMatrix estimate(ReturnMatrix returns, CovarianceEstimator estimator) {
        CenteredReturns centered = CenteredReturns.of(returns);
        return switch (estimator.method()) {
            case SAMPLE ->
                new CovarianceMatrix(
                        centered.products(centered.rows() - 1), estimator, centered.rows(), OptionalDouble.empty());
            case EWMA -> exponentiallyWeighted(returns, estimator);
            case LEDOIT_WOLF -> shrunk(centered, estimator, Shrinkage.ledoitWolf(centered));
            case OAS -> shrunk(centered, estimator, Shrinkage.oracleApproximating(centered));
        };
    }

    private static CovarianceMatrix shrunk(
            CenteredReturns centered, CovarianceEstimator estimator, Shrinkage shrinkage) {
        return new CovarianceMatrix(
                shrinkage.applied(), estimator, centered.rows(), OptionalDouble.of(shrinkage.intensity()));
    }

    private static CovarianceMatrix exponentiallyWeighted(ReturnMatrix returns, CovarianceEstimator estimator) {
        double[] weights = decaying(returns.rows(), estimator.halfLife().orElseThrow());
        CenteredReturns centered = CenteredReturns.weighted(returns, weights);
        return new CovarianceMatrix(centered.products(1), estimator, returns.rows(), OptionalDouble.empty());
    }

    /** Weights that sum to one and halve every half-life, the last row weighing most. */
    private static double[] decaying(int rows, double halfLife) {
        double[] weights = new double[rows];
        for (int t = 0; t < rows; t++) {
            weights[t] = StrictMath.pow(0.5, (rows - 1 - t) / halfLife);
        }
        double total = Arrays.stream(weights).reduce(0, Double::sum);
        return Arrays.stream(weights).map(weight -> weight / total).toArray();
    }

    /**
     * Sample correlations.
     *
     * @param returns at least two rows, no constant column
     * @return N x N within −1 … 1, ones on the diagonal
     * @throws io.metafolio.errors.RefusedException where a column is constant, naming it
     */
    public static double[][] correlation(ReturnMatrix returns) {
        return CovarianceMatrix.correlationOf(CenteredReturns.of(returns).products(1));
    }
}
