package io.metafolio;

import io.metafolio.allocation.AllocationSettings;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.LibraryVersion;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.configuration.Layer;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.errors.RefusedException;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.ProgressListener;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.RiskEngines;
import io.metafolio.tournament.TournamentSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A meta-portfolio, described: which sleeves take part, under which philosophies, inside which guardrails.
 *
 * <pre>{@code
 * MetaRun run = MetaPortfolio.of(etfs, instruments, crypto).profiles(HRP).run();
 * }</pre>
 *
 * <p>A meta-portfolio is a sleeve, too: it may be one of another's, up to {@link #MOST_LEVELS} levels. Then the outermost gives clock,
 * threads, ledger and listener to all within, and the rows that all of them share; engines, guardrails, join and waivers stay each
 * one's own.
 *
 * <p>Immutable, and may be run again and by several threads at once, as far as its audit sink and progress listener allow:
 * without a sink each run has a ledger in memory of its own, and a ledger that was given holds one run.
 *
 * @param id names folders and ledgers
 * @param sleeves who takes part, in order; the order of columns, and so part of the input
 * @param configuration the parameters of Layer 2, each with the layer it came from; those of Layer 1 are the sleeves' own
 * @param call what its builder was told: where it is a sleeve, it holds against what the outer one is told
 * @param plugins what solves the profiles, chooses assets and carries decisions out
 * @param audits who hears every step of a run
 * @param clock tells what time it is: a session that has not ended has no close; never decides a number
 * @param workers who runs the sleeves' tournaments; never changes a bit
 * @param progress hears how far the run has come
 */
public record MetaPortfolio(
        String id,
        List<Sleeve> sleeves,
        RunConfiguration configuration,
        Layer call,
        Plugins plugins,
        Supplier<AuditSink> audits,
        Clock clock,
        Workers workers,
        ProgressListener progress)
        implements Sleeve {
    /** How many levels of sleeves a tree may have, the outermost meta-portfolio being the first. */
    public static final int MOST_LEVELS = 8;

    /**
     * Copies the sleeves.
     *
     * @throws RefusedException where parameters do not go together, an id stands at two places of the tree or within itself, or there
     *     are more than {@link #MOST_LEVELS} levels
     */
    public MetaPortfolio {
        sleeves = List.copyOf(sleeves);
        AllocationSettings.of(configuration);
        SleevePaths.requireTree(paths(id, sleeves));
    }

    private static List<String> paths(String id, List<Sleeve> sleeves) {
        return SleevePaths.of(id, sleeves.stream().map(Sleeve::paths).toList());
    }

    @Override
    public List<String> paths() {
        return paths(id, sleeves);
    }

    @Override
    public List<StrategySleeve> strategies() {
        return sleeves.stream().flatMap(sleeve -> sleeve.strategies().stream()).toList();
    }

    @Override
    public Optional<SleeveRun> recorded() {
        return Optional.empty();
    }

    /** The block allocation is each meta-portfolio's own; what this one was told itself comes over the rest. */
    @Override
    public MetaPortfolio with(Layer layer) {
        Layer shared = layer.only(Parameters.OF_SLEEVES);
        return new MetaPortfolio(
                id,
                sleeves.stream().map(sleeve -> sleeve.with(shared).with(call)).toList(),
                configuration.with(shared).with(call),
                call,
                plugins,
                audits,
                clock,
                workers,
                progress);
    }

    /**
     * The same meta-portfolio of other sleeves.
     *
     * @param others who takes part instead, as they are
     * @return the changed meta-portfolio
     * @throws RefusedException where an id stands at two places of the tree
     */
    public MetaPortfolio withSleeves(List<? extends Sleeve> others) {
        return new MetaPortfolio(
                id, List.copyOf(others), configuration, call, plugins, audits, clock, workers, progress);
    }

    /**
     * The last date that a run may use.
     *
     * @return that of sleeves run before, or else the last one that all price tables share
     * @throws io.metafolio.calendar.OverlapException where they share none
     */
    public LocalDate asOf() {
        return PreparedMeta.asOf(this);
    }

    /**
     * What solves the profiles.
     *
     * @return the engines among the plugins
     */
    public RiskEngines engines() {
        return plugins.engines();
    }

    /**
     * Under which philosophies, in order.
     *
     * @return from {@code /backtest/profiles}
     */
    public List<RiskProfile> profiles() {
        return TournamentSettings.of(configuration).profiles();
    }

    /**
     * What decides Layer 2.
     *
     * @return from the blocks features, backtest and allocation
     */
    public AllocationSettings allocation() {
        return AllocationSettings.of(configuration);
    }

    /**
     * How streams on different calendars become rows.
     *
     * @return from {@code /allocation/join_policy}
     */
    public JoinPolicy joinPolicy() {
        return JoinPolicy.valueOf(configuration.text("/allocation/join_policy").toUpperCase(Locale.ROOT));
    }

    /**
     * When sleeves may be compared.
     *
     * @return from {@code /allocation/parity_waivers}
     */
    public ParityPolicy parity() {
        return ParityPolicy.of(configuration);
    }

    /**
     * Starts with sleeves.
     *
     * @param sleeves who takes part, in order
     * @return a builder with these sleeves
     */
    public static MetaPortfolioBuilder of(Sleeve... sleeves) {
        return builder().sleeves(sleeves);
    }

    /**
     * Starts empty.
     *
     * @return a builder
     */
    public static MetaPortfolioBuilder builder() {
        return new MetaPortfolioBuilder();
    }

    /**
     * The version of this library.
     *
     * @return as in its coordinates
     */
    public static String version() {
        return LibraryVersion.current();
    }

    /** The instant by which sessions must have ended. */
    Instant now() {
        return clock.instant();
    }

    /**
     * Runs the first two stages alone: tournaments that are still to be run, parity, and the join of the sleeves' streams.
     *
     * @return the joined streams, from which {@link MetaReturns#allocate} goes on
     * @throws RefusedException where data, parity, overlap or bounds forbid it; the refusal is in the ledger
     */
    public MetaReturns join() {
        return new MetaRunner(this).joined();
    }

    /**
     * Runs every stage in its fixed order: tournaments, parity, join, allocation, flattening, acceptance.
     *
     * @return what the run produced
     * @throws RefusedException where data, parity, overlap or bounds forbid it; the refusal is in the ledger
     */
    public MetaRun run() {
        return new MetaRunner(this).run();
    }
}
