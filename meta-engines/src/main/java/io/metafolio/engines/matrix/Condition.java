package io.metafolio.engines.matrix;

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

    private Condition() {}

    /**
     * Finds the condition number. Cost O(N³).
     *
     * @param matrix symmetric positive semidefinite N x N, N at least 1, best with a mean diagonal of one
     * @return at least 1; of more than 48 columns to within a thousandth, mostly far closer; empty where the matrix is singular to within rounding
     */
    public static OptionalDouble of(double[][] matrix) {
        return matrix.length <= SMALL ? ofAll(matrix) : ofEnds(matrix);
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

    private static OptionalDouble ofEnds(double[][] matrix) {
        int n = matrix.length;
        double greatest = greatest(matrix);
        return Cholesky.of(matrix)
                .map(factor -> ratio(greatest, 1 / Lanczos.greatest(factor::solve, n), n))
                .orElse(OptionalDouble.empty());
    }

    private static double greatest(double[][] matrix) {
        return Lanczos.greatest(x -> Symmetric.times(matrix, x), matrix.length);
    }

    private static OptionalDouble ratio(double greatest, double least, int n) {
        return least > greatest * n * Math.ulp(1.0) ? OptionalDouble.of(greatest / least) : OptionalDouble.empty();
    }
}
