package io.metafolio.spi;

import io.metafolio.errors.RefusedException;

/** A covariance that is not positive definite, so that minimum variance has no single answer. */
public final class SingularCovarianceException extends RefusedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the refusal.
     *
     * @param estimator the estimator that made it
     * @param rows rows it was estimated on
     * @param columns columns it has
     */
    public SingularCovarianceException(CovarianceEstimator estimator, int rows, int columns) {
        super(
                "The " + estimator.id() + " covariance of " + columns + " columns over " + rows + " rows is singular",
                "minimum variance",
                "a positive definite covariance",
                "use ledoit_wolf, more rows, or a regularization above 0; columns may be copies of one another");
    }
}
