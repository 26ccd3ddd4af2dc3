package io.metafolio.engines.covariance;

import io.metafolio.engines.matrix.Condition;
import io.metafolio.errors.RefusedException;
import io.metafolio.spi.CovarianceEstimator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A covariance of N return columns, per session, with the estimator that made it. Immutable.
 *
 * <p>Symmetric; N at least 1.
 */
public final class CovarianceMatrix {
    /** Variances between these can be squared and summed. */
    private static final double LEAST = 1e-140;

    private static final double GREATEST = 1e140;

    private final double[][] values;
    private final CovarianceEstimator estimator;
    private final int rows;
    private final OptionalDouble shrinkage;

    /** Below it, as a multiple of the mean variance, is no eigenvalue; where columns are dependent, it is the smallest. */
    private final double floor;

    private final boolean dependent;

    CovarianceMatrix(
            double[][] values,
            CovarianceEstimator estimator,
            int rows,
            OptionalDouble shrinkage,
            double floor,
            boolean dependent) {
        this.values = values;
        this.estimator = estimator;
        this.rows = rows;
        this.shrinkage = shrinkage;
        this.floor = floor;
        this.dependent = dependent;
    }

    /** Refuses columns whose variance underflowed, was weighted away, or is beyond what can be squared. */
    void requireVariances(List<String> labels) {
        List<String> still = IntStream.range(0, values.length)
                .filter(i -> !(values[i][i] > LEAST && values[i][i] < GREATEST))
                .mapToObj(i -> labels.get(i) + " (" + values[i][i] + ")")
                .toList();
        if (!still.isEmpty()) {
            throw new RefusedException(
                    "Variance of " + RefusedException.listed(still) + " is out of range",
                    estimator + " over " + rows + " rows",
                    "a variance within " + LEAST + " … " + GREATEST + " in every column",
                    "the half-life is too short for the rows, or the numbers are no returns as fractions");
        }
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
     * What was estimated beside the covariance, for engine results.
     *
     * @return {@code shrinkage} where something was shrunk, else nothing
     */
    public Map<String, Double> estimates() {
        return shrinkage.isPresent() ? Map.of("shrinkage", shrinkage.getAsDouble()) : Map.of();
    }

    /**
     * The standard deviations of the columns.
     *
     * @return N volatilities per session, a fresh array
     */
    public double[] volatilities() {
        double[] volatilities = variances();
        for (int i = 0; i < volatilities.length; i++) {
            volatilities[i] = Math.sqrt(volatilities[i]);
        }
        return volatilities;
    }

    /**
     * The diagonal.
     *
     * @return N variances per session, a fresh array
     */
    public double[] variances() {
        double[] variances = new double[values.length];
        for (int i = 0; i < variances.length; i++) {
            variances[i] = values[i][i];
        }
        return variances;
    }

    /**
     * The correlations of this covariance, shrunk where it is.
     *
     * @return a fresh object
     */
    public Correlations correlations() {
        return Correlations.of(values);
    }

    /**
     * The same covariance with every entry off the diagonal multiplied.
     *
     * @param factor within 0 … 1
     * @return the changed covariance
     */
    public CovarianceMatrix withOffDiagonal(double factor) {
        if (factor == 1) {
            return this;
        }
        double[][] changed = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                changed[i][j] = i == j ? values[i][j] : factor * values[i][j];
            }
        }
        return new CovarianceMatrix(changed, estimator, rows, shrinkage, 0, false);
    }

    /**
     * A part of the covariance, its columns in another order.
     *
     * @param order positions, each at most once
     * @return as many rows and columns, a fresh array
     */
    public double[][] ordered(int... order) {
        double[][] ordered = new double[order.length][order.length];
        for (int i = 0; i < order.length; i++) {
            double[] row = values[order[i]];
            double[] to = ordered[i];
            for (int j = 0; j < order.length; j++) {
                to[j] = row[order[j]];
            }
        }
        return ordered;
    }

    /**
     * The mean of the diagonal.
     *
     * @return trace(Σ)/N per session
     */
    public double meanVariance() {
        double trace = 0;
        for (int i = 0; i < values.length; i++) {
            trace += values[i][i];
        }
        return trace / values.length;
    }

    /**
     * Divides by the mean variance and adds to the diagonal, which is how optimisers want it.
     *
     * @param regularization multiple of the mean variance to add
     * @return a fresh N x N array with mean diagonal {@code 1 + regularization}
     */
    public double[][] scaled(double regularization) {
        double mean = meanVariance();
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
     * The ratio of the largest to the smallest eigenvalue. Cost O(N³), O(N²) for at least as many columns as rows.
     *
     * @return at least 1; of more than 48 columns to within a thousandth, mostly far closer; empty where the matrix is
     *     singular to within rounding
     */
    public OptionalDouble condition() {
        if (dependent && size() > Condition.SMALL) {
            return Condition.of(values, floor * meanVariance());
        }
        return Condition.ofBounded(scaled(0), floor);
    }
}
