package io.metafolio.spi;

import io.metafolio.profile.RiskProfile;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.function.Function;

/** An engine made of one function. */
record FunctionEngine(String name, List<RiskProfile> profiles, Function<EngineRequest, Weights> weights)
        implements RiskEngine {
    @Override
    public EngineResult allocate(EngineRequest request) {
        return EngineResult.of(weights.apply(request));
    }
}
