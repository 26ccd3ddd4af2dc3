package io.metafolio;

import com.google.common.collect.ImmutableMap;
import io.metafolio.audit.LedgerMark;
import io.metafolio.calendar.JoinReport;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.parity.ParityReport;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceReport;
import io.metafolio.returns.ProfileStream;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.WeightBounds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one run of a meta-portfolio produced; as a sleeve of another, its stream is that of its optimised weights, out of sample and
 * after the cost of moving capital between its sleeves. Immutable; safe to share between threads.
 *
 * @param configuration what decided the run, as it stands in the ledger's genesis
 * @param joinedId what decides the run in time, join included
 * @param sleeves what each sleeve yielded, in sleeve order
 * @param parity the verdict on the sleeves' configurations
 * @param allocations one meta-portfolio a philosophy, in profile order
 * @param acceptance the judgement
 * @param ledger where its ledger stood once all was decided
 */
public record MetaRun(
        MetaConfiguration configuration,
        TemporalId joinedId,
        List<SleeveRun> sleeves,
        ParityReport parity,
        Map<RiskProfile, MetaAllocation> allocations,
        AcceptanceReport acceptance,
        LedgerMark ledger)
        implements SleeveRun {
    /** Copies, keeping order. */
    public MetaRun {
        sleeves = List.copyOf(sleeves);
        allocations = ImmutableMap.copyOf(allocations);
    }

    /**
     * The meta-portfolio.
     *
     * @return its id
     */
    public String metaId() {
        return configuration.meta();
    }

    /**
     * The library that ran it.
     *
     * @return its version
     */
    public String version() {
        return configuration.version();
    }

    /**
     * The interval of each sleeve's weight.
     *
     * @return the guardrails
     */
    public WeightBounds guardrails() {
        return configuration.allocation().guardrails();
    }

    /**
     * What the prices were.
     *
     * @return the strategies' sources in sleeve order, each once
     */
    public List<String> sources() {
        return strategies().stream()
                .map(sleeve -> sleeve.data().source())
                .distinct()
                .toList();
    }

    /**
     * The last line of the run in its ledger.
     *
     * @return its hash
     */
    public String ledgerHead() {
        return ledger.head();
    }

    /**
     * The same run, whose ledger is another one that says the same.
     *
     * @param recorded where that ledger stood once all was decided
     * @return the changed run
     */
    public MetaRun withLedger(LedgerMark recorded) {
        return new MetaRun(configuration, joinedId, sleeves, parity, allocations, acceptance, recorded);
    }

    @Override
    public String id() {
        return metaId();
    }

    @Override
    public String manifestHash() {
        return configuration.hash();
    }

    @Override
    public TemporalId temporalId() {
        return sleeves.get(0).temporalId();
    }

    @Override
    public LocalDate asOf() {
        return sleeves.get(0).asOf();
    }

    @Override
    public List<RiskProfile> riskProfiles() {
        return List.copyOf(allocations.keySet());
    }

    @Override
    public ProfileStream stream(RiskProfile profile) {
        return new ProfileStream(metaId(), profile, allocation(profile).layer2().stream());
    }

    @Override
    public AssetWeights assetWeights(RiskProfile profile) {
        return allocation(profile).assetWeights().within(metaId());
    }

    @Override
    public StreamMetrics performance(RiskProfile profile) {
        return allocation(profile).performance();
    }

    @Override
    public List<String> notices(RiskProfile profile) {
        List<String> notices = new ArrayList<>();
        sleeves.forEach(sleeve -> notices.addAll(sleeve.notices(profile)));
        Set<String> within = Set.copyOf(notices);
        allocation(profile).notices().stream()
                .filter(notice -> !within.contains(notice))
                .forEach(notice -> notices.add(metaId() + ": " + notice));
        return notices;
    }

    @Override
    public List<StrategyRun> strategies() {
        return sleeves.stream().flatMap(sleeve -> sleeve.strategies().stream()).toList();
    }

    @Override
    public List<String> paths() {
        return SleevePaths.of(metaId(), sleeves.stream().map(SleeveRun::paths).toList());
    }

    @Override
    public List<LedgerMark> ledgers() {
        List<LedgerMark> marks = new ArrayList<>(List.of(ledger));
        sleeves.forEach(sleeve -> marks.addAll(sleeve.ledgers()));
        return marks;
    }

    /**
     * The meta-portfolios among its sleeves.
     *
     * @return their runs, in sleeve order, without those within them
     */
    public List<MetaRun> metas() {
        return sleeves.stream()
                .filter(MetaRun.class::isInstance)
                .map(MetaRun.class::cast)
                .toList();
    }

    /**
     * The meta-portfolio of one philosophy.
     *
     * @param profile a risk profile of the run
     * @return its weights and performance
     * @throws UnknownNameException where the run did not hold that profile; the message lists those it held
     */
    public MetaAllocation allocation(RiskProfile profile) {
        MetaAllocation allocation = allocations.get(profile);
        if (allocation == null) {
            throw new UnknownNameException(
                    "risk profile",
                    profile.name(),
                    "run of " + metaId(),
                    allocations.keySet().stream().map(RiskProfile::name).toList());
        }
        return allocation;
    }

    /**
     * What the join did to the sleeves' streams; the same for every profile, whose streams share their dates.
     *
     * @return the join report of the first profile
     */
    public JoinReport joinReport() {
        return allocations.values().iterator().next().layer2().join().report();
    }

    @Override
    public String toString() {
        return new RunTable(this).toString();
    }

    /**
     * How much of the whole a sleeve holds, at any depth.
     *
     * @param path one of {@link #paths()}
     * @param profile a risk profile of the run
     * @return the product of the published weights on the way to it; 1 for the meta-portfolio itself
     * @throws UnknownNameException where there is no such path; the message lists those there are
     */
    public double shareOf(String path, RiskProfile profile) {
        if (!paths().contains(path)) {
            throw new UnknownNameException("path", path, "run of " + metaId(), paths());
        }
        return path.equals(metaId())
                ? allocation(profile).assetWeights().total()
                : allocation(profile).assetWeights().heldBy(path.substring(metaId().length() + 1));
    }

    /**
     * The numbers of one sleeve under one philosophy.
     *
     * @param profile a risk profile of the run
     * @param sleeve a sleeve id
     * @return its own stream on its own calendar, measured
     * @throws UnknownNameException where the run holds no such profile or sleeve
     */
    public StreamMetrics performance(RiskProfile profile, String sleeve) {
        Map<String, StreamMetrics> known = allocation(profile).sleevePerformance();
        StreamMetrics metrics = known.get(sleeve);
        if (metrics == null) {
            throw new UnknownNameException("sleeve", sleeve, "run of " + metaId(), known.keySet());
        }
        return metrics;
    }
}
