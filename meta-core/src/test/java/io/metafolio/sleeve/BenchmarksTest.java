package io.metafolio.sleeve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.calendar.TradingCalendars;
import io.metafolio.configuration.Layer;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 11, 29);
    private static final List<LocalDate> SESSIONS = TradingCalendars.XNYS.sessions(FIRST, LAST);

    private static PriceTable table(String source, String symbol, double first, LocalDate... without) {
        PriceTable.Builder table = PriceTable.builder(source, List.of(symbol));
        for (int t = 0; t < SESSIONS.size(); t++) {
            if (!List.of(without).contains(SESSIONS.get(t))) {
                table.row(SESSIONS.get(t), first * (1 + t % 3));
            }
        }
        return table.build();
    }

    private static StrategySleeve instruments(PriceTable... benchmarks) {
        return Sleeve.of(SleeveInventory.INSTRUMENTS, table("shares", "NYSE:GE", 10))
                .withBenchmarks(List.of(benchmarks));
    }

    private static StrategySleeve etfs() {
        return Sleeve.of(SleeveInventory.ETFS, table("funds", "AMEX:SPY", 100));
    }

    private static List<BenchmarkMetrics> measured(Benchmarks benchmarks) {
        List<LocalDate> dates = SESSIONS.subList(1, SESSIONS.size());
        double[] flat = new double[dates.size()];
        flat[0] = 0.01;
        return benchmarks.measure(SleeveInventory.INSTRUMENTS, ReturnSeries.of("flat", dates, flat), SESSIONS.get(0));
    }

    @Test
    @DisplayName("a benchmark that another sleeve holds need not be given")
    void heldByAnother() {
        assertThat(measured(Benchmarks.of(List.of(instruments(), etfs()))))
                .singleElement()
                .satisfies(metrics -> {
                    assertThat(metrics.symbol()).isEqualTo("AMEX:SPY");
                    assertThat(metrics.rows()).isEqualTo(SESSIONS.size() - 1);
                    assertThat(metrics.sessionsPerYear()).isEqualTo(252);
                });
    }

    @Test
    @DisplayName("a benchmark that was given counts before the asset of the same name")
    void givenFirst() {
        PriceTable given = table("given", "AMEX:SPY", 100, LAST);
        Benchmarks benchmarks = Benchmarks.of(List.of(etfs(), instruments(given)));
        assertThatThrownBy(() -> benchmarks.requireWhole(SleeveInventory.INSTRUMENTS, FIRST, LAST))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("AMEX:SPY of given", "has none on 2024-11-29", "sleeve instruments");
    }

    @Test
    @DisplayName("a benchmark that nobody brings is refused, all at once")
    void missing() {
        StrategySleeve coins = Sleeve.of(SleeveInventory.CRYPTO, table("coins", "BINANCE:ETHUSDT", 100));
        assertThatThrownBy(() -> Benchmarks.of(List.of(instruments(), coins)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(
                        "AMEX:SPY of sleeve instruments",
                        "BINANCE:BTCUSDT of sleeve crypto",
                        "AMEX:SPY of sleeve crypto",
                        "/backtest/benchmark_symbols",
                        "withBenchmarks");
    }

    @Test
    @DisplayName("sessions without a close are counted, and weekends are none of them")
    void holes() {
        PriceTable holed = table("given", "AMEX:SPY", 100, SESSIONS.get(4), SESSIONS.get(5), SESSIONS.get(9));
        Benchmarks benchmarks = Benchmarks.of(List.of(instruments(holed)));
        assertThatThrownBy(() -> benchmarks.requireWhole(SleeveInventory.INSTRUMENTS, FIRST, LAST))
                .hasMessageContaining("has none on " + SESSIONS.get(4) + " and 2 more sessions");
        Benchmarks.of(List.of(etfs())).requireWhole(SleeveInventory.ETFS, FIRST, LAST.plusDays(2));
    }

    @Test
    @DisplayName("no benchmark is compared with where none is named, and an unknown venue is refused by name")
    void namedOnes() {
        Layer none = new Layer("call", Map.of("/backtest/benchmark_symbols", List.of()));
        SleeveDefinition alone = SleeveInventory.INSTRUMENTS.with(none);
        Benchmarks nothing = Benchmarks.of(List.of(Sleeve.of(alone, table("shares", "NYSE:GE", 10))));
        assertThat(nothing.measure(alone, ReturnSeries.of("one", List.of(LAST), 0.01), FIRST))
                .isEmpty();

        Layer foreign = new Layer("call", Map.of("/backtest/benchmark_symbols", List.of("MOON:DUST")));
        SleeveDefinition lunar = SleeveInventory.INSTRUMENTS.with(foreign);
        Benchmarks dust = Benchmarks.of(List.of(Sleeve.of(lunar, table("shares", "NYSE:GE", 10))
                .withBenchmarks(List.of(table("given", "MOON:DUST", 1)))));
        assertThatThrownBy(() -> dust.requireWhole(lunar, FIRST, LAST))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("MOON");
    }

    @Test
    @DisplayName("layers and other rows leave the benchmarks with their sleeve")
    void kept() {
        StrategySleeve sleeve = instruments(table("given", "AMEX:SPY", 100));
        assertThat(sleeve.with(new Layer("call", Map.of())).benchmarks()).hasSize(1);
        assertThat(sleeve.withPrices(table("later", "NYSE:GE", 11)).benchmarks())
                .hasSize(1);
        assertThat(measured(Benchmarks.of(List.of(sleeve))).get(0).beta().orElseThrow())
                .isCloseTo(0, within(1.0));
    }

    @Test
    @DisplayName("a close on a day on which the benchmark's venue is closed is refused with the day")
    void padded() {
        PriceTable.Builder padded = PriceTable.builder("padded", List.of("AMEX:SPY"));
        FIRST.datesUntil(LAST.plusDays(1)).forEach(date -> padded.row(date, 100));
        Benchmarks benchmarks = Benchmarks.of(List.of(instruments(padded.build())));
        assertThatThrownBy(() -> benchmarks.requireWhole(SleeveInventory.INSTRUMENTS, FIRST, LAST))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("while XNYS is closed, has one on 2024-11-02", "more days", "padded");
    }

    @Test
    @DisplayName("two closes of one benchmark on one date are refused with both and their sources")
    void contradiction() {
        PriceTable other = table("given", "AMEX:SPY", 101);
        assertThatThrownBy(() -> Benchmarks.of(List.of(etfs(), instruments(other))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("AMEX:SPY closed on 2024-11-01", "101.0 in given", "100.0 in funds");
        assertThat(measured(Benchmarks.of(List.of(etfs(), instruments(table("given", "AMEX:SPY", 100))))))
                .hasSize(1);
    }

    @Test
    @DisplayName("the hash of benchmarks follows their closes")
    void hashed() {
        Benchmarks one = Benchmarks.of(List.of(instruments(table("given", "AMEX:SPY", 100))));
        Benchmarks other = Benchmarks.of(List.of(instruments(table("given", "AMEX:SPY", 101))));
        assertThat(one.hash(SleeveInventory.INSTRUMENTS))
                .matches("[0-9a-f]{64}")
                .isEqualTo(Benchmarks.of(List.of(etfs())).hash(SleeveInventory.INSTRUMENTS))
                .isNotEqualTo(other.hash(SleeveInventory.INSTRUMENTS));
    }
}
