package io.metafolio.engines;

import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Weights;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Given long-only weights that sum to one, whatever the returns: a benchmark, a policy portfolio, a single index. Bounds
 * are left to the guardrail projection.
 *
 * <p>Columns that the benchmark does not hold get nothing; a holding that is no column of the request is refused by name,
 * for its share would be lost. Not installed by itself: give it to {@code RiskEngines.with} or to the builder. Immutable;
 * safe to share between threads.
 */
public final class BenchmarkEngine implements RiskEngine {
    private final Weights benchmark;

    private BenchmarkEngine(Weights benchmark) {
        this.benchmark = benchmark;
    }

    /**
     * An engine of one benchmark.
     *
     * @param benchmark fractions, none negative, that sum to one within {@link Weights#SUM_TOLERANCE}
     * @return the engine
     * @throws IllegalArgumentException where a weight is negative or the sum is not one
     */
    public static BenchmarkEngine of(Weights benchmark) {
        if (benchmark.size() == 0 || benchmark.min() < 0 || !(Math.abs(benchmark.sum() - 1) <= Weights.SUM_TOLERANCE)) {
            throw new IllegalArgumentException("Benchmark weights " + benchmark.asMap() + " sum to " + benchmark.sum()
                    + ". Expected fractions, none negative, that sum to 1. Maybe percent were given for fractions.");
        }
        return new BenchmarkEngine(benchmark);
    }

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.BENCHMARK);
    }

    @Override
    public String description() {
        return "given weights, whatever the returns";
    }

    @Override
    public Map<String, String> conventions() {
        return Map.of("benchmark_weights", new TreeMap<>(benchmark.asMap()).toString());
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        List<String> columns = request.returns().columns();
        Set<String> known = new HashSet<>(columns);
        List<String> lost = benchmark.labels().stream()
                .filter(label -> benchmark.get(label) > 0 && !known.contains(label))
                .toList();
        if (!lost.isEmpty()) {
            throw new RefusedException(
                    "The benchmark holds " + RefusedException.listed(lost) + ", which has no returns here",
                    "columns " + columns,
                    "a column of returns for every holding",
                    "give the asset to the sleeve, or a benchmark of assets that are there");
        }
        Map<String, Double> held = benchmark.asMap();
        return EngineResult.of(Weights.of(
                columns,
                columns.stream()
                        .mapToDouble(label -> held.getOrDefault(label, 0.0))
                        .toArray()));
    }
}
