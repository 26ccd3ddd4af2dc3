package io.metafolio.engines;

import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Hierarchical risk parity (López de Prado 2016): √(½(1−ρ)) of the sample correlation, Ward linkage, no optimal leaf
 * ordering, bisection on the covariance of the request.
 *
 * <p>Bounds are left to the guardrail projection. From five columns on, the answer depends on column order: left and
 * right of the bisection follow it. Refuses constant columns by name. Cost O(T·N² + N²). Stateless; safe to share
 * between threads.
 */
public final class HierarchicalRiskParityEngine implements RiskEngine {
    /** The engine; it holds nothing. */
    public HierarchicalRiskParityEngine() {}

    @Override
    public String name() {
        return BuiltIn.FAMILY;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.HRP);
    }

    @Override
    public Map<String, String> conventions() {
        return Map.of("hrp_convention", "house");
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        HierarchicalRiskParity parity = HierarchicalRiskParity.of(request.returns(), request.covariance());
        return new EngineResult(
                parity.weights(),
                Optional.empty(),
                parity.covariance().condition(),
                OptionalDouble.empty(),
                BuiltIn.estimates(parity.covariance()),
                List.of());
    }
}
