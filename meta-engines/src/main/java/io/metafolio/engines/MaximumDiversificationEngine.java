package io.metafolio.engines;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.MaximumRatio;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.spi.SingularCovarianceException;
import java.util.List;

/**
 * The long-only portfolio whose mean volatility is the greatest multiple of its own volatility (Choueifaty and Coignard
 * 2008), solved exactly inside its box.
 *
 * <p>Refuses constant columns by name, and by {@link SingularCovarianceException} a covariance under which allowed weights
 * have no variance. Stateless; safe to share between threads.
 */
public final class MaximumDiversificationEngine implements RiskEngine {
    /** The engine; it holds nothing. */
    public MaximumDiversificationEngine() {}

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.MAX_DIVERSIFICATION);
    }

    @Override
    public String description() {
        return "greatest ratio of mean volatility to portfolio volatility (Choueifaty and Coignard 2008)";
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        CovarianceMatrix covariance = Covariance.of(request.returns(), request.covariance());
        double[][] scaled = covariance.scaled(request.regularization());
        double[] volatilities = new double[scaled.length];
        for (int i = 0; i < volatilities.length; i++) {
            volatilities[i] = Math.sqrt(scaled[i][i]);
        }
        return BoxOptimum.of(request, covariance, bounds -> MaximumRatio.solve(scaled, volatilities, bounds)
                .orElseThrow(() -> new SingularCovarianceException(
                        "maximum diversification",
                        request.covariance(),
                        request.returns().rows(),
                        scaled.length)));
    }
}
