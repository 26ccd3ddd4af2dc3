package io.metafolio;

import io.metafolio.allocation.AssetWeights;
import io.metafolio.allocation.Flattener;
import io.metafolio.allocation.MetaAllocator;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LedgerMark;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.calendar.JoinReport;
import io.metafolio.errors.RefusedException;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.parity.ParityReport;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.Acceptance;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.report.AcceptanceReport;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.WeightBounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the stages of one meta-portfolio in their fixed order. */
final class MetaRunner {
    private final MetaPortfolio meta;
    private final AuditSink audit;

    MetaRunner(MetaPortfolio meta) {
        this.meta = meta;
        this.audit = meta.audit();
    }

    MetaRun run() {
        meta.tournament().profiles().forEach(meta.engines()::engine);
        SleeveStage sleeveStage = prepared();
        audit.record(AuditEntry.genesis(genesis(sleeveStage.described())));
        try {
            return stages(sleeveStage);
        } catch (RefusedException refusal) {
            throw recorded(refusal);
        }
    }

    /** A refusal of the sleeves' data belongs in the ledger too, and every ledger begins with a genesis. */
    private SleeveStage prepared() {
        try {
            return SleeveStage.prepare(meta);
        } catch (RefusedException refusal) {
            audit.record(AuditEntry.genesis(genesis(meta.sleeves().stream()
                    .map(sleeve -> Map.of("id", sleeve.id()))
                    .toList())));
            throw recorded(refusal);
        }
    }

    private RefusedException recorded(RefusedException refusal) {
        audit.record(AuditEntry.refused(refusal.getClass().getSimpleName(), String.valueOf(refusal.getMessage())));
        return refusal;
    }

    private MetaRun stages(SleeveStage sleeveStage) {
        meta.allocation().guardrails().requireFeasible(meta.sleeves().size(), "sleeves of " + meta.id());
        ParityReport parity = meta.parity().compare(sleeveStage.manifests()).orThrow();
        TemporalId temporalId = sleeveStage.commonTemporalId();
        List<SleeveRun> sleeves = sleeveStage.run(audit);
        Map<RiskProfile, MetaAllocation> allocations = new LinkedHashMap<>();
        Acceptance acceptance =
                new Acceptance(meta.engines(), meta.allocation().guardrails(), sessionsPerYear(sleeves));
        List<String> notices = sleeves.stream()
                .flatMap(sleeve -> sleeve.data().notices().stream())
                .toList();
        int done = 0;
        for (RiskProfile profile : meta.tournament().profiles()) {
            SleeveAllocation layer2 = allocate(profile, sleeves);
            acceptance.judge(layer2);
            allocations.put(profile, allocation(layer2, sleeves, notices));
            meta.progress()
                    .progress("allocation", ++done, meta.tournament().profiles().size());
        }
        AcceptanceReport report = acceptance.conclude(
                sleeves.stream()
                        .mapToInt(sleeve -> sleeve.data().findings().size())
                        .sum(),
                marks(sleeves));
        MetaAllocation any = allocations.values().iterator().next();
        TemporalId joinedId = joinedId(temporalId, any.layer2().join(), sleeves);
        recordAcceptance(report, joinedId, allocations);
        return new MetaRun(
                meta.id(),
                Version.current(),
                genesis(sleeveStage.described()),
                joinedId,
                meta.allocation().guardrails(),
                sleeves,
                parity,
                allocations,
                report,
                audit.mark().head());
    }

    private List<LedgerMark> marks(List<SleeveRun> sleeves) {
        List<LedgerMark> marks = new ArrayList<>(List.of(audit.mark()));
        sleeves.forEach(sleeve -> marks.add(sleeve.ledger()));
        return marks;
    }

    private SleeveAllocation allocate(RiskProfile profile, List<SleeveRun> sleeves) {
        TrainTestWindow window = meta.allocation().window();
        CalendarJoin join = CalendarJoin.of(
                sleeves.stream().map(sleeve -> sleeve.profile(profile).stream()).toList(),
                meta.joinPolicy(),
                window.train() + window.test());
        double[] rates = sleeves.stream()
                .mapToDouble(sleeve -> sleeve.definition().friction().rate())
                .toArray();
        return new MetaAllocator(meta.allocation(), meta.engines()).allocate(join, rates, audit);
    }

    private MetaAllocation allocation(SleeveAllocation layer2, List<SleeveRun> sleeves, List<String> sleeveNotices) {
        RiskProfile profile = layer2.join().profile();
        AuditEntry intent = AuditEntry.intent(
                "flatten_" + profile,
                Map.of("profile", profile.name()),
                layer2.published().hash());
        audit.record(intent);
        AssetWeights assets = Flattener.flatten(profile, layer2.published().weights(), sleeves);
        audit.record(intent.outcome(flattened(assets), hash(assets)));
        return new MetaAllocation(
                layer2,
                assets,
                StreamMetrics.of(
                        layer2.stream(),
                        sessionsPerYear(sleeves),
                        layer2.rebalances().stream()
                                .mapToDouble(rebalance -> rebalance.turnover())
                                .sum(),
                        layer2.rebalances().stream()
                                .mapToDouble(rebalance -> rebalance.cost())
                                .sum()),
                sleevePerformance(profile, sleeves),
                notices(layer2, sleeveNotices));
    }

    private static Map<String, Object> flattened(AssetWeights assets) {
        Map<String, Object> weights = new TreeMap<>();
        assets.assets().forEach(asset -> weights.put(asset.symbol(), asset.weight()));
        return Map.of("weights", weights, "total", assets.total());
    }

    private static String hash(AssetWeights assets) {
        ContentHash hash = ContentHash.of("asset-weights").count(assets.assets().size());
        assets.assets()
                .forEach(asset ->
                        hash.text(asset.symbol()).number(asset.weight()).number(asset.netWeight()));
        return hash.hex();
    }

    private static Map<String, StreamMetrics> sleevePerformance(RiskProfile profile, List<SleeveRun> sleeves) {
        Map<String, StreamMetrics> metrics = new LinkedHashMap<>();
        for (SleeveRun sleeve : sleeves) {
            ProfileRun run = sleeve.profile(profile);
            ReturnSeries series = run.stream().series();
            metrics.put(
                    sleeve.definition().id(),
                    StreamMetrics.of(
                            series, sleeve.definition().calendar().sessionsPerYear(), run.turnover(), run.costs()));
        }
        return metrics;
    }

    private List<String> notices(SleeveAllocation layer2, List<String> sleeveNotices) {
        WeightBounds guardrails = meta.allocation().guardrails();
        List<String> notices = new ArrayList<>(sleeveNotices);
        if (guardrails.decideAlone(meta.sleeves().size())) {
            notices.add(meta.sleeves().size() + " sleeves within " + guardrails.min() + " … " + guardrails.max()
                    + " have one feasible point: the guardrails decide alone");
        }
        notices.addAll(layer2.published().notices());
        notices.addAll(layer2.join().report().notices());
        return notices;
    }

    private static int sessionsPerYear(List<SleeveRun> sleeves) {
        return sleeves.stream()
                .mapToInt(sleeve -> sleeve.definition().calendar().sessionsPerYear())
                .min()
                .orElseThrow();
    }

    private TemporalId joinedId(TemporalId shared, CalendarJoin join, List<SleeveRun> sleeves) {
        JoinReport report = join.report();
        return shared.joined(
                meta.joinPolicy().id(),
                sleeves.stream()
                        .map(sleeve -> sleeve.definition().calendar().id())
                        .toList(),
                join.base(),
                report.last());
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

    private Map<String, Object> genesis(List<?> sleeves) {
        WeightBounds guardrails = meta.allocation().guardrails();
        TrainTestWindow window = meta.allocation().window();
        return Map.ofEntries(
                Map.entry("meta", meta.id()),
                Map.entry("version", Version.current()),
                Map.entry("sleeves", sleeves),
                Map.entry(
                        "profiles",
                        meta.tournament().profiles().stream()
                                .map(RiskProfile::name)
                                .toList()),
                Map.entry("guardrails", Map.of("min", guardrails.min(), "max", guardrails.max())),
                Map.entry("projection", meta.allocation().projection().id()),
                Map.entry("covariance", meta.allocation().covariance().id()),
                Map.entry("market_regime", meta.allocation().regime().id()),
                Map.entry("join_policy", meta.joinPolicy().id()),
                Map.entry("walk_forward", "expanding"),
                Map.entry("train_window", window.train()),
                Map.entry("test_window", window.test()),
                Map.entry("step_size", window.step()),
                Map.entry(
                        "parity_waivers",
                        meta.parity().waivers().stream().map(Object::toString).toList()));
    }
}
