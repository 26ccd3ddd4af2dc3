package io.metafolio.sleeve;

import io.metafolio.calendar.TradingCalendar;
import io.metafolio.errors.RefusedException;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.returns.PriceSeries;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the streams of some sleeves can be compared with: the benchmarks that the sleeves were given and the assets that they
 * hold, in that order, by symbol. Immutable; safe to share between threads.
 */
public final class Benchmarks {
    private static final String POINTER = "/backtest/benchmark_symbols";

    private final Map<String, PriceSeries> bySymbol;

    private Benchmarks(Map<String, PriceSeries> bySymbol) {
        this.bySymbol = bySymbol;
    }

    /**
     * Everything that sleeves bring.
     *
     * @param sleeves whose benchmarks and prices count; of two tables with one symbol the first counts, given benchmarks
     *     before assets
     * @return the benchmarks
     * @throws RefusedException where a sleeve that is to be run names a benchmark that none of them brings; it lists all
     */
    public static Benchmarks of(List<Sleeve> sleeves) {
        Set<String> wanted = new HashSet<>();
        sleeves.forEach(sleeve -> wanted.addAll(symbols(sleeve.definition())));
        Map<String, PriceSeries> found = new LinkedHashMap<>();
        sleeves.forEach(sleeve -> sleeve.benchmarks().forEach(table -> put(table, wanted, found)));
        sleeves.forEach(sleeve -> sleeve.prices().ifPresent(table -> put(table, wanted, found)));
        List<String> missing = new ArrayList<>();
        for (Sleeve sleeve : sleeves) {
            if (sleeve.prices().isPresent()) {
                symbols(sleeve.definition()).stream()
                        .filter(symbol -> !found.containsKey(symbol))
                        .forEach(symbol -> missing.add(symbol + " of sleeve " + sleeve.id()));
            }
        }
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    "No closes of benchmark " + RefusedException.listed(missing),
                    POINTER,
                    "closes of every benchmark, given with a sleeve or among the assets of one",
                    "give them by withBenchmarks(…) or in a file benchmarks.csv beside the prices, or name other"
                            + " benchmarks, or none");
        }
        return new Benchmarks(found);
    }

    private static List<String> symbols(SleeveDefinition sleeve) {
        return sleeve.configuration().texts(POINTER);
    }

    private static void put(PriceTable table, Set<String> wanted, Map<String, PriceSeries> found) {
        for (String symbol : wanted) {
            table.series(symbol).ifPresent(series -> found.putIfAbsent(symbol, series));
        }
    }

    /**
     * Refuses benchmarks without a close on every session of their venue.
     *
     * @param sleeve whose benchmarks they are
     * @param base the close at which its streams begin
     * @param last the last date of its streams
     * @throws RefusedException where a session lacks its close; it lists benchmark and dates
     * @throws io.metafolio.errors.UnknownNameException where the venue of a benchmark is not known
     */
    public void requireWhole(SleeveDefinition sleeve, LocalDate base, LocalDate last) {
        List<String> faults = new ArrayList<>();
        for (String symbol : symbols(sleeve)) {
            PriceSeries closes = series(symbol);
            Set<LocalDate> present = new HashSet<>(closes.dates());
            List<LocalDate> absent = calendar(symbol).sessions(base, last).stream()
                    .filter(date -> !present.contains(date))
                    .toList();
            if (!absent.isEmpty()) {
                faults.add(closes + " has none on " + absent.get(0)
                        + (absent.size() > 1 ? " and " + (absent.size() - 1) + " more sessions" : ""));
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    RefusedException.listed(faults),
                    "benchmarks of sleeve " + sleeve.id(),
                    "a close on every session of the benchmark's venue from " + base + " to " + last,
                    "the benchmark's file ends too early, begins too late or has holes");
        }
    }

    /**
     * Compares a stream with each benchmark of its sleeve.
     *
     * @param sleeve whose stream it is
     * @param stream the stream
     * @param base the close at which it begins
     * @return one comparison a benchmark, in the order of the configuration
     */
    public List<BenchmarkMetrics> measure(SleeveDefinition sleeve, ReturnSeries stream, LocalDate base) {
        List<BenchmarkMetrics> metrics = new ArrayList<>();
        for (String symbol : symbols(sleeve)) {
            int sessions = Math.min(
                    sleeve.calendar().sessionsPerYear(), calendar(symbol).sessionsPerYear());
            metrics.add(BenchmarkMetrics.of(stream, base, series(symbol), sessions));
        }
        return metrics;
    }

    private PriceSeries series(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol)).orElseThrow();
    }

    private static TradingCalendar calendar(String symbol) {
        return Venues.KNOWN.sessions(new ExchangeScope(List.of(symbol.substring(0, symbol.indexOf(':')))));
    }
}
