package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.MetaRun;
import io.metafolio.io.artifacts.ArtifactFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything: tournaments, allocation, flattening, acceptance, report, ledger. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "From prices to proven weights. Without --prices: the bundled synthetic sample.")
final class RunCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Mixin
    private ArtifactOptions options = new ArtifactOptions();

    @Mixin
    private TournamentOptions tournaments = new TournamentOptions();

    @Mixin
    private TakingOptions taking = new TakingOptions();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Windows decided at once, of one sleeve or several. Default: one a processor.")
    private Optional<Integer> threads = Optional.empty();

    RunCommand() {}

    @Override
    public Integer call() {
        String id = options.newRunId();
        ArtifactFolder artifacts = options.artifacts(desk);
        MetaPortfolioBuilder builder = tournaments
                .apply(desk.over(taking.taking(desk, tournaments)))
                .audit(artifacts.ledger(id))
                .clock(options.clock());
        threads.ifPresent(builder::threads);
        MetaRun run;
        try (TerminalProgress line = progress.on(spec.commandLine().getErr())) {
            run = builder.progress(line).run();
        }
        RunSummary.show(run, artifacts.write(id, run), spec.commandLine().getOut());
        return run.acceptance().accepted() ? Metafolio.DONE : Metafolio.NOT_ACCEPTED;
    }
}
