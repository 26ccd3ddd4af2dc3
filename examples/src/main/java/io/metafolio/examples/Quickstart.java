package io.metafolio.examples;

import static io.metafolio.profile.RiskProfile.HRP;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.io.PrintStream;
import java.util.List;

/** The shortest way to weights: three sleeves, one philosophy, one run. */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Runs on the synthetic sample and prints what came out.
     *
     * @param args none
     */
    public static void main(String[] args) {
        show(System.out);
    }

    static void show(PrintStream out) {
        List<StrategySleeve> sample = SyntheticMarket.sample().sleeves();
        Sleeve instruments = sample.get(0);
        Sleeve etfs = sample.get(1);
        Sleeve crypto = sample.get(2);

        MetaRun run = MetaPortfolio.of(etfs, instruments, crypto).profiles(HRP).run();

        out.println(run.allocation(HRP).sleeveWeights().get("etfs"));
        out.println(run.allocation(HRP).assetWeights());
        out.println(run);
    }
}
