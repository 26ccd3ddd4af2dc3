package io.metafolio.examples.cli;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.MetaRun;
import io.metafolio.calendar.MissingPrices;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.tournament.ProgressListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything: tournaments, allocation, flattening, acceptance, report, ledger. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "From prices to proven weights. Without --prices: the bundled synthetic sample.")
final class RunCommand implements Callable<Integer> {
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Option(names = "--prices", paramLabel = "DIR", description = "Wide CSV files of closes, one a sleeve.")
    private Optional<Path> prices = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Artifact folder. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("artifacts");

    @Option(names = "--meta", paramLabel = "ID", description = "Meta-portfolio id. Default: ${DEFAULT-VALUE}.")
    private String meta = "meta_production";

    @Option(names = "--run-id", paramLabel = "ID", description = "Run id. Default: the instant of the call.")
    private Optional<String> runId = Optional.empty();

    @Option(
            names = "--profiles",
            split = ",",
            paramLabel = "P",
            description = "Risk profiles. Default: min_variance,hrp,barbell.")
    private List<String> profiles = List.of("min_variance", "hrp", "barbell");

    @Option(
            names = "--sleeves",
            split = ",",
            paramLabel = "S",
            description = "Sleeves that take part, in this order. Default: instruments,etfs,crypto.")
    private List<String> sleeves = List.of();

    @Option(names = "--lookback", paramLabel = "N|all", description = "Return rows a sleeve may use. Default: 500.")
    private String lookback = "500";

    @Option(names = "--from", paramLabel = "DATE", description = "First price row.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "Last price row.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(
            names = "--selection",
            paramLabel = "none",
            description = "Asset selection. Only none so far: every asset eligible by its prices.")
    private String selection = "none";

    @Option(
            names = "--scope",
            paramLabel = "SLEEVE=VENUE,…",
            description = "Another exchange scope for a sleeve, for example etfs=AMEX,NYSE,NASDAQ.")
    private Map<String, String> scopes = new LinkedHashMap<>();

    @Option(
            names = "--missing",
            paramLabel = "refuse|exclude",
            description = "What a hole in an asset's prices means. Default: refuse.")
    private String missing = "refuse";

    @Option(names = "--threads", paramLabel = "N", description = "Sleeves run at once. Default: one a processor.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            description = "Stand the ledger's clock still, for reproducible bytes.")
    private Optional<Instant> instant = Optional.empty();

    RunCommand() {}

    @Override
    public Integer call() {
        Clock clock = instant.map(i -> Clock.fixed(i, ZoneOffset.UTC)).orElse(Clock.systemUTC());
        String id = runId.orElseGet(() -> RUN_ID.format(clock.instant()));
        ArtifactFolder artifacts = ArtifactFolder.at(out).withMeta(meta).withClock(clock);
        List<Sleeve> taking = taking();
        PrintWriter err = spec.commandLine().getErr();
        ProgressListener progress = TerminalProgress.on(err);
        MetaPortfolioBuilder builder = MetaPortfolio.builder()
                .named(meta)
                .sleeves(taking)
                .profiles(profiles.stream().map(RiskProfile::of).toList())
                .lookback(lookback())
                .missing(missing())
                .audit(artifacts.ledger(id))
                .progress(progress);
        threads.ifPresent(builder::threads);
        MetaRun run;
        try {
            run = builder.run();
        } finally {
            if (progress instanceof TerminalProgress shown) {
                shown.clear();
            }
        }
        Path folder = artifacts.write(id, run);
        show(run, folder);
        return run.acceptance().accepted() ? Metafolio.DONE : Metafolio.NOT_ACCEPTED;
    }

    private List<Sleeve> taking() {
        if (!selection.equals("none")) {
            throw usage(
                    "--selection " + selection + ": only none is there so far, every asset eligible by its prices.");
        }
        var definitions = PriceFolder.definitions(sleeves, scopes);
        if (prices.isPresent()) {
            return PriceFolder.between(PriceFolder.sleeves(prices.get(), definitions), from, to);
        }
        var sample = SyntheticMarket.sample().prices();
        return PriceFolder.between(
                definitions.stream()
                        .map(definition -> Sleeve.of(
                                definition,
                                Objects.requireNonNull(
                                        sample.get(definition.id()), "the sample has all three sleeves")))
                        .toList(),
                from,
                to);
    }

    private Lookback lookback() {
        if (lookback.equals("all")) {
            return Lookback.ALL;
        }
        if (!lookback.matches("[1-9][0-9]{0,8}")) {
            throw usage("--lookback " + lookback + ": expected a positive number of rows, or all.");
        }
        return Lookback.of(Integer.parseInt(lookback));
    }

    private MissingPrices missing() {
        return switch (missing) {
            case "refuse" -> MissingPrices.REFUSE;
            case "exclude" -> MissingPrices.EXCLUDE;
            default -> throw usage("--missing " + missing + ": expected refuse or exclude.");
        };
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void show(MetaRun run, Path folder) {
        PrintWriter console = spec.commandLine().getOut();
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
