package io.metafolio.io.artifacts;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.LedgerMark;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.configuration.Parameter;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.json.Json;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.table.StampedTable;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.RawTable;
import io.metafolio.selection.Selection;
import io.metafolio.simulation.PositionClosure;
import io.metafolio.simulation.WealthStatement;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInputs;
import io.metafolio.sleeve.SourceReport;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.spi.SelectionModels;
import io.metafolio.weights.Rebalance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a sleeve run: what is written, and how it is read back to the same bits. */
final class SleeveFiles {
    static final String MANIFEST = "config/resolved_manifest.json";
    static final String FLATTENED = "data/portfolio_flattened.json";
    private static final String DECISIONS = "data/decisions.json";
    static final String SELECTION = "data/selection.json";
    private static final String TOURNAMENT = "data/tournament.json";
    /** What the tournament was run on; tables without their ending. */
    private static final String PRICES = "data/inputs/prices";

    private static final String VOLUMES = "data/inputs/volumes";
    private static final String BENCHMARKS = "data/inputs/benchmarks";
    static final String INTEGRITY = "data/integrity.json";
    static final String RETURNS = "artifacts/meta/returns/";

    private static final Set<String> NEEDED = Set.of(
            "/data/exchange_scope",
            "/data/calendar",
            "/data/session_stamps",
            "/data/status",
            "/data/cash_asset",
            "/backtest/backtest_slippage",
            "/backtest/backtest_commission");

    private SleeveFiles() {}

    static RunFiles of(StrategyRun run, String runId, boolean hasParquet) {
        RunFiles files = new RunFiles(hasParquet)
                .text(MANIFEST, CanonicalJson.write(run.manifest().tree()));
        Map<String, Object> flattened = new LinkedHashMap<>();
        Map<String, Object> decisions = new LinkedHashMap<>();
        run.profiles().forEach((profile, result) -> {
            files.table(RETURNS + profile, StampedTable.of(result.stream().series(), profile.name()));
            flattened.put(
                    profile.name(),
                    Map.of(
                            "assets",
                            Trees.assets(result.assetWeights(), run.definition().id())));
            decisions.put(profile.name(), decisions(result));
        });
        files.text(
                FLATTENED,
                Json.pretty(Trees.map("sleeve", run.definition().id(), "run_id", runId, "profiles", flattened)));
        files.text(
                DECISIONS,
                Json.pretty(Trees.map("sleeve", run.definition().id(), "run_id", runId, "profiles", decisions)));
        if (!run.selections().isEmpty()) {
            files.text(SELECTION, Json.pretty(SelectionFiles.tree(run, runId)));
        }
        run.inputs().ifPresent(inputs -> {
            files.pickle(PRICES, StampedTable.of(inputs.prices()));
            inputs.volumes().ifPresent(volumes -> files.pickle(VOLUMES, StampedTable.of(volumes)));
            inputs.benchmarks().ifPresent(closes -> files.pickle(BENCHMARKS, StampedTable.of(closes)));
        });
        files.text(TOURNAMENT, Json.pretty(TournamentFile.tree(run, runId)));
        files.text(INTEGRITY, Json.pretty(IntegrityFiles.tree(run, runId)));
        return files;
    }

    private static Map<String, Object> decisions(ProfileRun run) {
        List<Object> rebalances = new ArrayList<>();
        for (Rebalance rebalance : run.rebalances()) {
            rebalances.add(Trees.rebalance(rebalance));
        }
        List<Object> closures = new ArrayList<>();
        for (PositionClosure closure : run.closures()) {
            closures.add(Trees.map(
                    "symbol", closure.symbol(),
                    "date", closure.date().toString(),
                    "weight", closure.weight(),
                    "cost", closure.cost()));
        }
        return Trees.map(
                "next",
                run.assetWeights().asMap(),
                "rebalances",
                rebalances,
                "closures",
                closures,
                "windows",
                run.windows().stream().map(Trees::statement).toList(),
                "benchmarks",
                run.benchmarks().stream().map(Trees::benchmark).toList());
    }

    static StrategyRun read(Path run, LedgerMark ledger, TradingCalendars calendars) {
        ResolvedManifest manifest = manifest(run);
        LocalDate asOf = asOf(manifest);
        JsonTree decisions = tree(run, DECISIONS).child("profiles");
        Map<RiskProfile, ProfileRun> profiles = new LinkedHashMap<>();
        for (String name : decisions.keys()) {
            RiskProfile profile = RiskProfile.of(name);
            ProfileStream stream = stream(run, manifest.sleeve(), profile, decisions.keys());
            profiles.put(profile, profileRun(stream, decisions.child(name)));
        }
        SourceReport data = IntegrityFiles.read(tree(run, INTEGRITY));
        return new StrategyRun(
                definition(manifest, calendars),
                manifest,
                temporalId(manifest, asOf),
                asOf,
                profiles,
                selections(run, manifest),
                data,
                inputs(run, data.source()),
                ledger);
    }

    private static Optional<SleeveInputs> inputs(Path run, String source) {
        return table(run, PRICES)
                .map(prices -> new SleeveInputs(
                        prices.withSource(source).toPrices(),
                        table(run, VOLUMES).map(RawTable::toVolumes),
                        table(run, BENCHMARKS).map(RawTable::toPrices)));
    }

    private static Optional<RawTable> table(Path run, String name) {
        Path file = run.resolve(name + ".pkl");
        return Files.exists(file) ? Optional.of(PandasPickle.read(file).toRows()) : Optional.empty();
    }

    private static List<Selection> selections(Path run, ResolvedManifest manifest) {
        return text(manifest, "selection", "selection_mode").equals(SelectionModels.NONE)
                ? List.of()
                : SelectionFiles.read(tree(run, SELECTION));
    }

    static ResolvedManifest manifest(Path run) {
        return ManifestFile.read(run.resolve(MANIFEST));
    }

    static LocalDate asOf(ResolvedManifest manifest) {
        String date = text(manifest, ResolvedManifest.DATA, "as_of");
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw new RefusedException(
                    "/data/as_of is " + date,
                    "manifest of sleeve " + manifest.sleeve(),
                    "a date like 2024-11-29",
                    "the manifest was changed by hand",
                    e);
        }
    }

    /** The profiles of the tournament, in order. */
    static List<String> profiles(ResolvedManifest manifest) {
        if (manifest.parameter("backtest", "profiles") instanceof List<?> names && !names.isEmpty()) {
            return names.stream().map(String::valueOf).toList();
        }
        throw new RefusedException(
                "/backtest/profiles is " + manifest.parameter("backtest", "profiles"),
                "manifest of sleeve " + manifest.sleeve(),
                "a list of risk profiles",
                "the manifest was changed by hand");
    }

    /**
     * A desk's manifest may hold parameters and values of its own, which parity compares and a definition does not need; what it
     * needs is checked.
     */
    static SleeveDefinition definition(ResolvedManifest manifest, TradingCalendars calendars) {
        RunConfiguration configuration = RunConfiguration.EMPTY;
        for (Parameter parameter : Parameters.KNOWN) {
            Object value =
                    manifest.blocks().getOrDefault(parameter.block(), Map.of()).get(parameter.name());
            if (NEEDED.contains(parameter.pointer())) {
                value = manifest.parameter(parameter.block(), parameter.name());
            } else if (value == null || !parameter.kind().accepts(value)) {
                continue;
            }
            configuration = configuration.with(manifest.provenanceOf(parameter.pointer()), parameter.pointer(), value);
        }
        return SleeveDefinition.of(manifest.sleeve(), manifest.runProfile(), configuration, calendars);
    }

    static TemporalId temporalId(ResolvedManifest manifest, LocalDate asOf) {
        Object lookback = manifest.parameter("backtest", "lookback_days");
        return TemporalId.of(
                lookback.equals("all")
                        ? Lookback.ALL
                        : Lookback.of(number(manifest, "lookback_days").intValue()),
                number(manifest, "train_window").intValue(),
                number(manifest, "test_window").intValue(),
                number(manifest, "step_size").intValue(),
                asOf);
    }

    private static Number number(ResolvedManifest manifest, String name) {
        Object value = manifest.parameter("backtest", name);
        if (value instanceof Number number) {
            return number;
        }
        throw new RefusedException(
                "/backtest/" + name + " is " + value,
                "manifest of sleeve " + manifest.sleeve(),
                "a number",
                "the manifest was changed by hand");
    }

    private static String text(ResolvedManifest manifest, String block, String name) {
        return String.valueOf(manifest.parameter(block, name));
    }

    static ProfileStream stream(Path run, String sleeve, RiskProfile profile, List<String> profiles) {
        Path file = run.resolve(RETURNS + profile + ".pkl");
        StampedTable table = PandasPickle.read(file);
        String label = table.columns().isEmpty() ? "" : table.columns().get(0);
        if (!label.equals(profile.name()) && profiles.contains(label)) {
            throw new RefusedException(
                    "The stream is named " + label,
                    file.toString(),
                    "sleeve " + sleeve + " under " + profile,
                    "the file was copied from another profile");
        }
        return new ProfileStream(sleeve, profile, table.toReturnSeries(sleeve + "/" + profile));
    }

    private static ProfileRun profileRun(ProfileStream stream, JsonTree tree) {
        List<Rebalance> rebalances = new ArrayList<>();
        for (JsonTree rebalance : tree.children("rebalances")) {
            rebalances.add(Trees.rebalance(rebalance));
        }
        List<PositionClosure> closures = new ArrayList<>();
        for (JsonTree closure : tree.children("closures")) {
            closures.add(new PositionClosure(
                    closure.text("symbol"),
                    LocalDate.parse(closure.text("date")),
                    closure.number("weight").doubleValue(),
                    closure.number("cost").doubleValue()));
        }
        List<WealthStatement> windows = new ArrayList<>();
        for (JsonTree window : tree.children("windows")) {
            windows.add(Trees.statement(window));
        }
        List<BenchmarkMetrics> benchmarks = new ArrayList<>();
        for (JsonTree benchmark : tree.children("benchmarks")) {
            benchmarks.add(Trees.benchmark(benchmark));
        }
        return new ProfileRun(stream, Trees.weights(tree.child("next")), rebalances, closures, windows, benchmarks);
    }

    private static JsonTree tree(Path run, String name) {
        return JsonTree.read(run.resolve(name), "files of a sleeve run");
    }
}
