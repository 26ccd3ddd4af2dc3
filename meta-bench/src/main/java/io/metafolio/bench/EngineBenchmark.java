package io.metafolio.bench;

import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineDecision;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.Weights;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision of each built-in engine on 500 rows, from returns to weights. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {
    /** The philosophy. */
    @Param({"min_variance", "hrp", "erc", "barbell"})
    public String profile = "hrp";

    /** Columns. */
    @Param({"10", "100", "500"})
    public int columns = 10;

    private RiskEngines engines = RiskEngines.of();
    private EngineRequest request = EngineRequest.of(RiskProfile.HRP, Problems.returns(2));

    /** For JMH. */
    public EngineBenchmark() {}

    /** Makes seeded returns and checks the weights that will be timed. */
    @Setup
    public void prepare() {
        engines = RiskEngines.installed();
        request = EngineRequest.of(RiskProfile.of(profile), Problems.returns(columns));
        Weights weights = allocate().weights();
        if (Math.abs(weights.sum() - 1) > Weights.SUM_TOLERANCE || weights.min() < 0) {
            throw new IllegalStateException("Wrong weights, no use in timing them: " + weights);
        }
    }

    /**
     * One decision.
     *
     * @return weights
     */
    @Benchmark
    public EngineDecision allocate() {
        return engines.decide(request, GuardrailProjection.PROPORTIONAL, "benchmark");
    }
}
