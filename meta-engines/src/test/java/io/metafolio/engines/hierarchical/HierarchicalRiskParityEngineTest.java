package io.metafolio.engines.hierarchical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.Oracles;
import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.RiskEngineContract;
import io.metafolio.weights.Weights;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HierarchicalRiskParityEngineTest extends RiskEngineContract {
    private static final double GOLDEN = 1e-12;

    @Override
    protected RiskEngine engine() {
        return new HierarchicalRiskParityEngine();
    }

    @Override
    protected int leastColumns() {
        return 1;
    }

    @Override
    protected boolean isPermutationEquivariant() {
        return false;
    }

    @Test
    @DisplayName("weights, leaves and merges equal those made with SciPy and scikit-learn")
    void equalsOracle() {
        for (JsonNode c : Oracles.cases("hrp")) {
            ReturnMatrix returns = Oracles.returns(
                    20260114, c.get("rows").asInt(), c.get("columns").asInt());
            HierarchicalRiskParity parity =
                    HierarchicalRiskParity.of(returns, HrpConvention.HOUSE, CovarianceEstimator.LEDOIT_WOLF);
            assertThat(parity.weights().toArray()).containsExactly(Oracles.numbers(c.get("w")), within(GOLDEN));
            assertThat(parity.tree().leaves().stream().mapToDouble(i -> i).toArray())
                    .isEqualTo(Oracles.numbers(c.get("leaves")));
            for (int k = 0; k < parity.tree().merges().size(); k++) {
                assertThat(parity.tree().merges().get(k).height())
                        .isCloseTo(c.get("z").get(k).get(2).asDouble(), within(GOLDEN));
            }
        }
    }

    @Test
    @DisplayName("the house convention's published vector: T=64, N=8, seed 20260114")
    void publishedVector() {
        double[] published = {
            0.03295182973874644,
            0.09322430856241692,
            0.07450055218309146,
            0.31449046051198465,
            0.0912655490377061,
            0.16347284863986403,
            0.10882514423334004,
            0.12126930709285041
        };
        ReturnMatrix returns = Oracles.returns(20260114, 64, 8);
        assertThat(returns.at(0, 0)).isEqualTo(0.02128751487180125);
        Weights weights =
                engine().allocate(EngineRequest.of(RiskProfile.HRP, returns)).raw();
        assertThat(weights.toArray()).containsExactly(published, within(GOLDEN));
    }

    @Test
    @DisplayName("two columns are held at inverse variances of the covariance used")
    void twoColumns() {
        ReturnMatrix returns = returns(3, 2);
        CovarianceMatrix covariance = Covariance.of(returns, CovarianceEstimator.LEDOIT_WOLF);
        Weights weights =
                engine().allocate(EngineRequest.of(RiskProfile.HRP, returns)).raw();
        double expected = covariance.at(1, 1) / (covariance.at(0, 0) + covariance.at(1, 1));
        assertThat(weights.at(0)).isCloseTo(expected, within(1e-15));
    }

    @Test
    @DisplayName("one column gets everything")
    void oneColumn() {
        assertThat(engine().allocate(EngineRequest.of(RiskProfile.HRP, returns(3, 1)))
                        .raw()
                        .at(0))
                .isEqualTo(1.0);
    }
}
