package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.MetaRun;
import io.metafolio.allocation.AllocationStability;
import io.metafolio.allocation.Baseline;
import io.metafolio.allocation.SleeveAttribution;
import io.metafolio.allocation.SleeveShare;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.selection.Selection;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole runs beside an independent implementation in NumPy, SciPy, scikit-learn and Clarabel, {@code
 * src/test/python/meta_reference.py}, run on the same prices as {@code metafolio sample} writes them.
 */
class ReferenceTest {
    private static final double WEIGHT = 1e-12;
    private static final double CHAINED = 1e-11;

    @Test
    @DisplayName(
            "a run over 500 rows equals the reference: every selection, decision, asset weight, metric and verdict")
    void sampleOf500() {
        assertEqualsReference(run(SyntheticMarket.sample().sleeves(), 500, "v4"), "reference-sample-500.json");
    }

    @Test
    @DisplayName("a run over 1400 rows equals the reference")
    void sampleOf1400() {
        assertEqualsReference(run(SyntheticMarket.sample().sleeves(), 1400, "v4"), "reference-sample-1400.json");
    }

    @Test
    @DisplayName("a run that decides the sleeves' weights on rolling rows equals the reference")
    void sampleRolling() {
        assertEqualsReference(
                sample(500, "v4")
                        .parameter("/allocation/walk_forward", "rolling")
                        .run(),
                "reference-rolling-500.json");
    }

    @Test
    @DisplayName("a run that selects nothing equals the reference")
    void sampleWithoutSelection() {
        assertEqualsReference(run(SyntheticMarket.sample().sleeves(), 500, "none"), "reference-unselected-500.json");
    }

    @Test
    @DisplayName("holes that open inside test rows are closed into cash as in the reference")
    void sampleWithHoles() {
        MetaRun run = run(SampleWithHoles.sleeves(), 500, "none");
        assertThat(run.strategies().get(2).profile(RiskProfile.HRP).closures()).hasSize(3);
        assertEqualsReference(run, "reference-holes-500.json");
    }

    private static MetaPortfolioBuilder sample(int lookback, String selection) {
        return builder(SyntheticMarket.sample().sleeves(), lookback, selection);
    }

    private static MetaRun run(List<StrategySleeve> sleeves, int lookback, String selection) {
        return builder(sleeves, lookback, selection).run();
    }

    private static MetaPortfolioBuilder builder(List<StrategySleeve> sleeves, int lookback, String selection) {
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .selection(selection)
                .lookback(Lookback.of(lookback))
                .missing(MissingPrices.EXCLUDE);
    }

    private static void assertSelections(StrategyRun sleeve, JsonNode expected) {
        List<List<String>> reference = expected.valueStream()
                .map(names -> names.valueStream().map(JsonNode::asString).toList())
                .toList();
        assertThat(sleeve.selections().stream().map(Selection::selected))
                .as(sleeve.definition().id())
                .containsExactlyElementsOf(reference);
    }

    private static void assertEqualsReference(MetaRun run, String resource) {
        JsonNode reference = read(resource);
        JsonNode profiles = reference.get("profiles");
        assertThat(profiles.size()).isEqualTo(3);
        if (reference.get("selection").asString().equals("v4")) {
            run.strategies()
                    .forEach(sleeve -> assertSelections(
                            sleeve,
                            reference.get("selected").get(sleeve.definition().id())));
        }
        run.allocations().forEach((profile, allocation) -> {
            JsonNode expected = profiles.get(profile.name());
            assertThat(run.joinReport().rows()).isEqualTo(expected.get("rows").asInt());
            assertWeights(allocation.layer2().published().raw(), expected.get("raw"));
            assertWeights(allocation.sleeveWeights(), expected.get("weights"));
            assertAssets(allocation, expected.get("assets"));
            assertDecisions(allocation.layer2().rebalances(), expected.get("decisions"));
            assertMetrics(allocation.performance(), expected.get("meta"));
            assertAttribution(allocation.layer2().attribution(), expected.get("attribution"));
            assertWeights(
                    allocation.layer2().attribution().published().shares().orElseThrow(),
                    expected.get("published_risk"));
            assertStability(allocation.layer2().stability(), expected.get("stability"));
            allocation
                    .layer2()
                    .baselines()
                    .forEach(baseline -> assertBaseline(
                            allocation,
                            baseline,
                            expected.get("baselines").get(baseline.rule().id())));
            allocation
                    .sleevePerformance()
                    .forEach((sleeve, metrics) ->
                            assertMetrics(metrics, expected.get("sleeves").get(sleeve)));
            assertVerdict(run, profile, "in_sample", expected.get("acceptance"));
            assertVerdict(run, profile, "out_of_sample", expected.get("acceptance"));
        });
    }

    private static void assertWeights(Weights weights, JsonNode expected) {
        assertThat(weights.size()).isEqualTo(expected.size());
        for (String label : weights.labels()) {
            assertThat(weights.get(label)).isCloseTo(expected.get(label).asDouble(), within(WEIGHT));
        }
    }

    private static void assertAssets(MetaAllocation allocation, JsonNode expected) {
        allocation.assetWeights().assets().forEach(asset -> assertThat(asset.weight())
                .isCloseTo(expected.get(asset.symbol()).asDouble(), within(WEIGHT)));
        assertThat(allocation.assetWeights().total()).isCloseTo(1, within(WEIGHT));
    }

    private static void assertDecisions(List<Rebalance> rebalances, JsonNode expected) {
        assertThat(rebalances).hasSize(expected.size());
        for (int k = 0; k < rebalances.size(); k++) {
            Rebalance rebalance = rebalances.get(k);
            assertThat(rebalance.decidedOn()).hasToString(expected.get(k).get(0).asString());
            for (int j = 0; j < rebalance.weights().size(); j++) {
                assertThat(rebalance.weights().at(j))
                        .isCloseTo(expected.get(k).get(1).get(j).asDouble(), within(WEIGHT));
            }
        }
    }

    private static void assertMetrics(StreamMetrics metrics, JsonNode expected) {
        assertThat(metrics.rows()).isEqualTo(expected.get("rows").asInt());
        assertThat(metrics.twr()).isCloseTo(expected.get("twr").asDouble(), within(CHAINED));
        assertThat(metrics.annualizedTwr().orElseThrow())
                .isCloseTo(expected.get("annualized_twr").asDouble(), within(CHAINED));
        assertThat(metrics.annualizedVolatility().orElseThrow())
                .isCloseTo(expected.get("annualized_volatility").asDouble(), within(WEIGHT));
        assertThat(metrics.maxDrawdown()).isCloseTo(expected.get("max_drawdown").asDouble(), within(WEIGHT));
        assertThat(metrics.turnover().orElseThrow())
                .isCloseTo(expected.get("turnover").asDouble(), within(CHAINED));
        assertThat(metrics.costs().orElseThrow())
                .isCloseTo(expected.get("costs").asDouble(), within(WEIGHT));
    }

    private static void assertAttribution(SleeveAttribution attribution, JsonNode expected) {
        for (SleeveShare share : attribution.sleeves()) {
            assertNumber(
                    OptionalDouble.of(share.capital()), expected.get("capital").get(share.sleeve()));
            assertNumber(share.exAnte(), expected.get("ex_ante").get(share.sleeve()));
            assertNumber(share.realised(), expected.get("realised").get(share.sleeve()));
            assertNumber(
                    OptionalDouble.of(share.profit()), expected.get("profit").get(share.sleeve()));
        }
        assertNumber(attribution.costRisk(), expected.get("cost_risk"));
        assertNumber(OptionalDouble.of(attribution.costs()), expected.get("costs"));
    }

    private static void assertStability(AllocationStability stability, JsonNode expected) {
        assertNumber(stability.meanChange(), expected.get("mean_change"));
        assertNumber(stability.greatestChange(), expected.get("greatest_change"));
        assertNumber(OptionalDouble.of(stability.effectiveSleeves()), expected.get("effective_sleeves"));
        stability.sleeves().forEach(span -> {
            assertNumber(OptionalDouble.of(span.mean()), expected.get("mean").get(span.sleeve()));
            assertNumber(span.deviation(), expected.get("deviation").get(span.sleeve()));
        });
    }

    private static void assertBaseline(MetaAllocation allocation, Baseline baseline, JsonNode expected) {
        int sessions = allocation.performance().sessionsPerYear();
        assertMetrics(baseline.performance(sessions), expected);
        BenchmarkMetrics beside = allocation.layer2().beside(baseline, sessions);
        assertNumber(beside.excessReturn(), expected.get("excess_return"));
        assertNumber(beside.trackingError(), expected.get("tracking_error"));
        assertNumber(beside.beta(), expected.get("beta"));
        for (int k = 0; k < baseline.decisions().size(); k++) {
            for (int j = 0; j < baseline.decisions().get(k).size(); j++) {
                assertNumber(
                        OptionalDouble.of(baseline.decisions().get(k).at(j)),
                        expected.get("decisions").get(k).get(j));
            }
        }
    }

    private static void assertNumber(OptionalDouble value, JsonNode expected) {
        assertThat(value.orElseThrow()).isCloseTo(expected.asDouble(), within(WEIGHT));
    }

    private static void assertVerdict(MetaRun run, RiskProfile profile, String scope, JsonNode expected) {
        AcceptanceCriterion criterion = run.acceptance().criteria().stream()
                .filter(c -> c.title().equals("lower_volatility " + profile + " " + scope))
                .findFirst()
                .orElseThrow();
        JsonNode verdict = expected.get(scope);
        assertThat(criterion.status()).hasToString(verdict.get("status").asString());
        for (String key : List.of("meta", "best_sleeve", "minimum_attainable")) {
            assertThat(criterion.measured().get(key)).isCloseTo(verdict.get(key).asDouble(), within(WEIGHT));
        }
        assertThat(criterion.measured().get("minimum_proven"))
                .as("the minimum is proven by a bound that trusts no solver")
                .isCloseTo(verdict.get("minimum_attainable").asDouble(), within(WEIGHT));
    }

    private static JsonNode read(String resource) {
        try (InputStream in = ReferenceTest.class.getResourceAsStream(resource)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
