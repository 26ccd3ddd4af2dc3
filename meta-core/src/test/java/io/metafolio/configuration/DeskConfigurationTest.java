package io.metafolio.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.configuration.RunConfiguration.Setting;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityWaivers;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.tournament.TournamentSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskConfigurationTest {
    private static final String LOOKBACK = "/backtest/lookback_days";
    private static final String TRAIN = "/backtest/train_window";
    private static final String META = DeskConfiguration.META_PRODUCTION;

    private static DeskConfiguration desk(
            Map<String, Object> defaults, Map<String, RunProfileEntry> runProfiles, Map<String, Object> overrides) {
        return DeskConfiguration.readyMade()
                .with(
                        defaults,
                        runProfiles,
                        Map.of("desk", new MetaEntry(Map.of("etfs", "institutional_etf"), overrides)));
    }

    private static PlacedSleeve placed(String runProfile, String... metas) {
        return new PlacedSleeve("any", runProfile, List.of(metas));
    }

    private static DeskConfiguration metas(Map<String, MetaEntry> metas) {
        return DeskConfiguration.readyMade().with(Map.of(), Map.of(), metas);
    }

    private static MetaEntry meta(String... sleeves) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String sleeve : sleeves) {
            all.put(sleeve, sleeve);
        }
        return new MetaEntry(all, Map.of());
    }

    @Test
    @DisplayName("meta-portfolios stand within others; what an inner one says wins, and allocation is each one's own")
    void nested() {
        DeskConfiguration desk = metas(Map.of(
                "world",
                new MetaEntry(
                        ImmutableMap.of("equities", "equities", "crypto", "crypto_production"),
                        Map.of(TRAIN, 40, LOOKBACK, 300, "/allocation/max_sleeve_weight", 0.9)),
                "equities",
                new MetaEntry(
                        ImmutableMap.of("instruments", "production", "etfs", "institutional_etf"),
                        Map.of(LOOKBACK, 200))));

        assertThat(desk.strategies("world"))
                .containsExactly(
                        new PlacedSleeve("instruments", "production", List.of("world", "equities")),
                        new PlacedSleeve("etfs", "institutional_etf", List.of("world", "equities")),
                        new PlacedSleeve("crypto", "crypto_production", List.of("world")));
        RunConfiguration etfs = desk.sleeve(desk.strategies("world").get(1));
        assertThat(etfs.setting(TRAIN)).isEqualTo(new Setting(40, "meta world"));
        assertThat(etfs.setting(LOOKBACK)).isEqualTo(new Setting(200, "meta equities"));
        RunConfiguration equities = desk.ofMeta(List.of("world", "equities"));
        assertThat(equities.setting(TRAIN)).isEqualTo(new Setting(40, "meta world"));
        assertThat(equities.setting("/allocation/max_sleeve_weight")).isEqualTo(new Setting(0.5, "library default"));
    }

    @Test
    @DisplayName(
            "meta-portfolios that come back to themselves are refused with their path, as are names of two meanings")
    void nestedFaults() {
        assertThatThrownBy(() -> metas(Map.of("a", meta("b"), "b", meta("c"), "c", meta("a"), "d", meta("a"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("/metas/a goes round in a circle: a → b → c → a", "b → c → a → b");
        assertThatThrownBy(() -> metas(Map.of("a", new MetaEntry(Map.of("other", "b"), Map.of()), "b", meta("crypto"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "/metas/a/sleeves/other is the meta-portfolio \"b\", expected under its own id",
                        "/metas/b/sleeves/crypto is \"crypto\", which is no run profile and no meta-portfolio");
        assertThatThrownBy(() -> metas(Map.of("production", meta("production"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"production\", which is both a run profile and a meta-portfolio");
    }

    @Test
    @DisplayName("each layer overrides those before it, leaf by leaf, and the value remembers which")
    void layers() {
        DeskConfiguration desk = desk(
                Map.of(LOOKBACK, 400, TRAIN, 40, "/backtest/test_window", 10),
                Map.of("mine", RunProfileEntry.extending("production", Map.of(TRAIN, 50, LOOKBACK, 450))),
                Map.of(LOOKBACK, "all"));

        RunConfiguration sleeve = desk.sleeve(placed("mine", "desk"));

        assertThat(sleeve.setting("/backtest/missing_prices")).isEqualTo(new Setting("refuse", "library default"));
        assertThat(sleeve.setting("/backtest/test_window")).isEqualTo(new Setting(10, "defaults"));
        assertThat(sleeve.setting("/backtest/backtest_slippage"))
                .isEqualTo(new Setting(0.0005, "run profile production"));
        assertThat(sleeve.setting(TRAIN)).isEqualTo(new Setting(50, "run profile mine"));
        assertThat(sleeve.setting(LOOKBACK)).isEqualTo(new Setting("all", "meta desk"));
        assertThat(sleeve.with("call", LOOKBACK, 300).setting(LOOKBACK)).isEqualTo(new Setting(300, "call"));
    }

    @Test
    @DisplayName("a meta-portfolio's own parameters come from defaults and its overrides, not from run profiles")
    void ofMeta() {
        RunConfiguration meta = desk(Map.of(TRAIN, 40), Map.of(), Map.of("/allocation/max_sleeve_weight", 0.6))
                .ofMeta("desk");

        assertThat(meta.setting(TRAIN)).isEqualTo(new Setting(40, "defaults"));
        assertThat(meta.setting("/allocation/max_sleeve_weight")).isEqualTo(new Setting(0.6, "meta desk"));
        assertThat(meta.find("/backtest/backtest_slippage")).isEmpty();
    }

    @Test
    @DisplayName("the step follows the test window until a layer says otherwise")
    void stepFollows() {
        RunConfiguration changed = RunConfiguration.LIBRARY.with("call", "/backtest/test_window", 30);

        assertThat(changed.setting("/backtest/step_size")).isEqualTo(new Setting(30, "as /backtest/test_window"));
        assertThatThrownBy(() -> TournamentSettings.of(changed.with("defaults", "/backtest/step_size", 5)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(
                        "/backtest/test_window is 30 (call)", "/backtest/step_size is 5 (defaults)", "go together");
    }

    @Test
    @DisplayName("an alias means its run profile and has its name")
    void aliases() {
        Map<String, RunProfileEntry> names = new LinkedHashMap<>();
        names.put("etf", RunProfileEntry.alias("funds"));
        names.put("funds", RunProfileEntry.alias("institutional_etf"));
        DeskConfiguration desk = desk(Map.of(), names, Map.of());

        assertThat(desk.runProfile("etf")).isEqualTo("institutional_etf");
        assertThat(desk.sleeve(placed("etf", META))).isEqualTo(desk.sleeve(placed("institutional_etf", META)));
    }

    @Test
    @DisplayName("circles are refused with their path, whichever way they are entered")
    void circles() {
        Map<String, RunProfileEntry> names = new LinkedHashMap<>();
        names.put("a", RunProfileEntry.alias("b"));
        names.put("b", RunProfileEntry.extending("c", Map.of(TRAIN, 50)));
        names.put("c", RunProfileEntry.alias("a"));
        names.put("self", RunProfileEntry.extending("self", Map.of()));

        assertThatThrownBy(() -> desk(Map.of(), names, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("a → b → c → a", "b → c → a → b", "self → self");
    }

    @Test
    @DisplayName("all faults of all layers are reported at once, each with what it was meant to be")
    void everyFault() {
        Map<String, RunProfileEntry> names = new LinkedHashMap<>();
        names.put("mine", RunProfileEntry.extending("prodction", Map.of()));
        names.put("yours", RunProfileEntry.of(Map.of("/features/entropy_max_treshold", 0.9)));

        assertThatThrownBy(() -> desk(Map.of(TRAIN, "60"), names, Map.of("/allocation/max_sleeve_weight", 50)))
                .isInstanceOf(ConfigurationException.class)
                .satisfies(
                        e -> assertThat(((ConfigurationException) e).faults()).hasSize(4))
                .hasMessageContainingAll(
                        "in defaults: /backtest/train_window is \"60\", expected a whole number of at least 2",
                        "\"prodction\", which is no run profile, did you mean \"production\"?",
                        "in run profile yours: unknown parameter /features/entropy_max_treshold, did you mean"
                                + " /features/entropy_max_threshold?",
                        "in meta desk: /allocation/max_sleeve_weight is 50, expected a number from 0 to 1");
    }

    @ParameterizedTest(name = "{0} = {1} is refused: its kind is strict")
    @CsvSource({
        "/features/feat_dynamic_selection,true",
        "/features/entropy_max_threshold,0.95",
        "/backtest/lookback_days,500",
        "/backtest/benchmark_symbols,AMEX:SPY",
        "/data/status,ACTIVE",
        "/data/exchange_scope,NYSE"
    })
    void strictTypes(String pointer, String text) {
        assertThatThrownBy(() -> RunConfiguration.LIBRARY.with("call", pointer, text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(pointer + " is \"" + text + "\"", "Where: call");
    }

    @Test
    @DisplayName("every parameter takes its own default, and no parameter is there twice")
    void registry() {
        assertThat(Parameters.pointers()).doesNotHaveDuplicates();
        assertThat(Parameters.KNOWN)
                .allMatch(parameter ->
                        parameter.byDefault().map(parameter.kind()::accepts).orElse(true));
    }

    @Test
    @DisplayName("what a run profile must say is never defaulted")
    void neverDefaulted() {
        RunConfiguration bare = RunConfiguration.LIBRARY.with("run profile x", "/data/exchange_scope", List.of("NYSE"));

        assertThatThrownBy(() -> SleeveDefinition.of("x", "x", bare, TradingCalendars.KNOWN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("sleeve x (x)", "No value of /backtest/backtest_slippage");
        assertThatThrownBy(() -> SleeveDefinition.of("x", "x", RunConfiguration.LIBRARY, TradingCalendars.KNOWN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("sleeve x (x)", "No value of /data/exchange_scope");
    }

    @Test
    @DisplayName("a calendar that nobody names is that of the scope, and its source says so")
    void calendarOfScope() {
        assertThat(SleeveInventory.ETFS.calendar()).isEqualTo(TradingCalendars.XNYS);
        assertThat(SleeveInventory.ETFS.configuration().setting("/data/calendar"))
                .isEqualTo(new Setting("XNYS", "exchange scope"));
    }

    @Test
    @DisplayName("names that nothing answers to are refused with the nearest known one")
    void unknownNames() {
        DeskConfiguration desk = DeskConfiguration.readyMade();

        assertThatThrownBy(() -> desk.meta("meta_prodution"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean \"meta_production\"?");
        assertThatThrownBy(() -> desk.runProfile("crypto"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("crypto_production");
    }

    @Test
    @DisplayName(
            "the three ready-made run profiles differ in features, selection and backtest by the five waivers alone")
    void readyMade() {
        List<RunConfiguration> sleeves = SleeveInventory.PRODUCTION.sleeves().stream()
                .map(SleeveDefinition::configuration)
                .toList();
        List<String> blocks = List.of("features", "selection", "backtest");
        List<String> different = Parameters.pointers().stream()
                .filter(pointer -> sleeves.stream()
                                .map(sleeve -> sleeve.settings(blocks).get(pointer))
                                .map(setting -> setting == null ? "absent" : setting.value())
                                .distinct()
                                .count()
                        > 1)
                .toList();

        assertThat(different)
                .containsExactlyInAnyOrderElementsOf(ParityWaivers.CRYPTO.stream()
                        .map(waiver -> waiver.pointer())
                        .toList());
    }

    @Test
    @DisplayName("waivers stand in a configuration by name or in full")
    void waivers() {
        ParityPolicy house = ParityPolicy.of(RunConfiguration.LIBRARY);
        Map<String, Object> own =
                Map.of("sleeve", "etfs", "pointer", TRAIN, "from", 60, "to", 40, "rationale", "young funds");
        ParityPolicy both =
                ParityPolicy.of(RunConfiguration.LIBRARY.with("call", ParityPolicy.PARAMETER, List.of("crypto", own)));

        assertThat(house.waivers()).isEqualTo(ParityWaivers.CRYPTO);
        assertThat(both.waivers()).hasSize(6);
        assertThat(both.waivers().get(5)).hasToString("etfs /backtest/train_window: 60 → 40 (young funds)");
        assertThatThrownBy(() -> RunConfiguration.LIBRARY.with(
                        "call", ParityPolicy.PARAMETER, List.of(Map.of("sleeve", "etfs", "pointer", TRAIN))))
                .isInstanceOf(ConfigurationException.class);
    }
}
