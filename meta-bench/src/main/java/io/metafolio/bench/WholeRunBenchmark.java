package io.metafolio.bench;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.util.List;
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

/** Two layers, three sleeves, three philosophies, ledger in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WholeRunBenchmark {
    /** Return rows a sleeve may use. */
    @Param({"500", "1500"})
    public int lookback = 500;

    /** Windows decided at once. */
    @Param({"1", "2"})
    public int threads = 1;

    /** Which assets of a window take part; peers that hold whole universes are compared with none. */
    @Param({"none", "v4"})
    public String selection = "none";

    private List<StrategySleeve> sleeves = List.of();

    /** For JMH. */
    public WholeRunBenchmark() {}

    /** Makes the bundled sample and checks the run that will be timed. */
    @Setup
    public void prepare() {
        sleeves = SyntheticMarket.sample().sleeves();
        MetaRun run = run();
        run.allocations().values().forEach(allocation -> {
            if (Math.abs(allocation.assetWeights().total() - 1) > 1e-12) {
                throw new IllegalStateException("Weights not conserved, no use in timing them: " + allocation);
            }
        });
    }

    /**
     * One whole run.
     *
     * @return the run
     */
    @Benchmark
    public MetaRun run() {
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .selection(selection)
                .lookback(Lookback.of(lookback))
                .threads(threads)
                .run();
    }
}
