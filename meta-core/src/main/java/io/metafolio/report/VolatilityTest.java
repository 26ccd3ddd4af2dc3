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
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Is the meta-portfolio less volatile than its best sleeve, and if not, could any weights in the box have made it so? */
final class VolatilityTest {
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
        OptionalDouble minimum = minimum(returns);
        boolean annual = returns.rows() >= Annualization.LEAST_ROWS;
        double scale = annual ? Math.sqrt(sessionsPerYear) : 1;
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("meta", meta * scale);
        measured.put("best_sleeve", best * scale);
        minimum.ifPresent(least -> measured.put("minimum_attainable", least * scale));
        measured.put("rows", (double) returns.rows());
        String detail = String.format(
                Locale.ROOT,
                "meta %.2f %%, best sleeve %.2f %%, %s%s",
                100 * meta * scale,
                100 * best * scale,
                minimum.isPresent()
                        ? String.format(Locale.ROOT, "%s %.2f %%", minimumName, 100 * minimum.getAsDouble() * scale)
                        : "no engine for min_variance to find the minimum attainable",
                annual ? "" : " (per session: too few rows to annualise)");
        return new AcceptanceCriterion(
                "lower_volatility",
                Optional.of(profile),
                Optional.of(scope),
                status(meta, best, minimum),
                measured,
                detail);
    }

    private static AcceptanceCriterion.Status status(double meta, double best, OptionalDouble minimum) {
        if (meta < best) {
            return AcceptanceCriterion.Status.PASS;
        }
        return minimum.isPresent() && minimum.getAsDouble() >= best
                ? AcceptanceCriterion.Status.UNATTAINABLE
                : AcceptanceCriterion.Status.FAIL;
    }

    private OptionalDouble minimum(ReturnMatrix returns) {
        if (engines.find(RiskProfile.MIN_VARIANCE).isEmpty()) {
            return OptionalDouble.empty();
        }
        EngineRequest request = EngineRequest.of(RiskProfile.MIN_VARIANCE, returns)
                .withCovariance(CovarianceEstimator.SAMPLE)
                .withBounds(guardrails);
        return OptionalDouble.of(PortfolioRisk.of(returns, weights(request)).volatility());
    }

    private Weights weights(EngineRequest request) {
        return engines.decide(request, GuardrailProjection.PROPORTIONAL, "least attainable volatility")
                .weights();
    }
}
