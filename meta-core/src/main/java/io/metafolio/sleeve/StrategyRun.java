package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.selection.Selection;
import io.metafolio.weights.AssetWeights;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tournament of a strategy sleeve yielded: a stream and the next decision for every risk profile.
 *
 * @param definition the sleeve
 * @param manifest everything that decided its numbers
 * @param temporalId what it shares with other sleeves in time
 * @param asOf the last date it used
 * @param profiles what each risk profile yielded, in profile order
 * @param selections which assets of each window took part, the next decision last; none where every asset did
 * @param data what its prices were, and what was found about them
 * @param inputs the numbers it was run on; empty where whoever made the run kept none
 * @param ledger where its ledger stood once all was decided
 */
public record StrategyRun(
        SleeveDefinition definition,
        ResolvedManifest manifest,
        TemporalId temporalId,
        LocalDate asOf,
        Map<RiskProfile, ProfileRun> profiles,
        List<Selection> selections,
        SourceReport data,
        Optional<SleeveInputs> inputs,
        LedgerMark ledger)
        implements SleeveRun {
    /** Copies, keeping order. */
    public StrategyRun {
        profiles = ImmutableMap.copyOf(profiles);
        selections = ImmutableList.copyOf(selections);
    }

    @Override
    public String id() {
        return definition.id();
    }

    @Override
    public String manifestHash() {
        return manifest.hash();
    }

    @Override
    public List<RiskProfile> riskProfiles() {
        return List.copyOf(profiles.keySet());
    }

    @Override
    public ProfileStream stream(RiskProfile profile) {
        return profile(profile).stream();
    }

    @Override
    public AssetWeights assetWeights(RiskProfile profile) {
        return AssetWeights.of(id(), profile(profile).assetWeights(), definition.cashAsset());
    }

    @Override
    public StreamMetrics performance(RiskProfile profile) {
        ProfileRun run = profile(profile);
        return StreamMetrics.of(
                run.stream().series(), definition.calendar().sessionsPerYear(), run.turnover(), run.costs());
    }

    @Override
    public List<String> notices(RiskProfile profile) {
        return data.notices();
    }

    @Override
    public List<StrategyRun> strategies() {
        return List.of(this);
    }

    @Override
    public List<String> paths() {
        return List.of(id());
    }

    @Override
    public List<LedgerMark> ledgers() {
        return List.of(ledger);
    }

    /**
     * What one risk profile yielded.
     *
     * @param profile the philosophy
     * @return its run
     * @throws UnknownNameException where the tournament did not hold that profile; the message lists those it held
     */
    public ProfileRun profile(RiskProfile profile) {
        ProfileRun run = profiles.get(profile);
        if (run == null) {
            throw new UnknownNameException(
                    "risk profile",
                    profile.name(),
                    "tournament of sleeve " + definition.id(),
                    profiles.keySet().stream().map(RiskProfile::name).toList());
        }
        return run;
    }

    /**
     * Refuses streams that were made of other rows than the temporal id says.
     *
     * @throws io.metafolio.errors.RefusedException where the dates of a stream are not those that lookback, windows, as-of date
     *     and calendar make; it names every such stream and the ingredient
     */
    public void requireSpan() {
        StreamSpan.require(this);
    }

    /**
     * The matrix R[t, profile]: out-of-sample returns after friction.
     *
     * @return dates by profiles, on the sleeve's calendar
     */
    public ReturnMatrix profileMatrix() {
        List<ReturnSeries> streams =
                profiles.values().stream().map(run -> run.stream().series()).toList();
        return ReturnMatrix.of(
                "profile matrix of " + definition.id(),
                streams.get(0).dates(),
                profiles.keySet().stream().map(RiskProfile::name).toList(),
                streams.stream().map(ReturnSeries::toArray).toArray(double[][]::new));
    }

    @Override
    public String toString() {
        return definition.id() + " as of " + asOf + ": " + profiles.keySet() + ", "
                + profiles.values().iterator().next().stream().series();
    }
}
