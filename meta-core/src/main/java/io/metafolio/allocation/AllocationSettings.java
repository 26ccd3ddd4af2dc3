package io.metafolio.allocation;

import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;

/**
 * What decides Layer 2 beside the sleeves' streams.
 *
 * @param window rows of the expanding walk-forward: the first decision after {@code train} joined rows
 * @param guardrails the interval of each sleeve's weight
 * @param projection how weights of engines that do not optimise are brought inside
 * @param covariance the one estimator of the run
 * @param regime the state of the market
 */
public record AllocationSettings(
        TrainTestWindow window,
        WeightBounds guardrails,
        GuardrailProjection projection,
        CovarianceEstimator covariance,
        MarketRegime regime) {}
