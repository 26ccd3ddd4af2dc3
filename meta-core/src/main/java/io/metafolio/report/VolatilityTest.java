package io.metafolio.report;

import io.metafolio.metrics.Annualization;
import io.metafolio.metrics.PortfolioRisk;
import io.metafolio.metrics.Volatility;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Is the meta-portfolio less volatile than its best sleeve, and if not, could any weights in the box have made it so? */
final class VolatilityTest {
    /** How much of a volatility rounding may take from its bound. */
    private static final double PROOF = 1e-9;

    private final RiskEngines engines;
    private final WeightBounds guardrails;
    private final int sessionsPerYear;

    VolatilityTest(RiskEngines engines, WeightBounds guardrails, int sessionsPerYear) {
        this.engines = engines;
        this.guardrails = guardrails;
        this.sessionsPerYear = sessionsPerYear;
    }

    AcceptanceCriterion inSample(RiskProfile profile, ReturnMatrix joined, Weights weights) {
        return judge(
                profile,
                "in_sample",
                "minimum attainable",
                joined,
                PortfolioRisk.of(joined, weights).volatility());
    }

    AcceptanceCriterion outOfSample(RiskProfile profile, ReturnMatrix joined, ReturnSeries stream) {
        int start = joined.dates().indexOf(stream.dates().get(0));
        ReturnMatrix same = joined.slice(start, start + stream.size());
        return judge(profile, "out_of_sample", "best constant mix in hindsight", same, Volatility.of(stream));
    }

    private AcceptanceCriterion judge(
            RiskProfile profile, String scope, String minimumName, ReturnMatrix returns, double meta) {
        double best = IntStream.range(0, returns.columnCount())
                .mapToDouble(j -> Volatility.of(returns.column(j)))
                .min()
                .orElseThrow();
        Optional<LeastVolatility> minimum = minimum(returns);
        boolean annual = returns.rows() >= Annualization.LEAST_ROWS;
        double scale = annual ? Math.sqrt(sessionsPerYear) : 1;
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("meta", meta * scale);
        measured.put("best_sleeve", best * scale);
        minimum.ifPresent(least -> {
            measured.put("minimum_attainable", least.attained() * scale);
            measured.put("minimum_proven", least.bound() * scale);
            least.weights().asMap().forEach((sleeve, weight) -> measured.put("minimum_at/" + sleeve, weight));
        });
        measured.put("rows", (double) returns.rows());
        String detail = String.format(
                Locale.ROOT,
                "meta %.2f %%, best sleeve %.2f %%, %s%s",
                100 * meta * scale,
                100 * best * scale,
                minimum.map(least -> described(least, minimumName, 100 * scale))
                        .orElse("no engine for min_variance to find the minimum attainable"),
                annual ? "" : " (per session: too few rows to annualise)");
        return new AcceptanceCriterion(
                "lower_volatility",
                Optional.of(profile),
                Optional.of(scope),
                status(meta, best, minimum),
                measured,
                detail);
    }

    private static String described(LeastVolatility least, String name, double scale) {
        String attained = String.format(Locale.ROOT, "%s %.2f %%", name, least.attained() * scale);
        return least.bound() >= least.attained() * (1 - PROOF)
                ? attained
                : attained
                        + String.format(Locale.ROOT, ", not proven least: the bound is %.2f %%", least.bound() * scale);
    }

    /** What cannot be proven is no excuse: only where the bound itself is not below the best sleeve is it unattainable. */
    private static AcceptanceCriterion.Status status(double meta, double best, Optional<LeastVolatility> minimum) {
        if (meta < best) {
            return AcceptanceCriterion.Status.PASS;
        }
        return minimum.isPresent() && minimum.get().bound() >= best * (1 - PROOF)
                ? AcceptanceCriterion.Status.UNATTAINABLE
                : AcceptanceCriterion.Status.FAIL;
    }

    private Optional<LeastVolatility> minimum(ReturnMatrix returns) {
        if (engines.find(RiskProfile.MIN_VARIANCE).isEmpty()) {
            return Optional.empty();
        }
        EngineRequest request = EngineRequest.of(RiskProfile.MIN_VARIANCE, returns)
                .withCovariance(CovarianceEstimator.SAMPLE)
                .withBounds(guardrails);
        Weights weights = engines.decide(request, GuardrailProjection.PROPORTIONAL, "least attainable volatility")
                .weights();
        return Optional.of(LeastVolatility.of(returns, weights, guardrails));
    }
}
