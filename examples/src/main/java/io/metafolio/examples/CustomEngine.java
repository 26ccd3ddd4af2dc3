package io.metafolio.examples;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.List;

/** A philosophy of one's own, in both layers like any other. */
public final class CustomEngine {
    private static final RiskProfile EQUAL_WEIGHT = RiskProfile.of("equal_weight");

    private CustomEngine() {}

    /**
     * Runs equal weights on the synthetic sample.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println(run(SyntheticMarket.sample().sleeves()));
    }

    static MetaRun run(List<Sleeve> sleeves) {
        RiskEngine mine = RiskEngine.of("house", EQUAL_WEIGHT, request -> {
            double[] equal = new double[request.returns().columnCount()];
            Arrays.fill(equal, 1.0 / equal.length);
            return Weights.of(request.returns().columns(), equal);
        });
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .engine(mine)
                .profiles(EQUAL_WEIGHT)
                .run();
    }
}
