package io.metafolio.examples;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.LabelledDendrogram;
import io.metafolio.engines.cluster.Linkage;
import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.hierarchical.HierarchicalRiskParityEngine;
import io.metafolio.engines.hierarchical.HrpConvention;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.util.List;

/** Another library's convention in both layers, other philosophies beside it, and the tree behind them. */
public final class Conventions {
    private Conventions() {}

    /**
     * Runs three philosophies on the synthetic sample and prints the tree of the sleeves.
     *
     * @param args none
     */
    public static void main(String[] args) {
        MetaRun run = run(SyntheticMarket.sample().sleeves());
        System.out.println(run);
        System.out.println(tree(run.allocation(RiskProfile.HRP).layer2().join().returns()));
    }

    static MetaRun run(List<StrategySleeve> sleeves) {
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .profiles(RiskProfile.HRP, RiskProfile.ERC, RiskProfile.MAX_DIVERSIFICATION)
                .replacing(HierarchicalRiskParityEngine.of(HrpConvention.PYPORTFOLIOOPT))
                .run();
    }

    static LabelledDendrogram tree(ReturnMatrix returns) {
        CondensedDistances distances = CondensedDistances.ofCorrelation(Covariance.correlation(returns));
        return Linkage.SINGLE.link(distances).labelled(returns.columns());
    }
}
