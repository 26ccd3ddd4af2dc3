package io.metafolio.io.artifacts;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.allocation.Baseline;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.io.json.Json;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.weights.AssetWeight;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The files of the fourth stage: assets, the tree they hang on, metrics and judgement. */
final class FlattenedFiles {
    private final MetaRun run;
    private final String runId;

    private FlattenedFiles(MetaRun run, String runId) {
        this.run = run;
        this.runId = runId;
    }

    static RunFiles of(MetaRun run, String runId) {
        return new FlattenedFiles(run, runId).files();
    }

    private RunFiles files() {
        return new RunFiles(false)
                .text("meta_cluster_tree.json", Json.pretty(named(this::tree)))
                .text("portfolio_flattened.json", Json.pretty(named(this::flattened)))
                .text("metrics.json", Json.pretty(named(this::metrics)))
                .text("acceptance.json", Json.pretty(Trees.map("criteria", criteria())));
    }

    private Map<String, Object> named(Function<MetaAllocation, Map<String, Object>> shape) {
        Map<String, Object> profiles = new LinkedHashMap<>();
        run.allocations().forEach((profile, allocation) -> profiles.put(profile.name(), shape.apply(allocation)));
        return Trees.map("meta", run.metaId(), "run_id", runId, "profiles", profiles);
    }

    private Map<String, Object> tree(MetaAllocation allocation) {
        return Trees.map("weight", 1.0, "children", children(run, allocation.profile()));
    }

    /** Each weight is a fraction of what stands above it. */
    private static Map<String, Object> children(MetaRun meta, RiskProfile profile) {
        Map<String, Object> sleeves = new LinkedHashMap<>();
        for (SleeveRun sleeve : meta.sleeves()) {
            double weight = meta.allocation(profile).sleeveWeights().get(sleeve.id());
            Map<String, Object> within = sleeve instanceof MetaRun inner
                    ? children(inner, profile)
                    : assets(sleeve.strategies().get(0).profile(profile).assetWeights());
            sleeves.put(sleeve.id(), Trees.map("weight", weight, "children", within));
        }
        return sleeves;
    }

    private static Map<String, Object> assets(Weights weights) {
        Map<String, Object> assets = new LinkedHashMap<>();
        weights.asMap().forEach((symbol, weight) -> assets.put(symbol, Trees.map("weight", weight)));
        return assets;
    }

    private Map<String, Object> flattened(MetaAllocation allocation) {
        List<Object> assets = new ArrayList<>();
        for (AssetWeight asset : allocation.assetWeights().assets()) {
            assets.add(Trees.map(
                    "symbol", asset.symbol(),
                    "weight", asset.weight(),
                    "net_weight", asset.netWeight(),
                    "direction", asset.direction(),
                    "contributors", asset.contributors()));
        }
        Map<String, Object> cash = new LinkedHashMap<>();
        Map<String, Object> cashContributors = new LinkedHashMap<>();
        for (AssetWeight amount : allocation.assetWeights().cash()) {
            cash.put(amount.symbol(), amount.netWeight());
            cashContributors.put(amount.symbol(), amount.contributors());
        }
        return Trees.map(
                "sleeve_weights", allocation.sleeveWeights().asMap(),
                "assets", assets,
                "cash", cash,
                "cash_contributors", cashContributors,
                "total", allocation.assetWeights().total(),
                "gross", allocation.assetWeights().gross(),
                "effective_assets", allocation.assetWeights().effectiveNumber());
    }

    private Map<String, Object> metrics(MetaAllocation allocation) {
        Map<String, Object> sleeves = new LinkedHashMap<>();
        for (SleeveRun sleeve : run.sleeves()) {
            Map<String, Object> shape = Trees.metrics(sleeve.performance(allocation.profile()));
            if (sleeve instanceof StrategyRun strategy) {
                shape.put(
                        "benchmarks",
                        strategy.profile(allocation.profile()).benchmarks().stream()
                                .map(Trees::benchmark)
                                .toList());
            }
            sleeves.put(sleeve.id(), shape);
        }
        SleeveAllocation layer2 = allocation.layer2();
        return Trees.map(
                "meta",
                Trees.metrics(allocation.performance()),
                "sleeves",
                sleeves,
                "attribution",
                AttributionTree.of(layer2.attribution()),
                "stability",
                AttributionTree.of(layer2.stability()),
                "baselines",
                baselines(layer2, allocation.performance().sessionsPerYear()));
    }

    private static Map<String, Object> baselines(SleeveAllocation layer2, int sessionsPerYear) {
        Map<String, Object> baselines = new LinkedHashMap<>();
        for (Baseline baseline : layer2.baselines()) {
            Map<String, Object> shape = Trees.metrics(baseline.performance(sessionsPerYear));
            shape.put("meta_beside_it", Trees.benchmark(layer2.beside(baseline, sessionsPerYear)));
            baselines.put(baseline.rule().id(), shape);
        }
        return baselines;
    }

    private List<Object> criteria() {
        List<Object> criteria = new ArrayList<>();
        for (AcceptanceCriterion criterion : run.acceptance().criteria()) {
            Map<String, Object> shape = Trees.map("id", criterion.id());
            criterion.profile().ifPresent(profile -> shape.put("profile", profile.name()));
            criterion.scope().ifPresent(scope -> shape.put("scope", scope));
            shape.put("status", criterion.status().name());
            shape.put("measured", criterion.measured());
            shape.put("detail", criterion.detail());
            criteria.add(shape);
        }
        return criteria;
    }
}
