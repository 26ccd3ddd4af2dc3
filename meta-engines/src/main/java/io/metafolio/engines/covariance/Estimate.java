package io.metafolio.engines.covariance;

import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import java.util.Arrays;
import java.util.OptionalDouble;

/** How a covariance becomes of the products of centred columns. */
final class Estimate {
    private final ReturnMatrix returns;
    private final CenteredReturns centered;
    private final CovarianceEstimator estimator;

    private Estimate(ReturnMatrix returns, CenteredReturns centered, CovarianceEstimator estimator) {
        this.returns = returns;
        this.centered = centered;
        this.estimator = estimator;
    }

    static CovarianceMatrix of(ReturnMatrix returns, CovarianceEstimator estimator) {
        if (estimator.method() == CovarianceEstimator.Method.EWMA) {
            return ofWeighted(returns, estimator);
        }
        CenteredReturns centered = CenteredReturns.of(returns);
        return of(returns, centered, centered.products(), estimator);
    }

    /** The products become the covariance, unless rows have weights. */
    static CovarianceMatrix of(
            ReturnMatrix returns, CenteredReturns centered, double[][] products, CovarianceEstimator estimator) {
        Estimate estimate = new Estimate(returns, centered, estimator);
        return switch (estimator.method()) {
            case SAMPLE -> estimate.matrix(divided(products, centered.rows() - 1), OptionalDouble.empty());
            case EWMA -> ofWeighted(returns, estimator);
            case LEDOIT_WOLF, OAS -> estimate.shrunk(divided(products, centered.rows()));
        };
    }

    private static CovarianceMatrix ofWeighted(ReturnMatrix returns, CovarianceEstimator estimator) {
        double[] weights = decaying(returns.rows(), estimator.halfLife().orElseThrow());
        CenteredReturns weighted = CenteredReturns.weighted(returns, weights);
        return new Estimate(returns, weighted, estimator).matrix(weighted.products(), OptionalDouble.empty());
    }

    private CovarianceMatrix shrunk(double[][] covariance) {
        Shrinkage shrinkage = estimator.method() == CovarianceEstimator.Method.LEDOIT_WOLF
                ? Shrinkage.ledoitWolf(centered, covariance)
                : Shrinkage.oracleApproximating(centered.rows(), covariance);
        return matrix(shrinkage.appliedTo(covariance), OptionalDouble.of(shrinkage.intensity()));
    }

    /**
     * No eigenvalue is below the weight of the target times the mean variance. Centred columns, at least as many as rows,
     * depend on each other, so that one has just that.
     */
    private CovarianceMatrix matrix(double[][] values, OptionalDouble shrinkage) {
        CovarianceMatrix matrix = new CovarianceMatrix(
                values,
                estimator,
                centered.rows(),
                shrinkage,
                shrinkage.orElse(0),
                centered.columnCount() >= centered.rows());
        matrix.requireVariances(returns.columns());
        return matrix;
    }

    private static double[][] divided(double[][] sums, double divisor) {
        for (double[] row : sums) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= divisor;
            }
        }
        return sums;
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
