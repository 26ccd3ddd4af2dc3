package io.metafolio.allocation;

import com.google.common.collect.ImmutableList;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a plain rule would have earned out of sample: on the same rows, traded at the same closes, at the same cost, inside the
 * same guardrails.
 *
 * @param rule how it decides
 * @param decisions its weights, one for each decision of the walk-forward
 * @param stream its returns, after the cost of moving capital between sleeves
 * @param turnover all its trading, {@code Σ|target − held|} in units of wealth
 * @param costs the sum of the shares of wealth that trading cost
 */
public record Baseline(BaselineRule rule, List<Weights> decisions, ReturnSeries stream, double turnover, double costs) {
    /** Copies the list. */
    public Baseline {
        decisions = ImmutableList.copyOf(decisions);
    }

    /**
     * Its numbers.
     *
     * @param sessionsPerYear sessions a year of the joined calendar
     * @return the metrics of its stream
     */
    public StreamMetrics performance(int sessionsPerYear) {
        return StreamMetrics.of(stream, sessionsPerYear, OptionalDouble.of(turnover), OptionalDouble.of(costs));
    }
}
