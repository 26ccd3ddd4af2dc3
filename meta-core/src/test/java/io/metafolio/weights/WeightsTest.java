package io.metafolio.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.errors.UnknownNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
    private static final double ROUNDING = 1e-15;

    @Test
    @DisplayName("a weight is found by its label and by its position")
    void findsByLabelAndPosition() {
        Weights weights = Weights.of(List.of("etfs", "crypto"), 0.75, 0.25);

        assertThat(weights.get("crypto")).isEqualTo(0.25);
        assertThat(weights.at(0)).isEqualTo(0.75);
        assertThat(weights.size()).isEqualTo(2);
    }

    @Test
    @DisplayName("an unknown label is refused, and the known ones are listed")
    void listsKnownLabels() {
        Weights weights = Weights.of(List.of("etfs", "crypto"), 0.75, 0.25);

        assertThatThrownBy(() -> weights.get("krypto"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("krypto", "etfs, crypto");
    }

    @ParameterizedTest(name = "a weight of {0} is refused by its label")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotFinite(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weights.of(List.of("etfs", "crypto"), 0.5, value))
                .withMessageContaining("\"crypto\" is " + value);
    }

    @Test
    @DisplayName("labels that repeat or do not match the values are refused")
    void refusesBadLabels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weights.of(List.of("etfs", "etfs"), 0.5, 0.5))
                .withMessageContaining("\"etfs\" occurs twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weights.of(List.of("etfs"), 0.5, 0.5))
                .withMessageContaining("1 labels for 2 weights");
    }

    @Test
    @DisplayName("order is part of the value and of the map")
    void keepsOrder() {
        Weights weights = Weights.of(List.of("z", "a", "m"), 0.5, 0.3, 0.2);

        assertThat(weights.labels()).containsExactly("z", "a", "m");
        assertThat(weights.asMap()).containsExactly(Map.entry("z", 0.5), Map.entry("a", 0.3), Map.entry("m", 0.2));
        assertThat(weights).isNotEqualTo(Weights.of(List.of("a", "z", "m"), 0.3, 0.5, 0.2));
    }

    @Test
    @DisplayName("weights are equal only where every bit is")
    void comparesBits() {
        Weights weights = Weights.of(List.of("a", "b"), 0.3, 0.7);

        assertThat(weights)
                .isEqualTo(Weights.of(List.of("a", "b"), 0.3, 0.7))
                .hasSameHashCodeAs(Weights.of(List.of("a", "b"), 0.3, 0.7))
                .isNotEqualTo(Weights.of(List.of("a", "b"), Math.nextUp(0.3), 0.7));
        assertThat(Weights.of(List.of("a"), 0.0)).isNotEqualTo(Weights.of(List.of("a"), -0.0));
    }

    @Test
    @DisplayName("sum, least and greatest weight are those of the values")
    void measures() {
        Weights weights = Weights.of(List.of("a", "b", "c"), 0.2, 0.7, 0.1);

        assertThat(weights.sum()).isCloseTo(1, within(ROUNDING));
        assertThat(weights.min()).isEqualTo(0.1);
        assertThat(weights.max()).isEqualTo(0.7);
    }

    @Test
    @DisplayName("nothing done to arrays and lists outside changes the weights")
    void isImmutable() {
        double[] values = {0.4, 0.6};
        List<String> labels = new ArrayList<>(List.of("a", "b"));
        Weights weights = Weights.of(labels, values);

        values[0] = 9;
        labels.set(0, "changed");
        weights.toArray()[1] = 9;

        assertThat(weights).isEqualTo(Weights.of(List.of("a", "b"), 0.4, 0.6));
        assertThatThrownBy(() -> weights.asMap().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("the text is a table of one line a label")
    void prints() {
        assertThat(Weights.of(List.of("etfs", "crypto"), 0.75, 0.25)).hasToString("etfs     0.7500\ncrypto   0.2500\n");
    }
}
