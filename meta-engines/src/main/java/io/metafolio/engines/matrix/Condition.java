package io.metafolio.engines.matrix;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The condition number of a symmetric positive semidefinite matrix: the ratio of its largest to its smallest eigenvalue.
 *
 * <p>Of a small matrix by all its eigenvalues; of a larger one by Lanczos' method on the matrix and, where the smallest
 * eigenvalue is not known, on its inverse, which needs one Cholesky factor.
 */
public final class Condition {
    /** Up to here all eigenvalues are as fast as the ends. */
    public static final int SMALL = 48;

    /** Of the distance to a bound: where the residual is larger, a neighbour may be meant. */
    private static final double LOOSEST = 0.02;

    private Condition() {}

    /**
     * Finds the condition number. Cost O(N³).
     *
     * @param matrix symmetric positive semidefinite N x N, N at least 1, best with a mean diagonal of one
     * @return at least 1; of more than 48 columns to within a thousandth, mostly far closer; empty where the matrix is singular to within rounding
     */
    public static OptionalDouble of(double[][] matrix) {
        return ofBounded(matrix, 0);
    }

    /**
     * Finds the condition number where the smallest eigenvalue is known. Cost O(N²).
     *
     * @param matrix symmetric positive semidefinite N x N, N at least 1
     * @param least its smallest eigenvalue, to rounding, at least 0
     * @return at least 1, to within a thousandth; empty where the matrix is singular to within rounding
     */
    public static OptionalDouble of(double[][] matrix, double least) {
        return ratio(greatest(matrix), least, matrix.length);
    }

    private static OptionalDouble ofAll(double[][] matrix) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.length, false, true);
        if (!eigen.decompose(new DMatrixRMaj(matrix))) {
            return OptionalDouble.empty();
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (int i = 0; i < matrix.length; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return ratio(greatest, least, matrix.length);
    }

    /**
     * Finds the condition number where no eigenvalue is below a bound: the nearer the bound, the sooner the smallest
     * stands out. Cost O(N³).
     *
     * @param matrix symmetric positive semidefinite N x N, N at least 1, best with a mean diagonal of one
     * @param bound at least 0, at most the smallest eigenvalue
     * @return as {@link #of(double[][])}
     */
    public static OptionalDouble ofBounded(double[][] matrix, double bound) {
        if (matrix.length <= SMALL) {
            return ofAll(matrix);
        }
        return least(matrix, bound)
                .or(() -> bound > 0 ? least(matrix, 0) : Optional.empty())
                .map(least -> ratio(greatest(matrix), least, matrix.length))
                .orElse(OptionalDouble.empty());
    }

    /** The smallest eigenvalue, as far beyond a bound as the inverse says; empty where there is none to rounding. */
    private static Optional<Double> least(double[][] matrix, double bound) {
        return Cholesky.of(shifted(matrix, bound))
                .map(factor -> bound
                        + 1
                                / Lanczos.greatest(
                                        factor::solve,
                                        matrix.length,
                                        inverse -> Math.min(LOOSEST, Lanczos.CONVERGED * (1 + bound * inverse))));
    }

    private static double[][] shifted(double[][] matrix, double bound) {
        double[][] shifted = new double[matrix.length][];
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = matrix[i].clone();
            shifted[i][i] -= bound;
        }
        return shifted;
    }

    private static double greatest(double[][] matrix) {
        return Lanczos.greatest(x -> Symmetric.times(matrix, x), matrix.length);
    }

    private static OptionalDouble ratio(double greatest, double least, int n) {
        return least > greatest * n * Math.ulp(1.0) ? OptionalDouble.of(greatest / least) : OptionalDouble.empty();
    }
}
