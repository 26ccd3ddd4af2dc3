package io.metafolio.engines.quadratic;

import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A primal active set for a positive definite H (Nocedal and Wright, Numerical Optimization, algorithm 16.3): from face to
 * face of the box, each face's minimiser solved for directly. Cost O(N²) a face. The first search starts at the face that
 * looks likely, later ones at the last optimum.
 */
final class ActiveSet {
    /** Multipliers of the wrong sign by less than this, relative to the gradient's scale, are rounding. */
    private static final double SIGN_TOLERANCE = 1e-13;
    /** Multipliers below this share of the gradient's scale may be zero, and the optimum not the only one. */
    private static final double ZERO_TOLERANCE = 1e-11;

    /** Gradients of free weights that differ by no more than this, relative to the scale, are equal; so are sums. */
    private static final double LEVEL = 1e-15;

    /** The conditions of optimality, met this well, are met. */
    private static final double MET = 1e-11;

    private static final int REFINEMENTS = 20;

    /** Up to here the vertex of least variances is as good a start as any. */
    private static final int FEW = 32;

    private final double[][] h;
    private final double pivotTolerance;
    private final WeightBounds box;
    private WorkingSet set;
    private UpdatableCholesky factor;
    private int visited;
    private boolean fresh = true;

    /** A search in a box; a pivot below the tolerance, relative to its variance, is taken for rounding. */
    ActiveSet(double[][] h, WeightBounds box, double pivotTolerance) {
        this.h = h;
        this.pivotTolerance = pivotTolerance;
        this.box = box;
        this.set = new WorkingSet(h, box);
        this.factor = new UpdatableCholesky(h, pivotTolerance);
    }

    WorkingSet set() {
        return set;
    }

    /** Faces visited by the last search. */
    int visited() {
        return visited;
    }

    /**
     * Whether the optimum was reached and is the only one; false where some face has, to rounding, no curvature, or so
     * little that rounding leads astray.
     */
    boolean search(double[] target) {
        visited = 0;
        return searchLikelyFace(target) || searchFromHere(target);
    }

    /** The first search of many weights begins where the optimum most likely lies. */
    private boolean searchLikelyFace(double[] target) {
        boolean first = fresh;
        fresh = false;
        Optional<WorkingSet> likely = first && set.size() > FEW ? LikelyFace.of(h, box, target) : Optional.empty();
        if (likely.isEmpty()) {
            return false;
        }
        set = likely.get();
        boolean found = searchFromHere(target);
        set = found ? set : new WorkingSet(h, box);
        return found;
    }

    private boolean searchFromHere(double[] target) {
        set.aim(target);
        return factorAnew() && descend() && isMet() && isUnique();
    }

    /** From face to face until no bound is worth leaving; false where a face has no curvature, or no end is found. */
    private boolean descend() {
        int limit = 1000 + 50 * set.size();
        int stalled = 0;
        int released = -1;
        boolean renewed = false;
        boolean[] refused = new boolean[set.size()];
        while (visited++ < limit) {
            WorkingSet.Step step = toFaceMinimum();
            stalled = step.moved() ? 0 : stalled + 1;
            if (step.moved()) {
                Arrays.fill(refused, false);
            }
            if (step.blocking() >= 0) {
                refused[step.blocking()] |= step.blocking() == released && !step.moved();
                factor.remove(step.blocking());
                continue;
            }
            released = release(refused, stalled > set.size());
            if (released < 0 && (renewed || set.unevenness() <= SIGN_TOLERANCE)) {
                return true;
            }
            renewed = released < 0;
            if (!(renewed ? factorAnew() : freed(released))) {
                return false;
            }
        }
        return false;
    }

    /** Frees a weight; false where the face would have no curvature. */
    private boolean freed(int index) {
        set.release(index);
        return factor.append(index);
    }

    /** Forgets what many updates of the factor have rounded. */
    private boolean factorAnew() {
        factor = new UpdatableCholesky(h, pivotTolerance);
        return Arrays.stream(set.free()).allMatch(factor::append);
    }

    /** Moves; where nothing blocks, moves on by what rounding left, as long as that helps. */
    private WorkingSet.Step toFaceMinimum() {
        boolean moved = false;
        double uneven = Double.POSITIVE_INFINITY;
        double missing = Double.POSITIVE_INFINITY;
        for (int k = 0; k < REFINEMENTS; k++) {
            WorkingSet.Step step = set.advance(factor.indices(), direction());
            moved |= step.moved();
            double nowUneven = set.unevenness();
            double nowMissing = Math.abs(set.missing());
            boolean helps = nowUneven < uneven / 2 || nowMissing < missing / 2;
            uneven = nowUneven;
            missing = nowMissing;
            if (step.blocking() >= 0 || !helps || (uneven <= LEVEL && missing <= LEVEL)) {
                return new WorkingSet.Step(step.blocking(), moved);
            }
        }
        return new WorkingSet.Step(-1, moved);
    }

    private double[] direction() {
        int[] free = factor.indices();
        double[] gradient = set.gradient();
        double lambda = set.multiplier(gradient);
        double[] pull =
                Arrays.stream(free).mapToDouble(i -> lambda - gradient[i]).toArray();
        double[] ones = new double[free.length];
        Arrays.fill(ones, 1);
        double[] u = factor.solve(ones);
        double[] v = factor.solve(pull);
        double shift = (set.missing() - sum(v)) / sum(u);
        for (int k = 0; k < free.length; k++) {
            v[k] = Math.fma(shift, u[k], v[k]);
        }
        return v;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The bound to leave: the worst, or the first where nothing has moved for long, which cannot cycle. */
    private int release(boolean[] refused, boolean first) {
        double[] gradient = set.gradient();
        double lambda = set.multiplier(gradient);
        double most = SIGN_TOLERANCE * set.scale() + set.resolution();
        int worst = -1;
        for (int i : set.heldIndices()) {
            double violation = set.violation(i, gradient, lambda);
            if (!refused[i] && violation > most) {
                if (first) {
                    return i;
                }
                most = violation;
                worst = i;
            }
        }
        return worst;
    }

    private boolean isMet() {
        return set.residual() <= MET;
    }

    /** Whether freeing the weights whose multiplier may be zero would keep the objective strictly convex. */
    private boolean isUnique() {
        double[] gradient = set.gradient();
        double lambda = set.multiplier(gradient);
        double limit = ZERO_TOLERANCE * set.scale() + set.resolution();
        return IntStream.of(set.heldIndices())
                .filter(i -> Math.abs(set.violation(i, gradient, lambda)) <= limit)
                .allMatch(factor::append);
    }
}
