package io.metafolio.engines;

import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * One over N for every column, whatever the returns (DeMiguel, Garlappi and Uppal 2009). Stateless; safe to share between
 * threads.
 */
public final class EqualWeightEngine implements RiskEngine {
    /** The engine; it holds nothing. */
    public EqualWeightEngine() {}

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.EQUAL_WEIGHT);
    }

    @Override
    public String description() {
        return "one over N (DeMiguel, Garlappi and Uppal 2009)";
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        double[] weights = new double[request.returns().columnCount()];
        Arrays.fill(weights, 1.0 / weights.length);
        return EngineResult.of(Weights.of(request.returns().columns(), weights));
    }
}
