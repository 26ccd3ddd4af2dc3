package io.metafolio.bench;

import io.metafolio.returns.AssetReturns;
import io.metafolio.simulation.Decision;
import io.metafolio.simulation.FrictionModel;
import io.metafolio.simulation.RebalancingPolicy;
import io.metafolio.simulation.Simulation;
import io.metafolio.simulation.SimulationRequest;
import io.metafolio.simulation.SimulationSettings;
import io.metafolio.spi.Simulators;
import io.metafolio.tournament.CustomSimulator;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** An account of thirty assets over 2500 sessions, a decision every twenty, every row booked and every window balanced. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SimulatorBenchmark {
    private static final int ASSETS = 30;
    private static final int ROWS = 2500;
    private static final int STEP = 20;
    /** Wealth at the end by the NumPy loop of {@code peers/simulate.py}. */
    private static final double WINDOW_WEALTH = 2.2594594503681114;

    private static final double DAILY_WEALTH = 2.2538048693589876;

    /** When drifted weights are traded back. */
    @Param({"window", "daily"})
    public String rebalancing = "window";

    private Optional<SimulationRequest> request = Optional.empty();

    /** For JMH. */
    public SimulatorBenchmark() {}

    /** Makes the returns and decisions of the peers and checks that wealth ends where theirs does. */
    @Setup
    public void prepare() {
        List<String> symbols =
                IntStream.range(0, ASSETS).mapToObj(j -> "NYSE:A" + j).toList();
        List<LocalDate> dates = IntStream.range(0, ROWS)
                .mapToObj(LocalDate.of(2015, 1, 1)::plusDays)
                .toList();
        request = Optional.of(new SimulationRequest(
                "benchmark",
                AssetReturns.of(dates, symbols, returns()),
                decisions(symbols),
                252,
                SimulationSettings.of(FrictionModel.linear(0, 0)).withRebalancing(RebalancingPolicy.of(rebalancing))));
        double wealth = simulate().rows().get(ROWS - 1).wealth();
        double expected = rebalancing.equals("daily") ? DAILY_WEALTH : WINDOW_WEALTH;
        if (!(Math.abs(wealth - expected) <= 1e-12 * expected)) {
            throw new IllegalStateException("Wealth " + wealth + " for " + expected + ", no use in timing it.");
        }
    }

    private static double[][] returns() {
        double[][] returns = new double[ROWS][ASSETS];
        long x = 20260114;
        for (double[] row : returns) {
            for (int j = 0; j < ASSETS; j++) {
                x = (1103515245 * x + 12345) % (1L << 31);
                row[j] = 0.0003 + 0.04 * (x / (double) (1L << 31) - 0.5);
            }
        }
        return returns;
    }

    private static List<Decision> decisions(List<String> symbols) {
        List<Decision> decisions = new ArrayList<>();
        for (int k = 0; k < ROWS / STEP; k++) {
            double[] weights = new double[ASSETS];
            double sum = 0;
            for (int j = 0; j < ASSETS; j++) {
                weights[j] = 1 + (7 * j + 13 * k) % 10;
                sum += weights[j];
            }
            for (int j = 0; j < ASSETS; j++) {
                weights[j] /= sum;
            }
            decisions.add(
                    new Decision(k * STEP, (k + 1) * STEP, 60, Weights.of(symbols, weights), "", Optional.empty()));
        }
        return decisions;
    }

    /**
     * One account.
     *
     * @return all its rows
     */
    @Benchmark
    public Simulation simulate() {
        return Simulators.simulate(new CustomSimulator(), request.orElseThrow());
    }
}
