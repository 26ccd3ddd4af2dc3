package io.metafolio.engines;

import io.metafolio.engines.hierarchical.HierarchicalEqualRiskContributionEngine;
import io.metafolio.engines.hierarchical.HierarchicalRiskParityEngine;
import io.metafolio.engines.hierarchical.HrpConvention;
import io.metafolio.engines.hierarchical.NestedClustersEngine;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.RiskEngineContract;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The contract of every engine that has no test class of its own. */
class EngineContractsTest {
    private abstract static class Contract extends RiskEngineContract {
        @Override
        protected int leastColumns() {
            return 1;
        }

        @Override
        protected boolean isPermutationEquivariant() {
            return true;
        }
    }

    @Nested
    @DisplayName("maximum decorrelation")
    class MaximumDecorrelation extends Contract {
        @Override
        protected RiskEngine engine() {
            return new MaximumDecorrelationEngine();
        }
    }

    @Nested
    @DisplayName("maximum diversification")
    class MaximumDiversification extends Contract {
        @Override
        protected RiskEngine engine() {
            return new MaximumDiversificationEngine();
        }
    }

    @Nested
    @DisplayName("maximum Sharpe")
    class MaximumSharpe extends Contract {
        @Override
        protected RiskEngine engine() {
            return MaximumSharpeEngine.riskFree(-0.5);
        }

        /** The risk-free rate is in the unit of returns. */
        @Override
        protected boolean isScaleInvariant() {
            return false;
        }
    }

    @Nested
    @DisplayName("mean-variance utility")
    class MeanVarianceUtility extends Contract {
        @Override
        protected RiskEngine engine() {
            return MeanVarianceUtilityEngine.riskAversion(4);
        }

        /** The risk aversion is in the unit of one over returns. */
        @Override
        protected boolean isScaleInvariant() {
            return false;
        }
    }

    @Nested
    @DisplayName("equal risk contributions")
    class EqualRiskContribution extends Contract {
        @Override
        protected RiskEngine engine() {
            return new EqualRiskContributionEngine();
        }
    }

    @Nested
    @DisplayName("risk budgets")
    class RiskBudgeting extends Contract {
        @Override
        protected RiskEngine engine() {
            return RiskBudgetingEngine.of(numbers());
        }
    }

    @Nested
    @DisplayName("inverse volatility")
    class InverseVolatility extends Contract {
        @Override
        protected RiskEngine engine() {
            return new InverseVolatilityEngine();
        }
    }

    @Nested
    @DisplayName("inverse variance")
    class InverseVariance extends Contract {
        @Override
        protected RiskEngine engine() {
            return new InverseVarianceEngine();
        }
    }

    @Nested
    @DisplayName("equal weight")
    class EqualWeight extends Contract {
        @Override
        protected RiskEngine engine() {
            return new EqualWeightEngine();
        }
    }

    @Nested
    @DisplayName("market")
    class Market extends Contract {
        @Override
        protected RiskEngine engine() {
            return MarketEngine.of(numbers());
        }
    }

    @Nested
    @DisplayName("benchmark")
    class Benchmark extends Contract {
        @Override
        protected RiskEngine engine() {
            return BenchmarkEngine.of(Weights.of(List.of("C0"), 1));
        }
    }

    @Nested
    @DisplayName("hierarchical equal risk contribution")
    class Herc extends Contract {
        @Override
        protected RiskEngine engine() {
            return new HierarchicalEqualRiskContributionEngine();
        }
    }

    @Nested
    @DisplayName("nested clusters")
    class Nco extends Contract {
        @Override
        protected RiskEngine engine() {
            return new NestedClustersEngine();
        }
    }

    @Nested
    @DisplayName("HRP, convention desk")
    class HrpDesk extends Hrp {
        HrpDesk() {
            super(HrpConvention.DESK);
        }
    }

    @Nested
    @DisplayName("HRP, convention ward_sample")
    class HrpWardSample extends Hrp {
        HrpWardSample() {
            super(HrpConvention.WARD_SAMPLE);
        }
    }

    @Nested
    @DisplayName("HRP, convention skfolio")
    class HrpSkfolio extends Hrp {
        HrpSkfolio() {
            super(HrpConvention.SKFOLIO);
        }
    }

    @Nested
    @DisplayName("HRP, convention pyportfolioopt")
    class HrpPyportfolioopt extends Hrp {
        HrpPyportfolioopt() {
            super(HrpConvention.PYPORTFOLIOOPT);
        }
    }

    @Nested
    @DisplayName("HRP, convention riskfolio")
    class HrpRiskfolio extends Hrp {
        HrpRiskfolio() {
            super(HrpConvention.RISKFOLIO);
        }
    }

    @Nested
    @DisplayName("HRP, convention lopez_de_prado_2016")
    class HrpLopezDePrado2016 extends Hrp {
        HrpLopezDePrado2016() {
            super(HrpConvention.LOPEZ_DE_PRADO_2016);
        }
    }

    private abstract static class Hrp extends Contract {
        private final HrpConvention convention;

        Hrp(HrpConvention convention) {
            this.convention = convention;
        }

        @Override
        protected RiskEngine engine() {
            return HierarchicalRiskParityEngine.of(convention);
        }

        @Override
        protected boolean isPermutationEquivariant() {
            return false;
        }
    }

    private static Map<String, Double> numbers() {
        Map<String, Double> numbers = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            numbers.put("C" + i, 1.0 + i % 7);
        }
        return numbers;
    }
}
