package io.metafolio;

import io.metafolio.allocation.Concentration;
import io.metafolio.allocation.Flattener;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LedgerMark;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.parity.ParityReport;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.Acceptance;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.report.AcceptanceReport;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.AssetWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks weights through to assets, measures and judges. */
final class FlatteningStage {
    private final MetaWeights weights;
    private final MetaConfiguration configuration;
    private final List<SleeveRun> sleeves;
    private final RiskEngines engines;
    private final AuditSink audit;

    FlatteningStage(MetaWeights weights, List<? extends SleeveRun> sleeves, RiskEngines engines, AuditSink audit) {
        this.weights = weights;
        this.configuration = weights.configuration();
        this.sleeves = List.copyOf(sleeves);
        this.engines = engines;
        this.audit = audit;
    }

    MetaRun run() {
        configuration.requireEngines(engines);
        configuration.requireSleeves(sleeves);
        ParityReport parity = configuration
                .parity()
                .compare(strategies().map(StrategyRun::manifest).toList())
                .orThrow();
        Map<RiskProfile, MetaAllocation> allocations = new LinkedHashMap<>();
        weights.allocations().forEach((profile, layer2) -> allocations.put(profile, allocation(layer2)));
        AcceptanceReport report = judged();
        TemporalId joinedId = configuration.joinedId(
                allocations.values().iterator().next().layer2().join());
        recordAcceptance(report, joinedId, allocations);
        return new MetaRun(configuration, joinedId, sleeves, parity, allocations, report, audit.mark());
    }

    private AcceptanceReport judged() {
        Acceptance acceptance =
                new Acceptance(engines, configuration.allocation().guardrails(), configuration.sessionsPerYear());
        weights.allocations().values().forEach(acceptance::judge);
        Map<String, AcceptanceReport> within = new LinkedHashMap<>();
        for (SleeveRun sleeve : sleeves) {
            if (sleeve instanceof MetaRun meta) {
                within.put(meta.id(), meta.acceptance());
            }
        }
        acceptance.within(within);
        List<LedgerMark> marks = new ArrayList<>(List.of(audit.mark()));
        sleeves.forEach(sleeve -> marks.addAll(sleeve.ledgers()));
        return acceptance.conclude(
                strategies()
                        .flatMap(sleeve -> sleeve.data().findings().stream())
                        .toList(),
                marks);
    }

    /** At any depth. */
    private Stream<StrategyRun> strategies() {
        return sleeves.stream().flatMap(sleeve -> sleeve.strategies().stream());
    }

    private MetaAllocation allocation(SleeveAllocation layer2) {
        RiskProfile profile = layer2.join().profile();
        AuditEntry intent = AuditEntry.intent(
                "flatten_" + profile,
                Map.of("profile", profile.name()),
                layer2.published().hash());
        audit.record(intent);
        AssetWeights assets = Flattener.flatten(profile, layer2.published().weights(), sleeves);
        audit.record(intent.outcome(
                flattened(assets),
                ContentHash.of("asset-weights").assets(assets).hex()));
        return new MetaAllocation(
                layer2,
                assets,
                layer2.performance(configuration.sessionsPerYear()),
                sleevePerformance(profile),
                notices(layer2, assets));
    }

    private Map<String, StreamMetrics> sleevePerformance(RiskProfile profile) {
        Map<String, StreamMetrics> metrics = new LinkedHashMap<>();
        sleeves.forEach(sleeve -> metrics.put(sleeve.id(), sleeve.performance(profile)));
        return metrics;
    }

    private static Map<String, Object> flattened(AssetWeights assets) {
        Map<String, Object> weights = new TreeMap<>();
        assets.assets().forEach(asset -> weights.put(asset.symbol(), asset.weight()));
        return Map.of("weights", weights, "total", assets.total());
    }

    private List<String> notices(SleeveAllocation layer2, AssetWeights assets) {
        RiskProfile profile = layer2.join().profile();
        List<String> notices = new ArrayList<>();
        sleeves.forEach(sleeve -> notices.addAll(sleeve.notices(profile)));
        notices.addAll(weights.notices(profile));
        notices.addAll(Concentration.notices(profile, assets));
        return notices;
    }

    private void recordAcceptance(
            AcceptanceReport report, TemporalId joinedId, Map<RiskProfile, MetaAllocation> allocations) {
        Map<String, Object> verdicts = new TreeMap<>();
        for (AcceptanceCriterion criterion : report.criteria()) {
            verdicts.put(criterion.title(), criterion.status().name());
        }
        ContentHash inputs = ContentHash.of("streams");
        allocations.values().forEach(allocation -> inputs.series(allocation.layer2().stream()));
        AuditEntry intent = AuditEntry.intent("acceptance", Map.of(), inputs.hex());
        audit.record(intent);
        ContentHash outputs = ContentHash.of("verdicts");
        verdicts.forEach((title, verdict) -> outputs.text(title).text((String) verdict));
        audit.record(intent.outcome(
                Map.of("temporal_id", joinedId.hash(), "accepted", report.accepted(), "verdicts", verdicts),
                outputs.hex()));
    }
}
