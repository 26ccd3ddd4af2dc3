package io.metafolio.engines;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.MaximumRatio;
import io.metafolio.engines.quadratic.QuadraticSolution;
import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.spi.SingularCovarianceException;
import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The tangency portfolio: the greatest expected excess return a unit of volatility (Sharpe 1966), the optimum of the
 * convex programme of Cornuéjols and Tütüncü (Optimization Methods in Finance, 8.2), solved exactly inside its box.
 *
 * <p>Expected returns are the sample means per session. Where no allowed weights have a positive expected excess return,
 * the ratio has no meaningful maximum and the request is refused; so is a covariance under which allowed weights have no
 * variance, by {@link SingularCovarianceException}. Stateless; safe to share between threads.
 */
public final class MaximumSharpeEngine implements RiskEngine {
    private final double riskFreeRate;

    /** The engine with a risk-free rate of 0. */
    public MaximumSharpeEngine() {
        this(0);
    }

    private MaximumSharpeEngine(double riskFreeRate) {
        this.riskFreeRate = riskFreeRate;
    }

    /**
     * The engine with a risk-free rate.
     *
     * @param perSession simple return per session, finite and above −1, for example {@code 0.0001}
     * @return the engine
     * @throws IllegalArgumentException where the rate is not finite or at most −1
     */
    public static MaximumSharpeEngine riskFree(double perSession) {
        if (!(perSession > -1 && perSession < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Risk-free rate " + perSession
                    + ". Expected a finite simple return per session above -1. Maybe a yearly figure in percent was"
                    + " given.");
        }
        return new MaximumSharpeEngine(perSession);
    }

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.MAX_SHARPE);
    }

    @Override
    public String description() {
        return "the tangency portfolio on sample means (Sharpe 1966; Cornuéjols and Tütüncü)";
    }

    @Override
    public Map<String, String> conventions() {
        return Map.of("max_sharpe_risk_free_rate", Double.toString(riskFreeRate));
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        CovarianceMatrix covariance = Covariance.of(request.returns(), request.covariance());
        double[][] scaled = covariance.scaled(request.regularization());
        double[] excess = Arrays.stream(ExpectedReturns.of(request.returns()))
                .map(mean -> mean - riskFreeRate)
                .toArray();
        return BoxOptimum.of(request, covariance, bounds -> solve(request, scaled, excess, bounds));
    }

    private QuadraticSolution solve(EngineRequest request, double[][] scaled, double[] excess, WeightBounds bounds) {
        double greatest = MaximumRatio.greatest(excess, bounds);
        if (!(greatest > 0)) {
            throw new RefusedException(
                    "No weights within " + bounds.min() + " … " + bounds.max()
                            + " have an expected excess return above 0; the greatest is " + greatest,
                    "maximum Sharpe over " + request.returns().rows() + " rows, risk-free rate " + riskFreeRate
                            + " per session",
                    "expected excess returns of which some allowed weights make a positive one",
                    "use a profile that needs no expected returns, such as min_variance, or a longer history");
        }
        return MaximumRatio.solve(scaled, excess, bounds)
                .orElseThrow(() -> new SingularCovarianceException(
                        "maximum Sharpe",
                        request.covariance(),
                        request.returns().rows(),
                        scaled.length));
    }
}
