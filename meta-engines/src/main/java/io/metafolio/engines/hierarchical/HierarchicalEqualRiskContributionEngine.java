package io.metafolio.engines.hierarchical;

import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.Dendrogram;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.covariance.ReturnMoments;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hierarchical equal risk contribution (Raffinot, "The hierarchical equal risk contribution portfolio", 2018) in a named
 * convention, by default {@link ClusterConvention#HOUSE}.
 *
 * <p>The tree is cut into clusters; each is held at inverse risks; from the root down to the clusters, each side gets its
 * share in inverse proportion to the summed risk of its clusters, not to the risk of their combination, as skfolio and
 * Riskfolio-Lib have it. Bounds are left to the guardrail projection. Refuses constant columns by name. Cost O(T·N² +
 * N²·k) for k clusters. Immutable; safe to share between threads.
 */
public final class HierarchicalEqualRiskContributionEngine implements RiskEngine {
    private final ClusterConvention convention;
    private final HercRisk risk;
    private final boolean equalInside;

    /** The engine in the house convention. */
    public HierarchicalEqualRiskContributionEngine() {
        this(ClusterConvention.HOUSE, HercRisk.VARIANCE, false);
    }

    private HierarchicalEqualRiskContributionEngine(ClusterConvention convention, HercRisk risk, boolean equalInside) {
        this.convention = convention;
        this.risk = risk;
        this.equalInside = equalInside;
    }

    /**
     * The engine in a convention.
     *
     * @param convention for example {@link ClusterConvention#SKFOLIO}
     * @return the engine, to be given to {@code RiskEngines.replacing} or to the builder
     */
    public static HierarchicalEqualRiskContributionEngine of(ClusterConvention convention) {
        return new HierarchicalEqualRiskContributionEngine(convention, HercRisk.VARIANCE, false);
    }

    /**
     * The same engine under another measure of risk.
     *
     * @param wanted the measure
     * @return the changed engine
     */
    public HierarchicalEqualRiskContributionEngine withRisk(HercRisk wanted) {
        return new HierarchicalEqualRiskContributionEngine(convention, wanted, equalInside);
    }

    /**
     * The same engine with equal weights inside each cluster, while shares between clusters stay: Riskfolio-Lib's HERC2.
     *
     * @return the changed engine
     */
    public HierarchicalEqualRiskContributionEngine withEqualWeightsInside() {
        return new HierarchicalEqualRiskContributionEngine(convention, risk, true);
    }

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.HERC);
    }

    @Override
    public String description() {
        return "hierarchical equal risk contribution (Raffinot 2018)";
    }

    @Override
    public Map<String, String> conventions() {
        Map<String, String> all = new HashMap<>(convention.asConventions("herc"));
        all.put("herc_risk", risk.id());
        all.put("herc_inside", equalInside ? "equal" : "inverse_risk");
        return Map.copyOf(all);
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        ReturnMoments moments =
                ReturnMoments.of(request.returns(), convention.covariance().orElse(request.covariance()));
        CovarianceMatrix covariance = moments.covariance();
        CondensedDistances distances = CondensedDistances.of(moments.correlations());
        Dendrogram tree = convention.linkage().link(distances);
        double[] weights = HierarchicalEqualRiskContribution.weights(
                tree, convention.clusters().of(tree, distances), covariance, risk, equalInside);
        return EngineResult.of(
                        Weights.of(request.returns().columns(), weights),
                        covariance.condition(),
                        covariance.estimates())
                .withHierarchy(tree.hierarchy());
    }
}
