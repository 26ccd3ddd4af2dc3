package io.metafolio.engines;

import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Map;

/**
 * Weights in proportion to given market capitalizations (Sharpe 1964), over the columns of each request. Bounds are left
 * to the guardrail projection.
 *
 * <p>Not installed by itself, since it needs capitalizations: give it to {@code RiskEngines.with} or to the builder.
 * Refuses columns without one by name. Immutable; safe to share between threads.
 */
public final class MarketEngine implements RiskEngine {
    private final GivenShares capitalizations;

    private MarketEngine(GivenShares capitalizations) {
        this.capitalizations = capitalizations;
    }

    /**
     * An engine of capitalizations.
     *
     * @param capitalizations a finite number above 0 by label, all in one currency
     * @return the engine
     * @throws IllegalArgumentException where there is none, or one is not finite or not above 0
     */
    public static MarketEngine of(Map<String, Double> capitalizations) {
        return new MarketEngine(new GivenShares("market capitalization", capitalizations));
    }

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.MARKET);
    }

    @Override
    public String description() {
        return "in proportion to given market capitalizations (Sharpe 1964)";
    }

    @Override
    public Map<String, String> conventions() {
        return Map.of("market_capitalizations", capitalizations.written());
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        List<String> columns = request.returns().columns();
        return EngineResult.of(Weights.of(columns, capitalizations.over(columns)));
    }
}
