package io.metafolio.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightBoundsTest {
    private static final WeightBounds GUARDRAILS = WeightBounds.SLEEVE_GUARDRAILS;

    @Test
    @DisplayName("the guardrails are 5 % and 50 %")
    void guardrails() {
        assertThat(GUARDRAILS).isEqualTo(WeightBounds.of(0.05, 0.50));
    }

    @ParameterizedTest(name = "{0} … {1} is refused as no interval of fractions")
    @CsvSource({"-1.01, 0.5", "0.5, 0.4", "0.05, 1.01", "5, 50", "NaN, 0.5", "0.05, NaN"})
    void refusesWhatIsNoInterval(double min, double max) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightBounds.of(min, max))
                .withMessageContainingAll(String.valueOf(min), String.valueOf(max));
    }

    @Test
    @DisplayName("the ends of the interval are inside it, their neighbours are not")
    void includesItsEnds() {
        assertThat(GUARDRAILS.contains(0.05)).isTrue();
        assertThat(GUARDRAILS.contains(0.50)).isTrue();
        assertThat(GUARDRAILS.contains(Math.nextDown(0.05))).isFalse();
        assertThat(GUARDRAILS.contains(Math.nextUp(0.50))).isFalse();
        assertThat(GUARDRAILS.contains(Double.NaN)).isFalse();
    }

    @ParameterizedTest(name = "{0} weights fit the guardrails")
    @ValueSource(ints = {2, 3, 19, 20})
    void acceptsFeasibleNumbers(int n) {
        assertThatCode(() -> GUARDRAILS.requireFeasible(n, "test")).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} weights do not fit the guardrails: n, min and max are told")
    @ValueSource(ints = {0, 1, 21})
    void refusesInfeasibleNumbers(int n) {
        assertThatExceptionOfType(InfeasibleBoundsException.class)
                .isThrownBy(() -> GUARDRAILS.requireFeasible(n, "sleeves of a test"))
                .satisfies(refusal -> {
                    assertThat(refusal.n()).isEqualTo(n);
                    assertThat(refusal.min()).isEqualTo(0.05);
                    assertThat(refusal.max()).isEqualTo(0.50);
                })
                .withMessageContainingAll(n + " weight", "0.05", "0.5", "sleeves of a test");
    }

    @Test
    @DisplayName("the advice says which bound is in the way")
    void advises() {
        assertThatThrownBy(() -> GUARDRAILS.requireFeasible(1, "test")).hasMessageContaining("a sleeve is missing");
        assertThatThrownBy(() -> GUARDRAILS.requireFeasible(21, "test"))
                .hasMessageContaining("lower bound is too high");
    }

    @Test
    @DisplayName("twenty times 5 % is feasible though its sum, added one by one, exceeds 1")
    void comparesByProduct() {
        double sum = 0;
        for (int i = 0; i < 20; i++) {
            sum += 0.05;
        }

        assertThat(sum).isGreaterThan(1);
        assertThatCode(() -> GUARDRAILS.requireFeasible(20, "test")).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "the guardrails decide alone for {0} sleeves: {1}")
    @CsvSource({"2, true", "3, false", "19, false", "20, true"})
    void decidesAlone(int n, boolean alone) {
        assertThat(GUARDRAILS.decideAlone(n)).isEqualTo(alone);
    }

    @Test
    @DisplayName("bounds below zero allow shorts, and another sum is part of what must fit")
    void shortsAndNet() {
        WeightBounds neutral = WeightBounds.of(-0.3, 0.3).withNet(0);
        assertThat(neutral.contains(-0.3)).isTrue();
        assertThatCode(() -> neutral.requireFeasible(1, "test")).doesNotThrowAnyException();
        assertThatExceptionOfType(InfeasibleBoundsException.class)
                .isThrownBy(() -> WeightBounds.of(0.05, 0.3).withNet(0).requireFeasible(2, "test"));
        assertThat(WeightBounds.of(0, 0.3).withNet(0).decideAlone(3)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neutral.withNet(1.5))
                .withMessageContaining("1.5");
    }
}
