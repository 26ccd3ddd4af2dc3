package io.metafolio.engines.quadratic;

import java.util.List;

/** The minimiser of a programme over a box. Immutable. */
public final class QuadraticSolution {
    /** What a reader should know of an answer that is the limit of a vanishing regularization. */
    public static final String LIMIT =
            "the covariance is singular and does not decide alone: among the optimal weights, those closest to equal were"
                    + " taken, the limit of a vanishing regularization";

    /** What a reader should know of an answer that is one of several. */
    public static final String ONE_OF_SEVERAL =
            "the covariance is singular and does not decide alone: other weights are as good, and the same ones are taken"
                    + " every time";

    private final double[] weights;
    private final double kktResidual;
    private final int faces;
    private final List<String> notices;

    QuadraticSolution(double[] weights, double kktResidual, int faces, List<String> notices) {
        this.weights = weights.clone();
        this.kktResidual = kktResidual;
        this.faces = faces;
        this.notices = List.copyOf(notices);
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
     * Whether the optimum was not unique, or a face was, to within rounding, without curvature.
     *
     * @return true where it was
     */
    public boolean isSingular() {
        return !notices.isEmpty();
    }

    /**
     * What a reader should know.
     *
     * @return {@link #LIMIT} or {@link #ONE_OF_SEVERAL} where the optimum is not unique, else nothing
     */
    public List<String> notices() {
        return notices;
    }
}
