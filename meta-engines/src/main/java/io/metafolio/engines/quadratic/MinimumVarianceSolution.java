package io.metafolio.engines.quadratic;

/** The minimiser of a quadratic programme. Immutable. */
public final class MinimumVarianceSolution {
    private final double[] weights;
    private final double kktResidual;
    private final int faces;

    MinimumVarianceSolution(double[] weights, double kktResidual, int faces) {
        this.weights = weights.clone();
        this.kktResidual = kktResidual;
        this.faces = faces;
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
     * The greatest violation of the optimality conditions.
     *
     * @return relative to the greatest gradient component
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
}
