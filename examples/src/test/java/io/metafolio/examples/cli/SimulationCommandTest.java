package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.profile.RiskProfile;
import io.metafolio.simulation.WealthStatement;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.StrategyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How decisions are carried out, compared and judged, from the command line. */
class SimulationCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Answer run(String id, Object... more) {
        return call(Stream.concat(Stream.of("run", "--out", folder, "--run-id", id), Stream.of(more))
                .toArray());
    }

    private StrategyRun sleeve(String sleeve, String id) {
        return ArtifactFolder.at(folder)
                .sleeve(sleeve, id)
                .recorded()
                .orElseThrow()
                .strategies()
                .get(0);
    }

    private static void ran(Answer answer) {
        assertThat(answer.code()).as(answer.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
    }

    @Test
    @DisplayName("books, benchmarks and the tournament report are written, read back to the same bits, and balance")
    void written() {
        ran(run("a"));
        StrategyRun crypto = sleeve("crypto", "a");
        ProfileRun hrp = crypto.profile(RiskProfile.HRP);
        assertThat(hrp.windows()).hasSize(22).allSatisfy(window -> window.requireBalance("crypto/hrp"));
        assertThat(hrp.rebalances())
                .allSatisfy(rebalance -> assertThat(rebalance.inputs()).matches("[0-9a-f]{64}"));
        assertThat(hrp.benchmarks())
                .extracting(BenchmarkMetrics::symbol)
                .containsExactly("BINANCE:BTCUSDT", "AMEX:SPY");
        assertThat(hrp.benchmarks())
                .extracting(BenchmarkMetrics::sessionsPerYear)
                .containsExactly(365, 252);
        assertThat(read(folder.resolve("sleeves/crypto/a/data/tournament.json")))
                .contains("\"deflated_sharpe\"", "\"windows_won\"", "\"trading_costs\"");
        assertThat(read(folder.resolve("meta/meta_production/a/metrics.json"))).contains("\"information_ratio\"");
        assertThat(read(folder.resolve("meta/meta_production/a/report.html")))
                .contains("Tournaments of the sleeves", "Information ratio", "Deflated");
    }

    @Test
    @DisplayName("any parameter can be set: rebalancing within the window, what cash earns, windows that expand")
    void set() {
        ran(run("a", "--profiles", "hrp"));
        ran(run(
                "b",
                "--profiles",
                "hrp",
                "--set",
                "backtest/rebalancing=daily",
                "--set",
                "backtest/walk_forward=expanding",
                "--set",
                "backtest/purge_rows=3"));
        WealthStatement first =
                sleeve("etfs", "a").profile(RiskProfile.HRP).windows().get(0);
        StrategyRun changed = sleeve("etfs", "b");
        assertThat(changed.manifest().parameter("backtest", "rebalancing")).isEqualTo("daily");
        assertThat(changed.manifest().provenanceOf("/backtest/purge_rows")).isEqualTo("call");
        assertThat(changed.profile(RiskProfile.HRP).windows().get(0).turnover()).isGreaterThan(first.turnover());
        assertThat(changed.profile(RiskProfile.HRP).rebalances().get(5).rows()).isEqualTo(60 + 5 * 20);

        Answer refused = run("c", "--set", "backtest/rebalancing=weekly");
        assertThat(refused.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(refused.err()).contains("/backtest/rebalancing is \"weekly\"", "window, daily, or band:X");
        assertThat(run("d", "--set", "backtest/simulator=mine").err())
                .contains("Unknown simulator \"mine\"", "one of custom");
        assertThat(run("e", "--set", "features/regime_detector=moon").err())
                .contains("Unknown regime detector \"moon\"", "none, volatility");
    }

    @Test
    @DisplayName("the sleeves' weights may be decided on rolling rows, too, and the run is replayed so")
    void rollingMeta() {
        ran(run("a", "--profiles", "hrp", "--set", "allocation/walk_forward=rolling"));
        Path meta = folder.resolve("meta/meta_production/a");
        assertThat(read(meta.resolve("audit.jsonl"))).contains("\"walk_forward\":\"rolling\"");
        assertThat(read(meta.resolve("report.html"))).contains("each on the 60 joined rows before it");
        Answer replayed = call("replay", meta);
        assertThat(replayed.code()).as(replayed.err()).isZero();
    }

    @Test
    @DisplayName("a benchmark that nobody brings is refused, and none is compared with where none is named")
    void benchmarks() throws IOException {
        Path prices = folder.resolve("prices");
        assertThat(call("sample", prices).code()).isZero();
        Files.delete(prices.resolve("benchmarks.csv"));
        Answer refused = run("a", "--prices", prices);
        assertThat(refused.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(refused.err())
                .contains("AMEX:SPY of sleeve instruments", "BINANCE:BTCUSDT of sleeve crypto", "benchmarks.csv");
        ran(run("b", "--prices", prices, "--set", "backtest/benchmark_symbols=[]"));
        assertThat(sleeve("crypto", "b").profile(RiskProfile.HRP).benchmarks()).isEmpty();
    }

    @Test
    @DisplayName("market impact needs volumes beside the prices, and costs more the greater the capital")
    void impact() {
        Path prices = folder.resolve("prices");
        assertThat(call("sample", prices).code()).isZero();
        Answer refused = run("a", "--prices", prices, "--set", "backtest/impact_coefficient=1");
        assertThat(refused.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(refused.err()).contains("No volumes of", "impact_coefficient");
        for (String sleeve : List.of("instruments", "etfs", "crypto")) {
            List<String> lines = read(prices.resolve(sleeve + ".csv")).lines().toList();
            String volumes = lines.stream()
                    .skip(1)
                    .map(line ->
                            line.substring(0, line.indexOf(',')) + ",100000".repeat(line.split(",", -1).length - 1))
                    .collect(Collectors.joining("\n"));
            write(prices.resolve(sleeve + ".volumes.csv"), lines.get(0) + "\n" + volumes + "\n");
        }
        ran(run("b", "--prices", prices, "--set", "backtest/impact_coefficient=1"));
        ran(run(
                "c",
                "--prices",
                prices,
                "--set",
                "backtest/impact_coefficient=1",
                "--set",
                "backtest/capital=100000000"));
        ran(run("d", "--prices", prices));
        double none = cost("d");
        double small = cost("b");
        assertThat(small).isGreaterThan(none);
        assertThat(cost("c") - none).isGreaterThan(5 * (small - none));
        assertThat(read(folder.resolve("sleeves/etfs/b/audit.jsonl"))).contains("\"volumes\":\"");
    }

    private double cost(String id) {
        return sleeve("etfs", id).profile(RiskProfile.HRP).rebalances().get(0).cost();
    }

    @Test
    @DisplayName(
            "stages whose layers would be told different things are refused, and told the same write the same bytes")
    void stages() {
        Object[] set = {"--set", "features/covariance=oas", "--set", "backtest/step_size=40"};
        ran(call(words("run", "whole", "--out", folder.resolve("whole"), set)));
        Path staged = folder.resolve("staged");
        for (String profile : List.of("production", "institutional_etf", "crypto_production")) {
            ran(call(words("flow-production", "whole", "--profile", profile, "--out", staged, set)));
        }
        Answer refused = call(words("build-meta-returns", "other", "--out", staged));
        assertThat(refused.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(refused.err())
                .contains(
                        "/features/covariance is oas in every sleeve (call) and ledoit_wolf in the meta-portfolio",
                        "/backtest/step_size is 40");
        ran(call(words("build-meta-returns", "whole", "--out", staged, set)));
        ran(call(words("optimize-meta-portfolio", "whole", "--out", staged)));
        ran(call(words("flatten-meta-weights", "whole", "--out", staged)));
        String weights = "meta/meta_production/whole/meta_optimized.json";
        assertThat(read(staged.resolve(weights)))
                .isEqualTo(read(folder.resolve("whole").resolve(weights)));
    }

    private static Object[] words(String command, String id, Object... more) {
        return Stream.concat(
                        Stream.of(command, "--run-id", id, "--clock", "2026-01-14T00:00:00Z"),
                        Stream.of(more)
                                .flatMap(word ->
                                        word instanceof Object[] several ? Stream.of(several) : Stream.of(word)))
                .toArray();
    }
}
