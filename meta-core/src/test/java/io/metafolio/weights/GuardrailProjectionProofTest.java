package io.metafolio.weights;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A million seeded boxes a projection. The proportional projection is the least {@code Σ (w−w0)²/w0}, the Euclidean one
 * the least {@code Σ (w−w0)²}; the conditions of optimality of both are {@code w = clip(moved by one number)}.
 */
class GuardrailProjectionProofTest {
    private static final int BOXES = 1_000_000;
    private static final long SEED = 20260114;
    private static final int MOST = 20;
    private static final double TOLERANCE = 1e-12;

    private static final List<List<String>> LABELS = IntStream.rangeClosed(0, MOST)
            .mapToObj(n -> IntStream.range(0, n).mapToObj(i -> "s" + i).toList())
            .toList();

    @ParameterizedTest(
            name = "{0}: sum, bounds, optimality, order and idempotence hold in a million boxes, seed " + SEED)
    @EnumSource
    void holds(GuardrailProjection kind) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < BOXES; i++) {
            int n = 1 + random.nextInt(MOST);
            Weights raw = Weights.of(LABELS.get(n), raw(n, random));
            WeightBounds box = box(n, random);
            Weights projected = kind.project(raw, box, "proof");
            double[] from = raw.toArray();
            double[] to = projected.toArray();
            require(Math.abs(projected.sum() - 1) <= TOLERANCE, "sum", kind, from, box, to);
            require(Arrays.stream(to).allMatch(box::contains), "bounds", kind, from, box, to);
            require(kind.project(projected, box, "proof").equals(projected), "idempotence", kind, from, box, to);
            require(keepsOrder(from, to), "order", kind, from, box, to);
            require(residual(kind, from, box, to) <= TOLERANCE, "optimality", kind, from, box, to);
        }
    }

    private static void require(
            boolean holds, String what, GuardrailProjection kind, double[] from, WeightBounds box, double[] to) {
        if (!holds) {
            throw new AssertionError(what + " of " + kind + ": " + Arrays.toString(from) + " in " + box + " became "
                    + Arrays.toString(to));
        }
    }

    private static double[] raw(int n, SplittableRandom random) {
        double[] raw = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            raw[i] = random.nextInt(4) == 0 ? 0 : random.nextBoolean() ? u : u * u * u * u;
            sum += raw[i];
        }
        raw[0] += sum == 0 ? 1 : 0;
        sum = sum == 0 ? 1 : sum;
        for (int i = 0; i < n; i++) {
            raw[i] /= sum;
        }
        return raw;
    }

    /** Feasible for n; now and then of one point, or within a billionth of it. */
    private static WeightBounds box(int n, SplittableRandom random) {
        double even = 1.0 / n;
        double near = 1e-9 * random.nextDouble();
        double min =
                switch (random.nextInt(8)) {
                    case 0 -> n * even <= 1 ? even : even * (1 - 1e-15);
                    case 1 -> even * (1 - near);
                    case 2 -> 0;
                    default -> even * random.nextDouble() * (1 - 1e-9);
                };
        double max =
                switch (random.nextInt(8)) {
                    case 0 -> n * even >= 1 ? even : Math.nextUp(even);
                    case 1 -> Math.min(1, even * (1 + near));
                    case 2 -> 1;
                    default -> Math.min(1, even + (1 - even) * random.nextDouble());
                };
        return WeightBounds.of(Math.min(min, max), n * max < 1 ? 1 : max);
    }

    private static boolean keepsOrder(double[] from, double[] to) {
        Integer[] order = new Integer[from.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> from[i]));
        for (int k = 1; k < order.length; k++) {
            boolean equal = from[order[k]] == from[order[k - 1]];
            if (equal ? to[order[k]] != to[order[k - 1]] : to[order[k]] < to[order[k - 1]]) {
                return false;
            }
        }
        return true;
    }

    /** How far the weights are from {@code clip(moved)}, in weights, for the best one parameter. */
    private static double residual(GuardrailProjection kind, double[] from, WeightBounds box, double[] to) {
        if (Arrays.equals(from, to) || isZerosSharing(kind, from, box, to)) {
            return 0;
        }
        double sum = 0;
        double free = 0;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int i = 0; i < to.length; i++) {
            double unit = kind == GuardrailProjection.PROPORTIONAL ? from[i] : 1;
            double parameter = kind == GuardrailProjection.PROPORTIONAL ? to[i] / from[i] : to[i] - from[i];
            if (unit == 0) {
                continue;
            }
            if (to[i] == box.min()) {
                high = Math.min(high, parameter);
            } else if (to[i] == box.max()) {
                low = Math.max(low, parameter);
            } else {
                sum += unit * parameter;
                free += unit;
            }
        }
        double parameter = free > 0 ? sum / free : Math.min(high, Math.max(low, low));
        double worst = 0;
        for (int i = 0; i < to.length; i++) {
            double moved = kind == GuardrailProjection.PROPORTIONAL
                    ? (from[i] == 0 ? 0 : parameter * from[i])
                    : from[i] + parameter;
            double clipped = Math.min(box.max(), Math.max(box.min(), moved));
            worst = Math.max(worst, Math.abs(to[i] - clipped));
        }
        return worst;
    }

    /** Where the positive weights cannot fill the box: they stand at the cap, and the zeros share equally. */
    private static boolean isZerosSharing(GuardrailProjection kind, double[] from, WeightBounds box, double[] to) {
        double[] zeros = IntStream.range(0, to.length)
                .filter(i -> from[i] == 0)
                .mapToDouble(i -> to[i])
                .toArray();
        return kind == GuardrailProjection.PROPORTIONAL
                && Arrays.stream(zeros).anyMatch(zero -> zero > box.min())
                && Arrays.stream(zeros).distinct().count() == 1
                && IntStream.range(0, to.length).allMatch(i -> from[i] == 0 || to[i] == box.max());
    }
}
