package io.metafolio.engines;

import io.metafolio.engines.cluster.LeafOrder;
import io.metafolio.engines.cluster.Linkage;
import io.metafolio.engines.hierarchical.ClusterConvention;
import io.metafolio.engines.hierarchical.ClusterCount;
import io.metafolio.engines.hierarchical.HercRisk;
import io.metafolio.engines.hierarchical.HierarchicalEqualRiskContributionEngine;
import io.metafolio.engines.hierarchical.HrpConvention;
import io.metafolio.engines.hierarchical.HrpCorrelation;
import io.metafolio.engines.hierarchical.NestedClustersEngine;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What other libraries answered, as {@code src/test/python/peer_*.py} recorded it, and our answer to the same. */
final class Peers {
    private static final long SEED = 20260114;

    private Peers() {}

    static List<JsonNode> hrp() {
        return Oracles.cases("peer-hrp.json", "cases");
    }

    static List<JsonNode> engines() {
        return Oracles.cases("peer-engines.json", "cases");
    }

    static ReturnMatrix returns(JsonNode peer) {
        return Oracles.returns(
                SEED, peer.get("rows").asInt(), peer.get("columns").asInt());
    }

    /** Our convention for a case of {@code peer-hrp.json}. */
    static HrpConvention convention(JsonNode peer) {
        LeafOrder order =
                switch (peer.get("ordering").asString()) {
                    case "none" -> LeafOrder.TREE;
                    case "scipy" -> LeafOrder.CLUSTER_BY_CLUSTER;
                    default -> LeafOrder.OPTIMAL;
                };
        HrpConvention base = peer.get("distance").asString().equals("correlation")
                ? HrpConvention.HOUSE
                : HrpConvention.LOPEZ_DE_PRADO_2016;
        HrpCorrelation tree = peer.get("correlation")
                        .asString()
                        .startsWith(peer.get("covariance").asString())
                ? HrpCorrelation.COVARIANCE
                : HrpCorrelation.SAMPLE;
        return base.withLinkage(Linkage.of(peer.get("linkage").asString()))
                .withLeafOrder(order)
                .withCorrelation(tree)
                .withCovariance(CovarianceEstimator.of(peer.get("covariance").asString()));
    }

    /** Our engine for a case of {@code peer-engines.json}; empty where the method differs. */
    static Optional<RiskEngine> engine(JsonNode peer) {
        JsonNode parameters = peer.get("parameters");
        return switch (peer.get("method").asString()) {
            case "minimum_variance" -> Optional.of(new MinimumVarianceEngine());
            case "maximum_sharpe" -> Optional.of(new MaximumSharpeEngine());
            case "maximum_diversification" -> Optional.of(new MaximumDiversificationEngine());
            case "maximum_decorrelation" -> Optional.of(new MaximumDecorrelationEngine());
            case "inverse_volatility" -> Optional.of(new InverseVolatilityEngine());
            case "inverse_variance" -> Optional.of(new InverseVarianceEngine());
            case "utility" ->
                Optional.of(MeanVarianceUtilityEngine.riskAversion(
                        parameters.get("gamma").asDouble()));
            case "risk_budget" -> Optional.of(RiskBudgetingEngine.of(budgets(peer)));
            case "herc" -> peer.get("box").isNull() ? Optional.of(herc(peer)) : Optional.empty();
            case "nco" -> isProjected(peer) ? Optional.of(NestedClustersEngine.of(clusters(peer))) : Optional.empty();
            default -> throw new IllegalStateException(peer.get("method").asString());
        };
    }

    /** Where the covariance is the sample's, fitting again between the clusters is the same as projecting. */
    private static boolean isProjected(JsonNode peer) {
        String outer = peer.get("parameters").get("outer").asString();
        return outer.equals("projected")
                || (outer.equals("estimated")
                        && peer.get("covariance").asString().equals("sample"));
    }

    private static Map<String, Double> budgets(JsonNode peer) {
        boolean equal = peer.get("parameters").get("budget").asString().equals("b_i = 1/N");
        Map<String, Double> budgets = new LinkedHashMap<>();
        for (int i = 0; i < peer.get("columns").asInt(); i++) {
            budgets.put("C" + i, equal ? 1.0 : i + 1.0);
        }
        return budgets;
    }

    private static RiskEngine herc(JsonNode peer) {
        JsonNode parameters = peer.get("parameters");
        HierarchicalEqualRiskContributionEngine engine = HierarchicalEqualRiskContributionEngine.of(clusters(peer))
                .withRisk(
                        parameters.get("risk").asString().equals("variance") ? HercRisk.VARIANCE : HercRisk.VOLATILITY);
        return parameters.get("within").asString().equals("equal") ? engine.withEqualWeightsInside() : engine;
    }

    private static ClusterConvention clusters(JsonNode peer) {
        JsonNode parameters = peer.get("parameters");
        ClusterConvention library = peer.get("library").asString().equals("skfolio")
                ? ClusterConvention.SKFOLIO
                : ClusterConvention.RISKFOLIO;
        ClusterConvention linked = library.withLinkage(
                        Linkage.of(parameters.get("linkage").asString()))
                .withCovariance(CovarianceEstimator.of(peer.get("covariance").asString()));
        return parameters.get("chosen").asBoolean()
                ? linked
                : linked.withClusters(ClusterCount.of(parameters.get("clusters").asInt()));
    }

    static EngineRequest request(JsonNode peer, RiskProfile profile) {
        EngineRequest request = EngineRequest.of(profile, returns(peer))
                .withCovariance(CovarianceEstimator.of(peer.get("covariance").asString()));
        JsonNode box = peer.get("box");
        return box == null || box.isNull()
                ? request
                : request.withBounds(
                        WeightBounds.of(box.get(0).asDouble(), box.get(1).asDouble()));
    }

    static double[] ours(JsonNode peer, RiskEngine engine) {
        EngineResult result = engine.allocate(request(peer, engine.profiles().get(0)));
        return result.bounded().orElse(result.raw()).toArray();
    }

    /** Our answer to skfolio's HERC inside bounds: brought inside by the projection. */
    static double[] inBox(JsonNode peer) {
        RiskEngine engine = herc(peer);
        return RiskEngines.of(engine)
                .decide(request(peer, RiskProfile.HERC), GuardrailProjection.PROPORTIONAL, "peer")
                .weights()
                .toArray();
    }

    /** Our answer to any NCO, on blocks of one covariance. */
    static double[] projected(JsonNode peer) {
        return ours(peer, NestedClustersEngine.of(clusters(peer)));
    }

    static double difference(double[] ours, JsonNode theirs) {
        double[] weights = Oracles.numbers(theirs);
        double greatest = ours.length == weights.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            greatest = Math.max(greatest, Math.abs(ours[i] - weights[i]));
        }
        return greatest;
    }
}
