package io.metafolio.engines;

import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.QuadraticSolution;
import io.metafolio.errors.RefusedException;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The optimum of a problem without the box, and inside it. */
final class BoxOptimum {
    private static final double MOST_APART = 1e-15;
    private static final double MOST_RESIDUAL = 1e-9;

    private BoxOptimum() {}

    static EngineResult of(
            EngineRequest request, CovarianceMatrix covariance, Function<WeightBounds, QuadraticSolution> problem) {
        List<String> labels = request.returns().columns();
        requireComparable(labels, covariance);
        QuadraticSolution boxed = requireMet(problem.apply(request.bounds()), request);
        List<String> notices = new ArrayList<>(boxed.notices());
        QuadraticSolution raw = boxed;
        if (!request.bounds().equals(WeightBounds.LONG_ONLY)) {
            try {
                raw = requireMet(problem.apply(WeightBounds.LONG_ONLY), request);
            } catch (RefusedException refusal) {
                notices.add("raw weights are those inside the bounds, for without the bounds there is no answer: "
                        + refusal.getMessage());
            }
        }
        return new EngineResult(
                Weights.of(labels, raw.weights()),
                Optional.of(Weights.of(labels, boxed.weights())),
                covariance.condition(),
                OptionalDouble.of(boxed.kktResidual()),
                covariance.estimates(),
                notices,
                Optional.empty());
    }

    /** An optimum by name only is none. */
    private static QuadraticSolution requireMet(QuadraticSolution solution, EngineRequest request) {
        if (solution.kktResidual() > MOST_RESIDUAL) {
            throw new RefusedException(
                    "The KKT residual stays at " + solution.kktResidual(),
                    request.profile() + " on " + request.covariance() + " over "
                            + request.returns().rows() + " rows",
                    "a residual of at most " + MOST_RESIDUAL + "; the covariance holds too few digits for it",
                    "use ledoit_wolf, more rows, or a larger regularization");
        }
        return solution;
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
