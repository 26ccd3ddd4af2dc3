package io.metafolio.engines.covariance;

import com.google.common.base.Suppliers;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/**
 * Covariances and correlations of the same return columns, whose products are summed once. Immutable; safe to share
 * between threads.
 */
public final class ReturnMoments {
    private final ReturnMatrix returns;
    private final CenteredReturns centered;
    private final Supplier<double[][]> products;

    private ReturnMoments(ReturnMatrix returns) {
        this.returns = returns;
        this.centered = CenteredReturns.of(returns);
        this.products = Suppliers.memoize(centered::products);
    }

    /**
     * Centres the columns; their products are summed when they are first asked for. Cost O(T·N²); memory N² + T·N
     * doubles.
     *
     * @param returns at least two rows, no constant column
     * @return the moments
     * @throws io.metafolio.errors.RefusedException where a column is constant, naming it
     */
    public static ReturnMoments of(ReturnMatrix returns) {
        return new ReturnMoments(returns);
    }

    /**
     * Estimates a covariance. Cost O(N²), with exponential weights O(T·N²).
     *
     * @param estimator how
     * @return the covariance per session
     * @throws io.metafolio.errors.RefusedException where a column is so still that its variance vanishes, naming it
     */
    public CovarianceMatrix covariance(CovarianceEstimator estimator) {
        int n = centered.columnCount();
        return covariance(estimator, divisor -> divided(products.get(), divisor, new double[n][n]));
    }

    /** For a covariance and nothing else: what is summed becomes it. */
    static CovarianceMatrix onlyCovariance(ReturnMatrix returns, CovarianceEstimator estimator) {
        ReturnMoments moments = of(returns);
        return moments.covariance(estimator, divisor -> {
            double[][] own = moments.centered.products();
            return divided(own, divisor, own);
        });
    }

    private CovarianceMatrix covariance(CovarianceEstimator estimator, DoubleFunction<double[][]> products) {
        CovarianceMatrix estimate =
                switch (estimator.method()) {
                    case SAMPLE -> matrix(estimator, products.apply(centered.rows() - 1), OptionalDouble.empty());
                    case EWMA -> matrix(estimator, exponentiallyWeighted(estimator), OptionalDouble.empty());
                    case LEDOIT_WOLF, OAS -> shrunk(estimator, products.apply(centered.rows()));
                };
        estimate.requireVariances(returns.columns());
        return estimate;
    }

    /**
     * Sample correlations. Cost O(N²).
     *
     * @return N x N within −1 … 1, ones on the diagonal, a fresh array
     */
    public double[][] correlation() {
        return CovarianceMatrix.correlationOf(products.get());
    }

    private CovarianceMatrix shrunk(CovarianceEstimator estimator, double[][] covariance) {
        Shrinkage shrinkage = estimator.method() == CovarianceEstimator.Method.LEDOIT_WOLF
                ? Shrinkage.ledoitWolf(centered, covariance)
                : Shrinkage.oracleApproximating(centered.rows(), covariance);
        return matrix(estimator, shrinkage.appliedTo(covariance), OptionalDouble.of(shrinkage.intensity()));
    }

    /**
     * No eigenvalue is below the weight of the target times the mean variance. Centred columns, at least as many as rows,
     * depend on each other, so that one has just that.
     */
    private CovarianceMatrix matrix(CovarianceEstimator estimator, double[][] values, OptionalDouble shrinkage) {
        return new CovarianceMatrix(
                values,
                estimator,
                centered.rows(),
                shrinkage,
                shrinkage.orElse(0),
                centered.columnCount() >= centered.rows());
    }

    private static double[][] divided(double[][] sums, double divisor, double[][] to) {
        for (int i = 0; i < sums.length; i++) {
            double[] row = sums[i];
            double[] quotients = to[i];
            for (int j = 0; j < quotients.length; j++) {
                quotients[j] = row[j] / divisor;
            }
        }
        return to;
    }

    private double[][] exponentiallyWeighted(CovarianceEstimator estimator) {
        double[] weights = decaying(returns.rows(), estimator.halfLife().orElseThrow());
        return CenteredReturns.weighted(returns, weights).products();
    }

    /** Weights that sum to one and halve every half-life, the last row weighing most. */
    private static double[] decaying(int rows, double halfLife) {
        double[] weights = new double[rows];
        for (int t = 0; t < rows; t++) {
            weights[t] = StrictMath.pow(0.5, (rows - 1 - t) / halfLife);
        }
        double total = Arrays.stream(weights).reduce(0, Double::sum);
        return Arrays.stream(weights).map(weight -> weight / total).toArray();
    }
}
