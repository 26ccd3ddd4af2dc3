package io.metafolio.examples.cli;

import io.metafolio.MetaWeights;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.spi.RiskEngines;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stage 3: the sleeves' weights. */
@Command(
        name = "optimize-meta-portfolio",
        mixinStandardHelpOptions = true,
        description = "Stage 3: decides the sleeves' weights from what build-meta-returns wrote.")
final class OptimizeMetaPortfolioCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Mixin
    private ArtifactOptions options = new ArtifactOptions();

    OptimizeMetaPortfolioCommand() {}

    @Override
    public Integer call() {
        String runId = options.runId();
        ArtifactFolder artifacts = options.artifacts(desk);
        MetaWeights weights = artifacts.returns(runId).allocate(RiskEngines.installed(), artifacts.resume(runId));
        Path folder = artifacts.write(runId, weights);
        PrintWriter out = spec.commandLine().getOut();
        weights.allocations().forEach((profile, layer2) -> {
            out.println(profile + ":");
            out.print(layer2.published().weights());
        });
        out.println("weights " + folder.resolve("meta_optimized.json"));
        return Metafolio.DONE;
    }
}
