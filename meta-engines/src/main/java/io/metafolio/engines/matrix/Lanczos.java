package io.metafolio.engines.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * The largest eigenvalue of a symmetric positive semidefinite operator by Lanczos' method (Golub and Van Loan, "Matrix
 * Computations", chapter 10), every vector made orthogonal to all before it, twice.
 */
final class Lanczos {
    /**
     * An eigenvalue is found when its residual is this small beside it: its error is below that, and about the square of
     * it where no other eigenvalue is near.
     */
    static final double CONVERGED = 1e-3;

    private static final int PATIENCE = 6;

    private final UnaryOperator<double[]> operator;
    private final int n;
    private final List<double[]> basis = new ArrayList<>();
    private final double[] diagonal;
    private final double[] beside;

    private Lanczos(UnaryOperator<double[]> operator, int n) {
        this.operator = operator;
        this.n = n;
        this.diagonal = new double[n];
        this.beside = new double[n];
    }

    static double greatest(UnaryOperator<double[]> operator, int n) {
        return new Lanczos(operator, n).greatest(x -> CONVERGED);
    }

    /**
     * The largest eigenvalue x, found when its residual beside it is no more than what is tolerated of an x.
     *
     * @param tolerated by eigenvalue, below 1
     */
    static double greatest(UnaryOperator<double[]> operator, int n, DoubleUnaryOperator tolerated) {
        return new Lanczos(operator, n).greatest(tolerated);
    }

    private double greatest(DoubleUnaryOperator tolerated) {
        double[] next = start();
        double greatest = 0;
        double scale = 0;
        for (int k = 0; k < n; k++) {
            basis.add(next);
            next = operator.apply(next);
            diagonal[k] = dot(next, basis.get(k));
            scale = Math.max(scale, diagonal[k]);
            orthogonalize(next);
            orthogonalize(next);
            double norm = Math.sqrt(dot(next, next));
            boolean isLast = k == n - 1 || !(norm > n * Math.ulp(scale));
            if (isLast || k % PATIENCE == PATIENCE - 1) {
                greatest = Tridiagonal.greatest(diagonal, beside, k + 1);
                double residual = norm * Math.abs(Tridiagonal.lastOfVector(diagonal, beside, k + 1, greatest));
                if (isLast || residual <= tolerated.applyAsDouble(greatest) * greatest) {
                    return greatest;
                }
            }
            beside[k] = norm;
            for (int i = 0; i < n; i++) {
                next[i] /= norm;
            }
        }
        return greatest;
    }

    /** A direction that no structure of a covariance is orthogonal to: the golden ratio's fractions, about their mean. */
    private double[] start() {
        double[] start = new double[n];
        for (int i = 0; i < n; i++) {
            double turns = (i + 1) * 0.6180339887498949;
            start[i] = turns - Math.floor(turns) - 0.3819660112501051;
        }
        double norm = Math.sqrt(dot(start, start));
        for (int i = 0; i < n; i++) {
            start[i] /= norm;
        }
        return start;
    }

    private void orthogonalize(double[] vector) {
        for (double[] known : basis) {
            Rows.add(vector, -dot(vector, known), known, 0);
        }
    }

    private static double dot(double[] x, double[] y) {
        return Cholesky.product(x, y, 0);
    }
}
