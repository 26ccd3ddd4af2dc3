package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.MetaRun;
import io.metafolio.io.PriceFolder;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategySleeve;
import java.nio.file.Path;
import java.util.List;
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
    private ProgressOptions progress = new ProgressOptions();

    @Option(
            names = "--prices",
            paramLabel = "DIR",
            description = "Files of closes, one a sleeve: CSV, pickle or Parquet.")
    private Optional<Path> prices = Optional.empty();

    @Option(
            names = "--sleeves",
            split = ",",
            paramLabel = "S",
            description = "Sleeves that take part, in this order. Default: all of the meta-portfolio.")
    private List<String> sleeves = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Sleeves run at once. Default: one a processor.")
    private Optional<Integer> threads = Optional.empty();

    RunCommand() {}

    @Override
    public Integer call() {
        String id = options.newRunId();
        ArtifactFolder artifacts = options.artifacts(desk);
        MetaPortfolioBuilder builder = tournaments
                .apply(desk.over(tournaments.cut(taking())))
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

    private List<StrategySleeve> taking() {
        List<SleeveDefinition> definitions = tournaments.sleeves().definitions(desk, sleeves);
        return prices.map(folder -> PriceFolder.at(folder).besides(desk.known()).sleeves(definitions))
                .orElseGet(() -> SampleSleeves.of(definitions));
    }
}
