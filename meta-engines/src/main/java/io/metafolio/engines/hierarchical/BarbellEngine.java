package io.metafolio.engines.hierarchical;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.selection.Antifragility;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Weights;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A few antifragile assets beside a hierarchical risk parity core (after Taleb's barbell).
 *
 * <p>The {@code k = min(5, max(1, N/2), N−1)} columns of highest antifragility share 15 % (quiet), 10 % (normal), 5 %
 * (turbulent) or 3 % (crisis) equally; the others are the core, allocated on the covariance of their own columns. Equal
 * scores: the earlier column first. Bounds are left to the guardrail projection. Fewer than three columns or rows are
 * refused. Immutable; safe to share between threads.
 */
public final class BarbellEngine implements RiskEngine {
    private static final int LEAST_CANDIDATES = 3;
    private static final int MOST_AGGRESSORS = 5;

    private final HrpConvention core;

    /** The engine with a core in the house convention. */
    public BarbellEngine() {
        this(HrpConvention.HOUSE);
    }

    private BarbellEngine(HrpConvention core) {
        this.core = core;
    }

    /**
     * The engine with a core in another convention.
     *
     * @param core the convention of the hierarchical risk parity core
     * @return the engine, to be given to {@code RiskEngines.replacing} or to the builder
     */
    public static BarbellEngine of(HrpConvention core) {
        return new BarbellEngine(core);
    }

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.BARBELL);
    }

    @Override
    public String description() {
        return "a few antifragile assets beside a hierarchical risk parity core (after Taleb)";
    }

    @Override
    public Map<String, String> conventions() {
        return core.asConventions("barbell_core");
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        ReturnMatrix returns = request.returns();
        int n = returns.columnCount();
        if (n < LEAST_CANDIDATES || returns.rows() < LEAST_CANDIDATES) {
            throw new RefusedException(
                    "Barbell of " + n + " candidates over " + returns.rows() + " rows",
                    "profile " + request.profile() + ", columns " + returns.columns(),
                    "at least three candidates and three rows, so that a core remains beside the aggressors",
                    "leave barbell out of the profiles, or give more sleeves or assets");
        }
        CovarianceMatrix all = Covariance.of(returns, request.covariance());
        int aggressors = Math.min(MOST_AGGRESSORS, Math.min(Math.max(1, n / 2), n - 1));
        List<Integer> ranked = ranked(Antifragility.scores(returns));
        List<Integer> others = ranked.subList(aggressors, n).stream().sorted().toList();
        HierarchicalRiskParity parity = HierarchicalRiskParity.of(returns.select(others), core, request.covariance());
        double share = share(request.regime());
        double[] weights = new double[n];
        ranked.subList(0, aggressors).forEach(j -> weights[j] = share / aggressors);
        for (int k = 0; k < others.size(); k++) {
            weights[others.get(k)] = (1 - share) * parity.weights().at(k);
        }
        return new EngineResult(
                Weights.of(returns.columns(), weights),
                Optional.empty(),
                all.condition(),
                OptionalDouble.empty(),
                parity.covariance().estimates(),
                List.of(),
                Optional.empty());
    }

    private static List<Integer> ranked(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -scores[j]))
                .toList();
    }

    private static double share(MarketRegime regime) {
        return switch (regime) {
            case QUIET -> 0.15;
            case NORMAL -> 0.10;
            case TURBULENT -> 0.05;
            case CRISIS -> 0.03;
        };
    }
}
