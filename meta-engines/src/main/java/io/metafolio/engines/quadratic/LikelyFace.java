package io.metafolio.engines.quadratic;

import io.metafolio.engines.matrix.Cholesky;
import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A guess at the face of the box on which {@code ½wᵀHw − cᵀw} is least: the primal-dual active set (Hintermüller, Ito and
 * Kunisch 2002), which changes all bounds at once that look wrong, so that a few factors of the free part are enough.
 *
 * <p>It may go in circles, and says so; what it finds is a start for a search that proves it.
 */
final class LikelyFace {
    private static final int LIMIT = 25;

    /** A share of the weights is free at first: those that add least to the variance of equal weights. */
    private static final int SHARE = 4;

    private final double[][] h;
    private final WeightBounds box;
    private final double[] c;
    private final WorkingSet.Bound[] held;
    private final double[] w;

    private LikelyFace(double[][] h, WeightBounds box, double[] c) {
        this.h = h;
        this.box = box;
        this.c = c;
        this.held = new WorkingSet.Bound[h.length];
        this.w = new double[h.length];
    }

    /** Weights inside the box on the face found; empty where none was, or where one has no curvature. */
    static Optional<WorkingSet> of(double[][] h, WeightBounds box, double[] c) {
        LikelyFace face = new LikelyFace(h, box, c);
        face.start();
        for (int k = 0; k < LIMIT; k++) {
            Optional<double[]> gradient = face.minimize();
            if (gradient.isEmpty()) {
                return Optional.empty();
            }
            if (!face.turn(gradient.get())) {
                return Optional.of(WorkingSet.at(h, box, face.w, face.held));
            }
        }
        return Optional.empty();
    }

    private void start() {
        double[] equal = new double[h.length];
        Arrays.fill(equal, 1.0 / h.length);
        double[] gradient = WorkingSet.gradient(h, equal, c);
        Arrays.fill(held, WorkingSet.Bound.LOWER);
        IntStream.range(0, h.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> gradient[i]))
                .limit(1 + h.length / SHARE)
                .forEach(i -> held[i] = WorkingSet.Bound.NONE);
    }

    /**
     * Sets the free weights to the minimum on their face, bounds of theirs aside.
     *
     * @return the gradient there less the multiplier of the budget, which is 0 for free weights
     */
    private Optional<double[]> minimize() {
        int[] free = IntStream.range(0, w.length)
                .filter(i -> held[i] == WorkingSet.Bound.NONE)
                .toArray();
        double missing = 1;
        for (int i = 0; i < w.length; i++) {
            w[i] = held[i].of(box);
            missing -= w[i];
        }
        Optional<Cholesky> factor = free.length == 0 ? Optional.empty() : Cholesky.of(part(free));
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        double[] gradient = WorkingSet.gradient(h, w, c);
        double[] ones = new double[free.length];
        Arrays.fill(ones, 1);
        double[] u = factor.get().solve(ones);
        double[] v = factor.get()
                .solve(Arrays.stream(free).mapToDouble(i -> -gradient[i]).toArray());
        double multiplier = (missing - ActiveSet.sum(v)) / ActiveSet.sum(u);
        for (int k = 0; k < free.length; k++) {
            w[free[k]] = Math.fma(multiplier, u[k], v[k]);
        }
        double[] there = WorkingSet.gradient(h, w, c);
        for (int i = 0; i < there.length; i++) {
            there[i] -= multiplier;
        }
        return Optional.of(there);
    }

    /** The upper half of the part of H that belongs to the free weights. */
    private double[][] part(int[] free) {
        double[][] part = new double[free.length][free.length];
        for (int i = 0; i < free.length; i++) {
            double[] row = h[free[i]];
            for (int j = i; j < free.length; j++) {
                part[i][j] = row[free[j]];
            }
        }
        return part;
    }

    /** Holds what passed a bound and frees what is pulled off one; false where there is neither. */
    private boolean turn(double[] gradient) {
        boolean turned = false;
        for (int i = 0; i < w.length; i++) {
            WorkingSet.Bound now = turned(i, gradient[i]);
            turned |= now != held[i];
            held[i] = now;
        }
        return turned;
    }

    private WorkingSet.Bound turned(int i, double pull) {
        return switch (held[i]) {
            case NONE -> beyond(w[i]);
            case LOWER -> pull < 0 ? WorkingSet.Bound.NONE : WorkingSet.Bound.LOWER;
            case UPPER -> pull > 0 ? WorkingSet.Bound.NONE : WorkingSet.Bound.UPPER;
        };
    }

    private WorkingSet.Bound beyond(double weight) {
        if (weight < box.min()) {
            return WorkingSet.Bound.LOWER;
        }
        return weight > box.max() ? WorkingSet.Bound.UPPER : WorkingSet.Bound.NONE;
    }
}
