package io.metafolio.engines.quadratic;

import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.List;

/**
 * {@code min ½wᵀHw − cᵀw} subject to {@code Σw = 1} and {@code lo <= w <= hi}, for positive semidefinite H.
 *
 * <p>On each face of the box the minimiser is solved for directly, so the answer is exact to rounding, not to a tolerance.
 * Where the minimiser is not unique, the answer is the limit of {@code H + εI} for ε falling to 0, the one closest to
 * equal weights. Ties fall to the lowest index. Cost O(N²) a face after the first.
 *
 * <p>Holds the last solution, from which the next one starts. Not safe to share between threads.
 */
public final class BoxQuadraticProgram {
    /** Pivots below this share of their variance may be rounding. */
    private static final double PIVOT_TOLERANCE = 1e-11;

    private final double[][] h;
    private final WeightBounds box;
    private final ActiveSet search;

    private BoxQuadraticProgram(double[][] h, WeightBounds box) {
        this.h = h;
        this.box = box;
        this.search = new ActiveSet(h, box, PIVOT_TOLERANCE);
    }

    /**
     * A programme without target yet.
     *
     * @param h symmetric positive semidefinite N x N, best with a mean diagonal of one
     * @param box bounds of each weight
     * @return the programme
     * @throws IllegalArgumentException where H is not square, finite and symmetric
     * @throws io.metafolio.weights.InfeasibleBoundsException where no weights in the box sum to one
     */
    public static BoxQuadraticProgram of(double[][] h, WeightBounds box) {
        Programmes.requireCovariance(h);
        box.requireFeasible(h.length, "quadratic programme");
        return new BoxQuadraticProgram(h, box);
    }

    /**
     * The weights of least {@code wᵀHw}.
     *
     * @param h symmetric positive semidefinite N x N, best with a mean diagonal of one
     * @param box bounds of each weight
     * @return the minimiser
     * @throws io.metafolio.weights.InfeasibleBoundsException where no weights in the box sum to one
     */
    public static QuadraticSolution minimumVariance(double[][] h, WeightBounds box) {
        return of(h, box).solve(new double[h.length]);
    }

    /**
     * Solves for a target.
     *
     * @param c N numbers, the linear part
     * @return the minimiser
     * @throws IllegalArgumentException where c is not N finite numbers
     */
    public QuadraticSolution solve(double[] c) {
        Programmes.requireVector("target", c, h.length);
        if (box.decideAlone(h.length)) {
            double[] only = new double[h.length];
            Arrays.fill(only, h.length * box.max() == 1 ? box.max() : box.min());
            return new QuadraticSolution(only, 0, 0, List.of());
        }
        if (search.search(c)) {
            WorkingSet optimum = search.set();
            return new QuadraticSolution(optimum.weights(), optimum.residual(), search.visited(), List.of());
        }
        return new VanishingRegularization(h, box).solve(c);
    }
}
