package io.metafolio.engines.quadratic;

import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@code min wᵀHw} subject to {@code Σw = 1} and {@code lo <= w <= hi}, for positive definite H.
 *
 * <p>A primal active set (Nocedal and Wright, Numerical Optimization, algorithm 16.3): on each face the minimiser is
 * solved for directly, so the answer is exact to rounding, not to a tolerance. Ties fall to the lowest index. Cost
 * O(N³) a face.
 */
public final class BoxQuadraticProgram {
    /** Multipliers of the wrong sign by less than this, relative to the gradient, are rounding. */
    private static final double SIGN_TOLERANCE = 1e-13;

    private final double[][] h;
    private final WeightBounds box;
    private final double[] w;
    private final Bound[] held;

    private enum Bound {
        NONE,
        LOWER,
        UPPER
    }

    private BoxQuadraticProgram(double[][] h, WeightBounds box) {
        this.h = h;
        this.box = box;
        this.w = new double[h.length];
        this.held = new Bound[h.length];
        Arrays.fill(w, 1.0 / h.length);
        Arrays.fill(held, Bound.NONE);
    }

    /**
     * Solves a programme.
     *
     * @param h symmetric N x N, best with a mean diagonal of one
     * @param box bounds of each weight, feasible for N
     * @return the minimiser, empty where H is not positive definite to within rounding
     * @throws io.metafolio.weights.InfeasibleBoundsException where no weights in the box sum to one
     */
    public static Optional<MinimumVarianceSolution> minimumVariance(double[][] h, WeightBounds box) {
        box.requireFeasible(h.length, "quadratic programme");
        BoxQuadraticProgram programme = new BoxQuadraticProgram(h, box);
        return Face.of(h, programme.freeIndices()).isPositiveDefinite()
                ? Optional.of(programme.solve())
                : Optional.empty();
    }

    private MinimumVarianceSolution solve() {
        if (box.decideAlone(w.length)) {
            double only = w.length * box.max() == 1 ? box.max() : box.min();
            Arrays.fill(w, only);
            Arrays.fill(held, only == box.max() ? Bound.UPPER : Bound.LOWER);
            return new MinimumVarianceSolution(w, residual(gradient()), 0);
        }
        int limit = 100 + 50 * w.length;
        for (int iteration = 1; iteration <= limit; iteration++) {
            if (moveToFaceMinimum()) {
                int worst = worstMultiplier();
                if (worst < 0) {
                    return new MinimumVarianceSolution(w, residual(gradient()), iteration);
                }
                held[worst] = Bound.NONE;
            }
        }
        throw new IllegalStateException("The active set did not settle within " + limit + " faces for " + w.length
                + " weights within " + box + ". This is a fault of the library: please report the covariance.");
    }

    /** Goes towards the minimiser of the current face; stops at the first bound met, which joins the working set. */
    private boolean moveToFaceMinimum() {
        int[] free = freeIndices();
        if (free.length == 0) {
            return true;
        }
        double[] target = Face.of(h, free).minimiser(h, w);
        double step = 1;
        int blocking = -1;
        for (int k = 0; k < free.length; k++) {
            double from = w[free[k]];
            double bound = target[k] < box.min() ? box.min() : box.max();
            if (target[k] < box.min() || target[k] > box.max()) {
                double fraction = (bound - from) / (target[k] - from);
                if (fraction < step) {
                    step = fraction;
                    blocking = k;
                }
            }
        }
        for (int k = 0; k < free.length; k++) {
            double moved = step == 1 ? target[k] : w[free[k]] + step * (target[k] - w[free[k]]);
            w[free[k]] = Math.min(box.max(), Math.max(box.min(), moved));
        }
        if (blocking >= 0) {
            boolean below = target[blocking] < box.min();
            held[free[blocking]] = below ? Bound.LOWER : Bound.UPPER;
            w[free[blocking]] = below ? box.min() : box.max();
        }
        return blocking < 0;
    }

    private int[] freeIndices() {
        int[] free = new int[w.length];
        int count = 0;
        for (int i = 0; i < w.length; i++) {
            if (held[i] == Bound.NONE) {
                free[count++] = i;
            }
        }
        return Arrays.copyOf(free, count);
    }

    /** The bound whose release lowers the objective most, or −1 where none does. */
    private int worstMultiplier() {
        double[] gradient = gradient();
        double lambda = multiplier(gradient);
        double tolerance = SIGN_TOLERANCE * greatest(gradient);
        int worst = -1;
        double most = tolerance;
        for (int i = 0; i < w.length; i++) {
            double violation = violation(i, gradient[i], lambda);
            if (held[i] != Bound.NONE && violation > most) {
                most = violation;
                worst = i;
            }
        }
        return worst;
    }

    private double violation(int i, double gradient, double lambda) {
        return switch (held[i]) {
            case NONE -> Math.abs(gradient - lambda);
            case LOWER -> Math.max(0, lambda - gradient);
            case UPPER -> Math.max(0, gradient - lambda);
        };
    }

    private double[] gradient() {
        double[] gradient = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                gradient[i] = Math.fma(h[i][j], w[j], gradient[i]);
            }
        }
        return gradient;
    }

    /** The multiplier of the budget: the mean gradient of free weights, or where none is free, between the held ones. */
    private double multiplier(double[] gradient) {
        double sum = 0;
        int free = 0;
        double upper = Double.POSITIVE_INFINITY;
        double lower = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < w.length; i++) {
            switch (held[i]) {
                case NONE -> {
                    sum += gradient[i];
                    free++;
                }
                case LOWER -> upper = Math.min(upper, gradient[i]);
                case UPPER -> lower = Math.max(lower, gradient[i]);
            }
        }
        if (free > 0) {
            return sum / free;
        }
        if (Double.isInfinite(upper) || Double.isInfinite(lower)) {
            return Double.isInfinite(upper) ? lower : upper;
        }
        return lower + (upper - lower) / 2;
    }

    private double residual(double[] gradient) {
        double lambda = multiplier(gradient);
        double worst = 0;
        for (int i = 0; i < w.length; i++) {
            worst = Math.max(worst, violation(i, gradient[i], lambda));
        }
        double scale = greatest(gradient);
        return scale == 0 ? worst : worst / scale;
    }

    private static double greatest(double[] values) {
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }
}
