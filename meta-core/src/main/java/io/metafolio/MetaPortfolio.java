package io.metafolio;

import io.metafolio.allocation.AllocationSettings;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.LibraryVersion;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.errors.RefusedException;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.RiskEngines;
import io.metafolio.tournament.ProgressListener;
import io.metafolio.tournament.TournamentSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A meta-portfolio, described: which sleeves take part, under which philosophies, inside which guardrails.
 *
 * <pre>{@code
 * MetaRun run = MetaPortfolio.of(etfs, instruments, crypto).profiles(HRP).run();
 * }</pre>
 *
 * <p>Immutable; safe to share between threads as far as its audit sink and progress listener are.
 *
 * @param id names folders and ledgers
 * @param sleeves who takes part, in order; the order of columns, and so part of the input
 * @param configuration the parameters of Layer 2, each with the layer it came from; those of Layer 1 are the sleeves' own
 * @param plugins what solves the profiles, chooses assets and carries decisions out
 * @param audit hears every step
 * @param clock tells what time it is: a session that has not ended has no close; never decides a number
 * @param threads how many sleeves run at once; never changes a bit
 * @param progress hears how far the run has come
 */
public record MetaPortfolio(
        String id,
        List<Sleeve> sleeves,
        RunConfiguration configuration,
        Plugins plugins,
        AuditSink audit,
        Clock clock,
        int threads,
        ProgressListener progress) {
    /**
     * Copies the sleeves.
     *
     * @throws RefusedException where parameters do not go together
     */
    public MetaPortfolio {
        sleeves = List.copyOf(sleeves);
        AllocationSettings.of(configuration);
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
        return new MetaRunner(this).joined().returns();
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
