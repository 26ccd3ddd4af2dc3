package io.metafolio.io.artifacts;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.allocation.AssetWeight;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.calendar.JoinReport;
import io.metafolio.io.json.Json;
import io.metafolio.io.table.StampedTable;
import io.metafolio.metrics.CorrelationMatrix;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.spi.EngineDecision;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The files of a meta-run beside its report and its ledger. */
final class MetaFiles {
    private final MetaRun run;
    private final String runId;

    private MetaFiles(MetaRun run, String runId) {
        this.run = run;
        this.runId = runId;
    }

    static RunFiles of(MetaRun run, String runId) {
        return new MetaFiles(run, runId).files();
    }

    private RunFiles files() {
        RunFiles files = new RunFiles()
                .text(
                        "config/resolved_manifest.json",
                        CanonicalJson.write(run.configuration().tree()));
        run.allocations()
                .forEach((profile, allocation) -> files.table(
                        "meta_returns/" + profile,
                        StampedTable.of(
                                "joined " + profile + " returns",
                                allocation.layer2().join().returns())));
        files.text("meta_optimized.json", Json.pretty(optimized()));
        files.text("meta_cluster_tree.json", Json.pretty(named(this::tree)));
        files.text("portfolio_flattened.json", Json.pretty(named(this::flattened)));
        files.text("decisions.json", Json.pretty(named(MetaFiles::decisions)));
        files.text("metrics.json", Json.pretty(named(MetaFiles::metrics)));
        files.text("join_report.json", Json.pretty(join()));
        files.text("acceptance.json", Json.pretty(Trees.map("criteria", criteria())));
        return files;
    }

    private Map<String, Object> named(Function<MetaAllocation, Map<String, Object>> shape) {
        Map<String, Object> profiles = new LinkedHashMap<>();
        run.allocations().forEach((profile, allocation) -> profiles.put(profile.name(), shape.apply(allocation)));
        return Trees.map("meta", run.metaId(), "run_id", runId, "profiles", profiles);
    }

    private Map<String, Object> optimized() {
        Map<String, Object> named = named(this::optimized);
        return Trees.map(
                "meta", run.metaId(),
                "run_id", runId,
                "temporal_id", run.temporalId().hash(),
                "temporal_ingredients", run.temporalId().ingredients(),
                "sleeves",
                        run.sleeves().stream()
                                .map(sleeve -> sleeve.definition().id())
                                .toList(),
                "profiles", Objects.requireNonNull(named.get("profiles")));
    }

    private Map<String, Object> optimized(MetaAllocation allocation) {
        EngineDecision decision = allocation.layer2().published();
        JoinReport join = allocation.layer2().join().report();
        Map<String, Object> shape = Trees.map(
                "engine", decision.engine(),
                "rows", join.rows(),
                "first", join.first().toString(),
                "last", join.last().toString(),
                "raw", decision.raw().asMap(),
                "weights", decision.weights().asMap(),
                "bounds",
                        Trees.map(
                                "min", run.guardrails().min(),
                                "max", run.guardrails().max()),
                "binding", decision.binding());
        shape.put(
                "projection",
                decision.projection().map(projection -> projection.id()).orElse("none"));
        Trees.putNullable(shape, "condition", Trees.orNull(decision.condition()));
        Trees.putNullable(shape, "kkt", Trees.orNull(decision.kkt()));
        shape.put("estimates", decision.estimates());
        shape.put("correlation", correlation(allocation.correlation()));
        shape.put("notices", allocation.notices());
        return shape;
    }

    private static Map<String, Object> correlation(CorrelationMatrix matrix) {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (int i = 0; i < matrix.labels().size(); i++) {
            rows.put(matrix.labels().get(i), matrix.others(i));
        }
        return rows;
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

    private static Map<String, Object> decisions(MetaAllocation allocation) {
        return Trees.map(
                "published", allocation.sleeveWeights().asMap(),
                "rebalances",
                        allocation.layer2().rebalances().stream()
                                .map(Trees::rebalance)
                                .toList(),
                "dates", Trees.dates(allocation.layer2().stream().dates()),
                "returns", Trees.numbers(allocation.layer2().stream().toArray()));
    }

    private static Map<String, Object> metrics(MetaAllocation allocation) {
        Map<String, Object> sleeves = new LinkedHashMap<>();
        allocation.sleevePerformance().forEach((sleeve, metrics) -> sleeves.put(sleeve, metrics(metrics)));
        return Trees.map("meta", metrics(allocation.performance()), "sleeves", sleeves);
    }

    private static Map<String, Object> metrics(StreamMetrics metrics) {
        Map<String, Object> shape = Trees.map("rows", metrics.rows());
        Trees.putNullable(shape, "first", metrics.first().map(Object::toString).orElse(null));
        Trees.putNullable(shape, "last", metrics.last().map(Object::toString).orElse(null));
        shape.put("sessions_per_year", metrics.sessionsPerYear());
        shape.put("twr", metrics.twr());
        Trees.putNullable(shape, "annualized_twr", Trees.orNull(metrics.annualizedTwr()));
        Trees.putNullable(shape, "annualized_volatility", Trees.orNull(metrics.annualizedVolatility()));
        shape.put("max_drawdown", metrics.maxDrawdown());
        shape.put("turnover", metrics.turnover());
        shape.put("costs", metrics.costs());
        return shape;
    }

    /** Profiles share their dates and with them all counts of rows; growth is each profile's own. */
    private Map<String, Object> join() {
        MetaAllocation first = run.allocations().values().iterator().next();
        JoinReport report = first.layer2().join().report();
        Map<String, Object> sleeves = new LinkedHashMap<>();
        for (int j = 0; j < report.sleeves().size(); j++) {
            JoinReport.SleeveJoin line = report.sleeves().get(j);
            sleeves.put(
                    line.sleeve(),
                    Trees.map(
                            "rows_in", line.rowsIn(),
                            "rows_kept", line.rowsKept(),
                            "share_dropped", line.shareDropped(),
                            "growth_dropped", growth(j, JoinReport.SleeveJoin::growthDropped),
                            "growth_before", growth(j, JoinReport.SleeveJoin::growthBefore),
                            "growth_after", growth(j, JoinReport.SleeveJoin::growthAfter)));
        }
        return Trees.map(
                "policy", report.policy().id(),
                "base", first.layer2().join().base().toString(),
                "first", report.first().toString(),
                "last", report.last().toString(),
                "rows", report.rows(),
                "sleeves", sleeves,
                "notices", report.notices());
    }

    /** One number of one sleeve by profile. */
    private Map<String, Object> growth(int sleeve, ToDoubleFunction<JoinReport.SleeveJoin> of) {
        Map<String, Object> byProfile = new LinkedHashMap<>();
        run.allocations()
                .forEach((profile, allocation) -> byProfile.put(
                        profile.name(),
                        of.applyAsDouble(
                                allocation.layer2().join().report().sleeves().get(sleeve))));
        return byProfile;
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
