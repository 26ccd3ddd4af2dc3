package io.metafolio.engines.hierarchical;

import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import java.util.List;
import java.util.Map;

/**
 * Hierarchical risk parity (López de Prado 2016) in a named convention, by default {@link HrpConvention#HOUSE}.
 *
 * <p>Bounds are left to the guardrail projection. From five columns on, the answer depends on column order: left and
 * right of the bisection follow it. Refuses constant columns by name. Cost O(T·N²) and that of the leaf order.
 * Immutable; safe to share between threads.
 */
public final class HierarchicalRiskParityEngine implements RiskEngine {
    private final HrpConvention convention;

    /** The engine in the house convention. */
    public HierarchicalRiskParityEngine() {
        this(HrpConvention.HOUSE);
    }

    private HierarchicalRiskParityEngine(HrpConvention convention) {
        this.convention = convention;
    }

    /**
     * The engine in a convention.
     *
     * @param convention for example {@link HrpConvention#PYPORTFOLIOOPT}
     * @return the engine, to be given to {@code RiskEngines.replacing} or to the builder
     */
    public static HierarchicalRiskParityEngine of(HrpConvention convention) {
        return new HierarchicalRiskParityEngine(convention);
    }

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.HRP);
    }

    @Override
    public String description() {
        return "hierarchical risk parity (López de Prado 2016)";
    }

    @Override
    public Map<String, String> conventions() {
        return convention.asConventions("hrp");
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        HierarchicalRiskParity parity = HierarchicalRiskParity.of(request.returns(), convention, request.covariance());
        return EngineResult.of(
                        parity.weights(),
                        parity.covariance().condition(),
                        parity.covariance().estimates())
                .withHierarchy(parity.tree().hierarchy());
    }
}
