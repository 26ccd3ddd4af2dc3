package io.metafolio.engines.quadratic;

import java.util.List;

/** The minimiser of a programme over a box. Immutable. */
public final class QuadraticSolution {
    /** What a reader should know of an answer that is the limit of a vanishing regularization. */
    public static final String LIMIT =
            "the covariance is singular and does not decide alone: among the optimal weights, those closest to equal were"
                    + " taken, the limit of a vanishing regularization";

    private final double[] weights;
    private final double kktResidual;
    private final int faces;
    private final boolean singular;

    QuadraticSolution(double[] weights, double kktResidual, int faces, boolean singular) {
        this.weights = weights.clone();
        this.kktResidual = kktResidual;
        this.faces = faces;
        this.singular = singular;
    }

    /**
     * The weights; one stopped by a bound equals it exactly.
     *
     * @return N fractions, a fresh array
     */
    public double[] weights() {
        return weights.clone();
    }

    /**
     * The greatest violation of the optimality conditions and of the budget.
     *
     * @return relative to the greatest sum of magnitudes that make up a component of the gradient
     */
    public double kktResidual() {
        return kktResidual;
    }

    /**
     * How many faces of the box were visited.
     *
     * @return 0 where the box has one feasible point
     */
    public int faces() {
        return faces;
    }

    /**
     * Whether the optimum was not unique, or a face was, to within rounding, without curvature, so that the limit of
     * vanishing regularization decided.
     *
     * @return true where it did
     */
    public boolean isSingular() {
        return singular;
    }

    /**
     * What a reader should know.
     *
     * @return {@link #LIMIT} where the limit decided, else nothing
     */
    public List<String> notices() {
        return singular ? List.of(LIMIT) : List.of();
    }
}
