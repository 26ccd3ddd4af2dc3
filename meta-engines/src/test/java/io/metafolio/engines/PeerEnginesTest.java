package io.metafolio.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.Dendrogram;
import io.metafolio.engines.cluster.Linkage;
import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.hierarchical.ClusterCount;
import io.metafolio.engines.hierarchical.HierarchicalEqualRiskContributionEngine;
import io.metafolio.engines.hierarchical.HierarchicalRiskParity;
import io.metafolio.engines.hierarchical.HierarchicalRiskParityEngine;
import io.metafolio.engines.hierarchical.NestedClustersEngine;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.weights.WeightBounds;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Our weights beside those of skfolio, Riskfolio-Lib, PyPortfolioOpt, cvxpy/Clarabel and a reference in NumPy. */
class PeerEnginesTest {
    /** Closed forms and recursions differ by the rounding of their sums. */
    private static final double ROUNDING = 1e-14;
    /** The reference's own KKT residual is below 5e-13. */
    private static final double REFERENCE = 1e-12;

    private static final double KKT = 1e-12;

    @Test
    @DisplayName("HRP equals every library in every linkage, leaf order and covariance, and its leaves do, too")
    void hrp() {
        List<JsonNode> peers = Peers.hrp();
        assertThat(peers).hasSizeGreaterThan(250);
        for (JsonNode peer : peers) {
            HierarchicalRiskParity parity =
                    HierarchicalRiskParity.of(Peers.returns(peer), Peers.convention(peer), CovarianceEstimator.SAMPLE);
            assertThat(Peers.difference(parity.weights().toArray(), peer.get("weights")))
                    .as("%s", peer.get("call"))
                    .isLessThan(ROUNDING);
            assertThat(parity.tree().leaves().stream().mapToDouble(i -> i).toArray())
                    .isEqualTo(Oracles.numbers(peer.get("leaves")));
        }
    }

    @Test
    @DisplayName("closed forms and recursions equal the libraries to rounding, the rest a reference to 1e-12 and the"
            + " libraries to their own accuracy")
    void engines() {
        int compared = 0;
        for (JsonNode peer : Peers.engines()) {
            Optional<RiskEngine> engine = Peers.engine(peer);
            if (engine.isPresent()) {
                double tolerance =
                        switch (peer.get("method").asString()) {
                            case "herc", "inverse_volatility", "inverse_variance" -> ROUNDING;
                            default ->
                                peer.get("library").asString().equals("reference")
                                        ? REFERENCE
                                        : REFERENCE + 1.01 * peer.get("off").asDouble();
                        };
                assertThat(Peers.difference(Peers.ours(peer, engine.get()), peer.get("weights")))
                        .as("%s %s", peer.get("call"), peer.get("box"))
                        .isLessThan(tolerance);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    @Test
    @DisplayName("nested clusters equal the reference inside, between and together")
    void nestedClusters() {
        int compared = 0;
        for (JsonNode peer : Peers.engines()) {
            Optional<RiskEngine> engine = Peers.engine(peer);
            if (peer.get("method").asString().equals("nco") && engine.isPresent()) {
                assertThat(Peers.difference(
                                Peers.ours(peer, engine.get()),
                                peer.get("reference").get("weights")))
                        .as("%s", peer.get("call"))
                        .isLessThan(REFERENCE);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    @Test
    @DisplayName("clusters are counted and cut as skfolio and Riskfolio-Lib do")
    void clusterCounts() {
        List<JsonNode> counts = Oracles.cases("peer-engines.json", "cluster_counts");
        assertThat(counts).hasSize(25);
        for (JsonNode peer : counts) {
            CondensedDistances distances =
                    CondensedDistances.ofCorrelation(Covariance.correlation(Peers.returns(peer)));
            Dendrogram tree = Linkage.of(peer.get("linkage").asString()).link(distances);
            assertThat(ClusterCount.MEAN_DISTANCES.of(tree, distances))
                    .isEqualTo(peer.get("skfolio").asInt());
            assertThat(ClusterCount.DEVIATION_OF_DISTANCES.of(tree, distances))
                    .isEqualTo(peer.get("riskfolio").asInt());
            assertThat(tree.cut(peer.get("skfolio").asInt()))
                    .containsExactlyInAnyOrderElementsOf(clusters(peer.get("skfolio_clusters")));
            assertThat(tree.cut(peer.get("riskfolio").asInt()))
                    .containsExactlyInAnyOrderElementsOf(clusters(peer.get("riskfolio_clusters")));
        }
    }

    private static List<List<Integer>> clusters(JsonNode clusters) {
        return StreamSupport.stream(clusters.spliterator(), false)
                .map(cluster -> StreamSupport.stream(cluster.spliterator(), false)
                        .map(JsonNode::asInt)
                        .toList())
                .toList();
    }

    @Test
    @DisplayName("every optimum carries a KKT residual below 1e-12, T < N and boxes included")
    void residuals() {
        for (JsonNode peer : Peers.engines()) {
            Optional<RiskEngine> engine = Peers.engine(peer);
            if (engine.isPresent() && peer.get("library").asString().equals("reference")) {
                EngineRequest request =
                        Peers.request(peer, engine.get().profiles().get(0));
                EngineResult result = engine.get().allocate(request);
                result.kkt().ifPresent(kkt -> assertThat(kkt).isLessThan(KKT));
                assertThat(result.condition().isPresent())
                        .isEqualTo(
                                peer.get("rows").asInt() > peer.get("columns").asInt()
                                        || peer.get("covariance").asString().equals("ledoit_wolf"));
            }
        }
    }

    @Test
    @DisplayName("500 columns over 60 rows have an answer in every engine that is installed")
    void wide() {
        ReturnMatrix returns = Oracles.returns(20260114, 60, 500);
        for (RiskEngine engine : List.of(
                new MinimumVarianceEngine(),
                new HierarchicalRiskParityEngine(),
                new HierarchicalEqualRiskContributionEngine(),
                new NestedClustersEngine(),
                new EqualRiskContributionEngine(),
                new MaximumDiversificationEngine(),
                new MaximumDecorrelationEngine(),
                new MaximumSharpeEngine(),
                new MeanVarianceUtilityEngine())) {
            EngineResult result =
                    engine.allocate(EngineRequest.of(engine.profiles().get(0), returns)
                            .withCovariance(CovarianceEstimator.SAMPLE)
                            .withBounds(WeightBounds.of(0, 0.02)));
            assertThat(result.raw().sum()).isCloseTo(1, within(1e-12));
            assertThat(result.condition()).isEmpty();
            result.kkt().ifPresent(kkt -> assertThat(kkt).isLessThan(KKT));
        }
    }
}
