package io.metafolio.engines.quadratic;

import io.metafolio.weights.WeightBounds;

/**
 * The limit, as ε falls to 0, of the minimiser under {@code H + εI}: the shortest of all minimisers under a singular H.
 *
 * <p>For a small enough ε the minimiser lies on the face of the box on which the limit lies. So the face is found with an
 * ε, the limit is solved for on that face without any, and the limit's own conditions of optimality decide whether ε was
 * small enough. Cost O(N²) a face, and O(N·r²) for the limit with r the rank of H.
 */
final class VanishingRegularization {
    private static final double FIRST = 1;
    private static final double LAST = 1e-12;
    private static final int REFINEMENTS = 2;

    private final double[][] h;
    private final WeightBounds box;
    private final RankRevealingFactor factor;
    private int visited;

    VanishingRegularization(double[][] h, WeightBounds box) {
        this.h = h;
        this.box = box;
        this.factor = RankRevealingFactor.of(h);
    }

    QuadraticSolution solve(double[] target) {
        for (double epsilon = FIRST; epsilon >= LAST; epsilon /= 10) {
            WorkingSet set = onFace(target, epsilon);
            LimitFace face = new LimitFace(factor, set);
            boolean inside = true;
            for (int k = 0; k < REFINEMENTS; k++) {
                inside &= set.shift(set.free(), face.direction());
            }
            if (inside && face.isOptimal()) {
                return new QuadraticSolution(set.weights(), set.residual(), visited, true);
            }
        }
        throw new IllegalStateException("The limit of a vanishing regularization was not found for " + h.length
                + " weights within " + box + ". This is a fault of the library: please report the covariance.");
    }

    /** The minimiser under {@code H + εI}, as a working set of H. */
    private WorkingSet onFace(double[] target, double epsilon) {
        double[][] regular = new double[h.length][];
        for (int i = 0; i < h.length; i++) {
            regular[i] = h[i].clone();
            regular[i][i] += epsilon;
        }
        ActiveSet search = new ActiveSet(regular, box, 0);
        if (!search.search(target)) {
            throw new IllegalStateException(
                    "A regularized covariance of " + h.length
                            + " columns is not positive definite. This is a fault of the library: please report the covariance.");
        }
        visited += search.visited();
        return search.set().under(h);
    }
}
