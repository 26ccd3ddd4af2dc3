package io.metafolio.report;

import io.metafolio.metrics.PortfolioRisk;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.stream.IntStream;

/**
 * The least volatility found inside a box, and the volatility below which no weights inside it can be.
 *
 * <p>Variance is convex, so for weights v found by whatever means and any others w, {@code wᵀSw >= 2·wᵀSv − vᵀSv}. The right side is
 * linear in w, and its least value in the box is known exactly: a proof that needs no trust in the engine that found v.
 *
 * @param weights those found
 * @param attained their volatility per session, with the sample covariance
 * @param bound no weights inside the box are below it
 */
record LeastVolatility(Weights weights, double attained, double bound) {
    /** Proves how far weights are from the least volatility. */
    static LeastVolatility of(ReturnMatrix returns, Weights weights, WeightBounds box) {
        PortfolioRisk risk = PortfolioRisk.of(returns, weights);
        double variance = risk.volatility() * risk.volatility();
        double lowest = 2 * leastMix(risk.marginals(), box) - variance;
        return new LeastVolatility(weights, risk.volatility(), Math.sqrt(Math.max(0, lowest)));
    }

    /** {@code min wᵀm} over the box: everything at its floor, the rest to the smallest values up to the cap. */
    private static double leastMix(Weights values, WeightBounds box) {
        double[] rising = IntStream.range(0, values.size())
                .mapToDouble(values::at)
                .sorted()
                .toArray();
        double left = box.net() - rising.length * box.min();
        double mix = 0;
        for (double value : rising) {
            double more = Math.min(left, box.max() - box.min());
            mix = Math.fma(box.min() + more, value, mix);
            left -= more;
        }
        return mix;
    }
}
