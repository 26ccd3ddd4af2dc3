package io.metafolio.engines;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * Weights in proportion to one over variance: minimum variance where nothing is correlated.
 *
 * <p>Volatilities are those of the request's covariance. Bounds are left to the guardrail projection. Refuses constant
 * columns by name. Stateless; safe to share between threads.
 */
public final class InverseVarianceEngine implements RiskEngine {
    /** The engine; it holds nothing. */
    public InverseVarianceEngine() {}

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.INVERSE_VARIANCE);
    }

    @Override
    public String description() {
        return "in proportion to one over variance";
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        CovarianceMatrix covariance = Covariance.of(request.returns(), request.covariance());
        double[] inverse =
                Arrays.stream(covariance.variances()).map(value -> 1 / value).toArray();
        double sum = Arrays.stream(inverse).reduce(0, Double::sum);
        double[] weights = Arrays.stream(inverse).map(value -> value / sum).toArray();
        return EngineResult.of(
                Weights.of(request.returns().columns(), weights), covariance.condition(), covariance.estimates());
    }
}
