package io.metafolio.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.MemoryLines;
import io.metafolio.configuration.Layer;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.integrity.IntegrityException;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRule;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.ProgressListener;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.returns.VolumeTable;
import io.metafolio.simulation.PositionClosure;
import io.metafolio.sleeve.Benchmarks;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.RegimeDetector;
import io.metafolio.spi.RegimeDetectors;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.spi.SelectionModels;
import io.metafolio.spi.Simulators;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.Weights;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tables of three coins on seven days: six returns, train 2, test 2, so decisions before returns 2 and 4. A zero stands
 * for no close. Expected streams come from plain loops over money, not from weights.
 */
class TournamentTest {
    private static final RiskProfile EQUAL = RiskProfile.of("equal_weight");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 4);
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final double COST = SleeveInventory.CRYPTO.friction().rate();
    private static final List<String> SYMBOLS = List.of("BINANCE:A", "BINANCE:B", "BINANCE:C");
    /** A dozen products of order one. */
    private static final double ROUNDING = 1e-14;

    private static final double[][] FULL = {
        {100, 50, 10}, {110, 45, 10}, {121, 54, 11}, {100, 60, 12}, {105, 57, 9}, {126, 57, 10}, {120, 63, 12}
    };

    private static Plugins plugins() {
        return plugins(equalWeight());
    }

    private static Plugins plugins(RiskEngines engines) {
        return new Plugins(engines, SelectionModels.installed(), Simulators.installed(), RegimeDetectors.installed());
    }

    private static RiskEngines equalWeight() {
        return RiskEngines.of(RiskEngine.of("house", EQUAL, request -> {
            double[] even = new double[request.returns().columnCount()];
            Arrays.fill(even, 1.0 / even.length);
            return Weights.of(request.returns().columns(), even);
        }));
    }

    private static PriceTable table(double[][] closes) {
        PriceTable.Builder table = PriceTable.builder("coins", SYMBOLS);
        for (int t = 0; t < closes.length; t++) {
            List<OptionalDouble> row = Arrays.stream(closes[t])
                    .mapToObj(close -> close == 0 ? OptionalDouble.empty() : OptionalDouble.of(close))
                    .toList();
            table.row("line " + (t + 2), DAY.plusDays(t), row);
        }
        return table.build();
    }

    private static double[][] without(int asset, int... days) {
        double[][] closes = Arrays.stream(FULL).map(double[]::clone).toArray(double[][]::new);
        for (int day : days) {
            closes[day][asset] = 0;
        }
        return closes;
    }

    private static SleeveDefinition crypto(Lookback lookback, MissingPrices missing) {
        return SleeveInventory.CRYPTO.with(new Layer(
                "call",
                Map.of(
                        "/backtest/benchmark_symbols",
                        List.of(),
                        "/backtest/profiles",
                        List.of(EQUAL.name()),
                        "/selection/selection_mode",
                        "none",
                        "/backtest/lookback_days",
                        lookback.parameter(),
                        "/backtest/train_window",
                        2,
                        "/backtest/test_window",
                        2,
                        "/backtest/missing_prices",
                        missing.id())));
    }

    private static Tournament tournament(double[][] closes, Lookback lookback, MissingPrices missing) {
        return Tournament.of(
                Sleeve.of(crypto(lookback, missing), table(closes)),
                Benchmarks.of(List.of()),
                plugins(),
                DAY.plusDays(closes.length - 1),
                NOW);
    }

    private static StrategyRun run(double[][] closes, MissingPrices missing) {
        return tournament(closes, Lookback.ALL, missing).run(ledger(new MemoryLines()), ProgressListener.SILENT);
    }

    private static AuditLedger ledger(MemoryLines lines) {
        return AuditLedger.on(lines, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    @Test
    @DisplayName(
            "the stream is the money's: bought at the close before each window, after costs, holdings carried over")
    void streamByHand() {
        double third = 1.0 / 3;
        Money money = new Money(FULL, COST);
        money.rebalance(third, third, third);
        money.pass(3);
        money.pass(4);
        money.rebalance(third, third, third);
        money.pass(5);
        money.pass(6);

        ProfileRun result = run(FULL, MissingPrices.REFUSE).profile(EQUAL);

        assertThat(result.stream().series().toArray()).containsExactly(money.stream(), within(ROUNDING));
        assertThat(result.stream().series().dates())
                .containsExactly(DAY.plusDays(3), DAY.plusDays(4), DAY.plusDays(5), DAY.plusDays(6));
        assertThat(result.stream().sleeve()).isEqualTo("crypto");
        assertThat(result.stream().profile()).isEqualTo(EQUAL);
    }

    @Test
    @DisplayName("each decision is dated at the close before its window and trades against drifted holdings")
    void rebalances() {
        List<Rebalance> rebalances =
                run(FULL, MissingPrices.REFUSE).profile(EQUAL).rebalances();

        assertThat(rebalances).extracting(Rebalance::decidedOn).containsExactly(DAY.plusDays(2), DAY.plusDays(4));
        assertThat(rebalances).extracting(Rebalance::rows).containsOnly(2);
        assertThat(rebalances.get(0).turnover()).isCloseTo(1, within(ROUNDING));
        double[] grown = {105.0 / 121, 57.0 / 54, 9.0 / 11};
        double sum = Arrays.stream(grown).sum();
        double turnover =
                Arrays.stream(grown).map(g -> Math.abs(1.0 / 3 - g / sum)).sum();
        assertThat(rebalances.get(1).turnover()).isCloseTo(turnover, within(ROUNDING));
        assertThat(rebalances.get(1).cost()).isCloseTo(turnover * COST, within(ROUNDING));
    }

    @Test
    @DisplayName("an asset listed late joins when it has a return on every train row")
    void lateListing() {
        // first close on day 2, so first return on day 3: the train rows of the second decision are days 3 and 4
        StrategyRun run = run(without(2, 0, 1), MissingPrices.REFUSE);

        assertThat(run.data().findings())
                .extracting(IntegrityFinding::rule)
                .containsExactly(IntegrityRule.LATE_LISTING);
        assertThat(run.profile(EQUAL).rebalances().get(0).weights().labels()).containsExactly("BINANCE:A", "BINANCE:B");
        assertThat(run.profile(EQUAL).rebalances().get(1).weights().labels()).isEqualTo(SYMBOLS);
    }

    @Test
    @DisplayName("an asset listed one day later still has to wait")
    void lateListingWaits() {
        StrategyRun run = run(without(2, 0, 1, 2), MissingPrices.REFUSE);

        assertThat(run.profile(EQUAL).rebalances().get(1).weights().labels()).containsExactly("BINANCE:A", "BINANCE:B");
        assertThat(run.profile(EQUAL).assetWeights().labels()).isEqualTo(SYMBOLS);
    }

    @Test
    @DisplayName("a hole refuses the run by default, before anything is decided")
    void refusesHoles() {
        assertThatThrownBy(() -> run(without(1, 1), MissingPrices.REFUSE))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContainingAll("crypto BINANCE:B", "2024-03-05");
    }

    @Test
    @DisplayName("by option, an asset with a hole in its train rows sits out that window and is recorded")
    void excludesHoles() {
        StrategyRun run = run(without(1, 1), MissingPrices.EXCLUDE);

        assertThat(run.data().findings()).hasSize(1);
        assertThat(run.profile(EQUAL).rebalances().get(0).weights().labels()).containsExactly("BINANCE:A", "BINANCE:C");
        assertThat(run.profile(EQUAL).rebalances().get(1).weights().labels()).isEqualTo(SYMBOLS);
        assertThat(run.profile(EQUAL).closures()).isEmpty();
    }

    @Test
    @DisplayName("a hole that opens inside test rows closes the position at its last price, with cost, into cash")
    void closesInHoles() {
        double third = 1.0 / 3;
        double[][] closes = without(1, 4);
        Money money = new Money(closes, COST);
        money.rebalance(third, third, third);
        money.pass(3);
        double closed = money.share(1);
        money.close(1);
        money.pass(4);
        // B has no return on train rows 3 and 4, so it sits out the second window
        money.rebalance(0.5, 0, 0.5);
        money.pass(5);
        money.pass(6);

        ProfileRun result = run(closes, MissingPrices.EXCLUDE).profile(EQUAL);

        assertThat(result.stream().series().toArray()).containsExactly(money.stream(), within(ROUNDING));
        assertThat(result.closures()).singleElement().satisfies(closure -> {
            assertThat(closure.symbol()).isEqualTo("BINANCE:B");
            assertThat(closure.date()).isEqualTo(DAY.plusDays(4));
            assertThat(closure.weight()).isCloseTo(closed, within(ROUNDING));
            assertThat(closure.cost()).isCloseTo(closed * COST, within(ROUNDING));
        });
    }

    @Test
    @DisplayName("an asset that ends for good is closed too; that it ended is a note, not a fault")
    void closesAtTheEnd() {
        StrategyRun run = run(without(0, 5, 6), MissingPrices.REFUSE);

        assertThat(run.data().findings()).extracting(IntegrityFinding::rule).containsExactly(IntegrityRule.EARLY_END);
        assertThat(run.profile(EQUAL).closures())
                .extracting(PositionClosure::symbol, PositionClosure::date)
                .containsExactly(tuple("BINANCE:A", DAY.plusDays(5)));
    }

    @Test
    @DisplayName("turnover and costs of a run are the sums over rebalances and closures")
    void sums() {
        ProfileRun result = run(without(1, 4), MissingPrices.EXCLUDE).profile(EQUAL);
        double turnover =
                result.rebalances().stream().mapToDouble(Rebalance::turnover).sum()
                        + result.closures().get(0).weight();

        assertThat(result.turnover().orElseThrow()).isCloseTo(turnover, within(ROUNDING));
        assertThat(result.costs().orElseThrow()).isCloseTo(turnover * COST, within(ROUNDING));
    }

    @Test
    @DisplayName("the next decision is made on the last train rows")
    void nextDecision() {
        ProfileRun result = run(without(0, 6), MissingPrices.REFUSE).profile(EQUAL);

        assertThat(result.assetWeights()).isEqualTo(Weights.of(List.of("BINANCE:B", "BINANCE:C"), 0.5, 0.5));
    }

    @Test
    @DisplayName("a lookback keeps the last rows, so that the first decision moves")
    void lookback() {
        StrategyRun run = tournament(FULL, Lookback.of(4), MissingPrices.REFUSE)
                .run(ledger(new MemoryLines()), ProgressListener.SILENT);

        assertThat(run.profile(EQUAL).rebalances())
                .extracting(Rebalance::decidedOn)
                .containsExactly(DAY.plusDays(4));
    }

    @Test
    @DisplayName("a lookback longer than the data is refused with both counts")
    void refusesLongLookback() {
        assertThatThrownBy(() -> tournament(FULL, Lookback.of(7), MissingPrices.REFUSE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("6 return rows", "lookback of 7", "sleeve crypto, coins");
    }

    @Test
    @DisplayName("rows too few for one window are refused with the count")
    void refusesFewRows() {
        assertThatThrownBy(() -> tournament(FULL, Lookback.of(3), MissingPrices.REFUSE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("3 return rows", "at least 4");
    }

    @Test
    @DisplayName("no row after the as-of date is used")
    void respectsAsOf() {
        double[][] spiked = Arrays.stream(FULL).map(double[]::clone).toArray(double[][]::new);
        spiked[6][0] = 9_999;
        Tournament early = Tournament.of(
                Sleeve.of(crypto(Lookback.ALL, MissingPrices.REFUSE), table(spiked)),
                Benchmarks.of(List.of()),
                plugins(),
                DAY.plusDays(5),
                NOW);

        StrategyRun run = early.run(ledger(new MemoryLines()), ProgressListener.SILENT);

        assertThat(run.asOf()).isEqualTo(DAY.plusDays(5));
        assertThat(run.profile(EQUAL).stream().series().dates()).last().isEqualTo(DAY.plusDays(4));
    }

    @Test
    @DisplayName("a window without any eligible asset is refused by its date")
    void refusesEmptyWindows() {
        double[][] closes = without(0, 1);
        closes[1][1] = 0;
        closes[1][2] = 0;

        assertThatThrownBy(() -> run(closes, MissingPrices.EXCLUDE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("2 train rows", "2024-03-06", "crypto");
    }

    @Test
    @DisplayName("a profile that was not run is refused, and those that were are listed")
    void listsProfiles() {
        StrategyRun run = run(FULL, MissingPrices.REFUSE);

        assertThatThrownBy(() -> run.profile(RiskProfile.HRP))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("\"hrp\"", "equal_weight", "sleeve crypto");
        assertThat(run.profileMatrix().columns()).containsExactly("equal_weight");
    }

    @Test
    @DisplayName("manifest and temporal id hold what decides the numbers")
    void manifest() {
        Tournament tournament = tournament(FULL, Lookback.ALL, MissingPrices.REFUSE);

        assertThat(tournament.temporalId()).isEqualTo(TemporalId.of(Lookback.ALL, 2, 2, 2, DAY.plusDays(6)));
        assertThat(tournament.manifest().parameter("backtest", "train_window")).isEqualTo(2);
        assertThat(tournament.manifest().parameter("backtest", "lookback_days")).isEqualTo("all");
        assertThat(tournament.manifest().parameter("backtest", "backtest_slippage"))
                .isEqualTo(0.001);
        assertThat(tournament.manifest().parameter("features", "engine_equal_weight"))
                .isEqualTo("house");
        assertThat(tournament.manifest().parameter("data", "as_of")).isEqualTo("2024-03-10");
    }

    @Test
    @DisplayName("the ledger has a genesis, then an intent and an outcome for each decision, the next one included")
    void ledgerLines() {
        MemoryLines lines = new MemoryLines();

        tournament(FULL, Lookback.ALL, MissingPrices.REFUSE).run(ledger(lines), ProgressListener.SILENT);

        assertThat(lines.lines())
                .extracting(line -> line.replaceAll(".*\"status\":\"(\\w+)\".*", "$1"))
                .containsExactly("genesis", "intent", "outcome", "intent", "outcome", "intent", "outcome");
        assertThat(lines.lines().get(6)).contains("\"decision\":\"next\"", "\"decided_on\":\"2024-03-10\"");
    }

    @Test
    @DisplayName("progress is told once a window")
    void progress() {
        List<String> heard = new ArrayList<>();

        tournament(FULL, Lookback.ALL, MissingPrices.REFUSE)
                .run(ledger(new MemoryLines()), progress -> heard.add(progress.toString()));

        assertThat(heard).containsExactly("sleeve crypto 1/2, 50 % of the run", "sleeve crypto 2/2, 100 % of the run");
    }

    @Test
    @DisplayName(
            "market impact follows from volatility and money traded on the train rows, and without volumes is refused")
    void impact() {
        Layer dear = new Layer("call", Map.of("/backtest/impact_coefficient", 0.8, "/backtest/capital", 50_000));
        SleeveDefinition definition = crypto(Lookback.ALL, MissingPrices.REFUSE).with(dear);
        VolumeTable.Builder volumes = VolumeTable.builder("volumes", SYMBOLS);
        for (int t = 0; t < FULL.length; t++) {
            volumes.row(DAY.plusDays(t), 1000, 2000 + 100 * t, 500);
        }
        StrategySleeve sleeve = Sleeve.of(definition, table(FULL));
        Rebalance first = run(sleeve.withVolumes(volumes.build()))
                .profile(EQUAL)
                .rebalances()
                .get(0);
        double expected = 0;
        for (int j = 0; j < SYMBOLS.size(); j++) {
            double one = FULL[1][j] / FULL[0][j] - 1;
            double two = FULL[2][j] / FULL[1][j] - 1;
            double volatility = Math.abs(one - two) / Math.sqrt(2);
            double[] units = {0, j == 0 ? 1000 : j == 1 ? 2100 : 500, j == 0 ? 1000 : j == 1 ? 2200 : 500};
            double traded = (units[1] * FULL[1][j] + units[2] * FULL[2][j]) / 2;
            expected += 1.0 / 3 * (COST + 0.8 * volatility * Math.sqrt(50_000.0 / 3 / traded));
        }
        assertThat(first.cost()).isCloseTo(expected, within(ROUNDING));
        assertThatThrownBy(() -> run(sleeve))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("No volumes of " + SYMBOLS.get(0), "impact_coefficient");
    }

    private static StrategyRun run(StrategySleeve sleeve) {
        return Tournament.of(sleeve, Benchmarks.of(List.of()), plugins(), DAY.plusDays(FULL.length - 1), NOW)
                .run(ledger(new MemoryLines()), ProgressListener.SILENT);
    }

    @Test
    @DisplayName("expanding windows see all earlier rows, and rows left out move the first decision")
    void expandingAndPurged() {
        Layer expanding = new Layer("call", Map.of("/backtest/walk_forward", "expanding"));
        SleeveDefinition definition = crypto(Lookback.ALL, MissingPrices.REFUSE);
        List<Rebalance> seen = run(Sleeve.of(definition.with(expanding), table(FULL)))
                .profile(EQUAL)
                .rebalances();
        assertThat(seen).extracting(Rebalance::rows).containsExactly(2, 4);
        Layer purged = new Layer("call", Map.of("/backtest/purge_rows", 1, "/backtest/embargo_rows", 1));
        StrategyRun later = run(Sleeve.of(definition.with(purged), table(FULL)));
        assertThat(later.profile(EQUAL).rebalances()).singleElement().satisfies(rebalance -> {
            assertThat(rebalance.rows()).isEqualTo(2);
            assertThat(rebalance.decidedOn()).isEqualTo(DAY.plusDays(4));
        });
        later.requireSpan();
    }

    @Test
    @DisplayName(
            "a regime detector sees the rows before each decision alone, its word reaches the engines and the ledger")
    void regimes() {
        List<MarketRegime> asked = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        RiskEngines listening = RiskEngines.of(RiskEngine.of("house", EQUAL, request -> {
            asked.add(request.regime());
            double[] even = new double[request.returns().columnCount()];
            Arrays.fill(even, 1.0 / even.length);
            return Weights.of(request.returns().columns(), even);
        }));
        RegimeDetector byTurns = new RegimeDetector() {
            @Override
            public String id() {
                return "by_turns";
            }

            @Override
            public Reading detect(ReturnSeries market) {
                seen.add(market.size());
                return new Reading(
                        market.size() == 4 ? MarketRegime.CRISIS : MarketRegime.QUIET, Map.of("last", market.at(0)));
            }
        };
        Plugins plugins = new Plugins(
                listening,
                SelectionModels.installed(),
                Simulators.installed(),
                RegimeDetectors.installed().with(byTurns));
        SleeveDefinition definition = crypto(Lookback.ALL, MissingPrices.REFUSE)
                .with(new Layer("call", Map.of("/features/regime_detector", "by_turns")));
        MemoryLines lines = new MemoryLines();
        StrategyRun run = Tournament.of(
                        Sleeve.of(definition, table(FULL)),
                        Benchmarks.of(List.of()),
                        plugins,
                        DAY.plusDays(FULL.length - 1),
                        NOW)
                .run(ledger(lines), ProgressListener.SILENT);
        assertThat(seen).containsExactly(2, 4, 6);
        assertThat(asked).containsExactly(MarketRegime.QUIET, MarketRegime.CRISIS, MarketRegime.QUIET);
        assertThat(run.data().notices())
                .contains("crypto: state of the market by by_turns: quiet 2, crisis 1 decisions");
        assertThat(lines.lines())
                .filteredOn(line -> line.contains("\"regime\":\"crisis\""))
                .hasSize(1);
    }

    /** Long the first coin, short the second, the rest of wealth in cash. */
    private static final class Pair implements RiskEngine {
        @Override
        public String name() {
            return "house";
        }

        @Override
        public List<RiskProfile> profiles() {
            return List.of(EQUAL);
        }

        @Override
        public boolean allocatesNet(double net) {
            return net == 0;
        }

        @Override
        public EngineResult allocate(EngineRequest request) {
            return EngineResult.of(Weights.of(request.returns().columns(), 0.4, -0.4, 0));
        }
    }

    @Test
    @DisplayName("a market-neutral sleeve earns on both sides, pays for its shorts, and its wealth lies in cash")
    void marketNeutral() {
        Layer neutral = new Layer(
                "call",
                Map.of(
                        "/backtest/min_asset_weight",
                        -0.5,
                        "/backtest/net_exposure",
                        0,
                        "/backtest/borrow_rate",
                        0.0365,
                        "/backtest/cash_rate",
                        0.073));
        StrategySleeve sleeve =
                Sleeve.of(crypto(Lookback.ALL, MissingPrices.REFUSE).with(neutral), table(FULL));
        Tournament tournament = Tournament.of(
                sleeve,
                Benchmarks.of(List.of()),
                plugins(RiskEngines.of(new Pair())),
                DAY.plusDays(FULL.length - 1),
                NOW);
        ProfileRun run = tournament
                .run(ledger(new MemoryLines()), ProgressListener.SILENT)
                .profile(EQUAL);
        double long1 = FULL[3][0] / FULL[2][0] - 1;
        double short1 = FULL[3][1] / FULL[2][1] - 1;
        double earned = (1 - 0.8 * COST) * (1 + 0.4 * (long1 - short1) + 0.0002 - 0.4 * 0.0001) - 1;
        assertThat(run.stream().series().at(0)).isCloseTo(earned, within(ROUNDING));
        assertThat(run.books().orElseThrow().greatestGross()).isBetween(0.8, 0.9);
        assertThat(run.assetWeights().sum()).isZero();
    }

    @Test
    @DisplayName("an engine that cannot give the net exposure is refused by name")
    void netOfOthers() {
        Layer neutral = new Layer("call", Map.of("/backtest/min_asset_weight", -0.5, "/backtest/net_exposure", 0));
        StrategySleeve sleeve =
                Sleeve.of(crypto(Lookback.ALL, MissingPrices.REFUSE).with(neutral), table(FULL));
        assertThatThrownBy(() -> run(sleeve))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("sum to 0 of engine house", "sleeve crypto", "net_exposure");
    }
}
