package io.metafolio.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StationaryBootstrapTest {
    /** The package arch made five times as many, so that its own error hardly counts. */
    private static final int DRAWS = 20_000;

    private static final int ORACLE_DRAWS = 100_000;
    /** Of each of 54 comparisons; one of them would be passed by chance once in three hundred seeds. */
    private static final double STANDARD_ERRORS = 4.5;

    private static final List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(StationaryBootstrapTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static double[] series() {
        return lines("bootstrap-series.csv").stream()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static Stream<String> oracles() {
        return lines("bootstrap-oracles.csv").stream().skip(2);
    }

    @ParameterizedTest
    @MethodSource("oracles")
    @DisplayName("mean, variance and autocovariance of resamples are distributed as those of the package arch")
    void asArch(String oracle) {
        List<String> cells = List.of(oracle.split(",", -1));
        double[] series = series();
        StationaryBootstrap bootstrap = new StationaryBootstrap(Double.parseDouble(cells.get(0)));
        Random random = new Random(cells.hashCode());
        double[] found = new double[DRAWS];
        for (int k = 0; k < DRAWS; k++) {
            double[] resample = Arrays.stream(bootstrap.draw(series.length, random))
                    .mapToDouble(t -> series[t])
                    .toArray();
            found[k] = statistic(cells.get(1), resample);
        }
        double errors = STANDARD_ERRORS * Math.sqrt(1.0 / DRAWS + 1.0 / ORACLE_DRAWS);
        assertThat(mean(found))
                .isCloseTo(Double.parseDouble(cells.get(2)), within(errors * Double.parseDouble(cells.get(3))));
        for (int q = 0; q < SHARES.size(); q++) {
            double share = SHARES.get(q);
            double quantile = Double.parseDouble(cells.get(4 + q));
            double below =
                    (double) Arrays.stream(found).filter(x -> x <= quantile).count() / DRAWS;
            assertThat(below)
                    .as("below the quantile at " + share)
                    .isCloseTo(share, within(errors * Math.sqrt(share * (1 - share))));
        }
    }

    private static double statistic(String name, double... x) {
        double mean = mean(x);
        return switch (name) {
            case "mean" -> mean;
            case "variance" ->
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
            default -> {
                double sum = 0;
                for (int t = 1; t < x.length; t++) {
                    sum += (x[t] - mean) * (x[t - 1] - mean);
                }
                yield sum / (x.length - 1);
            }
        };
    }

    private static double mean(double... x) {
        return Arrays.stream(x).sum() / x.length;
    }

    @Test
    @DisplayName("blocks have the mean length asked for, and every interval stands as often as any other")
    void lengths() {
        int count = 50;
        int[] seen = new int[count];
        long blocks = 0;
        Random random = new Random(3);
        for (int k = 0; k < DRAWS; k++) {
            int[] drawn = new StationaryBootstrap(10).draw(count, random);
            Arrays.stream(drawn).forEach(t -> seen[t]++);
            blocks += StationaryBootstrap.blocks(drawn, count);
        }
        double expected = 1 + (count - 1) * 0.1 * (1 - 1.0 / count);
        assertThat((double) blocks / DRAWS).isCloseTo(expected, within(0.06));
        assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan((int) (DRAWS * 0.96));
        assertThat(Arrays.stream(seen).max().orElseThrow()).isLessThan((int) (DRAWS * 1.04));
    }

    @Test
    @DisplayName(
            "where kinds differ, each place holds an interval that fits, and a block ends where the next one does not")
    void kinds() {
        BitSet even = new BitSet();
        BitSet odd = new BitSet();
        for (int s = 0; s < 10; s++) {
            (s % 2 == 0 ? even : odd).set(s);
        }
        int[] places = {0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1};
        Random random = new Random(5);
        for (int k = 0; k < 1_000; k++) {
            int[] drawn = new StationaryBootstrap(1e9).draw(places, List.of(even, odd), 10, random);
            for (int t = 0; t < places.length; t++) {
                assertThat(drawn[t] % 2).isEqualTo(places[t]);
                if (t > 0 && places[t] != places[t - 1]) {
                    assertThat(drawn[t]).isEqualTo((drawn[t - 1] + 1) % 10);
                }
            }
        }
    }

    @Test
    @DisplayName("a mean below one interval, or none, is refused")
    void refused() {
        assertThatThrownBy(() -> new StationaryBootstrap(0.5)).hasMessageContaining("0.5");
        assertThatThrownBy(() -> new StationaryBootstrap(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new StationaryBootstrap(Double.POSITIVE_INFINITY))
                .hasMessageContaining("Infinity");
    }
}
