package io.metafolio.study;

import com.google.common.util.concurrent.MoreExecutors;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.Workers;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LibraryVersion;
import io.metafolio.configuration.Layer;
import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.Progress;
import io.metafolio.progress.ProgressListener;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.StrategySleeve;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Many runs of one meta-portfolio: as it is, with one thing done otherwise, and on histories drawn anew.
 *
 * <pre>{@code
 * StudySummary summary = Study.of(meta)
 *         .vary("/allocation/min_sleeve_weight", 0.0, 0.1)
 *         .leaveOneSleeveOut()
 *         .draw(1_000)
 *         .build()
 *         .run();
 * }</pre>
 *
 * <p>Every scenario follows from the study and its number alone: the same bits on any thread, in any order, on any machine. Drawn
 * histories follow from the rows that the sleeves use, the seed and their number, so that studies of other parameters on the same
 * prices draw the same ones. Scenarios are not told to a ledger and not compared with benchmarks; neither decides a number.
 *
 * <p>Immutable; safe to share between threads.
 */
public final class Study {
    private static final Layer WITHOUT_BENCHMARKS =
            new Layer("study", Map.of("/backtest/benchmark_symbols", List.of()));
    private static final String STAGE = "study";
    private static final int MEASURED = 100;

    private final MetaPortfolio meta;
    private final List<Variation> variations;
    private final int draws;
    private final StationaryBootstrap bootstrap;
    private final long seed;
    private final Optional<ResampledHistories> histories;

    Study(MetaPortfolio meta, List<Variation> variations, int draws, StationaryBootstrap bootstrap, long seed) {
        this.meta = quiet(meta);
        this.variations = List.copyOf(variations);
        this.draws = draws;
        this.bootstrap = bootstrap;
        this.seed = seed;
        this.histories = draws == 0 ? Optional.empty() : Optional.of(ResampledHistories.of(this.meta, bootstrap, seed));
        this.variations.forEach(variation -> variation.of(this.meta));
    }

    /**
     * Starts with what is to be studied.
     *
     * @param meta a meta-portfolio whose sleeves are all to be run; its workers run the scenarios, and its listener hears of them
     * @return a builder
     * @throws RefusedException where a sleeve was run before: it has no prices to run on again
     */
    public static StudyBuilder of(MetaPortfolio meta) {
        requireStrategies(meta);
        return new StudyBuilder(meta);
    }

    private static void requireStrategies(MetaPortfolio meta) {
        for (Sleeve sleeve : meta.sleeves()) {
            if (sleeve.recorded().isPresent()) {
                throw new RefusedException(
                        "Sleeve " + sleeve.id() + " was run before",
                        "study of " + meta.id(),
                        "sleeves with prices, whose tournaments can be run again",
                        "give the sleeve as a definition and its prices");
            }
            if (sleeve instanceof MetaPortfolio within) {
                requireStrategies(within);
            }
        }
    }

    /** Runs in the calling thread, tells nobody, and sees one instant however long the study takes. */
    private static MetaPortfolio quiet(MetaPortfolio meta) {
        return new MetaPortfolio(
                meta.id(),
                meta.sleeves().stream()
                        .map(sleeve -> sleeve.with(WITHOUT_BENCHMARKS))
                        .toList(),
                meta.configuration().with(WITHOUT_BENCHMARKS),
                meta.call(),
                meta.plugins(),
                UnheardLedger::new,
                Clock.fixed(meta.clock().instant(), ZoneOffset.UTC),
                meta.workers(),
                meta.progress());
    }

    /**
     * How many scenarios there are.
     *
     * @return one as it is, one a variation, one a drawn history, in this order
     */
    public int size() {
        return 1 + variations.size() + draws;
    }

    /**
     * What is studied.
     *
     * @return the id of the meta-portfolio
     */
    public String meta() {
        return meta.id();
    }

    /**
     * The philosophies.
     *
     * @return in order
     */
    public List<RiskProfile> profiles() {
        return meta.profiles();
    }

    /**
     * The sleeves, among which each scenario divides.
     *
     * @return their ids, in order
     */
    public List<String> sleeves() {
        return meta.sleeves().stream().map(Sleeve::id).toList();
    }

    /**
     * The assets that no drawn history holds, because they lack a close in the rows that histories are drawn from.
     *
     * @return symbols by sleeve; none where nothing is drawn
     */
    public Map<String, List<String>> sittingOut() {
        return histories.map(ResampledHistories::sittingOut).orElse(Map.of());
    }

    /**
     * How long the blocks are that histories were drawn in.
     *
     * @return the mean number of intervals between shared dates in a block, over the first hundred histories; less than was asked for
     *     where calendars end blocks early; empty where nothing is drawn
     */
    public OptionalDouble meanBlock() {
        return histories
                .map(drawn -> OptionalDouble.of(drawn.meanBlock(Math.min(draws, MEASURED))))
                .orElse(OptionalDouble.empty());
    }

    /**
     * A scenario of this study.
     *
     * @param number from 0 to below {@link #size()}
     * @return what it is
     * @throws IndexOutOfBoundsException where there is none of that number
     */
    public Scenario scenario(int number) {
        Objects.checkIndex(number, size());
        if (number == 0) {
            return new Scenario(0, Scenario.Kind.ACTUAL, "", "");
        }
        if (number <= variations.size()) {
            Variation variation = variations.get(number - 1);
            return new Scenario(number, Scenario.Kind.VARIED, variation.name(), variation.value());
        }
        return new Scenario(number, Scenario.Kind.DRAWN, "", String.valueOf(number - 1 - variations.size()));
    }

    /**
     * Runs one scenario, in the calling thread.
     *
     * @param number from 0 to below {@link #size()}
     * @return what it yielded, a refusal included
     * @throws IndexOutOfBoundsException where there is none of that number
     * @throws java.util.concurrent.CancellationException where the thread was interrupted
     */
    public ScenarioOutcome outcome(int number) {
        Scenario scenario = scenario(number);
        Map<RiskProfile, ProfileOutcome> profiles = new LinkedHashMap<>();
        try {
            MetaRun run = here(described(scenario)).run();
            run.allocations()
                    .forEach((profile, allocation) -> profiles.put(profile, ProfileOutcome.of(run, allocation)));
            return new ScenarioOutcome(scenario, Optional.empty(), profiles);
        } catch (RefusedException refusal) {
            return new ScenarioOutcome(scenario, Optional.of(firstLine(refusal)), Map.of());
        }
    }

    private static String firstLine(RefusedException refusal) {
        return String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * The meta-portfolio of one scenario, to be looked at or run with a ledger.
     *
     * @param scenario of this study
     * @return its description
     */
    public MetaPortfolio described(Scenario scenario) {
        return switch (scenario.kind()) {
            case ACTUAL -> meta;
            case VARIED -> variations.get(scenario.number() - 1).of(meta);
            case DRAWN -> {
                int history = scenario.number() - 1 - variations.size();
                yield resampled(meta, histories.orElseThrow().history(history));
            }
        };
    }

    private static MetaPortfolio resampled(MetaPortfolio meta, Map<String, StrategySleeve> history) {
        List<Sleeve> sleeves = new ArrayList<>();
        for (Sleeve sleeve : meta.sleeves()) {
            sleeves.add(
                    sleeve instanceof MetaPortfolio within
                            ? resampled(within, history)
                            : Objects.requireNonNull(history.get(sleeve.id())));
        }
        return meta.withSleeves(sleeves);
    }

    /** In the thread that calls, which a study has many of. */
    private static MetaPortfolio here(MetaPortfolio meta) {
        return new MetaPortfolio(
                meta.id(),
                meta.sleeves(),
                meta.configuration(),
                meta.call(),
                meta.plugins(),
                meta.audits(),
                meta.clock(),
                Workers.of(MoreExecutors.newDirectExecutorService()),
                ProgressListener.SILENT);
    }

    /**
     * Runs every scenario.
     *
     * @return what they say together
     * @throws java.util.concurrent.CancellationException where the thread was interrupted
     * @throws io.metafolio.progress.ProgressListenerException where the listener fails
     */
    public StudySummary run() {
        List<ScenarioOutcome> outcomes = new ArrayList<>();
        run(0, outcomes::add);
        return StudySummary.of(this, outcomes);
    }

    /**
     * Runs the scenarios from one on. Those before and after it take no part in their outcomes, so a study can be run in pieces.
     *
     * @param first the number of the first one to be run; {@link #size()} runs none
     * @param results takes their outcomes by number, on the calling thread; few are held at once
     * @throws IndexOutOfBoundsException where there is no such number
     * @throws java.util.concurrent.CancellationException where the thread was interrupted
     * @throws io.metafolio.progress.ProgressListenerException where the listener fails
     */
    public void run(int first, Consumer<ScenarioOutcome> results) {
        run(first, ScenarioRunner.WORKERS, results);
    }

    /**
     * Runs the scenarios from one on, wherever the runner has room for them.
     *
     * @param first the number of the first one to be run; {@link #size()} runs none
     * @param runner who runs them
     * @param results takes their outcomes by number, on the calling thread; few are held at once
     * @throws IndexOutOfBoundsException where there is no such number
     * @throws RefusedException where the runner tells of other scenarios than it was asked for
     * @throws java.util.concurrent.CancellationException where the thread was interrupted
     * @throws io.metafolio.progress.ProgressListenerException where the listener fails
     */
    public void run(int first, ScenarioRunner runner, Consumer<ScenarioOutcome> results) {
        Objects.checkIndex(first, size() + 1);
        AtomicInteger next = new AtomicInteger(first);
        runner.run(this, first, outcome -> {
            requireTold(next.getAndIncrement(), Optional.of(outcome.scenario()), runner);
            results.accept(outcome);
            Progress.of(STAGE, next.get(), size()).tell(meta.progress());
        });
        requireTold(next.get(), Optional.empty(), runner);
    }

    /** Nothing is lost, counted twice, or of another study. */
    private void requireTold(int number, Optional<Scenario> told, ScenarioRunner runner) {
        Optional<Scenario> due = number < size() ? Optional.of(scenario(number)) : Optional.empty();
        if (!told.equals(due)) {
            throw new RefusedException(
                    "The runner told of " + told.map(Scenario::toString).orElse("no more scenarios"),
                    runner.toString(),
                    due.map(Scenario::toString).orElse("no more scenarios"),
                    "a runner must tell of every scenario once, in order");
        }
    }

    void byWorkers(int first, Consumer<ScenarioOutcome> results) {
        Iterator<Callable<ScenarioOutcome>> tasks = IntStream.range(first, size())
                .mapToObj(number -> (Callable<ScenarioOutcome>) () -> outcome(number))
                .iterator();
        meta.workers().inOrder(tasks, results);
    }

    /**
     * Everything that decides the outcomes but how many histories are drawn, which only adds to them.
     *
     * @return as JSON knows it
     */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("version", LibraryVersion.current());
        tree.put("meta", StudyIdentity.of(meta));
        tree.put("variations", variations.stream().map(Variation::tree).toList());
        tree.put("mean_block", bootstrap.meanBlock());
        tree.put("seed", seed);
        return tree;
    }

    /**
     * The identity of the study.
     *
     * @return SHA-256 of {@link #tree()} as canonical JSON
     */
    public String hash() {
        return ContentHash.sha256(CanonicalJson.write(tree()));
    }

    @Override
    public String toString() {
        return "study of " + meta.id() + ": as it is, " + variations.size() + " varied, " + draws + " drawn";
    }
}
