package io.metafolio.engines;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.BoxQuadraticProgram;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import java.util.List;

/**
 * The long-only portfolio of least variance under the correlations alone, as if all volatilities were one (Christoffersen,
 * Errunza, Jacobs and Langlois 2012), solved exactly inside its box.
 *
 * <p>The correlations are those of the request's covariance; its regularization is added to their diagonal. Otherwise as
 * {@link MinimumVarianceEngine}. Stateless; safe to share between threads.
 */
public final class MaximumDecorrelationEngine implements RiskEngine {
    /** The engine; it holds nothing. */
    public MaximumDecorrelationEngine() {}

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.MAX_DECORRELATION);
    }

    @Override
    public String description() {
        return "least variance as if all volatilities were one (Christoffersen et al. 2012)";
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        CovarianceMatrix covariance = Covariance.of(request.returns(), request.covariance());
        double[][] rho = covariance.correlations().toSquare();
        for (int i = 0; i < rho.length; i++) {
            rho[i][i] += request.regularization();
        }
        return BoxOptimum.of(request, covariance, bounds -> BoxQuadraticProgram.minimumVariance(rho, bounds));
    }
}
