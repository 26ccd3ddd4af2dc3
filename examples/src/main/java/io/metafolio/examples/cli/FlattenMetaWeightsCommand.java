package io.metafolio.examples.cli;

import io.metafolio.MetaRun;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.spi.RiskEngines;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stage 4: assets, acceptance, report, seal. */
@Command(
        name = "flatten-meta-weights",
        mixinStandardHelpOptions = true,
        description = "Stage 4: looks through to assets, judges, reports and seals what the stages before wrote.")
final class FlattenMetaWeightsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Mixin
    private ArtifactOptions options = new ArtifactOptions();

    FlattenMetaWeightsCommand() {}

    @Override
    public Integer call() {
        String runId = options.runId();
        ArtifactFolder artifacts = options.artifacts(desk);
        RiskEngines engines = RiskEngines.installed();
        MetaRun run = artifacts
                .weights(runId, engines)
                .flatten(artifacts.joinedSleeves(runId), engines, artifacts.resume(runId));
        Path folder = artifacts.write(runId, run);
        RunSummary.show(run, folder, spec.commandLine().getOut());
        return run.acceptance().accepted() ? Metafolio.DONE : Metafolio.NOT_ACCEPTED;
    }
}
