package io.metafolio.engines.covariance;

import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;

/**
 * A covariance of return columns and the correlations by which they are grouped. Immutable; safe to share between threads.
 *
 * @param covariance per session
 * @param correlations of the same columns
 */
public record ReturnMoments(CovarianceMatrix covariance, Correlations correlations) {
    /**
     * Estimates a covariance, and the correlations of the sample from the same products. Cost O(T·N²), with exponential weights twice
     * that; memory N² + T·N doubles.
     *
     * @param returns at least two rows, no constant column
     * @param estimator how covariances are estimated
     * @return both
     * @throws io.metafolio.errors.RefusedException where a column is constant or so still that its variance vanishes,
     *     naming it
     */
    public static ReturnMoments of(ReturnMatrix returns, CovarianceEstimator estimator) {
        CenteredReturns centered = CenteredReturns.of(returns);
        double[][] products = centered.products();
        Correlations correlations = Correlations.of(products);
        return new ReturnMoments(Estimate.of(returns, centered, products, estimator), correlations);
    }
}
