package io.metafolio.engines.matrix;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Hestenes and Stiefel's conjugate gradients (Golub and Van Loan, "Matrix Computations", algorithm 11.5.1) for {@code Ax =
 * b}, A symmetric positive definite, preconditioned by its diagonal.
 */
public final class ConjugateGradients {
    private final UnaryOperator<double[]> operator;
    private final double[] diagonal;

    private ConjugateGradients(UnaryOperator<double[]> operator, double[] diagonal) {
        this.operator = operator;
        this.diagonal = diagonal;
    }

    /**
     * Solves. Each step costs one product.
     *
     * @param operator the product of A with a vector, a fresh array
     * @param diagonal N numbers above 0, what A is nearly
     * @param b N numbers
     * @param tolerance how small the residual, in the norm of the inverse diagonal, has to be beside b
     * @param limit most steps
     * @return x, a fresh array; empty where the limit was reached, or A was found not to be positive definite
     */
    public static Optional<double[]> solve(
            UnaryOperator<double[]> operator, double[] diagonal, double[] b, double tolerance, int limit) {
        return new ConjugateGradients(operator, diagonal).solve(b, tolerance, limit);
    }

    private Optional<double[]> solve(double[] b, double tolerance, int limit) {
        double[] x = new double[b.length];
        double[] residual = b.clone();
        double[] preconditioned = preconditioned(residual);
        double[] direction = preconditioned.clone();
        double size = Cholesky.product(residual, preconditioned, 0);
        double enough = tolerance * tolerance * size;
        for (int k = 0; k < limit && size > enough; k++) {
            double[] image = operator.apply(direction);
            double curvature = Cholesky.product(direction, image, 0);
            if (!(curvature > 0)) {
                return Optional.empty();
            }
            double step = size / curvature;
            Rows.add(x, step, direction, 0);
            Rows.add(residual, -step, image, 0);
            preconditioned = preconditioned(residual);
            double before = size;
            size = Cholesky.product(residual, preconditioned, 0);
            Rows.addTo(preconditioned, size / before, direction);
        }
        return size <= enough ? Optional.of(x) : Optional.empty();
    }

    private double[] preconditioned(double[] residual) {
        double[] result = new double[residual.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = residual[i] / diagonal[i];
        }
        return result;
    }
}
