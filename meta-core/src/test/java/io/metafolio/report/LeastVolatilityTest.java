package io.metafolio.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.metrics.PortfolioRisk;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastVolatilityTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    private static ReturnMatrix random(Random random, int columns) {
        ReturnMatrix.Builder rows = ReturnMatrix.builder(
                "test", IntStream.range(0, columns).mapToObj(j -> "s" + j).toList());
        for (int t = 0; t < 40; t++) {
            double common = random.nextGaussian();
            rows.row(
                    DAY.plusDays(t),
                    IntStream.range(0, columns)
                            .mapToDouble(j -> 0.004 * (1 + j) * (0.5 * common + random.nextGaussian()))
                            .toArray());
        }
        return rows.build();
    }

    private static Weights inside(Random random, List<String> labels, WeightBounds box) {
        double[] raw = random.doubles(labels.size()).toArray();
        double sum = Arrays.stream(raw).sum();
        return GuardrailProjection.EUCLIDEAN.project(
                Weights.of(labels, Arrays.stream(raw).map(w -> w / sum).toArray()), box, "test");
    }

    @ParameterizedTest(name = "no weights in the box are below the bound, whatever weights it was made from, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bounds(long seed) {
        Random random = new Random(seed);
        int n = 3 + random.nextInt(6);
        WeightBounds box = WeightBounds.of(0.05, 0.5);
        ReturnMatrix returns = random(random, n);

        double bound = LeastVolatility.of(returns, inside(random, returns.columns(), box), box)
                .bound();

        for (int k = 0; k < 2_000; k++) {
            assertThat(PortfolioRisk.of(returns, inside(random, returns.columns(), box))
                            .volatility())
                    .isGreaterThanOrEqualTo(bound);
        }
    }

    @Test
    @DisplayName("at the minimum the bound is the minimum: uncorrelated volatilities 1 : 2 in proportion 4 : 1")
    void tight() {
        ReturnMatrix returns = ReturnMatrix.builder("test", List.of("a", "b"))
                .row(DAY, 0.01, 0.02)
                .row(DAY.plusDays(1), 0.01, -0.02)
                .row(DAY.plusDays(2), -0.01, 0.02)
                .row(DAY.plusDays(3), -0.01, -0.02)
                .build();

        LeastVolatility least =
                LeastVolatility.of(returns, Weights.of(List.of("a", "b"), 0.8, 0.2), WeightBounds.LONG_ONLY);
        LeastVolatility capped =
                LeastVolatility.of(returns, Weights.of(List.of("a", "b"), 0.6, 0.4), WeightBounds.of(0.1, 0.6));

        assertThat(least.bound()).isCloseTo(least.attained(), within(1e-16));
        assertThat(capped.bound()).isCloseTo(capped.attained(), within(1e-16));
        assertThat(capped.attained()).isGreaterThan(least.attained());
    }
}
