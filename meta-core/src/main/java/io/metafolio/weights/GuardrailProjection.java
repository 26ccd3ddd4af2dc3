package io.metafolio.weights;

import io.metafolio.errors.RefusedException;
import java.util.Arrays;
import java.util.Locale;

/**
 * How weights that an engine chose without bounds are brought inside them.
 *
 * <p>Both are exact: the result sums to one to within rounding, and every weight that a bound stops equals that bound.
 * Weights already inside, summing to one within {@link Weights#SUM_TOLERANCE}, come back unchanged. Cost O(n²).
 */
public enum GuardrailProjection {
    /**
     * {@code w = clip(c·w0, min, max)} with the one c that sums to 1, so that the engine's ratios survive wherever no
     * bound binds. Where the positive weights cannot fill the box, the zeros share the rest equally.
     */
    PROPORTIONAL {
        @Override
        double[] solve(double[] raw, WeightBounds box) {
            int positive = (int) Arrays.stream(raw).filter(w -> w > 0).count();
            int zeros = raw.length - positive;
            if (positive * box.max() + zeros * box.min() < 1) {
                double share = Math.min(box.max(), (1 - positive * box.max()) / zeros);
                return Arrays.stream(raw).map(w -> w > 0 ? box.max() : share).toArray();
            }
            double[] breakpoints = Arrays.stream(raw)
                    .filter(w -> w > 0)
                    .flatMap(w -> Arrays.stream(new double[] {box.min() / w, box.max() / w}))
                    .sorted()
                    .toArray();
            return crossing(raw, box, breakpoints);
        }

        @Override
        double moved(double raw, double parameter) {
            return raw == 0 ? 0 : parameter * raw;
        }

        @Override
        double parameter(double missing, double freeSum, int free) {
            return missing / freeSum;
        }
    },
    /** {@code w = clip(w0 + λ, min, max)}, the point of the box nearest to {@code w0} that sums to one. */
    EUCLIDEAN {
        @Override
        double[] solve(double[] raw, WeightBounds box) {
            double[] breakpoints = Arrays.stream(raw)
                    .flatMap(w -> Arrays.stream(new double[] {box.min() - w, box.max() - w}))
                    .sorted()
                    .toArray();
            return crossing(raw, box, breakpoints);
        }

        @Override
        double moved(double raw, double parameter) {
            return raw + parameter;
        }

        @Override
        double parameter(double missing, double freeSum, int free) {
            return (missing - freeSum) / free;
        }
    };

    /**
     * Brings weights inside bounds.
     *
     * @param raw non-negative weights that sum to one within {@link Weights#SUM_TOLERANCE}; others only where they lie inside
     *     already and the bounds allow them
     * @param bounds the interval every weight must lie in
     * @param where whose weights they are, for messages
     * @return weights inside the bounds, labels unchanged
     * @throws InfeasibleBoundsException where no weights inside the bounds sum to one
     * @throws IllegalArgumentException where a weight is negative or the sum is not one, and the bounds do not name another
     * @throws RefusedException where such other weights do not lie inside already
     */
    public Weights project(Weights raw, WeightBounds bounds, String where) {
        bounds.requireFeasible(raw.size(), where);
        if (!(Math.abs(raw.sum() - bounds.net()) <= Weights.SUM_TOLERANCE) || (raw.min() < 0 && bounds.min() >= 0)) {
            throw new IllegalArgumentException(
                    "Weights to project sum to " + raw.sum() + " with least weight " + raw.min() + " (" + where
                            + "). Expected non-negative weights that sum to 1, or what the bounds name.");
        }
        if (bounds.contains(raw.min()) && bounds.contains(raw.max())) {
            return raw;
        }
        if (bounds.net() != 1 || raw.min() < 0) {
            throw new RefusedException(
                    "Weights from " + raw.min() + " to " + raw.max(),
                    where,
                    "weights within " + bounds.min() + " … " + bounds.max() + " from the engine itself: the " + id()
                            + " projection knows long weights that sum to 1 and no others",
                    "the engine should answer with bounded weights");
        }
        // long weights that sum to one are never pushed below zero
        return Weights.of(raw.labels(), solve(raw.toArray(), WeightBounds.of(Math.max(0, bounds.min()), bounds.max())));
    }

    /**
     * The name used in files and ledgers.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract double[] solve(double[] raw, WeightBounds box);

    abstract double moved(double raw, double parameter);

    abstract double parameter(double missing, double freeSum, int free);

    /** The sum of clipped weights grows with the parameter, linearly between breakpoints: find where it crosses one. */
    double[] crossing(double[] raw, WeightBounds box, double[] breakpoints) {
        int k = 0;
        while (k < breakpoints.length - 1 && sum(clipped(raw, box, breakpoints[k])) < 1) {
            k++;
        }
        double from = k == 0 ? breakpoints[0] : breakpoints[k - 1];
        double within = from + (breakpoints[k] - from) / 2;
        double fixed = 0;
        double freeSum = 0;
        int free = 0;
        for (double w : raw) {
            double inside = moved(w, within);
            if (inside <= box.min()) {
                fixed += box.min();
            } else if (inside >= box.max()) {
                fixed += box.max();
            } else {
                freeSum += w;
                free++;
            }
        }
        return clipped(raw, box, free == 0 ? within : parameter(1 - fixed, freeSum, free));
    }

    private double[] clipped(double[] raw, WeightBounds box, double parameter) {
        return Arrays.stream(raw)
                .map(w -> Math.min(box.max(), Math.max(box.min(), moved(w, parameter))))
                .toArray();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
