package io.metafolio.allocation;

import static io.metafolio.allocation.BaselineRule.EQUAL_WEIGHT;
import static io.metafolio.allocation.BaselineRule.INVERSE_VOLATILITY;
import static io.metafolio.allocation.BaselineRule.STATIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.returns.ReturnMatrix;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BaselineRuleTest {
    private static final List<String> SLEEVES = List.of("a", "b", "c");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    private static final Weights DECIDED = Weights.of(SLEEVES, 0.2, 0.3, 0.5);

    /** Volatilities 1, 2 and 4 %. */
    private static final ReturnMatrix TRAIN =
            rows(new double[][] {{-0.01, 0, 0.01}, {0.02, -0.02, 0}, {0, 0.04, -0.04}});

    private static ReturnMatrix rows(double[][] columns) {
        return ReturnMatrix.of("train", FIRST.datesUntil(FIRST.plusDays(3)).toList(), SLEEVES, columns);
    }

    private static Weights weights(BaselineRule rule, ReturnMatrix train) {
        return rule.weights(train, DECIDED, WeightBounds.of(0, 1), GuardrailProjection.PROPORTIONAL);
    }

    @Test
    @DisplayName("each rule does what it says")
    void rules() {
        assertThat(weights(EQUAL_WEIGHT, TRAIN)).isEqualTo(Weights.of(SLEEVES, 1 / 3.0, 1 / 3.0, 1 / 3.0));
        assertThat(weights(STATIC, TRAIN)).isEqualTo(DECIDED);
        Weights inverse = weights(INVERSE_VOLATILITY, TRAIN);
        assertThat(inverse.at(0)).isCloseTo(4 / 7.0, within(1e-15));
        assertThat(inverse.at(1)).isCloseTo(2 / 7.0, within(1e-15));
        assertThat(inverse.at(2)).isCloseTo(1 / 7.0, within(1e-15));
    }

    @Test
    @DisplayName("sleeves that do not vary share everything")
    void still() {
        ReturnMatrix train = rows(new double[][] {{-0.01, 0, 0.01}, {0.1, 0.1, 0.1}, {0, 0, 0}});
        assertThat(weights(INVERSE_VOLATILITY, train)).isEqualTo(Weights.of(SLEEVES, 0, 0.5, 0.5));
    }

    @Test
    @DisplayName("its weights lie inside the box, too")
    void boxed() {
        Weights boxed =
                INVERSE_VOLATILITY.weights(TRAIN, DECIDED, WeightBounds.of(0.2, 0.5), GuardrailProjection.PROPORTIONAL);
        assertThat(boxed.max()).isEqualTo(0.5);
        assertThat(boxed.min()).isGreaterThanOrEqualTo(0.2);
        assertThat(boxed.sum()).isCloseTo(1, within(Weights.SUM_TOLERANCE));
    }

    @Test
    @DisplayName("each has a name for files and a line for readers")
    void named() {
        assertThat(INVERSE_VOLATILITY.id()).isEqualTo("inverse_volatility");
        assertThat(STATIC.description()).isEqualTo("the first decision, traded back to at each later one");
    }
}
