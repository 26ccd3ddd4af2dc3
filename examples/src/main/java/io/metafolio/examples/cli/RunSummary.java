package io.metafolio.examples.cli;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What a finished run says on the terminal. */
final class RunSummary {
    private RunSummary() {}

    static void show(MetaRun run, Path folder, PrintWriter console) {
        console.println(String.join(", ", run.sources()));
        console.println(run);
        MetaAllocation first = run.allocations().values().iterator().next();
        MetaAllocation shown = run.allocations().getOrDefault(RiskProfile.HRP, first);
        console.println("assets, " + shown.profile() + ":");
        console.println(shown.assetWeights());
        console.println(
                run.acceptance().accepted()
                        ? "accepted: every criterion met"
                        : "not accepted: "
                                + run.acceptance().criteria().stream()
                                        .filter(c -> !c.met())
                                        .count() + " criteria not met, see acceptance.json");
        console.println("report  " + folder.resolve("report.html"));
        console.println("ledger  " + folder.resolve("audit.jsonl") + "  (metafolio verify " + folder + ")");
    }
}
