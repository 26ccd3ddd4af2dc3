package io.metafolio.engines.quadratic;

import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code max cᵀw / √(wᵀHw)} subject to {@code Σw = 1} and {@code lo <= w <= hi}: the optimum of the convex programme of
 * Cornuéjols and Tütüncü (Optimization Methods in Finance, 8.2), {@code min yᵀHy, cᵀy = 1, lo·κ <= y <= hi·κ, κ = Σy},
 * {@code w = y/κ}.
 *
 * <p>The optimum lies on the efficient frontier {@code w(t) = argmin ½wᵀHw − t·cᵀw}, where {@code t·cᵀw(t) = w(t)ᵀHw(t)}.
 * The difference of the two sides is linear in t between the corners of the frontier, so a safeguarded secant meets the
 * root to rounding; every point of the frontier is solved exactly.
 */
public final class MaximumRatio {
    private static final double MATCHED = 1e-15;
    private static final int LIMIT = 400;

    private final BoxQuadraticProgram programme;
    private final double[][] h;
    private final double[] c;

    private MaximumRatio(double[][] h, double[] c, WeightBounds box) {
        this.programme = BoxQuadraticProgram.of(h, box);
        this.h = h;
        this.c = c;
    }

    /**
     * The greatest numerator that weights in the box attain.
     *
     * @param c N numbers
     * @param box bounds of each weight, feasible for N
     * @return the greatest {@code cᵀw}
     */
    public static double greatest(double[] c, WeightBounds box) {
        double[] sorted = c.clone();
        Arrays.sort(sorted);
        double missing = 1 - c.length * box.min();
        double sum = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            double weight = Math.max(0, Math.min(missing, box.max() - box.min()));
            sum = Math.fma(box.min() + weight, sorted[i], sum);
            missing -= weight;
        }
        return sum;
    }

    /**
     * Solves the programme.
     *
     * @param h symmetric positive semidefinite N x N, best with a mean diagonal of one
     * @param c N numbers of which weights in the box make a numerator above 0
     * @param box bounds of each weight
     * @return the maximiser, one of several where the optimum is not unique; empty where weights in the box have no variance, so that the ratio has no bound
     * @throws IllegalArgumentException where no numerator above 0 is attained, or H or c is no such thing
     * @throws io.metafolio.weights.InfeasibleBoundsException where no weights in the box sum to one
     */
    public static Optional<QuadraticSolution> solve(double[][] h, double[] c, WeightBounds box) {
        Programmes.requireVector("numerator", c, h.length);
        MaximumRatio ratio = new MaximumRatio(h, c, box);
        double greatest = greatest(c, box);
        if (!(greatest > 0)) {
            throw new IllegalArgumentException(
                    "No weights within " + box + " have a numerator above 0; the greatest is " + greatest
                            + ". Expected one above 0. Maybe expected returns are all negative.");
        }
        Point start = ratio.point(0);
        return start.hasVariance(h) ? Optional.of(ratio.solve(start, greatest)) : Optional.empty();
    }

    /** A point of the efficient frontier. */
    private record Point(double t, double numerator, double variance, QuadraticSolution solution) {
        double excess() {
            return t * numerator - variance;
        }

        boolean hasVariance(double[][] h) {
            return variance > 10.0 * h.length * Math.ulp(1.0) * magnitude(h, solution.weights());
        }
    }

    private static double magnitude(double[][] h, double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                sum = Math.fma(w[i] * Math.abs(h[i][j]), w[j], sum);
            }
        }
        return sum;
    }

    private Point point(double t) {
        QuadraticSolution solution =
                programme.solve(Arrays.stream(c).map(value -> t * value).toArray());
        double[] w = solution.weights();
        double numerator = 0;
        double variance = 0;
        for (int i = 0; i < w.length; i++) {
            numerator = Math.fma(c[i], w[i], numerator);
            double row = 0;
            for (int j = 0; j < w.length; j++) {
                row = Math.fma(h[i][j], w[j], row);
            }
            variance = Math.fma(w[i], row, variance);
        }
        return new Point(t, numerator, variance, solution);
    }

    private QuadraticSolution solve(Point start, double greatest) {
        Point below = start;
        Point last = start;
        Optional<Point> above = Optional.empty();
        Point now = point(start.variance() / (start.numerator() > 0 ? start.numerator() : greatest));
        for (int k = 0; k < LIMIT && !isMatched(now, below, above); k++) {
            double next = next(below, now, last, above);
            if (now.excess() < 0) {
                below = now;
            } else {
                above = Optional.of(now);
            }
            last = now;
            double far = above.map(Point::t).orElse(Double.POSITIVE_INFINITY);
            if (!(next > below.t() && next < far)) {
                next = above.isPresent() ? below.t() + (far - below.t()) / 2 : 2 * below.t();
            }
            now = point(next);
        }
        double residual = Math.max(now.solution().kktResidual(), Math.abs(now.excess()) / now.variance());
        return new QuadraticSolution(
                now.solution().weights(),
                residual,
                now.solution().faces(),
                now.solution().isSingular() ? List.of(QuadraticSolution.ONE_OF_SEVERAL) : List.of());
    }

    /** The root of the line through the last two points. */
    private static double next(Point below, Point now, Point last, Optional<Point> above) {
        Point other = last.t() != now.t() ? last : now.excess() < 0 ? above.orElse(below) : below;
        double slope = (now.excess() - other.excess()) / (now.t() - other.t());
        return now.t() - now.excess() / slope;
    }

    private static boolean isMatched(Point now, Point below, Optional<Point> above) {
        boolean narrow = above.isPresent() && above.get().t() - below.t() <= 2 * Math.ulp(now.t());
        return Math.abs(now.excess()) <= MATCHED * now.variance() || narrow;
    }
}
