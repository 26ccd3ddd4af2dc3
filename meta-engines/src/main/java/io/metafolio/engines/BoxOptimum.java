package io.metafolio.engines;

import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.QuadraticSolution;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The optimum of a problem without the box, and inside it. */
final class BoxOptimum {
    private BoxOptimum() {}

    static EngineResult of(
            EngineRequest request, CovarianceMatrix covariance, Function<WeightBounds, QuadraticSolution> problem) {
        List<String> labels = request.returns().columns();
        QuadraticSolution raw = problem.apply(WeightBounds.LONG_ONLY);
        QuadraticSolution boxed =
                request.bounds().equals(WeightBounds.LONG_ONLY) ? raw : problem.apply(request.bounds());
        return new EngineResult(
                Weights.of(labels, raw.weights()),
                Optional.of(Weights.of(labels, boxed.weights())),
                covariance.condition(),
                OptionalDouble.of(boxed.kktResidual()),
                covariance.estimates(),
                boxed.notices());
    }
}
