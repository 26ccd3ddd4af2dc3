package io.metafolio.tournament;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityException;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.Progress;
import io.metafolio.progress.ProgressListener;
import io.metafolio.returns.AssetReturns;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.returns.VolumeTable;
import io.metafolio.simulation.Decision;
import io.metafolio.simulation.Simulation;
import io.metafolio.simulation.SimulationRequest;
import io.metafolio.simulation.SimulationSettings;
import io.metafolio.sleeve.Benchmarks;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInputs;
import io.metafolio.sleeve.SleeveStatus;
import io.metafolio.sleeve.SourceReport;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.Simulators;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Layer 1: one sleeve's walk-forward over its risk profiles.
 *
 * <p>Each decision is made at a close on the train rows that {@link WalkForward} gives it, by the assets with a return on
 * every one of them, and carried out by the simulator from the next row on; holdings carry over from window to window. An
 * unfinished last window is dropped; the next decision is made as one carried out after the last row would be. Immutable.
 */
public final class Tournament {
    private final SleeveDefinition sleeve;
    private final PriceTable prices;
    private final Optional<VolumeTable> volumes;
    private final Optional<WindowDepth> depth;
    private final TournamentSettings settings;
    private final Benchmarks benchmarks;
    private final Plugins plugins;
    private final SimulationSettings simulation;
    private final AssetReturns returns;
    private final IntegrityAudit integrity;
    private final int later;

    private Tournament(
            SleeveDefinition sleeve,
            PriceTable prices,
            Optional<VolumeTable> volumes,
            TournamentSettings settings,
            Benchmarks benchmarks,
            Plugins plugins,
            int rows,
            int later,
            IntegrityAudit integrity) {
        this.sleeve = sleeve;
        this.prices = prices;
        this.volumes = volumes;
        this.depth = volumes.map(table -> new WindowDepth(prices, table));
        this.settings = settings;
        this.benchmarks = benchmarks;
        this.plugins = plugins;
        this.simulation = sleeve.simulation();
        this.returns = AssetReturns.last(rows, prices);
        this.integrity = integrity;
        this.later = later;
    }

    /**
     * Prepares a tournament.
     *
     * @param entrant whose tournament it is: its configuration decides it
     * @param benchmarks what its streams are compared with
     * @param plugins what solves the profiles, chooses assets and carries decisions out
     * @param asOf the last date it may use
     * @param now the instant of the call: a session that has not ended by then has no close
     * @return the tournament, ready to run
     * @throws RefusedException where there are fewer rows than the lookback or one window needs
     */
    public static Tournament of(
            StrategySleeve entrant, Benchmarks benchmarks, Plugins plugins, LocalDate asOf, Instant now) {
        SleeveDefinition sleeve = entrant.definition();
        PriceTable prices = entrant.prices();
        TournamentSettings settings = settings(sleeve);
        plugins.selections().model(settings.selectionMode());
        plugins.simulators().simulator(settings.simulator());
        plugins.regimes().detector(settings.regimeDetector());
        String where = "sleeve " + sleeve.id() + ", " + prices.source();
        PriceTable seen = prices.between(prices.dates().get(0), asOf);
        int rows = settings.lookback().of(seen.dates().size() - 1, where);
        List<Integer> starts = settings.walkForward().starts(rows, where);
        List<LocalDate> used =
                seen.dates().subList(seen.dates().size() - rows, seen.dates().size());
        int lastRow =
                starts.get(starts.size() - 1) + settings.walkForward().window().test() - 1;
        benchmarks.requireWhole(sleeve, used.get(starts.get(0) - 1), used.get(lastRow));
        int later = prices.dates().size() - seen.dates().size();
        IntegrityAudit integrity = IntegrityAudit.ofPrices(
                sleeve.id(),
                seen,
                seen.dates().size() - rows - 1,
                sleeve.calendar(),
                IntegrityRules.ZERO_TOLERANCE.withMissing(settings.missing()).at(now));
        return new Tournament(sleeve, seen, entrant.volumes(), settings, benchmarks, plugins, rows, later, integrity);
    }

    private static TournamentSettings settings(SleeveDefinition sleeve) {
        try {
            return TournamentSettings.of(sleeve.configuration());
        } catch (RefusedException e) {
            e.addPlace("sleeve " + sleeve.id());
            throw e;
        }
    }

    /**
     * Whose tournament it is.
     *
     * @return what the sleeve is
     */
    public SleeveDefinition sleeve() {
        return sleeve;
    }

    /**
     * What the rows used look like beside the calendar.
     *
     * @return every finding; {@link #run} refuses where one of them refuses
     */
    public IntegrityAudit integrity() {
        return integrity;
    }

    /**
     * The philosophies that compete.
     *
     * @return in order
     */
    public List<RiskProfile> profiles() {
        return settings.profiles();
    }

    /**
     * Under which name its progress is told.
     *
     * @return {@code sleeve} and the sleeve's id
     */
    public String stage() {
        return "sleeve " + sleeve.id();
    }

    /**
     * How many steps its progress has.
     *
     * @return the windows of its walk-forward
     */
    public int windows() {
        return settings.walkForward().starts(returns.rows(), sleeve.id()).size();
    }

    /**
     * Everything that decides this sleeve's numbers.
     *
     * @return the manifest
     */
    public ResolvedManifest manifest() {
        return Manifests.of(sleeve, settings.profiles(), plugins.engines(), asOf());
    }

    /**
     * What the sleeve shares with others in time.
     *
     * @return the temporal id
     */
    public TemporalId temporalId() {
        TrainTestWindow window = settings.walkForward().window();
        return TemporalId.of(settings.lookback(), window.train(), window.test(), window.step(), asOf());
    }

    private LocalDate asOf() {
        return prices.dates().get(prices.dates().size() - 1);
    }

    /**
     * Runs the tournament on the calling thread, telling each decision before and after it is made.
     *
     * @param audit hears genesis, intents and outcomes
     * @param progress hears of every window decided
     * @return a stream and the next decision for every profile
     * @throws IntegrityException where the rows used break a rule of the calendar or have a hole
     * @throws RefusedException where a window has no eligible asset or an engine refuses
     * @throws java.util.concurrent.CancellationException where the thread was interrupted before all windows were decided
     * @throws io.metafolio.progress.ProgressListenerException where the listener fails
     */
    public StrategyRun run(AuditSink audit, ProgressListener progress) {
        return run(audit, progress, task -> {
            throw new RejectedExecutionException("Nobody helps.");
        });
    }

    /**
     * Runs the tournament on the calling thread, and windows ahead of their turn wherever somebody helps: up to sixteen, which are
     * kept in memory until their turn. Result and ledger are those of one thread; the ledger hears of a window in its turn, and of
     * one that was decided ahead after that.
     *
     * @param audit hears genesis, intents and outcomes, from one thread at a time
     * @param progress hears of every window decided, in order
     * @param helpers run what they are given, at once, later or never, or refuse it where they have no room just now. What they have
     *     begun may outlive a call that failed, interrupted and without effect
     * @return as {@link #run(AuditSink, ProgressListener)}
     * @throws RefusedException and others as {@link #run(AuditSink, ProgressListener)}
     */
    public StrategyRun run(AuditSink audit, ProgressListener progress, Executor helpers) {
        audit.record(AuditEntry.genesis(genesis()));
        IntegrityAudit.requireAll(List.of(integrity));
        List<DecidedWindow> windows = decided(audit, progress, helpers);
        Map<RiskProfile, ProfileRun> profiles = new LinkedHashMap<>();
        settings.profiles().forEach(profile -> profiles.put(profile, played(profile, windows)));
        return new StrategyRun(
                sleeve,
                manifest(),
                temporalId(),
                asOf(),
                profiles,
                windows.stream().flatMap(window -> window.selection().stream()).toList(),
                data(new WindowNotices(sleeve.id(), settings, windows).all()),
                Optional.of(new SleeveInputs(prices, volumes, benchmarks.closes(sleeve))),
                audit.mark());
    }

    /** Every window of the walk-forward, and the next decision, which earns nothing yet. */
    private List<DecidedWindow> decided(AuditSink audit, ProgressListener progress, Executor helpers) {
        WindowDecider decider = new WindowDecider(sleeve, settings, plugins, returns, depth);
        List<Integer> starts = settings.walkForward().starts(returns.rows(), sleeve.id());
        List<Function<Consumer<AuditEntry>, DecidedWindow>> tasks = new ArrayList<>();
        for (int start : starts) {
            tasks.add(ledger -> decider.decide(start, "walk_forward", ledger));
        }
        tasks.add(ledger -> decider.decide(returns.rows(), "next", ledger));
        List<DecidedWindow> windows = new ArrayList<>();
        new InTurn(helpers, audit::record, number -> title(number, starts.size())).each(tasks, window -> {
            windows.add(window);
            if (windows.size() <= starts.size()) {
                Progress.of(stage(), windows.size(), starts.size()).tell(progress);
            }
        });
        return windows;
    }

    private String title(int number, int windows) {
        return stage() + (number > windows ? ", next decision" : ", window " + number + " of " + windows);
    }

    private ProfileRun played(RiskProfile profile, List<DecidedWindow> windows) {
        List<Decision> decisions = windows.stream()
                .map(window -> Objects.requireNonNull(window.decisions().get(profile)))
                .toList();
        Decision next = decisions.get(decisions.size() - 1);
        String stream = sleeve.id() + "/" + profile;
        Simulation played = Simulators.simulate(
                plugins.simulators().simulator(settings.simulator()),
                new SimulationRequest(
                        stream,
                        returns,
                        decisions.subList(0, decisions.size() - 1),
                        sleeve.calendar().sessionsPerYear(),
                        simulation));
        ReturnSeries series = played.series(stream);
        return new ProfileRun(
                new ProfileStream(sleeve.id(), profile, series),
                next.target(),
                played.rebalances(),
                played.closures(),
                played.windows(),
                benchmarks.measure(sleeve, series, played.rebalances().get(0).decidedOn()));
    }

    private SourceReport data(List<String> ofWindows) {
        List<String> notices = new ArrayList<>(ofWindows);
        if (sleeve.status() == SleeveStatus.RESEARCH) {
            notices.add(sleeve.id() + ": for research, not for production; its venues are "
                    + String.join(", ", sleeve.scope().venues()));
        }
        if (later > 0) {
            notices.add(sleeve.id() + ": " + later + (later == 1 ? " row" : " rows") + " after the as-of date " + asOf()
                    + " not used, because not every sleeve has that date");
        }
        return new SourceReport(prices.source(), integrity.findings(), notices);
    }

    private Map<String, Object> genesis() {
        Map<String, Object> genesis = new TreeMap<>(Map.of(
                "sleeve", sleeve.id(),
                "manifest", manifest().hash(),
                "temporal_id", temporalId().hash(),
                "prices", ContentHash.of("prices").prices(prices).hex(),
                "benchmarks", benchmarks.hash(sleeve),
                "findings", integrity.findings().stream().map(Object::toString).toList()));
        depth.ifPresent(all -> genesis.put("volumes", all.hash()));
        return genesis;
    }
}
