package io.metafolio.metrics;

import io.metafolio.returns.ReturnMatrix;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The risk of weights, and whose it is, with the sample covariance S (ddof 1) of some rows: the measure that is the same for
 * every philosophy, whatever estimator it decided with.
 *
 * @param volatility {@code √(wᵀSw)} per session, at least 0
 * @param marginals {@code (Sw)_i}: the covariance of each column with the whole, per session
 * @param shares {@code w_i(Sw)_i / wᵀSw}, fractions that sum to one; empty where nothing varies, or only by rounding
 * @param diversification {@code Σ w_iσ_i / √(wᵀSw)}, at least 1 for weights of at least 0; empty as the shares are
 */
public record PortfolioRisk(
        double volatility, Weights marginals, Optional<Weights> shares, OptionalDouble diversification) {
    /** Of the square of {@code Σ|w_iσ_i|}; a variance below it is what rounding left of positions that cancel. */
    private static final double ROUNDING = 1e-14;

    /**
     * Measures. Cost O(T·N).
     *
     * @param returns T rows by N columns, at least two rows
     * @param weights of its columns, in their order
     * @return the risk
     * @throws IllegalArgumentException where the labels are others
     */
    public static PortfolioRisk of(ReturnMatrix returns, Weights weights) {
        if (!weights.labels().equals(returns.columns())) {
            throw new IllegalArgumentException("Weights of " + weights.labels() + " for the columns "
                    + returns.columns() + ". Expected the same labels in the same order.");
        }
        double[][] columns =
                Arrays.stream(returns.toColumns()).map(PortfolioRisk::steadied).toArray(double[][]::new);
        double[] mixed = mixed(columns, weights);
        double[] marginals = new double[columns.length];
        double[] contributions = new double[columns.length];
        double variance = 0;
        double apart = 0;
        for (int i = 0; i < columns.length; i++) {
            marginals[i] = SampleShape.covariance(columns[i], mixed);
            contributions[i] = weights.at(i) * marginals[i];
            variance += contributions[i];
            apart = Math.fma(weights.at(i), SampleShape.deviation(columns[i]), apart);
        }
        return of(weights, Weights.of(weights.labels(), marginals), contributions, variance, apart);
    }

    /** A column that does not vary has no risk, not that of its rounded mean. */
    private static double[] steadied(double[] column) {
        return SampleShape.varies(column) ? column : new double[column.length];
    }

    /** {@code (Sw)_i} is the covariance of column i with this, so that S itself need not be built. */
    private static double[] mixed(double[][] columns, Weights weights) {
        double[] mixed = new double[columns[0].length];
        for (int j = 0; j < columns.length; j++) {
            for (int t = 0; t < mixed.length; t++) {
                mixed[t] = Math.fma(weights.at(j), columns[j][t], mixed[t]);
            }
        }
        return mixed;
    }

    private static PortfolioRisk of(
            Weights weights, Weights marginals, double[] contributions, double variance, double apart) {
        if (variance <= ROUNDING * apart * apart) {
            return new PortfolioRisk(
                    Math.sqrt(Math.max(0, variance)), marginals, Optional.empty(), OptionalDouble.empty());
        }
        double[] shares = IntStream.range(0, contributions.length)
                .mapToDouble(i -> contributions[i] / variance)
                .toArray();
        double volatility = Math.sqrt(variance);
        return new PortfolioRisk(
                volatility,
                marginals,
                Optional.of(Weights.of(weights.labels(), shares)),
                OptionalDouble.of(apart / volatility));
    }
}
