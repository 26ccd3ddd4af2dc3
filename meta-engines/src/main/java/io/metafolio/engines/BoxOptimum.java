package io.metafolio.engines;

import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.QuadraticSolution;
import io.metafolio.errors.RefusedException;
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
    private static final double MOST_APART = 1e-15;

    private BoxOptimum() {}

    static EngineResult of(
            EngineRequest request, CovarianceMatrix covariance, Function<WeightBounds, QuadraticSolution> problem) {
        List<String> labels = request.returns().columns();
        requireComparable(labels, covariance);
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

    /** Weights are known to sixteen digits; variances that differ by more cannot be weighed against each other. */
    private static void requireComparable(List<String> labels, CovarianceMatrix covariance) {
        double[] variances = covariance.variances();
        int calmest = 0;
        int wildest = 0;
        for (int i = 1; i < variances.length; i++) {
            calmest = variances[i] < variances[calmest] ? i : calmest;
            wildest = variances[i] > variances[wildest] ? i : wildest;
        }
        if (variances[calmest] < MOST_APART * variances[wildest]) {
            throw new RefusedException(
                    "Variance of " + labels.get(calmest) + " is " + variances[calmest] + ", of " + labels.get(wildest)
                            + " " + variances[wildest],
                    covariance.estimator() + " over " + covariance.rows() + " rows",
                    "variances that differ by a factor of less than 1e15, so that an optimiser can tell them apart",
                    "the calm column is cash or a peg; leave it out, or use a profile that does not optimise");
        }
    }
}
