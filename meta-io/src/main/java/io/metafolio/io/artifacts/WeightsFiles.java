package io.metafolio.io.artifacts;

import io.metafolio.MetaConfiguration;
import io.metafolio.MetaReturns;
import io.metafolio.MetaWeights;
import io.metafolio.allocation.Baseline;
import io.metafolio.allocation.MetaAllocator;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.audit.LedgerMark;
import io.metafolio.calendar.JoinReport;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.json.Json;
import io.metafolio.metrics.CorrelationMatrix;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.spi.EngineDecision;
import io.metafolio.spi.Hierarchy;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the third stage: the published weights of the sleeves, and every decision of the walk-forward. */
final class WeightsFiles {
    private static final String OPTIMIZED = "meta_optimized.json";
    private static final String DECISIONS = "decisions.json";
    private static final String NO_PROJECTION = "none";

    private WeightsFiles() {}

    static RunFiles of(MetaWeights weights, String runId) {
        MetaConfiguration configuration = weights.configuration();
        Map<String, Object> optimized = new LinkedHashMap<>();
        Map<String, Object> decisions = new LinkedHashMap<>();
        weights.allocations().forEach((profile, layer2) -> {
            optimized.put(profile.name(), optimized(weights, layer2));
            decisions.put(profile.name(), decisions(layer2));
        });
        TemporalId temporalId = configuration.joinedId(
                weights.allocations().values().iterator().next().join());
        return new RunFiles(false)
                .text(
                        OPTIMIZED,
                        Json.pretty(Trees.map(
                                "meta", configuration.meta(),
                                "run_id", runId,
                                "temporal_id", temporalId.hash(),
                                "temporal_ingredients", temporalId.ingredients(),
                                "sleeves",
                                        configuration.sleeves().stream()
                                                .map(sleeve -> sleeve.id())
                                                .toList(),
                                "profiles", optimized)))
                .text(
                        DECISIONS,
                        Json.pretty(Trees.map("meta", configuration.meta(), "run_id", runId, "profiles", decisions)));
    }

    private static Map<String, Object> optimized(MetaWeights weights, SleeveAllocation layer2) {
        EngineDecision decision = layer2.published();
        JoinReport join = layer2.join().report();
        Map<String, Object> shape = Trees.map(
                "engine", decision.engine(),
                "rows", join.rows(),
                "first", join.first().toString(),
                "last", join.last().toString(),
                "raw", decision.raw().asMap(),
                "weights", decision.weights().asMap(),
                "bounds",
                        Trees.map(
                                "min",
                                weights.configuration()
                                        .allocation()
                                        .guardrails()
                                        .min(),
                                "max",
                                weights.configuration()
                                        .allocation()
                                        .guardrails()
                                        .max()),
                "binding", decision.binding());
        shape.put(
                "projection", decision.projection().map(GuardrailProjection::id).orElse(NO_PROJECTION));
        Trees.putNullable(shape, "condition", Trees.orNull(decision.condition()));
        Trees.putNullable(shape, "kkt", Trees.orNull(decision.kkt()));
        shape.put("estimates", decision.estimates());
        decision.hierarchy().ifPresent(tree -> shape.put("hierarchy", tree.recorded()));
        shape.put("correlation", correlation(CorrelationMatrix.of(layer2.join().returns())));
        shape.put("engine_notices", decision.notices());
        shape.put("notices", weights.notices(layer2.join().profile()));
        return shape;
    }

    private static Map<String, Object> correlation(CorrelationMatrix matrix) {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (int i = 0; i < matrix.labels().size(); i++) {
            rows.put(matrix.labels().get(i), matrix.others(i));
        }
        return rows;
    }

    private static Map<String, Object> decisions(SleeveAllocation layer2) {
        List<Map<String, Object>> rebalances = new ArrayList<>();
        for (int k = 0; k < layer2.rebalances().size(); k++) {
            Map<String, Object> rebalance = Trees.rebalance(layer2.rebalances().get(k));
            rebalance.put(
                    "risk", AttributionTree.of(layer2.attribution().decided().get(k)));
            rebalances.add(rebalance);
        }
        Map<String, Object> baselines = new LinkedHashMap<>();
        layer2.baselines().forEach(baseline -> baselines.put(baseline.rule().id(), baseline(baseline)));
        return Trees.map(
                "published", layer2.published().weights().asMap(),
                "rebalances", rebalances,
                "dates", Trees.dates(layer2.stream().dates()),
                "returns", Trees.numbers(layer2.stream().toArray()),
                "baselines", baselines);
    }

    /** Its weights stand in the order of the rebalances, its returns in that of the dates. */
    private static Map<String, Object> baseline(Baseline baseline) {
        return Trees.map(
                "weights", baseline.decisions().stream().map(Weights::asMap).toList(),
                "returns", Trees.numbers(baseline.stream().toArray()));
    }

    /** Reads the stage back: the decisions as they were made, and what they earned by playing them anew. */
    static MetaWeights read(Path run, MetaReturns returns, RiskEngines engines, LedgerRecords ledger, LedgerMark mark) {
        if (ledger.outcomes(
                        "meta_optimize_" + returns.configuration().profiles().get(0))
                .isEmpty()) {
            throw new RefusedException(
                    "No weights were decided yet",
                    run.toString(),
                    "a run whose third stage is done",
                    "optimize-meta-portfolio comes first, or MetaReturns.allocate");
        }
        JsonTree optimized =
                JsonTree.read(run.resolve(OPTIMIZED), "weights of a meta-run").child("profiles");
        JsonTree decisions =
                JsonTree.read(run.resolve(DECISIONS), "decisions of a meta-run").child("profiles");
        MetaConfiguration configuration = returns.configuration();
        MetaAllocator allocator = new MetaAllocator(configuration.allocation(), engines);
        Map<RiskProfile, SleeveAllocation> allocations = new LinkedHashMap<>();
        returns.joins().forEach((profile, join) -> {
            List<JsonTree> recorded = ledger.outcomes("meta_optimize_" + profile).stream()
                    .map(line -> line.child("data"))
                    .toList();
            EngineDecision published = published(optimized.child(profile.name()));
            List<Weights> walkForward = walkForward(decisions.child(profile.name()));
            requireRecorded(recorded, walkForward, published, run, profile);
            allocations.put(profile, allocator.played(join, configuration.rates(), walkForward, published));
        });
        return new MetaWeights(configuration, allocations, mark.head());
    }

    private static List<Weights> walkForward(JsonTree decisions) {
        List<Weights> weights = new ArrayList<>();
        decisions.children("rebalances").forEach(rebalance -> weights.add(Trees.weights(rebalance.child("weights"))));
        return weights;
    }

    private static EngineDecision published(JsonTree tree) {
        String projection = tree.text("projection");
        Map<String, String> binding = new LinkedHashMap<>();
        JsonTree bound = tree.child("binding");
        bound.keys().forEach(label -> binding.put(label, bound.text(label)));
        Map<String, Double> estimates = new LinkedHashMap<>();
        JsonTree estimated = tree.child("estimates");
        estimated
                .keys()
                .forEach(name -> estimates.put(name, estimated.number(name).doubleValue()));
        return new EngineDecision(
                tree.text("engine"),
                Trees.weights(tree.child("raw")),
                Trees.weights(tree.child("weights")),
                binding,
                projection.equals(NO_PROJECTION)
                        ? Optional.empty()
                        : Optional.of(tree.named("projection", GuardrailProjection.values(), GuardrailProjection::id)),
                tree.optionalNumber("condition"),
                tree.optionalNumber("kkt"),
                estimates,
                tree.texts("engine_notices"),
                tree.keys().contains("hierarchy") ? Optional.of(hierarchy(tree)) : Optional.empty());
    }

    private static Hierarchy hierarchy(JsonTree tree) {
        List<Hierarchy.Merge> merges = tree.children("hierarchy").stream()
                .map(merge -> new Hierarchy.Merge(
                        merge.number("left").intValue(),
                        merge.number("right").intValue(),
                        merge.number("height").doubleValue()))
                .toList();
        try {
            return new Hierarchy(merges);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    String.valueOf(e.getMessage()),
                    tree.place(),
                    "the tree that the stage before wrote",
                    "the file was changed by hand, or written by another version");
        }
    }

    /** Every walk-forward decision by its weights, the published one by all that the ledger says of it. */
    private static void requireRecorded(
            List<JsonTree> recorded,
            List<Weights> walkForward,
            EngineDecision published,
            Path run,
            RiskProfile profile) {
        List<String> expected = new ArrayList<>();
        List<String> read = new ArrayList<>();
        recorded.forEach(decision ->
                expected.add(Trees.canonical(decision.child("weights").values())));
        walkForward.forEach(weights -> read.add(Trees.canonical(weights.asMap())));
        read.add(Trees.canonical(published.weights().asMap()));
        if (!read.equals(expected)
                || !Trees.canonical(recorded.get(recorded.size() - 1).values())
                        .equals(Trees.canonical(published.recorded()))) {
            throw new RefusedException(
                    "The decisions of " + profile + " are not those that the ledger recorded",
                    run.resolve(OPTIMIZED) + " and " + run.resolve(DECISIONS),
                    "the decisions as the stage before wrote them",
                    "a file was changed between two stages; run the stages anew under another id");
        }
    }
}
