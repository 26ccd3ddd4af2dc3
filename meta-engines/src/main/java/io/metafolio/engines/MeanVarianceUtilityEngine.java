package io.metafolio.engines;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.quadratic.BoxQuadraticProgram;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The portfolio of greatest mean-variance utility {@code μᵀw − ½γ·wᵀΣw} with risk aversion γ (Markowitz 1952), solved
 * exactly inside its box. It is no maximum of the Sharpe ratio; for that see {@link MaximumSharpeEngine}.
 *
 * <p>Expected returns are the sample means per session, and so is γ's unit: returns multiplied by s keep the weights only
 * with γ divided by s. Under a singular covariance the answer is the limit of a vanishing regularization. Stateless; safe
 * to share between threads.
 */
public final class MeanVarianceUtilityEngine implements RiskEngine {
    private static final double LEAST = 1e-30;
    private static final double GREATEST = 1e30;

    private final double riskAversion;

    /** The engine with a risk aversion of 1. */
    public MeanVarianceUtilityEngine() {
        this(1);
    }

    private MeanVarianceUtilityEngine(double riskAversion) {
        this.riskAversion = riskAversion;
    }

    /**
     * The engine with a risk aversion.
     *
     * @param gamma within 1e-30 … 1e30, per session
     * @return the engine
     * @throws IllegalArgumentException where it is outside 1e-30 … 1e30
     */
    public static MeanVarianceUtilityEngine riskAversion(double gamma) {
        if (!(gamma >= LEAST && gamma <= GREATEST)) {
            throw new IllegalArgumentException("Risk aversion " + gamma
                    + ". Expected a number within " + LEAST + " … " + GREATEST
                    + ". Maybe the greatest expected return was wanted, which no"
                    + " risk aversion makes.");
        }
        return new MeanVarianceUtilityEngine(gamma);
    }

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.MEAN_VARIANCE_UTILITY);
    }

    @Override
    public String description() {
        return "expected return less half the risk aversion times variance (Markowitz 1952)";
    }

    @Override
    public Map<String, String> conventions() {
        return Map.of("mean_variance_utility_risk_aversion", Double.toString(riskAversion));
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        CovarianceMatrix covariance = Covariance.of(request.returns(), request.covariance());
        double[][] scaled = covariance.scaled(request.regularization());
        double unit = riskAversion * covariance.meanVariance();
        double[] target = Arrays.stream(ExpectedReturns.of(request.returns()))
                .map(mean -> mean / unit)
                .toArray();
        return BoxOptimum.of(request, covariance, bounds -> BoxQuadraticProgram.of(scaled, bounds)
                .solve(target));
    }
}
