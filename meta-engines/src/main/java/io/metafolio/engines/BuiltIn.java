package io.metafolio.engines;

import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.QuadraticSolution;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What the built-in engines have in common. */
final class BuiltIn {
    /** The name of the built-in family in every ledger. */
    static final String FAMILY = "custom";

    /** A covariance that rounding alone makes a regular matrix. */
    private static final String LIMIT =
            "the covariance is singular and does not decide alone: among the optimal weights,"
                    + " those closest to equal were taken, the limit of a vanishing regularization";

    private BuiltIn() {}

    static Map<String, Double> estimates(CovarianceMatrix covariance) {
        return covariance.shrinkage().isPresent()
                ? Map.of("shrinkage", covariance.shrinkage().getAsDouble())
                : Map.of();
    }

    /** An answer that leaves the bounds to the guardrail projection. */
    static EngineResult unbounded(Weights raw, CovarianceMatrix covariance) {
        return new EngineResult(
                raw,
                Optional.empty(),
                covariance.condition(),
                OptionalDouble.empty(),
                estimates(covariance),
                List.of());
    }

    /** The optimum of a problem without the box, and inside it. */
    static EngineResult optimised(
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
                estimates(covariance),
                notices(boxed.isSingular()));
    }

    static List<String> notices(boolean isSingular) {
        return isSingular ? List.of(LIMIT) : List.of();
    }
}
