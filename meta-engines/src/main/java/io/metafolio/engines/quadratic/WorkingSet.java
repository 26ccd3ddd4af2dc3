package io.metafolio.engines.quadratic;

import io.metafolio.engines.matrix.Symmetric;
import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Feasible weights of {@code min ½wᵀHw − cᵀw} in a box, and which of them are held at a bound. */
final class WorkingSet {
    enum Bound {
        NONE,
        LOWER,
        UPPER;

        /** The side of the box that a weight is held at, 0 for a free one. */
        double of(WeightBounds box) {
            return switch (this) {
                case NONE -> 0;
                case LOWER -> box.min();
                case UPPER -> box.max();
            };
        }
    }

    /** A step that moves no weight by more than this may be rounding. */
    private static final double STANDSTILL = 1e-14;
    /** Roundings of a weight that an optimum may be off by. */
    private static final double ROUNDINGS = 4;
    /** A weight that passes a bound by no more than this stands at it. */
    private static final double OVERSHOOT = 1e-14;

    private final double[][] h;
    private final WeightBounds box;
    private final double[] w;
    private final Bound[] held;
    private double[] c;

    private WorkingSet(double[][] h, WeightBounds box, double[] w, Bound[] held, double[] c) {
        this.h = h;
        this.box = box;
        this.w = w;
        this.held = held;
        this.c = c;
    }

    /** Starts at a vertex: the weights of least own variance filled up first, exactly one of them free. */
    WorkingSet(double[][] h, WeightBounds box) {
        this.h = h;
        this.box = box;
        this.c = new double[h.length];
        this.w = new double[h.length];
        this.held = new Bound[h.length];
        Arrays.fill(w, box.min());
        Arrays.fill(held, Bound.LOWER);
        fill();
    }

    /** Starts at weights inside the box, at least one of them free. */
    static WorkingSet at(double[][] h, WeightBounds box, double[] weights, Bound[] held) {
        return new WorkingSet(h, box, weights.clone(), held.clone(), new double[h.length]);
    }

    private void fill() {
        int[] order = IntStream.range(0, w.length)
                .boxed()
                .sorted((i, j) -> Double.compare(h[i][i], h[j][j]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k = 0; k < w.length; k++) {
            double missing = 1 - sum();
            boolean fits = box.min() + missing <= box.max();
            w[order[k]] = fits ? box.min() + missing : box.max();
            held[order[k]] = fits ? Bound.NONE : Bound.UPPER;
            if (fits) {
                return;
            }
        }
        held[order[w.length - 1]] = Bound.NONE;
    }

    /** The same weights and bounds held, under another matrix. */
    WorkingSet under(double[][] matrix) {
        return new WorkingSet(matrix, box, w.clone(), held.clone(), c.clone());
    }

    void aim(double[] target) {
        c = target.clone();
    }

    int size() {
        return w.length;
    }

    double weight(int i) {
        return w[i];
    }

    double[] weights() {
        return w.clone();
    }

    double target(int i) {
        return c[i];
    }

    int[] free() {
        return IntStream.range(0, w.length).filter(i -> held[i] == Bound.NONE).toArray();
    }

    int[] heldIndices() {
        return IntStream.range(0, w.length).filter(i -> held[i] != Bound.NONE).toArray();
    }

    void release(int i) {
        held[i] = Bound.NONE;
    }

    /** What the weights lack to one. */
    double missing() {
        return 1 - sum();
    }

    private double sum() {
        double sum = 0;
        for (double weight : w) {
            sum += weight;
        }
        return sum;
    }

    double[] gradient() {
        return gradient(h, w, c);
    }

    static double[] gradient(double[][] h, double[] w, double[] c) {
        double[] gradient = Symmetric.times(h, w);
        for (int i = 0; i < w.length; i++) {
            gradient[i] -= c[i];
        }
        return gradient;
    }

    /** The greatest sum of the magnitudes that make up a component of the gradient: what rounding is relative to. */
    double scale() {
        double[] start = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            start[i] = Math.abs(c[i]);
        }
        double greatest = 0;
        for (double sum : Symmetric.magnitudes(h, w, start)) {
            greatest = Math.max(greatest, sum);
        }
        return greatest;
    }

    /**
     * Goes along a direction until it ends or a bound stops it; the weight stopped is then held. The last free weight is
     * never held, for the others leave it one value only.
     *
     * @return what happened
     */
    Step advance(int[] free, double[] direction) {
        double step = 1;
        int blocking = -1;
        for (int k = 0; k < free.length; k++) {
            double bound = direction[k] < 0 ? box.min() : box.max();
            if (direction[k] != 0 && free.length > 1) {
                double reach = (bound - w[free[k]]) / direction[k];
                if (reach < step) {
                    step = Math.max(0, reach);
                    blocking = k;
                }
            }
        }
        double farthest = 0;
        for (int k = 0; k < free.length; k++) {
            double moved = inside(Math.fma(step, direction[k], w[free[k]]));
            farthest = Math.max(farthest, Math.abs(moved - w[free[k]]));
            w[free[k]] = moved;
        }
        boolean progress = farthest > STANDSTILL;
        if (blocking < 0) {
            return new Step(-1, progress);
        }
        boolean below = direction[blocking] < 0;
        held[free[blocking]] = below ? Bound.LOWER : Bound.UPPER;
        w[free[blocking]] = below ? box.min() : box.max();
        return new Step(free[blocking], progress);
    }

    /** Goes the whole way, to a bound where it is passed; true where none is passed by more than rounding. */
    boolean shift(int[] free, double[] direction) {
        boolean inside = true;
        for (int k = 0; k < free.length; k++) {
            double wanted = w[free[k]] + direction[k];
            w[free[k]] = inside(wanted);
            inside &= Math.abs(wanted - w[free[k]]) <= OVERSHOOT;
        }
        return inside;
    }

    /** Gives what rounding left of the budget to the free weights of least variance, which the gradient feels least. */
    void spendMissing() {
        Arrays.stream(free())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> h[i][i]))
                .forEach(i -> w[i] = inside(w[i] + missing()));
    }

    private double inside(double weight) {
        return Math.min(box.max(), Math.max(box.min(), weight));
    }

    /**
     * A move that was made.
     *
     * @param blocking the weight that a bound stopped, or −1
     * @param moved whether a weight moved by more than rounding
     */
    record Step(int blocking, boolean moved) {}

    /** What one rounding of the weights, whose sum is one, makes of a gradient. */
    double resolution() {
        double greatest = 0;
        for (int i = 0; i < w.length; i++) {
            greatest = Math.max(greatest, h[i][i]);
        }
        return ROUNDINGS * Math.ulp(1.0) * greatest;
    }

    /** How far a component of the gradient is on the wrong side of the budget's multiplier, below 0 for the right side. */
    double violation(int i, double[] gradient, double lambda) {
        return switch (held[i]) {
            case NONE -> Math.abs(gradient[i] - lambda);
            case LOWER -> lambda - gradient[i];
            case UPPER -> gradient[i] - lambda;
        };
    }

    /** The multiplier of the budget: the mean gradient of the free weights. */
    double multiplier(double[] gradient) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < w.length; i++) {
            if (held[i] == Bound.NONE) {
                sum += gradient[i];
                count++;
            }
        }
        return sum / count;
    }

    /** How far the gradients of the free weights are from being equal, relative to the scale. */
    double unevenness() {
        double[] gradient = gradient();
        double lambda = multiplier(gradient);
        double worst = 0;
        for (int i : free()) {
            worst = Math.max(worst, Math.abs(gradient[i] - lambda));
        }
        return Math.max(0, worst - resolution()) / scale();
    }

    double residual() {
        double[] gradient = gradient();
        double lambda = multiplier(gradient);
        double worst = 0;
        for (int i = 0; i < w.length; i++) {
            worst = Math.max(worst, violation(i, gradient, lambda));
        }
        return Math.max(Math.max(0, worst - resolution()) / scale(), Math.abs(missing()));
    }
}
