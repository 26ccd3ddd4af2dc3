package io.metafolio.bench;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.returns.PriceTable;
import io.metafolio.simulation.FrictionModel;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.weights.WeightBounds;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One cold run of many sleeves of many assets under three philosophies: how long it takes, and how much memory. Prices are
 * synthetic: one factor, a group's own, fat tails.
 */
public final class LargeRun {
    private static final double[] LOADINGS = {0.004, 0.006, 0.008, 0.010};

    private LargeRun() {}

    /**
     * Runs and prints a line.
     *
     * @param args sleeves, assets a sleeve, sessions, threads
     */
    public static void main(String[] args) {
        int sleeves = Integer.parseInt(args[0]);
        int assets = Integer.parseInt(args[1]);
        int sessions = Integer.parseInt(args[2]);
        int threads = Integer.parseInt(args[3]);
        List<StrategySleeve> all = sleeves(sleeves, assets, sessions);
        long start = System.nanoTime();
        MetaRun run = MetaPortfolio.builder()
                .sleeves(all)
                .lookback(Lookback.of(sessions))
                .guardrails(WeightBounds.of(0.05 / sleeves, Math.max(0.5, 1.0 / sleeves)))
                .selection("none")
                .threads(threads)
                .run();
        double seconds = (System.nanoTime() - start) * 1e-9;
        run.allocations().forEach((profile, allocation) -> {
            if (Math.abs(allocation.assetWeights().total() - 1) > 1e-12) {
                throw new IllegalStateException("Weights not conserved, no use in timing them: " + profile);
            }
        });
        System.out.printf(
                Locale.ROOT,
                "{\"sleeves\": %d, \"assets\": %d, \"sessions\": %d, \"threads\": %d, \"profiles\": %d, \"seconds\": %.2f,"
                        + " \"peak_heap_mb\": %d}%n",
                sleeves,
                assets,
                sessions,
                threads,
                run.allocations().size(),
                seconds,
                peakHeap() >> 20);
    }

    /** The sum of the pools' peaks, garbage that was not yet collected included. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static List<StrategySleeve> sleeves(int sleeves, int assets, int sessions) {
        LocalDate last = LocalDate.of(2025, 6, 30);
        List<LocalDate> open = TradingCalendars.XNYS.sessions(last.minusDays(2L * sessions), last);
        List<LocalDate> dates = open.subList(open.size() - sessions - 1, open.size());
        double[] market = new Random(20260114)
                .doubles(dates.size())
                .map(uniform -> 2 * uniform - 1)
                .toArray();
        return IntStream.range(0, sleeves)
                .mapToObj(k -> sleeve(k, assets, dates, market))
                .toList();
    }

    private static StrategySleeve sleeve(int number, int assets, List<LocalDate> dates, double[] market) {
        String id = String.format(Locale.ROOT, "s%02d", number);
        List<String> symbols = IntStream.range(0, assets)
                .mapToObj(j -> String.format(Locale.ROOT, "NYSE:S%02dA%03d", number, j))
                .toList();
        PriceTable.Builder table = PriceTable.builder(id + ", synthetic", symbols);
        Random random = new Random(number);
        double[] price = new double[assets];
        for (int t = 0; t < dates.size(); t++) {
            double own = random.nextGaussian();
            for (int j = 0; j < assets; j++) {
                double tail = random.nextInt(50) == 0 ? 3 : 1;
                double move =
                        LOADINGS[j % LOADINGS.length] * market[t] + 0.004 * own + 0.009 * tail * random.nextGaussian();
                price[j] = t == 0 ? 20 + j : price[j] * (1 + Math.max(-0.4, Math.min(0.4, 0.0003 + move)));
            }
            table.row(dates.get(t), price);
        }
        SleeveDefinition definition = SleeveDefinition.named(id)
                .runProfile("large")
                .scope("NYSE")
                .friction(FrictionModel.TRADFI)
                .parameter("/backtest/benchmark_symbols", List.of())
                .build();
        return Sleeve.of(definition, table.build());
    }
}
