package io.metafolio.weights;

import static io.metafolio.testkit.WeightsAssert.assertThatWeights;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WeightsAssertTest {
    private static final Weights GOOD = Weights.of(List.of("A", "B"), 0.25, 0.75);

    @Test
    @DisplayName("lawful weights pass every assertion")
    void passes() {
        assertThatWeights(GOOD)
                .sumToOne()
                .stayWithin(WeightBounds.of(0.25, 0.75))
                .areCloseTo(Weights.of(List.of("A", "B"), 0.2500001, 0.7499999), 1e-6);
    }

    @Test
    @DisplayName("a wrong sum, a weight outside, other labels and another weight fail with the value met")
    void fails() {
        Weights half = Weights.of(List.of("A", "B"), 0.25, 0.25);
        assertThatThrownBy(() -> assertThatWeights(half).sumToOne())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sum of 0.5");
        assertThatThrownBy(() -> assertThatWeights(GOOD).stayWithin(WeightBounds.of(0.3, 1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("A at 0.25");
        assertThatThrownBy(() -> assertThatWeights(GOOD).areCloseTo(Weights.of(List.of("A", "C"), 0.25, 0.75), 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[A, C]");
        assertThatThrownBy(() -> assertThatWeights(GOOD).areCloseTo(half, 0.1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("B at 0.25 within 0.1, met 0.75");
    }
}
