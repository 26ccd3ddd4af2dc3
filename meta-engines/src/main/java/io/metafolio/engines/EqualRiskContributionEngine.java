package io.metafolio.engines;

import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import java.util.Arrays;
import java.util.List;

/**
 * The portfolio to whose variance every weight contributes the same (Maillard, Roncalli and Teiletche 2010), solved to
 * rounding; inside a box, the same convex problem within it.
 *
 * <p>Refuses constant columns by name, and by {@link io.metafolio.spi.SingularCovarianceException} a covariance under
 * which weights above 0 have no variance. Cost O(N³) a Newton step. Stateless; safe to share between threads.
 */
public final class EqualRiskContributionEngine implements RiskEngine {
    /** The engine; it holds nothing. */
    public EqualRiskContributionEngine() {}

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.ERC);
    }

    @Override
    public String description() {
        return "equal risk contributions (Maillard, Roncalli and Teiletche 2010)";
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        double[] budgets = new double[request.returns().columnCount()];
        Arrays.fill(budgets, 1.0 / budgets.length);
        return RiskBudgets.allocate(request, budgets);
    }
}
