package io.metafolio.examples;

import static io.metafolio.profile.RiskProfile.HRP;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.report.AcceptanceReport;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.spi.EngineDecision;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Rebalance;
import java.util.List;

/** What a run hands back, step by step along the data's path. */
public final class DataFlow {
    private DataFlow() {}

    /**
     * Prints one line a step.
     *
     * @param args none
     */
    public static void main(String[] args) {
        steps().forEach(System.out::println);
    }

    static List<String> steps() {
        Sleeve instruments = SyntheticMarket.sample().sleeves().get(0);
        Sleeve etfs = SyntheticMarket.sample().sleeves().get(1);
        Sleeve crypto = SyntheticMarket.sample().sleeves().get(2);

        MetaRun run = MetaPortfolio.of(etfs, instruments, crypto).profiles(HRP).run();

        SleeveAllocation layer2 = run.allocation(HRP).layer2();
        CalendarJoin join = layer2.join(); // T joined rows by sleeves
        EngineDecision published = layer2.published(); // raw and bounded weights, what binds
        List<Rebalance> decisions = layer2.rebalances(); // the walk-forward behind the evidence
        AssetWeights assets = run.allocation(HRP).assetWeights(); // the same, looked through
        AcceptanceReport verdict = run.acceptance();

        return List.of(
                join.returns().rows() + " joined rows",
                published.weights().toString(),
                decisions.size() + " decisions",
                assets.assets().size() + " assets",
                verdict.criteria().size() + " criteria");
    }
}
