package io.metafolio.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.testkit.RiskEngineContract;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MinimumVarianceEngineTest extends RiskEngineContract {
    @Override
    protected RiskEngine engine() {
        return new MinimumVarianceEngine();
    }

    @Override
    protected int leastColumns() {
        return 1;
    }

    @Override
    protected boolean isPermutationEquivariant() {
        return true;
    }

    @Test
    @DisplayName("raw weights ignore the box, bounded weights are optimal inside it")
    void rawAndBounded() {
        EngineRequest request =
                EngineRequest.of(RiskProfile.MIN_VARIANCE, returns(5, 4)).withBounds(WeightBounds.SLEEVE_GUARDRAILS);
        EngineResult result = engine().allocate(request);
        EngineResult free = engine().allocate(request.withBounds(WeightBounds.LONG_ONLY));
        assertThat(result.raw()).isEqualTo(free.raw());
        assertThat(result.raw().max()).isGreaterThan(0.5);
        assertThat(result.bounded().orElseThrow().max()).isEqualTo(0.5);
        assertThat(result.kkt().orElseThrow()).isLessThan(1e-10);
        assertThat(result.condition().orElseThrow()).isGreaterThan(1);
    }

    @Test
    @DisplayName("under a singular sample covariance copies share equally, as under a vanishing regularization")
    void singularCovariance() {
        ReturnMatrix copies = ReturnMatrix.of("copies", returns(6, 1).dates(), List.of("A", "B"), new double[][] {
            returns(6, 1).column(0).toArray(), returns(6, 1).column(0).toArray()
        });
        EngineRequest request =
                EngineRequest.of(RiskProfile.MIN_VARIANCE, copies).withCovariance(CovarianceEstimator.SAMPLE);
        EngineResult result = engine().allocate(request);
        assertThat(result.raw().get("A")).isCloseTo(0.5, within(1e-15));
        assertThat(result.condition()).isEmpty();
        assertThat(result.notices()).singleElement().asString().contains("singular");
        assertThat(engine().allocate(request.withRegularization(1e-6)).notices())
                .isEmpty();
    }

    @Test
    @DisplayName("a refusal names the column, and whose decision it was")
    void refusalNamesThePlace() {
        ReturnMatrix plain = returns(7, 3);
        double[][] columns = plain.toColumns();
        Arrays.fill(columns[2], 0.5);
        ReturnMatrix constant = ReturnMatrix.of("constant", plain.dates(), plain.columns(), columns);
        assertThatThrownBy(() -> RiskEngines.installed()
                        .decide(
                                EngineRequest.of(RiskProfile.MIN_VARIANCE, constant),
                                GuardrailProjection.PROPORTIONAL,
                                "sleeve etfs, decision at the close of 2024-04-29"))
                .hasMessageContaining("Constant returns in C2")
                .hasMessageContaining("Where: sleeve etfs, decision at the close of 2024-04-29, 120 rows x 3 columns");
    }
}
