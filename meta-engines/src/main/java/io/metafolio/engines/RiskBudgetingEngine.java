package io.metafolio.engines;

import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import java.util.List;
import java.util.Map;

/**
 * The portfolio whose shares of variance are in proportion to given budgets (Bruder and Roncalli 2012), solved to
 * rounding; inside a box, the same convex problem within it. Budgets are normalised over the columns of each request.
 *
 * <p>Not installed by itself, since it needs budgets: give it to {@code RiskEngines.with} or to the builder. Refuses
 * columns without a budget by name; otherwise as {@link EqualRiskContributionEngine}. Immutable; safe to share between
 * threads.
 */
public final class RiskBudgetingEngine implements RiskEngine {
    private final GivenShares budgets;

    private RiskBudgetingEngine(GivenShares budgets) {
        this.budgets = budgets;
    }

    /**
     * An engine of budgets.
     *
     * @param budgets a finite number above 0 by label, in any unit
     * @return the engine
     * @throws IllegalArgumentException where there is none, or one is not finite or not above 0
     */
    public static RiskBudgetingEngine of(Map<String, Double> budgets) {
        return new RiskBudgetingEngine(new GivenShares("risk budget", budgets));
    }

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.RISK_BUDGETING);
    }

    @Override
    public String description() {
        return "risk contributions in proportion to given budgets (Bruder and Roncalli 2012)";
    }

    @Override
    public Map<String, String> conventions() {
        return Map.of("risk_budgets", budgets.written());
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        return RiskBudgets.allocate(request, budgets.over(request.returns().columns()));
    }
}
