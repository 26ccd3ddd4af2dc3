package io.metafolio.metrics;

import io.metafolio.returns.ReturnSeries;

/**
 * How good a Sharpe ratio is, after what its sample and the number of trials can produce by luck: Bailey and López de Prado,
 * <i>The Deflated Sharpe Ratio</i>, Journal of Portfolio Management, 2014.
 *
 * @param rows rows of the stream, at least 2
 * @param sharpe mean over standard deviation (ddof 1) of its returns, a session, not annualised; cash is not subtracted
 * @param skewness third standardised moment, biased as in the paper
 * @param kurtosis fourth standardised moment, biased, 3 for a normal distribution
 */
public record SharpeTrial(int rows, double sharpe, double skewness, double kurtosis) {
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    /**
     * Measures a stream.
     *
     * @param stream at least 2 rows that vary
     * @return the trial
     * @throws IllegalArgumentException where there are fewer rows or all returns are equal
     */
    public static SharpeTrial of(ReturnSeries stream) {
        double[] returns = stream.toArray();
        if (returns.length < 2 || !SampleShape.varies(returns)) {
            throw new IllegalArgumentException("Sharpe ratio of " + stream + ". Expected at least 2 rows that vary.");
        }
        return new SharpeTrial(
                returns.length,
                SampleShape.mean(returns) / SampleShape.deviation(returns),
                SampleShape.biasedSkew(returns),
                SampleShape.biasedKurtosis(returns));
    }

    /**
     * The probability that the true Sharpe ratio is above a threshold.
     *
     * @param threshold a Sharpe ratio a session
     * @return within 0 … 1
     */
    public double probabilityAbove(double threshold) {
        double spread = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        return NormalDistribution.probability((sharpe - threshold) * Math.sqrt(rows - 1.0) / Math.sqrt(spread));
    }

    /**
     * The Sharpe ratio that the best of some trials is expected to show where none of them has skill.
     *
     * @param trials how many independent trials there were
     * @param variance variance of their Sharpe ratios, a session
     * @return 0 for a single trial
     * @throws IllegalArgumentException where there is no trial, or the variance is below 0
     */
    public static double expectedMaximum(int trials, double variance) {
        if (trials < 1 || !(variance >= 0)) {
            throw new IllegalArgumentException(
                    "Expected best of " + trials + " trials whose Sharpe ratios have variance " + variance
                            + ". Expected at least 1 trial and a variance of at least 0.");
        }
        if (trials == 1) {
            return 0;
        }
        double first = NormalDistribution.quantile(1 - 1.0 / trials);
        double second = NormalDistribution.quantile(1 - 1 / (trials * Math.E));
        return Math.sqrt(variance) * Math.fma(EULER_MASCHERONI, second - first, first);
    }
}
