package io.metafolio.examples;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.List;

/** A philosophy of one's own, in both layers like any other: the wider the swings of a column, the less of it. */
public final class CustomEngine {
    private static final RiskProfile SMALL_SWINGS = RiskProfile.of("small_swings");

    private CustomEngine() {}

    /**
     * Runs the philosophy on the synthetic sample.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println(run(SyntheticMarket.sample().sleeves()));
    }

    static MetaRun run(List<StrategySleeve> sleeves) {
        RiskEngine mine = RiskEngine.of("house", SMALL_SWINGS, request -> {
            double[] calm = Arrays.stream(request.returns().toColumns())
                    .mapToDouble(column -> 1 / swing(column))
                    .toArray();
            double sum = Arrays.stream(calm).sum();
            return Weights.of(
                    request.returns().columns(),
                    Arrays.stream(calm).map(value -> value / sum).toArray());
        });
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .engine(mine)
                .profiles(SMALL_SWINGS)
                .run();
    }

    private static double swing(double[] column) {
        return Arrays.stream(column).max().orElseThrow()
                - Arrays.stream(column).min().orElseThrow();
    }
}
