package io.metafolio.engines;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.RiskBudgetProgram;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.SingularCovarianceException;

/** Weights whose shares of risk are given. */
final class RiskBudgets {
    private RiskBudgets() {}

    /** Budgets are above 0 and sum to one. */
    static EngineResult allocate(EngineRequest request, double[] budgets) {
        CovarianceMatrix covariance = Covariance.of(request.returns(), request.covariance());
        double[][] scaled = covariance.scaled(request.regularization());
        return BoxOptimum.of(request, covariance, bounds -> RiskBudgetProgram.solve(scaled, budgets, bounds)
                .orElseThrow(() -> new SingularCovarianceException(
                        "risk budgets", request.covariance(), request.returns().rows(), scaled.length)));
    }
}
