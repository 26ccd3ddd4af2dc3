package io.metafolio.io.artifacts;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.allocation.AssetWeight;
import io.metafolio.io.json.Json;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.sleeve.SleeveRun;
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
        Map<String, Object> sleeves = new LinkedHashMap<>();
        for (SleeveRun sleeve : run.sleeves()) {
            String id = sleeve.definition().id();
            Map<String, Object> assets = new LinkedHashMap<>();
            Weights weights = sleeve.profile(allocation.profile()).assetWeights();
            weights.asMap().forEach((symbol, weight) -> assets.put(symbol, Trees.map("weight", weight)));
            sleeves.put(id, Trees.map("weight", allocation.sleeveWeights().get(id), "children", assets));
        }
        return Trees.map("weight", 1.0, "children", sleeves);
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
        return Trees.map(
                "sleeve_weights", allocation.sleeveWeights().asMap(),
                "assets", assets,
                "cash", allocation.assetWeights().cash(),
                "total", allocation.assetWeights().total());
    }

    private Map<String, Object> metrics(MetaAllocation allocation) {
        Map<String, Object> sleeves = new LinkedHashMap<>();
        for (SleeveRun sleeve : run.sleeves()) {
            String id = sleeve.definition().id();
            Map<String, Object> shape = Trees.metrics(run.performance(allocation.profile(), id));
            shape.put(
                    "benchmarks",
                    sleeve.profile(allocation.profile()).benchmarks().stream()
                            .map(Trees::benchmark)
                            .toList());
            sleeves.put(id, shape);
        }
        return Trees.map("meta", Trees.metrics(allocation.performance()), "sleeves", sleeves);
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
