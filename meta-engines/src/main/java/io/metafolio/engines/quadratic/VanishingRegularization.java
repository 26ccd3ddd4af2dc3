package io.metafolio.engines.quadratic;

import io.metafolio.weights.WeightBounds;
import java.util.List;
import java.util.Optional;

/**
 * The limit, as ε falls to 0, of the minimiser under {@code H + εI}: the shortest of all minimisers under a singular H.
 *
 * <p>For a small enough ε the minimiser lies on the face of the box on which the limit lies. So the face is found with an
 * ε, the limit is solved for on that face without any, and the limit's own conditions of optimality decide whether ε was
 * small enough. Cost O(N²) a face, and O(N·r²) for the limit with r the rank of H.
 */
final class VanishingRegularization {
    private static final double FIRST = 1;
    /** Of the least variance. */
    private static final double LAST = 1e-13;
    /** An optimum that meets the conditions this well is one, though rounding may hide whether it is the limit. */
    private static final double SUFFICIENT = 1e-10;

    private static final int REFINEMENTS = 4;

    private final double[][] h;
    private final WeightBounds box;
    private final RankRevealingFactor factor;
    private final double[][] singular;
    private int visited;

    VanishingRegularization(double[][] h, WeightBounds box) {
        this.h = h;
        this.box = box;
        this.factor = RankRevealingFactor.of(h);
        this.singular = factor.squared();
    }

    QuadraticSolution solve(double[] target) {
        Optional<WorkingSet> best = Optional.empty();
        for (double epsilon = FIRST; epsilon >= LAST * leastVariance(); epsilon /= 10) {
            Optional<WorkingSet> found = onFace(target, epsilon);
            if (found.isEmpty()) {
                continue;
            }
            WorkingSet set = found.get().under(singular);
            LimitFace face = new LimitFace(factor, set);
            boolean inside = true;
            for (int k = 0; k < REFINEMENTS; k++) {
                inside &= set.shift(set.free(), face.direction());
            }
            if (inside && face.isOptimal()) {
                return solution(set.under(h));
            }
            WorkingSet close = (inside ? set : found.get()).under(h);
            if (best.isEmpty() || isBetter(close, best.get())) {
                best = Optional.of(close);
            }
        }
        double residual = best.map(WorkingSet::residual).orElse(Double.POSITIVE_INFINITY);
        if (residual <= SUFFICIENT) {
            return solution(best.orElseThrow());
        }
        throw new IllegalStateException("The limit of a vanishing regularization was not found for " + h.length
                + " weights within " + box + "; the KKT residual stays at " + residual
                + ". This is a fault of the library: please report the covariance.");
    }

    /** Of two that meet the conditions, the one of the lower objective: beside a great variance the conditions do not see small ones. */
    private static boolean isBetter(WorkingSet one, WorkingSet other) {
        boolean areBoth = one.residual() <= SUFFICIENT && other.residual() <= SUFFICIENT;
        return areBoth ? objective(one) < objective(other) : one.residual() < other.residual();
    }

    /** {@code ½wᵀHw − cᵀw}. */
    private static double objective(WorkingSet set) {
        double[] w = set.weights();
        double[] gradient = set.gradient();
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum = Math.fma(w[i] / 2, gradient[i] - set.target(i), sum);
        }
        return sum;
    }

    /** A variance of any size counts: what is small beside the greatest may be all that is left to choose from. */
    private double leastVariance() {
        double least = 1;
        for (int i = 0; i < singular.length; i++) {
            least = singular[i][i] > 0 ? Math.min(least, singular[i][i]) : least;
        }
        return least;
    }

    private QuadraticSolution solution(WorkingSet set) {
        set.spendMissing();
        return new QuadraticSolution(set.weights(), set.residual(), visited, List.of(QuadraticSolution.LIMIT));
    }

    /** The minimiser under {@code H + εI}, as a working set of H; empty where ε is lost in rounding. */
    private Optional<WorkingSet> onFace(double[] target, double epsilon) {
        double[][] regular = new double[h.length][];
        for (int i = 0; i < h.length; i++) {
            regular[i] = singular[i].clone();
            regular[i][i] += epsilon;
        }
        ActiveSet search = new ActiveSet(regular, box, 0);
        boolean found = search.search(target);
        visited += search.visited();
        return found ? Optional.of(search.set().under(singular)) : Optional.empty();
    }
}
