package io.metafolio.sleeve;

import io.metafolio.audit.ContentHash;
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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

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
     * @param sleeves to be run, whose benchmarks and prices count; of two tables with one symbol the first counts, given benchmarks
     *     before assets
     * @return the benchmarks
     * @throws RefusedException where two tables hold other closes of one symbol for one date
     * @throws RefusedException where a sleeve names a benchmark that none of them brings; it lists all
     */
    public static Benchmarks of(List<StrategySleeve> sleeves) {
        Set<String> wanted = new HashSet<>();
        sleeves.forEach(sleeve -> wanted.addAll(symbols(sleeve.definition())));
        Map<String, PriceSeries> found = new LinkedHashMap<>();
        sleeves.forEach(sleeve -> sleeve.benchmarks().forEach(table -> put(table, wanted, found)));
        sleeves.forEach(sleeve -> put(sleeve.prices(), wanted, found));
        sleeves.forEach(sleeve -> sleeve.benchmarks().forEach(table -> requireSame(table, found)));
        sleeves.forEach(sleeve -> requireSame(sleeve.prices(), found));
        List<String> missing = new ArrayList<>();
        for (StrategySleeve sleeve : sleeves) {
            symbols(sleeve.definition()).stream()
                    .filter(symbol -> !found.containsKey(symbol))
                    .forEach(symbol -> missing.add(symbol + " of sleeve " + sleeve.id()));
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

    private static void requireSame(PriceTable table, Map<String, PriceSeries> found) {
        found.forEach((symbol, first) -> table.series(symbol).ifPresent(other -> {
            Map<LocalDate, Double> closes = first.byDate();
            for (int t = 0; t < other.dates().size(); t++) {
                LocalDate date = other.dates().get(t);
                double close = closes.getOrDefault(date, other.close(t));
                if (close != other.close(t)) {
                    throw new RefusedException(
                            "Benchmark " + symbol + " closed on " + date + " at " + close + " in " + first.source()
                                    + " and at " + other.close(t) + " in " + other.source(),
                            POINTER,
                            "one close a date, whoever holds the symbol",
                            "leave the benchmark out of one of the two");
                }
            }
        }));
    }

    /**
     * What the closes of a sleeve's benchmarks are.
     *
     * @param sleeve whose benchmarks
     * @return hash of symbols, dates and closes
     */
    public String hash(SleeveDefinition sleeve) {
        ContentHash hash = ContentHash.of("benchmarks");
        for (String symbol : symbols(sleeve)) {
            PriceSeries closes = series(symbol);
            hash.text(symbol);
            for (int t = 0; t < closes.dates().size(); t++) {
                hash.text(closes.dates().get(t).toString()).number(closes.close(t));
            }
        }
        return hash.hex();
    }

    /**
     * The closes that a sleeve's streams are compared with.
     *
     * @param sleeve whose benchmarks
     * @return every date on which one of them has a close, nothing where another has none; empty where the sleeve has no benchmark
     */
    public Optional<PriceTable> closes(SleeveDefinition sleeve) {
        List<PriceSeries> all = symbols(sleeve).stream().map(this::series).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<LocalDate> dates = new TreeSet<>();
        all.forEach(series -> dates.addAll(series.dates()));
        PriceTable.Builder table = PriceTable.builder("benchmarks of " + sleeve.id(), symbols(sleeve));
        List<Map<LocalDate, Double>> byDate =
                all.stream().map(PriceSeries::byDate).toList();
        for (LocalDate date : dates) {
            table.row(
                    date.toString(),
                    date,
                    byDate.stream()
                            .map(closes -> closes.containsKey(date)
                                    ? OptionalDouble.of(closes.get(date))
                                    : OptionalDouble.empty())
                            .toList());
        }
        return Optional.of(table.build());
    }

    /**
     * Refuses benchmarks without a close on every session of their venue, or with one on another day.
     *
     * @param sleeve whose benchmarks they are
     * @param base the close at which its streams begin
     * @param last the last date of its streams
     * @throws RefusedException where a session lacks its close, or a closed day has one; it lists benchmark and dates
     * @throws io.metafolio.errors.UnknownNameException where the venue of a benchmark is not known
     */
    public void requireWhole(SleeveDefinition sleeve, LocalDate base, LocalDate last) {
        List<String> faults = new ArrayList<>();
        for (String symbol : symbols(sleeve)) {
            PriceSeries closes = series(symbol);
            Set<LocalDate> present = new HashSet<>(closes.dates());
            TradingCalendar calendar = calendar(symbol);
            Set<LocalDate> sessions = new HashSet<>(calendar.sessions(base, last));
            told(
                    closes + " has none on ",
                    calendar.sessions(base, last).stream()
                            .filter(date -> !present.contains(date))
                            .toList(),
                    "sessions",
                    faults);
            told(
                    closes + ", while " + calendar.id() + " is closed, has one on ",
                    closes.dates().stream()
                            .filter(date -> !date.isBefore(base) && !date.isAfter(last) && !sessions.contains(date))
                            .toList(),
                    "days",
                    faults);
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    RefusedException.listed(faults),
                    "benchmarks of sleeve " + sleeve.id(),
                    "a close on every session of the benchmark's venue and on no other day from " + base + " to "
                            + last,
                    "the benchmark's file ends too early, begins too late, has holes or was padded");
        }
    }

    private static void told(String fault, List<LocalDate> dates, String noun, List<String> faults) {
        if (!dates.isEmpty()) {
            faults.add(fault + dates.get(0) + (dates.size() > 1 ? " and " + (dates.size() - 1) + " more " + noun : ""));
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
