package io.metafolio.spi;

import io.metafolio.errors.RefusedException;

/**
 * A covariance under which some allowed weights have no risk at all, asked for a ratio or a budget of risk, which then
 * has no answer.
 */
public final class SingularCovarianceException extends RefusedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the refusal.
     *
     * @param method the philosophy that has no answer
     * @param estimator the estimator that made the covariance
     * @param rows rows it was estimated on
     * @param columns columns it has
     */
    public SingularCovarianceException(String method, CovarianceEstimator estimator, int rows, int columns) {
        super(
                "The " + estimator.id() + " covariance of " + columns + " columns over " + rows
                        + " rows is singular, and weights inside the bounds exist whose variance is zero",
                method,
                "a covariance under which every allowed portfolio has risk",
                estimator.equals(CovarianceEstimator.LEDOIT_WOLF)
                        ? "use more rows, bounds that exclude the hedge, or a larger regularization"
                        : "use ledoit_wolf, more rows, or a larger regularization");
    }
}
