package io.metafolio.engines;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.BoxQuadraticProgram;
import io.metafolio.engines.quadratic.MinimumVarianceSolution;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.SingularCovarianceException;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The long-only portfolio of least variance (Markowitz 1952) under the covariance of the request, solved exactly inside
 * its box.
 *
 * <p>No regularization but what the request names. The raw weights are long-only without the box. Refuses constant
 * columns by name and a singular covariance by {@link SingularCovarianceException}. Cost O(N³) a face of the box.
 * Stateless; safe to share between threads.
 */
public final class MinimumVarianceEngine implements RiskEngine {
    /** The engine; it holds nothing. */
    public MinimumVarianceEngine() {}

    @Override
    public String name() {
        return BuiltIn.FAMILY;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.MIN_VARIANCE);
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        CovarianceMatrix covariance = Covariance.of(request.returns(), request.covariance());
        List<String> labels = request.returns().columns();
        MinimumVarianceSolution raw = solve(covariance, request, WeightBounds.LONG_ONLY);
        MinimumVarianceSolution boxed =
                request.bounds().equals(WeightBounds.LONG_ONLY) ? raw : solve(covariance, request, request.bounds());
        return new EngineResult(
                Weights.of(labels, raw.weights()),
                Optional.of(Weights.of(labels, boxed.weights())),
                covariance.condition(),
                OptionalDouble.of(boxed.kktResidual()),
                BuiltIn.estimates(covariance),
                List.of());
    }

    private static MinimumVarianceSolution solve(
            CovarianceMatrix covariance, EngineRequest request, WeightBounds bounds) {
        return BoxQuadraticProgram.minimumVariance(covariance.scaled(request.regularization()), bounds)
                .orElseThrow(() ->
                        new SingularCovarianceException(covariance.estimator(), covariance.rows(), covariance.size()));
    }

    @Override
    public Map<String, String> conventions() {
        return Map.of("min_variance_regularization", "none");
    }
}
