package io.metafolio.sleeve;

import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.weights.AssetWeights;
import java.time.LocalDate;
import java.util.List;

/**
 * What a sleeve yielded, whatever it is made of: for every risk profile a stream out of sample and after friction, and what the next
 * decision holds. Implementations are immutable.
 */
public interface SleeveRun {
    /**
     * The sleeve.
     *
     * @return its id
     */
    String id();

    /**
     * Everything that decided its numbers.
     *
     * @return SHA-256 of its configuration as canonical JSON
     */
    String manifestHash();

    /**
     * What it shares with other sleeves in time.
     *
     * @return that of every strategy within
     */
    TemporalId temporalId();

    /**
     * The last date it used.
     *
     * @return that of every strategy within
     */
    LocalDate asOf();

    /**
     * The philosophies it was run under.
     *
     * @return in order
     */
    List<RiskProfile> riskProfiles();

    /**
     * What it returned.
     *
     * @param profile the philosophy
     * @return out of sample, after friction, on its own dates
     * @throws UnknownNameException where it was not run under that profile; the message lists those it was
     */
    ProfileStream stream(RiskProfile profile);

    /**
     * What its next decision holds.
     *
     * @param profile the philosophy
     * @return single assets and cash, fractions of its wealth; contributors by path, which begins with its id
     * @throws UnknownNameException where it was not run under that profile; the message lists those it was
     */
    AssetWeights assetWeights(RiskProfile profile);

    /**
     * Its stream, measured.
     *
     * @param profile the philosophy
     * @return on its own calendar
     * @throws UnknownNameException where it was not run under that profile; the message lists those it was
     */
    StreamMetrics performance(RiskProfile profile);

    /**
     * What a reader should know of it.
     *
     * @param profile the philosophy
     * @return notices, each beginning with the sleeve it is about
     */
    List<String> notices(RiskProfile profile);

    /**
     * The strategies it is made of.
     *
     * @return in order, at any depth; itself alone where it is one
     */
    List<StrategyRun> strategies();

    /**
     * Where it and all sleeves within stand.
     *
     * @return its id, then each sleeve within as {@code meta/sleeve}, parents before children
     */
    List<String> paths();

    /**
     * Where its ledger stood once all was decided.
     *
     * @return the mark
     */
    LedgerMark ledger();

    /**
     * Where its ledger and those of the sleeves within stood.
     *
     * @return its own first
     */
    List<LedgerMark> ledgers();
}
