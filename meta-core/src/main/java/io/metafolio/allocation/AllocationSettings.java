package io.metafolio.allocation;

import io.metafolio.configuration.RunConfiguration;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.tournament.TournamentSettings;
import io.metafolio.tournament.WalkForward;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.util.List;

/**
 * What decides Layer 2 beside the sleeves' streams.
 *
 * @param walkForward which joined rows each decision sees and earns; the first is made after {@code train} of them
 * @param guardrails the interval of each sleeve's weight
 * @param projection how weights of engines that do not optimise are brought inside
 * @param covariance the one estimator of the run
 * @param regime the state of the market
 */
public record AllocationSettings(
        WalkForward walkForward,
        WeightBounds guardrails,
        GuardrailProjection projection,
        CovarianceEstimator covariance,
        MarketRegime regime) {
    private static final String MIN = "/allocation/min_sleeve_weight";
    private static final String MAX = "/allocation/max_sleeve_weight";
    private static final String WALK_FORWARD = "/allocation/walk_forward";

    /**
     * The settings that a meta-portfolio's own configuration says.
     *
     * @param configuration every parameter of the blocks features, backtest and allocation
     * @return the settings
     * @throws io.metafolio.errors.RefusedException where values do not go together; it names each with the layer it came from
     */
    public static AllocationSettings of(RunConfiguration configuration) {
        TournamentSettings shared = TournamentSettings.of(configuration);
        return new AllocationSettings(
                configuration.text(WALK_FORWARD).equals("expanding")
                        ? WalkForward.expanding(shared.walkForward().window())
                        : WalkForward.rolling(shared.walkForward().window()),
                configuration.together(
                        List.of(MIN, MAX), () -> WeightBounds.of(configuration.number(MIN), configuration.number(MAX))),
                shared.projection(),
                shared.covariance(),
                shared.regime());
    }
}
