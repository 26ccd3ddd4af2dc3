package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolio;
import io.metafolio.audit.AuditLedger;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.io.PriceFile;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Benchmarks;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.tournament.Tournament;
import io.metafolio.tournament.TournamentReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stage 1: the tournament of one sleeve. */
@Command(
        name = "flow-production",
        mixinStandardHelpOptions = true,
        description = "Stage 1: one sleeve's tournament, by its run profile. Without --prices: the bundled sample.")
final class FlowProductionCommand implements Callable<Integer> {
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
            names = "--profile",
            required = true,
            paramLabel = "R",
            description = "Run profile: production, institutional_etf, crypto_production, or one of your own.")
    private String runProfile = "";

    @Option(names = "--sleeve", paramLabel = "S", description = "Which sleeve, where several have the run profile.")
    private Optional<String> sleeve = Optional.empty();

    @Option(names = "--prices", paramLabel = "FILE", description = "Closes: CSV, pickle or Parquet.")
    private Optional<Path> prices = Optional.empty();

    @Option(
            names = "--benchmarks",
            paramLabel = "FILE",
            description = "Closes of the benchmarks that the sleeve does not hold itself.")
    private Optional<Path> benchmarks = Optional.empty();

    @Option(
            names = "--volumes",
            paramLabel = "FILE",
            description = "Units traded, in the form of the prices; backtest/impact_coefficient above 0 needs them.")
    private Optional<Path> volumes = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Last row used; all sleeves of a meta-portfolio must share it. Default: the last row.")
    private Optional<LocalDate> asOf = Optional.empty();

    FlowProductionCommand() {}

    @Override
    public Integer call() {
        String runId = options.newRunId();
        ArtifactFolder artifacts = options.artifacts(desk);
        SleeveDefinition definition =
                tournaments.sleeves().definitions(desk, List.of(sleeveId())).get(0);
        StrategySleeve given = prices.map(file -> given(definition, file))
                .orElseGet(() -> SampleSleeves.of(List.of(definition)).get(0));
        MetaPortfolio alone = tournaments
                .apply(MetaPortfolio.builder().sleeves(tournaments.cut(List.of(given))))
                .build();
        StrategySleeve strategy = alone.strategies().get(0);
        PriceTable closes = strategy.prices();
        LocalDate last = asOf.orElse(closes.dates().get(closes.dates().size() - 1));
        Tournament tournament = Tournament.of(
                strategy,
                Benchmarks.of(alone.strategies()),
                alone.plugins(),
                last,
                options.clock().instant());
        AuditLedger ledger = artifacts.sleeveLedger(definition.id(), runId);
        StrategyRun run;
        try (TerminalProgress line = progress.on(spec.commandLine().getErr())) {
            run = ledger.telling(() -> tournament.run(ledger, line));
        }
        Path folder = artifacts.write(runId, run);
        PrintWriter out = spec.commandLine().getOut();
        out.println(run);
        out.println();
        out.println(TournamentReport.of(run));
        out.println("sleeve  " + folder);
        return Metafolio.DONE;
    }

    private StrategySleeve given(SleeveDefinition definition, Path file) {
        StrategySleeve closes = Sleeve.of(definition, PriceFile.named(file))
                .withBenchmarks(benchmarks.stream()
                        .map(table -> PriceFile.named(table).toPrices())
                        .toList());
        return volumes.map(table -> closes.withVolumes(PriceFile.named(table).toVolumes()))
                .orElse(closes);
    }

    private String sleeveId() {
        List<String> sleeves = desk.sleevesOf(runProfile);
        if (sleeve.isPresent()) {
            if (!sleeves.contains(sleeve.get())) {
                throw new UnknownNameException(
                        "sleeve of run profile " + runProfile, sleeve.get(), "--sleeve", sleeves);
            }
            return sleeve.get();
        }
        if (sleeves.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--profile " + runProfile + " is of " + sleeves.size() + " sleeves " + sleeves + " of "
                            + desk.meta() + ": expected one. "
                            + (sleeves.isEmpty() ? "Maybe --meta names another." : "Name it by --sleeve."));
        }
        return sleeves.get(0);
    }
}
