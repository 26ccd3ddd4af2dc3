package io.metafolio.testkit;

import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on weights, for tests of portfolio code.
 *
 * <pre>{@code
 * assertThatWeights(run.allocation(HRP).sleeveWeights()).sumToOne().stayWithin(WeightBounds.SLEEVE_GUARDRAILS);
 * }</pre>
 */
public final class WeightsAssert extends AbstractAssert<WeightsAssert, Weights> {
    private WeightsAssert(Weights actual) {
        super(actual, WeightsAssert.class);
    }

    /**
     * Begins.
     *
     * @param actual the weights
     * @return assertions on them
     */
    public static WeightsAssert assertThatWeights(Weights actual) {
        return new WeightsAssert(actual);
    }

    /**
     * They sum to one within {@link Weights#SUM_TOLERANCE}.
     *
     * @return this
     */
    public WeightsAssert sumToOne() {
        isNotNull();
        if (!(Math.abs(actual.sum() - 1) <= Weights.SUM_TOLERANCE)) {
            throw failure(
                    "Expected weights that sum to 1 within %s, met a sum of %s:%n%s",
                    Weights.SUM_TOLERANCE, actual.sum(), actual);
        }
        return this;
    }

    /**
     * Every weight lies inside bounds, their ends included.
     *
     * @param bounds the interval
     * @return this
     */
    public WeightsAssert stayWithin(WeightBounds bounds) {
        isNotNull();
        for (String label : actual.labels()) {
            if (!bounds.contains(actual.get(label))) {
                throw failure(
                        "Expected weights within %s … %s, met %s at %s:%n%s",
                        bounds.min(), bounds.max(), label, actual.get(label), actual);
            }
        }
        return this;
    }

    /**
     * Labels and their order are the same, and no weight differs by more than a tolerance.
     *
     * @param expected other weights
     * @param tolerance a fraction, at least 0
     * @return this
     */
    public WeightsAssert areCloseTo(Weights expected, double tolerance) {
        isNotNull();
        if (!actual.labels().equals(expected.labels())) {
            throw failure("Expected weights of %s, met weights of %s", expected.labels(), actual.labels());
        }
        for (String label : actual.labels()) {
            if (!(Math.abs(actual.get(label) - expected.get(label)) <= tolerance)) {
                throw failure(
                        "Expected %s at %s within %s, met %s:%n%s",
                        label, expected.get(label), tolerance, actual.get(label), actual);
            }
        }
        return this;
    }
}
