package io.metafolio.engines.quadratic;

import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A point of the cone {@code lo·κ <= y <= hi·κ, κ = Σy}, and which of its entries are held at a side of it. */
final class BudgetCone {
    private final WeightBounds box;
    private final double[] y;
    private final WorkingSet.Bound[] held;

    BudgetCone(WeightBounds box, double[] start) {
        this.box = box;
        this.y = start.clone();
        this.held = new WorkingSet.Bound[start.length];
        Arrays.fill(held, WorkingSet.Bound.NONE);
    }

    double at(int i) {
        return y[i];
    }

    double[] values() {
        return y.clone();
    }

    WorkingSet.Bound held(int i) {
        return held[i];
    }

    int[] free() {
        return IntStream.range(0, y.length)
                .filter(i -> held[i] == WorkingSet.Bound.NONE)
                .toArray();
    }

    void release(int i) {
        held[i] = WorkingSet.Bound.NONE;
    }

    /** By how much each held entry grows with the sum of the free ones; 0 for free ones. */
    double[] pull() {
        double freeShare = 1;
        for (int i = 0; i < y.length; i++) {
            freeShare -= held[i].of(box);
        }
        double[] pull = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            pull[i] = held[i].of(box) / freeShare;
        }
        return pull;
    }

    /** A direction of the free entries, in the order of {@link #free()}, with what the held ones do under it. */
    double[] spread(double[] ofFree) {
        int[] free = free();
        double[] pull = pull();
        double total = 0;
        for (int i = 0; i < free.length; i++) {
            total += ofFree[i];
        }
        double[] direction = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            direction[i] = pull[i] * total;
        }
        for (int i = 0; i < free.length; i++) {
            direction[free[i]] = ofFree[i];
        }
        return direction;
    }

    /** Goes a share of the way, or until a side of the cone stops it; true where one did. The last free one never stops. */
    boolean advance(double[] direction, double wanted) {
        double total = Arrays.stream(y).reduce(0, Double::sum);
        double growth = Arrays.stream(direction).reduce(0, Double::sum);
        double step = wanted;
        int blocking = -1;
        boolean below = false;
        int[] free = free();
        for (int k = 0; k < free.length && free.length > 1; k++) {
            int i = free[k];
            double lower = box.min() == 0
                    ? Double.POSITIVE_INFINITY
                    : reach(y[i] - box.min() * total, direction[i] - box.min() * growth);
            double upper = box.max() == 1
                    ? Double.POSITIVE_INFINITY
                    : reach(box.max() * total - y[i], box.max() * growth - direction[i]);
            if (Math.min(lower, upper) < step) {
                step = Math.min(lower, upper);
                blocking = i;
                below = lower < upper;
            }
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.fma(step, direction[i], y[i]);
        }
        if (blocking >= 0) {
            held[blocking] = below ? WorkingSet.Bound.LOWER : WorkingSet.Bound.UPPER;
        }
        settleHeld();
        return blocking >= 0;
    }

    /** How far until a distance that changes at a rate is used up. */
    private static double reach(double distance, double rate) {
        return rate < 0 ? Math.max(0, distance) / -rate : Double.POSITIVE_INFINITY;
    }

    /** Puts held entries exactly at their share of the total. */
    private void settleHeld() {
        double sum = 0;
        for (int i : free()) {
            sum += y[i];
        }
        double[] pull = pull();
        for (int i = 0; i < y.length; i++) {
            if (held[i] != WorkingSet.Bound.NONE) {
                y[i] = pull[i] * sum;
            }
        }
    }

    /** The entries as shares of their sum; held ones equal their bound exactly. */
    double[] weights() {
        double total = Arrays.stream(y).reduce(0, Double::sum);
        double[] w = new double[y.length];
        for (int i = 0; i < w.length; i++) {
            double free = Math.min(box.max(), Math.max(box.min(), y[i] / total));
            w[i] = held[i] == WorkingSet.Bound.NONE ? free : held[i].of(box);
        }
        return w;
    }
}
