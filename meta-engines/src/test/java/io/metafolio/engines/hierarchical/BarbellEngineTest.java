package io.metafolio.engines.hierarchical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.Oracles;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.selection.Antifragility;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.RiskEngineContract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BarbellEngineTest extends RiskEngineContract {
    @Override
    protected RiskEngine engine() {
        return new BarbellEngine();
    }

    @Override
    protected int leastColumns() {
        return 3;
    }

    @Override
    protected boolean isPermutationEquivariant() {
        return false;
    }

    @Test
    @DisplayName("scores and weights equal those made with SciPy, in every regime")
    void equalsOracle() {
        for (JsonNode c : Oracles.cases("barbell")) {
            ReturnMatrix returns = Oracles.returns(
                    20260114, c.get("rows").asInt(), c.get("columns").asInt());
            assertThat(Antifragility.scores(returns)).containsExactly(Oracles.numbers(c.get("scores")), within(1e-10));
            EngineRequest request = EngineRequest.of(RiskProfile.BARBELL, returns)
                    .withRegime(MarketRegime.valueOf(c.get("regime").asString()));
            assertThat(engine().allocate(request).raw().toArray())
                    .containsExactly(Oracles.numbers(c.get("w")), within(1e-12));
        }
    }

    @Test
    @DisplayName("ties at the top leave nothing above the quantile, and the tail is the quantile itself")
    void tiedTail() {
        double[] tied = new double[40];
        for (int t = 30; t < 40; t++) {
            tied[t] = 0.02;
        }
        assertThat(Antifragility.tail(tied)).isEqualTo(0.02);
    }
}
