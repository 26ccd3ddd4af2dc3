package io.metafolio.engines.quadratic;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * One face of the box under {@code H + εI} as ε falls to 0, where {@code H = AᵀA} may be singular.
 *
 * <p>With Ã the rows of A less their means over the free weights and {@code Ã = USVᵀ}: along V the objective decides,
 * beside it the length of the weights does. Where a multiplier vanishes, its derivative in ε has its sign.
 */
final class LimitFace {
    /** Singular values below this share of the factor's norm are rounding; the factor keeps none between. */
    private static final double RANK_TOLERANCE = 1e-10;
    /** Multipliers below this share of the scale may be zero: what the factor left out is smaller. */
    private static final double ZERO_TOLERANCE = 1e-10;
    /** Derivatives of the wrong sign below this share of the greatest are rounding. */
    private static final double SLOPE_TOLERANCE = 1e-9;

    /** What is lacking to the budget beyond this is no rounding. */
    private static final double BUDGET_TOLERANCE = 1e-11;

    private final RankRevealingFactor factor;
    private final WorkingSet set;
    private final int[] free;
    private double[] s = {};
    private double[][] u = {};
    private double[][] v = {};

    LimitFace(RankRevealingFactor factor, WorkingSet set) {
        this.factor = factor;
        this.set = set;
        this.free = set.free();
        if (free.length > 1 && factor.rank() > 0) {
            decompose();
        }
    }

    private void decompose() {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(factor.rank(), free.length, true, true, true);
        if (!svd.decompose(centeredFactor())) {
            throw new IllegalStateException("The singular values of a " + factor.rank() + " x " + free.length
                    + " factor were not found. This is a fault of the library: please report the covariance.");
        }
        double[] values = svd.getSingularValues();
        int[] kept = IntStream.range(0, svd.numberOfSingularValues())
                .filter(k -> values[k] > RANK_TOLERANCE * factor.norm())
                .toArray();
        s = Arrays.stream(kept).mapToDouble(k -> values[k]).toArray();
        u = rows(svd.getU(null, true), kept);
        v = rows(svd.getV(null, true), kept);
    }

    private DMatrixRMaj centeredFactor() {
        DMatrixRMaj centered = new DMatrixRMaj(factor.rank(), free.length);
        for (int k = 0; k < factor.rank(); k++) {
            int row = k;
            double[] values = centered(i -> factor.at(row, i));
            for (int i = 0; i < free.length; i++) {
                centered.set(k, i, values[i]);
            }
        }
        return centered;
    }

    private static double[][] rows(DMatrixRMaj matrix, int[] kept) {
        return Arrays.stream(kept)
                .mapToObj(k -> IntStream.range(0, matrix.numCols)
                        .mapToDouble(j -> matrix.get(k, j))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The way from the free weights to the limit of the face's minimiser, in the order of {@link WorkingSet#free()}. */
    double[] direction() {
        double[] target = centered(set::target);
        double[] image = factor.times(set.weights());
        double[] direction = besideRange(centered(set::weight));
        for (int i = 0; i < direction.length; i++) {
            direction[i] = set.missing() / direction.length - direction[i];
        }
        for (int k = 0; k < s.length; k++) {
            double along = dot(v[k], target) / s[k] / s[k] - dot(u[k], image) / s[k];
            for (int i = 0; i < direction.length; i++) {
                direction[i] = Math.fma(along, v[k][i], direction[i]);
            }
        }
        return direction;
    }

    /** Whether the weights, at the limit of the face's minimiser, are the limit of the optimum over the whole box. */
    boolean isOptimal() {
        double[] gradient = set.gradient();
        double lambda = set.multiplier(gradient);
        double[] derivative = derivative();
        double slope = set.multiplier(derivative);
        double zero = ZERO_TOLERANCE * set.scale() + set.resolution();
        double zeroSlope =
                SLOPE_TOLERANCE * Arrays.stream(derivative).map(Math::abs).max().orElse(0);
        return Math.abs(set.missing()) <= BUDGET_TOLERANCE
                && Arrays.stream(free).allMatch(i -> set.violation(i, gradient, lambda) <= zero)
                && Arrays.stream(set.heldIndices()).allMatch(i -> {
                    double violation = set.violation(i, gradient, lambda);
                    return violation < -zero || (violation <= zero && set.violation(i, derivative, slope) <= zeroSlope);
                });
    }

    /** The derivative of the gradient in ε: {@code w + Aᵀq} with q what the free weights' own derivative makes of A. */
    private double[] derivative() {
        double[] centered = centered(set::weight);
        double[] q = new double[factor.rank()];
        for (int k = 0; k < s.length; k++) {
            double along = dot(v[k], centered) / s[k];
            for (int i = 0; i < q.length; i++) {
                q[i] = Math.fma(-along, u[k][i], q[i]);
            }
        }
        double[] derivative = set.weights();
        for (int i = 0; i < derivative.length; i++) {
            for (int k = 0; k < q.length; k++) {
                derivative[i] = Math.fma(factor.at(k, i), q[k], derivative[i]);
            }
        }
        return derivative;
    }

    private double[] centered(IntToDoubleFunction values) {
        double[] centered = Arrays.stream(free).mapToDouble(values).toArray();
        double mean = Arrays.stream(centered).reduce(0, Double::sum) / Math.max(1, centered.length);
        return Arrays.stream(centered).map(value -> value - mean).toArray();
    }

    private double[] besideRange(double[] values) {
        double[] rest = values.clone();
        for (double[] axis : v) {
            double along = dot(axis, values);
            for (int i = 0; i < rest.length; i++) {
                rest[i] = Math.fma(-along, axis[i], rest[i]);
            }
        }
        return rest;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }
}
