package io.metafolio.engines.covariance;

import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;

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
        return Estimate.of(returns, estimator);
    }

    /**
     * Sample correlations.
     *
     * @param returns at least two rows, no constant column
     * @return N x N within −1 … 1, ones on the diagonal
     * @throws io.metafolio.errors.RefusedException where a column is constant, naming it
     */
    public static double[][] correlation(ReturnMatrix returns) {
        return Correlations.of(CenteredReturns.of(returns).products()).toSquare();
    }

    /**
     * On which path the products of many columns are summed; it changes no bit.
     *
     * @return {@code vector} where the Java machine was started with {@code --add-modules jdk.incubator.vector}, else {@code
     *     plain}
     */
    public static String path() {
        return VectorPath.WIDEST == PlainKernel.INSTANCE ? "plain" : "vector";
    }
}
