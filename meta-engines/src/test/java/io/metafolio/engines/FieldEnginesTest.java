package io.metafolio.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.hierarchical.ClusterConvention;
import io.metafolio.engines.hierarchical.ClusterCount;
import io.metafolio.engines.hierarchical.HercRisk;
import io.metafolio.engines.hierarchical.HierarchicalEqualRiskContributionEngine;
import io.metafolio.engines.hierarchical.HierarchicalRiskParityEngine;
import io.metafolio.engines.hierarchical.HrpConvention;
import io.metafolio.engines.hierarchical.NestedClustersEngine;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.spi.SingularCovarianceException;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldEnginesTest {
    private static final ReturnMatrix RETURNS = Oracles.returns(20260114, 64, 8);

    private static EngineRequest request(RiskProfile profile) {
        return EngineRequest.of(profile, RETURNS);
    }

    /** Every column moved by the same amount. */
    private static ReturnMatrix shifted(double amount) {
        double[][] columns = RETURNS.toColumns();
        for (double[] column : columns) {
            for (int t = 0; t < column.length; t++) {
                column[t] += amount;
            }
        }
        return ReturnMatrix.of("shifted", RETURNS.dates(), RETURNS.columns(), columns);
    }

    private static ReturnMatrix hedged() {
        double[] first = RETURNS.column(0).toArray();
        return ReturnMatrix.of("hedged", RETURNS.dates(), List.of("A", "B"), new double[][] {first, opposite(first)});
    }

    @Test
    @DisplayName("every engine on the class path is found, says what it does, and solves profiles of its own")
    void installed() {
        RiskEngines engines = RiskEngines.installed();
        assertThat(engines.profiles())
                .extracting(RiskProfile::name)
                .containsExactly(
                        "min_variance",
                        "hrp",
                        "barbell",
                        "herc",
                        "nco",
                        "erc",
                        "max_diversification",
                        "max_decorrelation",
                        "max_sharpe",
                        "mean_variance_utility",
                        "inverse_volatility",
                        "inverse_variance",
                        "equal_weight");
        assertThat(engines.profiles())
                .allSatisfy(profile -> assertThat(engines.engine(profile).description())
                        .isNotBlank()
                        .doesNotContain("\n"));
        assertThatThrownBy(() -> engines.engine(RiskProfile.of("kelly")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("\"kelly\"", "min_variance, hrp, barbell", "equal_weight");
    }

    @Test
    @DisplayName("maximum Sharpe refuses means that are all negative, with the greatest one")
    void allNegativeMeans() {
        assertThatThrownBy(() ->
                        new MaximumSharpeEngine().allocate(EngineRequest.of(RiskProfile.MAX_SHARPE, shifted(-0.125))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("above 0", "-0.12", "64 rows");
    }

    @Test
    @DisplayName("a risk-free rate comes off every mean")
    void riskFreeRate() {
        Weights rate = MaximumSharpeEngine.riskFree(0.0078125)
                .allocate(EngineRequest.of(RiskProfile.MAX_SHARPE, shifted(0.0078125)))
                .raw();
        Weights none = new MaximumSharpeEngine()
                .allocate(request(RiskProfile.MAX_SHARPE))
                .raw();
        for (String label : none.labels()) {
            assertThat(rate.get(label)).isCloseTo(none.get(label), within(1e-12));
        }
    }

    @Test
    @DisplayName("a ratio or a budget of risk has no answer where a hedge is perfect, and minimum variance has one")
    void perfectHedge() {
        for (RiskEngine engine : List.of(new EqualRiskContributionEngine(), new MaximumDiversificationEngine())) {
            EngineRequest request =
                    EngineRequest.of(engine.profiles().get(0), hedged()).withCovariance(CovarianceEstimator.SAMPLE);
            assertThatThrownBy(() -> engine.allocate(request))
                    .isInstanceOf(SingularCovarianceException.class)
                    .hasMessageContainingAll("sample", "64 rows", "ledoit_wolf");
        }
        EngineResult result = new MinimumVarianceEngine()
                .allocate(EngineRequest.of(RiskProfile.MIN_VARIANCE, hedged())
                        .withCovariance(CovarianceEstimator.SAMPLE));
        assertThat(result.raw().toArray()).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"erc", "max_diversification", "max_sharpe"})
    @DisplayName("bounds that exclude a perfect hedge have their answer, and the raw weights say that they have none")
    void excludedHedge(String profile) {
        double[] first = RETURNS.column(0).toArray();
        ReturnMatrix returns = ReturnMatrix.of("hedged", RETURNS.dates(), List.of("A", "B", "C"), new double[][] {
            first,
            Arrays.stream(first).map(r -> 0.001 - r).toArray(),
            RETURNS.column(1).toArray()
        });
        EngineRequest request = EngineRequest.of(RiskProfile.of(profile), returns);
        RiskEngine engine = RiskEngines.installed().engine(RiskProfile.of(profile));
        assertThatThrownBy(() -> engine.allocate(request.withCovariance(CovarianceEstimator.SAMPLE)))
                .isInstanceOf(SingularCovarianceException.class);
        EngineResult result = engine.allocate(
                request.withCovariance(CovarianceEstimator.SAMPLE).withBounds(WeightBounds.of(0.2, 0.5)));
        assertThat(result.notices()).anyMatch(notice -> notice.startsWith("raw weights are those inside the bounds"));
        assertThat(result.raw()).isEqualTo(result.bounded().orElseThrow());
        assertThat(result.kkt().orElseThrow()).isLessThan(1e-10);
        assertThat(result.raw().get("C")).isGreaterThanOrEqualTo(0.2);
    }

    private static EngineResult ercOverTwoRows(double regularization) {
        ReturnMatrix returns =
                ReturnMatrix.of("two rows", RETURNS.dates().subList(0, 2), List.of("A", "B"), new double[][] {
                    {0.01, -0.01}, {-0.02, 0.02}
                });
        return RiskEngines.installed()
                .engine(RiskProfile.ERC)
                .allocate(EngineRequest.of(RiskProfile.ERC, returns)
                        .withCovariance(CovarianceEstimator.SAMPLE)
                        .withRegularization(regularization));
    }

    @ParameterizedTest(name = "regularization {0}")
    @ValueSource(doubles = {1e-4, 1, 1e4})
    @DisplayName("a perfect hedge shares risk equally once the diagonal is lifted")
    void liftedHedge(double regularization) {
        // the correlation of two assets cancels: inverse volatilities, each lifted
        double mean = (0.0002 + 0.0008) / 2;
        double first = 1 / Math.sqrt(0.0002 + regularization * mean);
        double second = 1 / Math.sqrt(0.0008 + regularization * mean);
        EngineResult result = ercOverTwoRows(regularization);
        assertThat(result.raw().get("A")).isCloseTo(first / (first + second), within(1e-12));
    }

    @ParameterizedTest(name = "regularization {0}")
    @ValueSource(doubles = {1e-10, 1e-8})
    @DisplayName("a diagonal lifted by too few digits is refused with the residual that cannot be met")
    void hardlyLiftedHedge(double regularization) {
        assertThatThrownBy(() -> ercOverTwoRows(regularization))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("KKT residual stays at")
                .hasMessageContaining("erc on sample over 2 rows")
                .hasMessageContaining("a larger regularization");
    }

    @Test
    @DisplayName("clusters that can be held without risk share equally, and the answer says that it is a limit")
    void risklessClusters() {
        double[] a = RETURNS.column(0).toArray();
        double[] b = RETURNS.column(1).toArray();
        double[][] columns = {a, opposite(a), b, opposite(b)};
        ReturnMatrix hedges = ReturnMatrix.of("hedges", RETURNS.dates(), List.of("A", "-A", "B", "-B"), columns);
        EngineResult result = NestedClustersEngine.of(ClusterConvention.HOUSE.withClusters(ClusterCount.of(1)))
                .allocate(EngineRequest.of(RiskProfile.NCO, hedges).withCovariance(CovarianceEstimator.SAMPLE));
        assertThat(result.raw().toArray()).containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-9));
        assertThat(result.notices()).singleElement().asString().contains("singular");
    }

    @Test
    @DisplayName(
            "a column a billion times calmer than another is refused by optimisers, by name, and held by the others")
    void tooCalm() {
        double[][] columns = RETURNS.toColumns();
        for (int t = 0; t < columns[3].length; t++) {
            columns[3][t] /= 1e9;
        }
        ReturnMatrix calm = ReturnMatrix.of("calm", RETURNS.dates(), RETURNS.columns(), columns);
        for (RiskEngine engine : List.of(
                new MinimumVarianceEngine(), new EqualRiskContributionEngine(), new MaximumDiversificationEngine())) {
            EngineRequest request =
                    EngineRequest.of(engine.profiles().get(0), calm).withCovariance(CovarianceEstimator.SAMPLE);
            assertThatThrownBy(() -> engine.allocate(request))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContainingAll("Variance of C3", "1e15", "cash or a peg");
        }
        assertThat(new HierarchicalRiskParityEngine()
                        .allocate(EngineRequest.of(RiskProfile.HRP, calm).withCovariance(CovarianceEstimator.SAMPLE))
                        .raw()
                        .get("C3"))
                .isGreaterThan(0.999);
    }

    @Test
    @DisplayName("numbers whose squares overflow are no returns, and every engine that needs a covariance says so")
    void tooLarge() {
        double[][] columns = RETURNS.toColumns();
        for (double[] column : columns) {
            for (int t = 0; t < column.length; t++) {
                column[t] = Math.abs(column[t]) * 1e160;
            }
        }
        ReturnMatrix large = ReturnMatrix.of("large", RETURNS.dates(), RETURNS.columns(), columns);
        RiskEngines engines = RiskEngines.installed();
        for (RiskProfile profile : engines.profiles()) {
            for (String estimator : List.of("sample", "ledoit_wolf", "oas", "ewma:20")) {
                EngineRequest request =
                        EngineRequest.of(profile, large).withCovariance(CovarianceEstimator.of(estimator));
                if (!profile.equals(RiskProfile.EQUAL_WEIGHT)) {
                    assertThatThrownBy(() -> engines.engine(profile).allocate(request))
                            .isInstanceOf(RefusedException.class)
                            .hasMessageContainingAll("C0", "out of range");
                }
            }
        }
    }

    private static double[] opposite(double[] column) {
        return Arrays.stream(column).map(r -> -r).toArray();
    }

    @Test
    @DisplayName("a utility of great aversion tends to minimum variance, of little to the greatest mean")
    void utilityBetween() {
        Weights averse = MeanVarianceUtilityEngine.riskAversion(1e12)
                .allocate(request(RiskProfile.MEAN_VARIANCE_UTILITY))
                .raw();
        Weights least = new MinimumVarianceEngine()
                .allocate(request(RiskProfile.MIN_VARIANCE))
                .raw();
        for (String label : least.labels()) {
            assertThat(averse.get(label)).isCloseTo(least.get(label), within(1e-9));
        }
        Weights greedy = MeanVarianceUtilityEngine.riskAversion(1e-6)
                .allocate(request(RiskProfile.MEAN_VARIANCE_UTILITY))
                .raw();
        assertThat(greedy.max()).isEqualTo(1);
    }

    @Test
    @DisplayName("a utility keeps its weights when returns are halved and aversion doubled")
    void utilityScales() {
        double[][] columns = RETURNS.toColumns();
        for (double[] column : columns) {
            for (int t = 0; t < column.length; t++) {
                column[t] /= 2;
            }
        }
        ReturnMatrix halved = ReturnMatrix.of("halved", RETURNS.dates(), RETURNS.columns(), columns);
        assertThat(MeanVarianceUtilityEngine.riskAversion(8)
                        .allocate(EngineRequest.of(RiskProfile.MEAN_VARIANCE_UTILITY, halved))
                        .raw())
                .isEqualTo(MeanVarianceUtilityEngine.riskAversion(4)
                        .allocate(request(RiskProfile.MEAN_VARIANCE_UTILITY))
                        .raw());
    }

    @ParameterizedTest(name = "{0} is no risk aversion")
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void badAversion(double gamma) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeanVarianceUtilityEngine.riskAversion(gamma))
                .withMessageContaining(String.valueOf(gamma));
    }

    @ParameterizedTest(name = "{0} is no risk-free rate")
    @ValueSource(doubles = {-1, -2, Double.NaN, Double.POSITIVE_INFINITY})
    void badRate(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaximumSharpeEngine.riskFree(rate))
                .withMessageContaining(String.valueOf(rate));
    }

    @Test
    @DisplayName("market weights are capitalizations shared out over the columns asked for")
    void market() {
        Map<String, Double> capitalizations = new LinkedHashMap<>();
        RETURNS.columns().forEach(label -> capitalizations.put(label, 2.0 + capitalizations.size()));
        capitalizations.put("elsewhere", 1e6);
        RiskEngine market = MarketEngine.of(capitalizations);
        Weights weights = market.allocate(request(RiskProfile.MARKET)).raw();
        assertThat(weights.get("C3")).isCloseTo(5.0 / 44, within(1e-16));
        assertThat(market.conventions().get("market_capitalizations")).contains("C3=5.0");
        capitalizations.remove("C3");
        assertThatThrownBy(() -> MarketEngine.of(capitalizations).allocate(request(RiskProfile.MARKET)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("C3", "market capitalization");
    }

    @ParameterizedTest(name = "{0} is no capitalization")
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void badCapitalization(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarketEngine.of(Map.of("A", value)))
                .withMessageContainingAll("\"A\"", String.valueOf(value));
        assertThatIllegalArgumentException().isThrownBy(() -> MarketEngine.of(Map.of()));
    }

    @Test
    @DisplayName("a benchmark is held as it is, and a holding without returns is refused")
    void benchmark() {
        RiskEngine benchmark = BenchmarkEngine.of(Weights.of(List.of("C1", "C2", "absent"), 0.75, 0.25, 0));
        Weights weights = benchmark.allocate(request(RiskProfile.BENCHMARK)).raw();
        assertThat(weights.labels()).isEqualTo(RETURNS.columns());
        assertThat(weights.get("C1")).isEqualTo(0.75);
        assertThat(weights.get("C0")).isZero();
        assertThat(benchmark.conventions().get("benchmark_weights")).contains("C1=0.75");
        assertThatThrownBy(() -> BenchmarkEngine.of(Weights.of(List.of("C1", "SPY"), 0.5, 0.5))
                        .allocate(request(RiskProfile.BENCHMARK)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("SPY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchmarkEngine.of(Weights.of(List.of("A", "B"), 60, 40)))
                .withMessageContaining("100.0");
    }

    @Test
    @DisplayName("conventions are found by name, changed by copies, and told in full to the manifest")
    void conventions() {
        for (HrpConvention convention : HrpConvention.all()) {
            assertThat(HrpConvention.named(convention.name())).isSameAs(convention);
            assertThat(convention
                            .withLinkage(convention.linkage())
                            .withLeafOrder(convention.leafOrder())
                            .withCorrelation(convention.correlation()))
                    .isSameAs(convention);
        }
        HrpConvention changed = HrpConvention.PYPORTFOLIOOPT.withCovariance(CovarianceEstimator.OAS);
        assertThat(changed.name()).isEqualTo("pyportfolioopt, oas covariance");
        assertThat(HierarchicalRiskParityEngine.of(changed).conventions())
                .containsEntry("hrp_convention", "pyportfolioopt, oas covariance")
                .containsEntry("hrp_linkage", "single")
                .containsEntry("hrp_leaf_order", "tree")
                .containsEntry("hrp_correlation", "sample")
                .containsEntry("hrp_covariance", "oas")
                .containsEntry("hrp_off_diagonal", "1.0");
        assertThatThrownBy(() -> HrpConvention.named("quantopian"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("quantopian", "house, desk, ward_sample, skfolio, pyportfolioopt, riskfolio");
        assertThat(ClusterConvention.all())
                .allSatisfy(convention ->
                        assertThat(ClusterConvention.named(convention.name())).isSameAs(convention));
        assertThatThrownBy(() -> ClusterConvention.named("desk"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("house, skfolio, riskfolio");
        assertThat(HierarchicalEqualRiskContributionEngine.of(
                                ClusterConvention.RISKFOLIO.withClusters(ClusterCount.of(3)))
                        .withRisk(HercRisk.VOLATILITY)
                        .withEqualWeightsInside()
                        .conventions())
                .containsEntry("herc_convention", "riskfolio, 3 clusters")
                .containsEntry("herc_clusters", "3")
                .containsEntry("herc_risk", "volatility")
                .containsEntry("herc_inside", "equal");
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterCount.of(0));
    }

    @ParameterizedTest(name = "barbell inside the guardrails keeps its ratios where none binds, {0}")
    @EnumSource
    void barbellInsideBounds(io.metafolio.spi.MarketRegime regime) {
        EngineRequest request = request(RiskProfile.BARBELL).withRegime(regime).withBounds(WeightBounds.of(0.02, 0.3));
        var decision = RiskEngines.installed()
                .decide(request, io.metafolio.weights.GuardrailProjection.PROPORTIONAL, "barbell");
        double ratio = 0;
        for (String label : decision.weights().labels()) {
            double weight = decision.weights().get(label);
            assertThat(weight).isBetween(0.02, 0.3);
            if (!decision.binding().containsKey(label)) {
                double now = weight / decision.raw().get(label);
                assertThat(ratio == 0 ? now : ratio).isCloseTo(now, within(1e-12));
                ratio = now;
            }
        }
        assertThat(decision.binding()).isNotEmpty();
        assertThat(decision.weights().sum()).isCloseTo(1, within(1e-12));
    }
}
