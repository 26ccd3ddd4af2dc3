package io.metafolio.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.SourceReport;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.weights.AssetWeight;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlattenerTest {
    private static final RiskProfile HRP = RiskProfile.HRP;
    private static final LocalDate DAY = LocalDate.of(2024, 3, 4);
    /** Requirement R12. */
    private static final double CONSERVED = 1e-12;

    private static StrategyRun sleeve(SleeveDefinition definition, Weights assets) {
        ProfileRun run = new ProfileRun(
                new ProfileStream(definition.id(), HRP, ReturnSeries.of(definition.id(), List.of(DAY), 0.01)),
                assets,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new StrategyRun(
                definition,
                new ResolvedManifest(
                        definition.id(),
                        "production",
                        Map.of("features", Map.of(), "selection", Map.of(), "backtest", Map.of(), "data", Map.of())),
                TemporalId.of(Lookback.ALL, 60, 20, 20, DAY),
                DAY,
                Map.of(HRP, run),
                List.of(),
                new SourceReport("given", List.of(), List.of()),
                Optional.empty(),
                LedgerMark.ORIGIN);
    }

    /** SPY stands in both; half of instruments, a quarter of etfs. */
    private static AssetWeights flattened() {
        return Flattener.flatten(
                HRP,
                Weights.of(List.of("instruments", "etfs", "crypto"), 0.5, 0.375, 0.125),
                List.of(
                        sleeve(SleeveInventory.INSTRUMENTS, Weights.of(List.of("NYSE:SPY", "NYSE:IBM"), 0.5, 0.5)),
                        sleeve(
                                SleeveInventory.ETFS,
                                Weights.of(List.of("NYSE:SPY", "AMEX:GLD", "AMEX:X"), 0.25, 0.75, 0)),
                        sleeve(SleeveInventory.CRYPTO, Weights.of(List.of("BINANCE:BTCUSDT"), 1))));
    }

    @Test
    @DisplayName("the same asset in two sleeves is summed and attributed to both, in sleeve order")
    void sums() {
        AssetWeight spy = flattened().get("NYSE:SPY");

        assertThat(spy.weight()).isEqualTo(0.5 * 0.5 + 0.375 * 0.25);
        assertThat(spy.netWeight()).isEqualTo(spy.weight());
        assertThat(spy.direction()).isEqualTo("LONG");
        assertThat(spy.contributors()).containsExactly(Map.entry("instruments", 0.25), Map.entry("etfs", 0.09375));
    }

    @Test
    @DisplayName("assets stand by falling weight, then by symbol, without those of no weight")
    void order() {
        assertThat(flattened().assets())
                .extracting(AssetWeight::symbol)
                .containsExactly("NYSE:SPY", "AMEX:GLD", "NYSE:IBM", "BINANCE:BTCUSDT");
    }

    @Test
    @DisplayName("equal weights stand by symbol")
    void ties() {
        AssetWeights flat = Flattener.flatten(
                HRP,
                Weights.of(List.of("etfs"), 1),
                List.of(sleeve(
                        SleeveInventory.ETFS, Weights.of(List.of("AMEX:C", "AMEX:A", "AMEX:B"), 0.25, 0.25, 0.5))));

        assertThat(flat.assets()).extracting(AssetWeight::symbol).containsExactly("AMEX:B", "AMEX:A", "AMEX:C");
    }

    @Test
    @DisplayName("a sleeve with a cash asset names it, with what it holds: nothing")
    void cash() {
        assertThat(flattened().cash()).containsExactly(new AssetWeight("USDT", 0, 0, Map.of("crypto", 0.0)));
    }

    @Test
    @DisplayName("the text is a table of assets, percent and contributors")
    void prints() {
        assertThat(flattened().toString().lines())
                .containsExactly(
                        "NYSE:SPY          34.38 %  instruments, etfs",
                        "AMEX:GLD          28.13 %  etfs",
                        "NYSE:IBM          25.00 %  instruments",
                        "BINANCE:BTCUSDT   12.50 %  crypto");
    }

    @Test
    @DisplayName("an asset not held is refused, and those held are listed")
    void listsHeld() {
        AssetWeights flat = flattened();

        assertThatThrownBy(() -> flat.get("AMEX:X"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("AMEX:X", "NYSE:SPY", "BINANCE:BTCUSDT");
    }

    @Test
    @DisplayName("contributions that cancel are flat, and more sold than bought is short")
    void directions() {
        assertThat(new AssetWeight("A", 0.4, 0, Map.of()).direction()).isEqualTo("FLAT");
        assertThat(new AssetWeight("A", 0.4, -0.1, Map.of()).direction()).isEqualTo("SHORT");
    }

    @ParameterizedTest(name = "nothing is lost, whatever the weights: total and attribution to 1e-12, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void conserves(long seed) {
        Random random = new Random(seed);
        Weights shares = weights(random, List.of("instruments", "etfs"));
        List<String> symbols =
                IntStream.range(0, 200).mapToObj(i -> "NYSE:S" + i).toList();

        AssetWeights flat = Flattener.flatten(
                HRP,
                shares,
                List.of(
                        sleeve(SleeveInventory.INSTRUMENTS, weights(random, symbols)),
                        sleeve(SleeveInventory.ETFS, weights(random, symbols.subList(100, 200)))));

        assertThat(flat.total()).isCloseTo(1, within(CONSERVED));
        for (String sleeve : shares.labels()) {
            double attributed = flat.assets().stream()
                    .mapToDouble(asset -> asset.contributors().getOrDefault(sleeve, 0.0))
                    .sum();
            assertThat(attributed).isCloseTo(shares.get(sleeve), within(CONSERVED));
        }
    }

    private static Weights weights(Random random, List<String> labels) {
        double[] values = random.doubles(labels.size(), 0.01, 1).toArray();
        double sum = Arrays.stream(values).sum();
        return Weights.of(
                labels, Arrays.stream(values).map(value -> value / sum).toArray());
    }

    @Test
    @DisplayName("weights that do not total one are refused as a fault of the library")
    void refusesLoss() {
        List<StrategyRun> sleeves = List.of(sleeve(SleeveInventory.ETFS, Weights.of(List.of("AMEX:A"), 1)));

        assertThatIllegalStateException()
                .isThrownBy(() -> Flattener.flatten(HRP, Weights.of(List.of("etfs"), 0.9), sleeves))
                .withMessageContainingAll("hrp", "0.9");
    }

    @Test
    @DisplayName(
            "what a sleeve leaves in cash by design is cash of the whole, under its cash asset or CASH; shorts net")
    void cashByDesign() {
        AssetWeights flat = Flattener.flatten(
                HRP,
                Weights.of(List.of("instruments", "crypto"), 0.5, 0.5),
                List.of(
                        sleeve(SleeveInventory.INSTRUMENTS, Weights.of(List.of("NYSE:IBM", "NYSE:GE"), 0.4, -0.4)),
                        sleeve(SleeveInventory.CRYPTO, Weights.of(List.of("BINANCE:ETHUSDT"), 0.75))));
        assertThat(flat.cash())
                .containsExactly(
                        new AssetWeight("CASH", 0.5, 0.5, Map.of("instruments", 0.5)),
                        new AssetWeight("USDT", 0.125, 0.125, Map.of("crypto", 0.125)));
        assertThat(flat.get("NYSE:GE").direction()).isEqualTo("SHORT");
        assertThat(flat.get("NYSE:GE").weight()).isEqualTo(0.2);
        assertThat(flat.total()).isCloseTo(1, within(CONSERVED));
    }
}
