package io.metafolio.examples;

import static io.metafolio.profile.RiskProfile.HRP;
import static io.metafolio.profile.RiskProfile.MIN_VARIANCE;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.util.List;

/** A meta-portfolio of a meta-portfolio: equities, and crypto beside them. */
public final class NestedMetas {
    private NestedMetas() {}

    /**
     * Runs on the synthetic sample and prints the tree.
     *
     * @param args none
     */
    public static void main(String[] args) {
        List<StrategySleeve> sample = SyntheticMarket.sample().sleeves();
        System.out.println(run(sample.get(0), sample.get(1), sample.get(2)));
    }

    static MetaRun run(Sleeve instruments, Sleeve etfs, Sleeve crypto) {
        MetaPortfolio equities =
                MetaPortfolio.of(instruments, etfs).named("equities").build();
        return MetaPortfolio.of(equities, crypto)
                .named("world")
                .profiles(HRP, MIN_VARIANCE)
                .run();
    }
}
