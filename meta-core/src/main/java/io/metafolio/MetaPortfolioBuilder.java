package io.metafolio;

import com.google.common.collect.ImmutableMap;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.MemoryLines;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.configuration.DeskConfiguration;
import io.metafolio.configuration.Layer;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityWaiver;
import io.metafolio.parity.ParityWaivers;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.ProgressListener;
import io.metafolio.simulation.RebalancingPolicy;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.RegimeDetector;
import io.metafolio.spi.RegimeDetectors;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.spi.SelectionModel;
import io.metafolio.spi.SelectionModels;
import io.metafolio.spi.Simulator;
import io.metafolio.spi.Simulators;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what describes a meta-portfolio, in any order. Each option may be given once; giving it again is refused at
 * that call, and a call that is refused changes nothing. Not safe to share between threads.
 */
public final class MetaPortfolioBuilder {
    private static final String CALL = "call";

    private final Map<String, Object> options = new LinkedHashMap<>();
    private final Map<String, Object> parameters = new TreeMap<>();
    private final List<RiskEngine> engines = new ArrayList<>();
    private final List<RiskEngine> replacements = new ArrayList<>();
    private final List<SelectionModel> models = new ArrayList<>();
    private final List<Simulator> simulators = new ArrayList<>();
    private final List<RegimeDetector> detectors = new ArrayList<>();

    MetaPortfolioBuilder() {}

    private MetaPortfolioBuilder once(String option, Object value) {
        return once(option, value, ImmutableMap.of());
    }

    /** A call that is refused changes nothing. */
    private MetaPortfolioBuilder once(String option, Object value, ImmutableMap<String, Object> says) {
        Object before = options.get(option);
        if (before != null) {
            throw new IllegalStateException("Option " + option + " was given as " + before + " and again as " + value
                    + ". Expected once. Maybe one of the two calls is left over.");
        }
        says.forEach(this::requireSame);
        options.put(option, value);
        parameters.putAll(says);
        return this;
    }

    private void requireSame(String pointer, Object value) {
        Object before = parameters.getOrDefault(pointer, value);
        if (!before.equals(value)) {
            throw new IllegalArgumentException("Parameter " + pointer + " was given as " + before + " and again as "
                    + value + ". Expected one value. Maybe one of the two calls is left over.");
        }
    }

    /**
     * Any parameter that a run configuration may set; of those for which there is a method here, the method says more.
     *
     * @param pointer its JSON pointer, for example {@code /backtest/purge_rows}; {@link
     *     io.metafolio.configuration.Parameters#KNOWN} lists them
     * @param value as JSON knows it
     * @return this builder
     * @throws IllegalArgumentException where the parameter was given another value before, by this method or the one that
     *     says more
     */
    public MetaPortfolioBuilder parameter(String pointer, Object value) {
        requireSame(pointer, value);
        parameters.put(pointer, value);
        return this;
    }

    private <T> T option(String option, Class<T> type, Supplier<T> byDefault) {
        @Nullable Object value = options.get(option);
        return value == null ? byDefault.get() : Objects.requireNonNull(type.cast(value));
    }

    /**
     * Names the meta-portfolio.
     *
     * @param id lower-case letters, digits, underscore and hyphen; default {@code meta_production}
     * @return this builder
     */
    public MetaPortfolioBuilder named(String id) {
        if (!id.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw new IllegalArgumentException("Meta-portfolio id \"" + id
                    + "\". Expected at most 63 lower-case letters, digits, underscores and hyphens, starting with a"
                    + " letter.");
        }
        return once("named", id);
    }

    /**
     * Who takes part.
     *
     * @param sleeves in the order of columns, distinct ids
     * @return this builder
     */
    public MetaPortfolioBuilder sleeves(Sleeve... sleeves) {
        return sleeves(List.of(sleeves));
    }

    /**
     * Who takes part: strategies, meta-portfolios, runs made before, in any mixture.
     *
     * @param sleeves in the order of columns, distinct ids
     * @return this builder
     * @throws IllegalArgumentException where two sleeves share an id
     */
    public MetaPortfolioBuilder sleeves(List<? extends Sleeve> sleeves) {
        List<String> ids = sleeves.stream().map(Sleeve::id).toList();
        if (ids.isEmpty() || ids.stream().distinct().count() < ids.size()) {
            throw new IllegalArgumentException("Sleeves " + ids + ". Expected at least one, each id once.");
        }
        return once("sleeves", List.copyOf(sleeves));
    }

    /**
     * A meta-portfolio as a desk wrote it down: what it starts from, and its sleeves, those that are meta-portfolios put together from
     * theirs. It is not named by this.
     *
     * @param desk run profiles and meta-portfolios
     * @param meta the meta-portfolio's id there
     * @param strategies those that take part, at any depth; a meta-portfolio of which none does is left out
     * @return this builder
     * @throws io.metafolio.errors.UnknownNameException where the desk knows no such meta-portfolio, or it has no such sleeve
     */
    public MetaPortfolioBuilder desk(DeskConfiguration desk, String meta, List<? extends Sleeve> strategies) {
        return configuration(desk.ofMeta(meta)).sleeves(DeskTree.sleeves(desk, meta, strategies));
    }

    /**
     * What the meta-portfolio starts from, for example as a desk wrote it down. Sleeves bring theirs; what is given by the other
     * options of this builder comes over both.
     *
     * @param configuration default {@link RunConfiguration#LIBRARY}
     * @return this builder
     */
    public MetaPortfolioBuilder configuration(RunConfiguration configuration) {
        return once("configuration", configuration);
    }

    /**
     * Under which philosophies.
     *
     * @param profiles in the order to show; default minimum variance, HRP, barbell
     * @return this builder
     */
    public MetaPortfolioBuilder profiles(RiskProfile... profiles) {
        return profiles(List.of(profiles));
    }

    /**
     * Under which philosophies.
     *
     * @param profiles in the order to show; default minimum variance, HRP, barbell
     * @return this builder
     * @throws IllegalArgumentException where there is none or one occurs twice
     */
    public MetaPortfolioBuilder profiles(List<RiskProfile> profiles) {
        if (profiles.isEmpty() || profiles.stream().distinct().count() < profiles.size()) {
            throw new IllegalArgumentException(
                    "Risk profiles " + profiles + ". Expected at least one, each of them once.");
        }
        return once(
                "profiles",
                List.copyOf(profiles),
                ImmutableMap.of(
                        "/backtest/profiles",
                        profiles.stream().map(RiskProfile::name).toList()));
    }

    /**
     * Inside which bounds every sleeve's weight lies, for every decision.
     *
     * @param bounds default 5 % … 50 %
     * @return this builder
     */
    public MetaPortfolioBuilder guardrails(WeightBounds bounds) {
        return once(
                "guardrails",
                bounds,
                ImmutableMap.of(
                        "/allocation/min_sleeve_weight", bounds.min(), "/allocation/max_sleeve_weight", bounds.max()));
    }

    /**
     * Inside which bounds every asset's weight within its sleeve lies.
     *
     * @param bounds default 0 … 1
     * @return this builder
     */
    public MetaPortfolioBuilder assetBounds(WeightBounds bounds) {
        return once(
                "assetBounds",
                bounds,
                ImmutableMap.of(
                        "/backtest/min_asset_weight", bounds.min(), "/backtest/max_asset_weight", bounds.max()));
    }

    /**
     * How weights of engines that do not optimise are brought inside bounds.
     *
     * @param projection default proportional
     * @return this builder
     */
    public MetaPortfolioBuilder projection(GuardrailProjection projection) {
        return once("projection", projection, ImmutableMap.of("/backtest/projection", projection.id()));
    }

    /**
     * How many return rows the tournaments may use.
     *
     * @param lookback default 500, on each sleeve's own calendar
     * @return this builder
     */
    public MetaPortfolioBuilder lookback(Lookback lookback) {
        return once("lookback", lookback, ImmutableMap.of("/backtest/lookback_days", lookback.parameter()));
    }

    /**
     * The windows of both walk-forwards.
     *
     * @param window default train 60, test 20
     * @return this builder
     */
    public MetaPortfolioBuilder window(TrainTestWindow window) {
        return once(
                "window",
                window,
                ImmutableMap.of(
                        "/backtest/train_window",
                        window.train(),
                        "/backtest/test_window",
                        window.test(),
                        "/backtest/step_size",
                        window.step()));
    }

    /**
     * What a hole in an asset's prices means.
     *
     * @param missing default refuse
     * @return this builder
     */
    public MetaPortfolioBuilder missing(MissingPrices missing) {
        return once("missing", missing, ImmutableMap.of("/backtest/missing_prices", missing.id()));
    }

    /**
     * The one covariance estimator of the run.
     *
     * @param covariance default Ledoit-Wolf
     * @return this builder
     */
    public MetaPortfolioBuilder covariance(CovarianceEstimator covariance) {
        return once("covariance", covariance, ImmutableMap.of("/features/covariance", covariance.id()));
    }

    /**
     * The state of the market.
     *
     * @param regime default normal
     * @return this builder
     */
    public MetaPortfolioBuilder regime(MarketRegime regime) {
        return once("regime", regime, ImmutableMap.of("/features/market_regime", regime.id()));
    }

    /**
     * How streams on different calendars become rows.
     *
     * @param policy default compounded over the gap
     * @return this builder
     */
    public MetaPortfolioBuilder join(JoinPolicy policy) {
        return once("join", policy, ImmutableMap.of("/allocation/join_policy", policy.id()));
    }

    /**
     * When sleeves may be compared.
     *
     * @param policy default full parity but for {@link ParityWaivers#CRYPTO}
     * @return this builder
     */
    public MetaPortfolioBuilder parity(ParityPolicy policy) {
        return once(
                "parity",
                policy,
                ImmutableMap.of(
                        ParityPolicy.PARAMETER,
                        policy.waivers().stream().map(ParityWaiver::tree).toList()));
    }

    /**
     * An engine beside those found on the class path. May be called for several engines.
     *
     * @param engine solves profiles that no other engine claims
     * @return this builder
     */
    public MetaPortfolioBuilder engine(RiskEngine engine) {
        engines.add(engine);
        return this;
    }

    /**
     * An engine that takes over its profiles, for example one of another convention. May be called for several engines;
     * for one profile, the last call counts.
     *
     * @param engine solves profiles that an engine on the class path may claim, too
     * @return this builder
     */
    public MetaPortfolioBuilder replacing(RiskEngine engine) {
        replacements.add(engine);
        return this;
    }

    /**
     * Which model chooses the assets of each sleeve's windows.
     *
     * @param mode {@code none}, {@code v4}, or that of a model of one's own; default v4
     * @return this builder
     */
    public MetaPortfolioBuilder selection(String mode) {
        return once("selection", mode, ImmutableMap.of("/selection/selection_mode", mode));
    }

    /**
     * A selection beside those found on the class path. May be called for several models.
     *
     * @param model answers to a mode that no other answers to
     * @return this builder
     */
    public MetaPortfolioBuilder selecting(SelectionModel model) {
        models.add(model);
        return this;
    }

    /**
     * When drifted weights are traded back to the decision's inside sleeves.
     *
     * @param policy default at the next decision
     * @return this builder
     */
    public MetaPortfolioBuilder rebalancing(RebalancingPolicy policy) {
        return once("rebalancing", policy, ImmutableMap.of("/backtest/rebalancing", policy.id()));
    }

    /**
     * What cash earns inside sleeves, and borrowed cash pays.
     *
     * @param rate a fraction a year; default 0
     * @return this builder
     */
    public MetaPortfolioBuilder cashRate(double rate) {
        return once("cashRate", rate, ImmutableMap.of("/backtest/cash_rate", rate));
    }

    /**
     * Which simulator carries out the decisions of sleeves.
     *
     * @param id {@code custom}, or that of a simulator of one's own; default custom
     * @return this builder
     */
    public MetaPortfolioBuilder simulator(String id) {
        return once("simulator", id, ImmutableMap.of("/backtest/simulator", id));
    }

    /**
     * A simulator beside those found on the class path. May be called for several.
     *
     * @param simulator answers to an id that no other answers to
     * @return this builder
     */
    public MetaPortfolioBuilder simulating(Simulator simulator) {
        simulators.add(simulator);
        return this;
    }

    /**
     * What tells the state of the market at each decision of a sleeve; then {@link #regime} holds at the layer above alone.
     *
     * @param id {@code none}, {@code volatility}, or that of a detector of one's own; default none
     * @return this builder
     */
    public MetaPortfolioBuilder regimes(String id) {
        return once("regimes", id, ImmutableMap.of("/features/regime_detector", id));
    }

    /**
     * A regime detector beside those found on the class path. May be called for several.
     *
     * @param detector answers to an id that no other answers to
     * @return this builder
     */
    public MetaPortfolioBuilder detecting(RegimeDetector detector) {
        detectors.add(detector);
        return this;
    }

    /**
     * Who hears every step.
     *
     * @param sink default a ledger in memory, each run its own; a ledger takes one run
     * @return this builder
     */
    public MetaPortfolioBuilder audit(AuditSink sink) {
        return once("audit", sink);
    }

    /**
     * What time it is: of sessions that have not ended yet no close is believed, and a ledger in memory is stamped by it.
     *
     * @param clock default the system's
     * @return this builder
     */
    public MetaPortfolioBuilder clock(Clock clock) {
        return once("clock", clock);
    }

    /**
     * How many windows are decided at once, of one sleeve or several; never changes a bit of the result.
     *
     * @param threads at least 1; default one a processor
     * @return this builder
     * @throws IllegalArgumentException where threads is below 1
     */
    public MetaPortfolioBuilder threads(int threads) {
        return once("workers", Workers.threads(threads));
    }

    /**
     * Whose threads run the sleeves, instead of threads of the run's own; never changes a bit of the result.
     *
     * @param executor stays open; gets a task a sleeve and, where it has room, up to fifteen more a sleeve that decide windows ahead of
     *     their turn. The run waits for its tasks there, so it must not itself run on the executor's only thread
     * @return this builder
     */
    public MetaPortfolioBuilder executor(ExecutorService executor) {
        return once("workers", Workers.of(executor));
    }

    /**
     * Who hears how far the run has come. A run is stopped by interrupting the thread that runs it, or from the listener.
     *
     * @param listener hears every window and allocation, from one thread at a time; default none
     * @return this builder
     */
    public MetaPortfolioBuilder progress(ProgressListener listener) {
        return once("progress", listener);
    }

    /**
     * The description, complete.
     *
     * @return an immutable meta-portfolio
     * @throws IllegalStateException where no sleeve was given
     */
    @SuppressWarnings("unchecked") // the list was put in by the method above, which knows its type
    public MetaPortfolio build() {
        List<Sleeve> sleeves = option("sleeves", List.class, () -> {
            throw new IllegalStateException(
                    "A meta-portfolio without sleeves. Expected a call of sleeves(…) before run().");
        });
        Layer call = new Layer(CALL, parameters);
        Clock clock = option("clock", Clock.class, Clock::systemUTC);
        SelectionModels selections = SelectionModels.installed();
        for (SelectionModel model : models) {
            selections = selections.with(model);
        }
        Simulators simulating = Simulators.installed();
        for (Simulator simulator : simulators) {
            simulating = simulating.with(simulator);
        }
        RegimeDetectors detecting = RegimeDetectors.installed();
        for (RegimeDetector detector : detectors) {
            detecting = detecting.with(detector);
        }
        RiskEngines all = RiskEngines.installed();
        for (RiskEngine engine : engines) {
            all = all.with(engine);
        }
        for (RiskEngine engine : replacements) {
            all = all.replacing(engine);
        }
        return new MetaPortfolio(
                option("named", String.class, () -> "meta_production"),
                sleeves.stream().map(sleeve -> sleeve.with(call)).toList(),
                option("configuration", RunConfiguration.class, () -> RunConfiguration.LIBRARY)
                        .with(call),
                call,
                new Plugins(all, selections, simulating, detecting),
                audits(clock),
                clock,
                option(
                        "workers",
                        Workers.class,
                        () -> Workers.threads(Runtime.getRuntime().availableProcessors())),
                option("progress", ProgressListener.class, () -> ProgressListener.SILENT));
    }

    private Supplier<AuditSink> audits(Clock clock) {
        @Nullable Object given = options.get("audit");
        return given instanceof AuditSink sink ? () -> sink : () -> AuditLedger.on(new MemoryLines(), clock);
    }

    /**
     * Builds and runs.
     *
     * @return what the run produced
     */
    public MetaRun run() {
        return build().run();
    }
}
