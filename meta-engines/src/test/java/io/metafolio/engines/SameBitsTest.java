package io.metafolio.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.audit.ContentHash;
import io.metafolio.engines.hierarchical.ClusterConvention;
import io.metafolio.engines.hierarchical.HierarchicalEqualRiskContributionEngine;
import io.metafolio.engines.hierarchical.HierarchicalRiskParityEngine;
import io.metafolio.engines.hierarchical.HrpConvention;
import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The bits of every engine's decisions, as the first machine and JDK that built this commit made them: any other must make
 * the same. No golden values; those stand in the tests beside this one.
 */
class SameBitsTest {
    private static final Path BITS = Path.of("src/test/resources/io/metafolio/engines/same-bits.txt");

    private static final List<int[]> SHAPES =
            List.of(new int[] {64, 8}, new int[] {60, 19}, new int[] {30, 40}, new int[] {150, 50});

    @Test
    @DisplayName(
            "every engine's decisions have the recorded bits, from many threads; -Dbits.write=true records them anew")
    void everyEngine() throws IOException {
        Map<String, RiskEngine> engines = new TreeMap<>();
        RiskEngines installed = RiskEngines.installed();
        for (RiskProfile profile : installed.profiles()) {
            engines.put(profile.name(), installed.engine(profile));
        }
        HrpConvention.all()
                .forEach(convention -> engines.put("hrp " + convention, HierarchicalRiskParityEngine.of(convention)));
        ClusterConvention.all()
                .forEach(convention ->
                        engines.put("herc " + convention, HierarchicalEqualRiskContributionEngine.of(convention)));
        String bits = engines.entrySet().parallelStream()
                .map(entry -> entry.getKey() + " " + bits(entry.getValue()) + "\n")
                .sorted()
                .collect(Collectors.joining());
        if (Boolean.getBoolean("bits.write")) {
            Files.writeString(BITS, bits);
        }
        assertThat(bits).isEqualTo(Files.readString(BITS));
    }

    private static String bits(RiskEngine engine) {
        RiskEngines engines = RiskEngines.of(engine);
        StringBuilder bits = new StringBuilder();
        for (int[] shape : SHAPES) {
            for (String estimator : List.of("ledoit_wolf", "sample", "oas", "ewma:20")) {
                for (double cap : new double[] {1, 0.3}) {
                    EngineRequest request = EngineRequest.of(
                                    engine.profiles().get(0), Oracles.returns(20260114, shape[0], shape[1]))
                            .withCovariance(CovarianceEstimator.of(estimator))
                            .withBounds(WeightBounds.of(0, cap));
                    bits.append(decided(engines, request));
                }
            }
        }
        return ContentHash.of("same-bits").text(bits.toString()).hex();
    }

    private static String decided(RiskEngines engines, EngineRequest request) {
        try {
            return engines.decide(request, GuardrailProjection.PROPORTIONAL, "bits")
                    .hash();
        } catch (RefusedException refusal) {
            return refusal.getClass().getSimpleName();
        }
    }
}
