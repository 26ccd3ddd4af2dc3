package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolio;
import io.metafolio.audit.AuditLedger;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.tournament.Tournament;
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
    private ArtifactOptions options = new ArtifactOptions();

    @Mixin
    private TournamentOptions tournaments = new TournamentOptions();

    @Option(
            names = "--profile",
            required = true,
            paramLabel = "R",
            description = "Run profile: production, institutional_etf or crypto_production.")
    private String runProfile = "";

    @Option(names = "--prices", paramLabel = "FILE", description = "Closes: CSV, pickle or Parquet.")
    private Optional<Path> prices = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Last row used; all sleeves of a meta-portfolio must share it. Default: the last row.")
    private Optional<LocalDate> asOf = Optional.empty();

    FlowProductionCommand() {}

    @Override
    public Integer call() {
        String runId = options.newRunId();
        ArtifactFolder artifacts = options.artifacts();
        SleeveDefinition definition =
                tournaments.sleeves().definitions(List.of(sleeveId())).get(0);
        Sleeve given = prices.map(file -> Sleeve.of(definition, PriceFolder.prices(file)))
                .orElseGet(() -> PriceFolder.sample(List.of(definition)).get(0));
        MetaPortfolio alone = tournaments.over(List.of(given)).build();
        PriceTable closes = alone.sleeves().get(0).prices().orElseThrow();
        LocalDate last = asOf.orElse(closes.dates().get(closes.dates().size() - 1));
        Tournament tournament = Tournament.of(
                definition,
                closes,
                alone.tournament(),
                alone.engines(),
                last,
                options.clock().instant());
        AuditLedger ledger = artifacts.sleeveLedger(definition.id(), runId);
        SleeveRun run = ledger.telling(() ->
                tournament.run(ledger, TerminalProgress.on(spec.commandLine().getErr())));
        Path folder = artifacts.write(runId, run);
        PrintWriter out = spec.commandLine().getOut();
        out.println(run);
        out.println("sleeve  " + folder);
        return Metafolio.DONE;
    }

    private String sleeveId() {
        List<SleeveDefinition> known = SleeveInventory.PRODUCTION.ids().stream()
                .map(SleeveInventory.PRODUCTION::sleeve)
                .toList();
        return known.stream()
                .filter(sleeve -> sleeve.runProfile().name().equals(runProfile))
                .map(SleeveDefinition::id)
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "run profile",
                        runProfile,
                        "--profile",
                        known.stream().map(sleeve -> sleeve.runProfile().name()).toList()));
    }
}
