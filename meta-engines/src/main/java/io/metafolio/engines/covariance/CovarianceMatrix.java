package io.metafolio.engines.covariance;

import io.metafolio.spi.CovarianceEstimator;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A covariance of N return columns, per session, with the estimator that made it. Immutable.
 *
 * <p>Symmetric; N at least 1.
 */
public final class CovarianceMatrix {
    private final double[][] values;
    private final CovarianceEstimator estimator;
    private final int rows;
    private final OptionalDouble shrinkage;

    CovarianceMatrix(double[][] values, CovarianceEstimator estimator, int rows, OptionalDouble shrinkage) {
        this.values = values;
        this.estimator = estimator;
        this.rows = rows;
        this.shrinkage = shrinkage;
    }

    /**
     * How many columns it covers.
     *
     * @return N
     */
    public int size() {
        return values.length;
    }

    /**
     * One covariance.
     *
     * @param i position of a column
     * @param j position of a column
     * @return per session
     */
    public double at(int i, int j) {
        return values[i][j];
    }

    /**
     * What made it.
     *
     * @return the estimator
     */
    public CovarianceEstimator estimator() {
        return estimator;
    }

    /**
     * Rows it was estimated on.
     *
     * @return T
     */
    public int rows() {
        return rows;
    }

    /**
     * The weight of the target in a shrunk estimate.
     *
     * @return within 0 … 1, empty where nothing was shrunk
     */
    public OptionalDouble shrinkage() {
        return shrinkage;
    }

    /**
     * Divides by the mean variance and adds to the diagonal, which is how optimisers want it.
     *
     * @param regularization multiple of the mean variance to add
     * @return a fresh N x N array with mean diagonal {@code 1 + regularization}
     */
    public double[][] scaled(double regularization) {
        double trace = 0;
        for (int i = 0; i < values.length; i++) {
            trace += values[i][i];
        }
        double mean = trace / values.length;
        double[][] scaled = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                scaled[i][j] = values[i][j] / mean;
            }
            scaled[i][i] += regularization;
        }
        return scaled;
    }

    /**
     * The ratio of the largest to the smallest eigenvalue. Cost O(N³).
     *
     * @return at least 1; empty where the matrix is singular to within rounding
     */
    public OptionalDouble condition() {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(values.length, false, true);
        if (!eigen.decompose(new DMatrixRMaj(scaled(0)))) {
            return OptionalDouble.empty();
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (int i = 0; i < values.length; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return least > greatest * values.length * Math.ulp(1.0)
                ? OptionalDouble.of(greatest / least)
                : OptionalDouble.empty();
    }
}
