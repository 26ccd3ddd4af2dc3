package io.metafolio.bench;

import io.metafolio.parity.ParityFinding.Verdict;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityReport;
import io.metafolio.sleeve.ResolvedManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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

/** The verdict on sleeves of five hundred parameters each, of which one differs in one sleeve. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ParityBenchmark {
    private static final int PARAMETERS = 500;

    /** How many sleeves. */
    @Param({"2", "20"})
    public int sleeves = 20;

    private List<ResolvedManifest> manifests = List.of();

    /** For JMH. */
    public ParityBenchmark() {}

    /** Makes seeded manifests and checks that exactly the one difference is found. */
    @Setup
    public void prepare() {
        List<ResolvedManifest> made = new ArrayList<>();
        for (int s = 0; s < sleeves; s++) {
            made.add(manifest("sleeve-" + s, s == sleeves - 1));
        }
        manifests = made;
        ParityReport report = compare();
        boolean isRight = report.findings().size() == (sleeves - 1) * PARAMETERS
                && report.findings(Verdict.DIFFERENT).size() == 1
                && report.findings(Verdict.DIFFERENT).get(0).pointer().equals("/features/p100");
        if (!isRight) {
            throw new IllegalStateException("Wrong verdict, no use in timing it: "
                    + report.findings().size() + " findings, " + report.findings(Verdict.DIFFERENT));
        }
    }

    /**
     * One verdict.
     *
     * @return the report, with every parameter of every sleeve
     */
    @Benchmark
    public ParityReport compare() {
        return ParityPolicy.institutional().compare(manifests);
    }

    private static ResolvedManifest manifest(String sleeve, boolean isOther) {
        Random random = new Random(20260114);
        Map<String, Map<String, Object>> blocks = new TreeMap<>();
        for (String block : List.of("features", "selection", "backtest", "data")) {
            blocks.put(block, new HashMap<>());
        }
        put(blocks, "backtest", Map.of("lookback_days", 500, "train_window", 60, "test_window", 20, "step_size", 20));
        put(
                blocks,
                "backtest",
                Map.of("simulator", "custom", "backtest_slippage", 0.0005, "backtest_commission", 0.0001));
        put(blocks, "selection", Map.of("selection_mode", "none"));
        for (int i = 0; i < PARAMETERS - 8; i++) {
            double drawn = random.nextDouble();
            double value = i == 100 && isOther ? -1 : drawn;
            put(blocks, i % 2 == 0 ? "features" : "backtest", Map.of("p" + i, value));
        }
        return new ResolvedManifest(sleeve, "production", blocks);
    }

    private static void put(Map<String, Map<String, Object>> blocks, String block, Map<String, Object> values) {
        blocks.getOrDefault(block, new HashMap<>()).putAll(values);
    }
}
