package io.metafolio.engines.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CondensedDistancesTest {
    @Test
    @DisplayName("pairs stand in condensed order, either way round")
    void order() {
        CondensedDistances distances = CondensedDistances.of(4, 1, 2, 3, 4, 5, 6);
        assertThat(distances.between(0, 3)).isEqualTo(3);
        assertThat(distances.between(2, 1)).isEqualTo(4);
        assertThat(distances.between(3, 2)).isEqualTo(6);
        assertThat(distances.between(2, 2)).isZero();
    }

    @Test
    @DisplayName("positions of the largest size fit into an int")
    void largestSize() {
        assertThat(CondensedDistances.index(46_340, 46_338, 46_339))
                .isEqualTo((int) (46_340L * 46_339 / 2 - 1))
                .isPositive();
        assertThat(CondensedDistances.index(30_000, 29_999, 15_000))
                .isEqualTo((int) (15_000L * 30_000 - 15_000L * 15_001 / 2 + 29_999 - 15_000 - 1));
    }

    @Test
    @DisplayName("correlations 1, 0 and -1 are distances 0, the root of a half, and 1")
    void ofCorrelation() {
        double[][] rho = {{1, 1, 0}, {1, 1, -1}, {0, -1, 1}};
        assertThat(CondensedDistances.ofCorrelation(rho).toArray()).containsExactly(0, Math.sqrt(0.5), 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1e-9, Double.POSITIVE_INFINITY})
    @DisplayName("a distance that is negative or not finite is refused with its position")
    void badDistance(double bad) {
        assertThatThrownBy(() -> CondensedDistances.of(3, 1, bad, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(bad))
                .hasMessageContaining("position 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 1.0000000000000002, -1.5})
    @DisplayName("a correlation that is not within -1 and 1 is refused with its columns")
    void badCorrelation(double bad) {
        assertThatThrownBy(() -> CondensedDistances.ofCorrelation(new double[][] {{1, bad}, {bad, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(bad))
                .hasMessageContaining("columns 0 and 1");
    }

    @Test
    @DisplayName("wrong counts and a ragged matrix are refused")
    void badCounts() {
        assertThatThrownBy(() -> CondensedDistances.of(3, 1, 2))
                .hasMessageContaining("2 distances for 3 points")
                .hasMessageContaining("= 3");
        assertThatThrownBy(() -> CondensedDistances.of(0)).hasMessageContaining("0 points");
        assertThatThrownBy(() -> CondensedDistances.of(46_341)).hasMessageContaining("46341 points");
        assertThatThrownBy(() -> CondensedDistances.ofCorrelation(new double[][] {{1}, {1, 1}}))
                .hasMessageContaining("Row 0");
        assertThatThrownBy(() -> CondensedDistances.of(2, 1).between(0, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("0 … 1");
    }

    @Test
    @DisplayName("a negative zero becomes a zero, and a caller's later change has no effect")
    void copies() {
        double[] mine = {-0.0};
        CondensedDistances distances = CondensedDistances.of(2, mine);
        mine[0] = 7;
        distances.toArray()[0] = 7;
        assertThat(Double.doubleToRawLongBits(distances.between(0, 1))).isZero();
        assertThat(distances).hasToString("Distances between 2 points");
    }
}
