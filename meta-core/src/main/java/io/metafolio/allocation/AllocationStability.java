package io.metafolio.allocation;

import com.google.common.collect.ImmutableList;
import io.metafolio.metrics.SampleShape;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How steady the decisions of a walk-forward were, drift aside: a philosophy that changes its mind at each decision pays for it.
 *
 * @param decisions how many there were
 * @param meanChange mean of {@code Σ|w_k − w_(k−1)|} from each decision to the next, 0 … 2; empty for a single one
 * @param greatestChange the greatest of them
 * @param effectiveSleeves mean of {@code 1/Σw²}, from 1 to the number of sleeves
 * @param sleeves one a sleeve, in sleeve order
 */
public record AllocationStability(
        int decisions,
        OptionalDouble meanChange,
        OptionalDouble greatestChange,
        double effectiveSleeves,
        List<SleeveSpan> sleeves) {
    /** Copies the list. */
    public AllocationStability {
        sleeves = ImmutableList.copyOf(sleeves);
    }

    /**
     * The decided weights of one sleeve.
     *
     * @param sleeve its id
     * @param least the smallest
     * @param mean their mean
     * @param greatest the largest
     * @param deviation their standard deviation, ddof 1; empty for a single decision
     * @param atMin decisions at the lower guardrail
     * @param atMax decisions at the upper guardrail
     */
    public record SleeveSpan(
            String sleeve,
            double least,
            double mean,
            double greatest,
            OptionalDouble deviation,
            int atMin,
            int atMax) {}

    /**
     * Measures.
     *
     * @param decisions weights of the same sleeves, at least one decision
     * @param guardrails the interval each weight lies in
     * @return the stability
     */
    static AllocationStability of(List<Weights> decisions, WeightBounds guardrails) {
        double[] changes = IntStream.range(1, decisions.size())
                .mapToDouble(k -> change(decisions.get(k - 1), decisions.get(k)))
                .toArray();
        double[] effective =
                decisions.stream().mapToDouble(Weights::effectiveNumber).toArray();
        List<String> labels = decisions.get(0).labels();
        boolean isSingle = changes.length == 0;
        return new AllocationStability(
                decisions.size(),
                isSingle ? OptionalDouble.empty() : OptionalDouble.of(SampleShape.mean(changes)),
                Arrays.stream(changes).max(),
                SampleShape.mean(effective),
                IntStream.range(0, labels.size())
                        .mapToObj(j -> span(
                                labels.get(j),
                                decisions.stream()
                                        .mapToDouble(weights -> weights.at(j))
                                        .toArray(),
                                guardrails))
                        .toList());
    }

    private static double change(Weights before, Weights after) {
        double sum = 0;
        for (int j = 0; j < after.size(); j++) {
            sum += Math.abs(after.at(j) - before.at(j));
        }
        return sum;
    }

    private static SleeveSpan span(String sleeve, double[] weights, WeightBounds guardrails) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        int atMin = 0;
        int atMax = 0;
        for (double weight : weights) {
            least = Math.min(least, weight);
            greatest = Math.max(greatest, weight);
            atMin += weight == guardrails.min() ? 1 : 0;
            atMax += weight == guardrails.max() ? 1 : 0;
        }
        return new SleeveSpan(
                sleeve,
                least,
                SampleShape.mean(weights),
                greatest,
                weights.length == 1 ? OptionalDouble.empty() : OptionalDouble.of(SampleShape.deviation(weights)),
                atMin,
                atMax);
    }
}
