package io.metafolio.spi;

import io.metafolio.audit.ContentHash;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.weights.WeightBounds;

/**
 * What an engine is asked: weights for these columns, under this philosophy, from these rows.
 *
 * @param profile the philosophy
 * @param returns T rows by N columns; engines see nothing later than the last row
 * @param bounds the interval of each weight; an engine that optimises keeps to it, others may leave it to the
 *     guardrail projection
 * @param covariance the estimator to use where one is needed
 * @param regime the state of the market
 * @param regularization multiple of {@code trace(Σ)/N} added to the diagonal of the covariance by engines that
 *     optimise; 0 for none
 */
public record EngineRequest(
        RiskProfile profile,
        ReturnMatrix returns,
        WeightBounds bounds,
        CovarianceEstimator covariance,
        MarketRegime regime,
        double regularization) {
    /** Below it, nothing of the regularization is left beside rounding. */
    private static final double LEAST_REGULARIZATION = 1e-10;
    /** Beyond it nothing of the covariance is left. */
    private static final double MOST_REGULARIZATION = 1e12;

    /**
     * Checks the regularization.
     *
     * @throws IllegalArgumentException unless it is 0 or within 1e-10 … 1e12
     */
    public EngineRequest {
        if (!(regularization == 0
                || (regularization >= LEAST_REGULARIZATION && regularization <= MOST_REGULARIZATION))) {
            throw new IllegalArgumentException("Regularization " + regularization
                    + ". Expected 0, or a multiple of the mean variance within " + LEAST_REGULARIZATION + " … "
                    + MOST_REGULARIZATION + ". Maybe leave it out: less is lost in rounding, and 0 has its limit.");
        }
    }

    /**
     * A request with long-only bounds, Ledoit-Wolf covariance, normal regime and no regularization.
     *
     * @param profile the philosophy
     * @param returns T rows by N columns
     * @return the request
     */
    public static EngineRequest of(RiskProfile profile, ReturnMatrix returns) {
        return new EngineRequest(
                profile, returns, WeightBounds.LONG_ONLY, CovarianceEstimator.LEDOIT_WOLF, MarketRegime.NORMAL, 0);
    }

    /**
     * The same request for another profile.
     *
     * @param wanted the philosophy
     * @return the changed request
     */
    public EngineRequest withProfile(RiskProfile wanted) {
        return new EngineRequest(wanted, returns, bounds, covariance, regime, regularization);
    }

    /**
     * The same request on other rows or columns.
     *
     * @param wanted T rows by N columns
     * @return the changed request
     */
    public EngineRequest withReturns(ReturnMatrix wanted) {
        return new EngineRequest(profile, wanted, bounds, covariance, regime, regularization);
    }

    /**
     * The same request inside other bounds.
     *
     * @param wanted the interval of each weight
     * @return the changed request
     */
    public EngineRequest withBounds(WeightBounds wanted) {
        return new EngineRequest(profile, returns, wanted, covariance, regime, regularization);
    }

    /**
     * The same request under another covariance estimator.
     *
     * @param wanted the estimator
     * @return the changed request
     */
    public EngineRequest withCovariance(CovarianceEstimator wanted) {
        return new EngineRequest(profile, returns, bounds, wanted, regime, regularization);
    }

    /**
     * The same request in another market regime.
     *
     * @param wanted the state of the market
     * @return the changed request
     */
    public EngineRequest withRegime(MarketRegime wanted) {
        return new EngineRequest(profile, returns, bounds, covariance, wanted, regularization);
    }

    /**
     * The same request with another regularization.
     *
     * @param wanted multiple of the mean variance, at least 0
     * @return the changed request
     */
    public EngineRequest withRegularization(double wanted) {
        return new EngineRequest(profile, returns, bounds, covariance, regime, wanted);
    }

    /**
     * The hash of all that decides the answer.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String hash() {
        return ContentHash.of("engine-request")
                .text(profile.name())
                .number(bounds.min())
                .number(bounds.max())
                .number(bounds.net())
                .text(covariance.id())
                .text(regime.id())
                .number(regularization)
                .matrix(returns)
                .hex();
    }
}
