package io.metafolio.engines;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.BoxQuadraticProgram;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import java.util.List;
import java.util.Map;

/**
 * The long-only portfolio of least variance (Markowitz 1952) under the covariance of the request, solved exactly inside
 * its box.
 *
 * <p>No regularization but what the request names; under a singular covariance the answer is the limit of a vanishing
 * one, and a notice says so. The raw weights are long-only without the box. Refuses constant columns by name. Stateless;
 * safe to share between threads.
 */
public final class MinimumVarianceEngine implements RiskEngine {
    /** The engine; it holds nothing. */
    public MinimumVarianceEngine() {}

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.MIN_VARIANCE);
    }

    @Override
    public String description() {
        return "least variance inside the bounds (Markowitz 1952)";
    }

    @Override
    public Map<String, String> conventions() {
        return Map.of("min_variance_regularization", "none");
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        CovarianceMatrix covariance = Covariance.of(request.returns(), request.covariance());
        double[][] scaled = covariance.scaled(request.regularization());
        return BoxOptimum.of(request, covariance, bounds -> BoxQuadraticProgram.minimumVariance(scaled, bounds));
    }
}
