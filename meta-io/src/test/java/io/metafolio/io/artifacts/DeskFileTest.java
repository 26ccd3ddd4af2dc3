package io.metafolio.io.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.configuration.ConfigurationException;
import io.metafolio.configuration.DeskConfiguration;
import io.metafolio.configuration.RunConfiguration.Setting;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.io.json.Json;
import io.metafolio.sleeve.SleeveDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a desk writes down, as our reader takes it and as an independent validator of JSON Schema does. */
class DeskFileTest {
    private static final Path SOURCE = Path.of("src/main/resources/io/metafolio/io");
    private static final String SCHEMA = "run-configuration.schema.json";
    private static final String READY_MADE = "ready-made.json";

    private static final String DESK =
            """
            {
              "$schema": "run-configuration.schema.json",
              "defaults": {"backtest": {"lookback_days": 400}},
              "run_profiles": {
                "funds": {"extends": "institutional_etf", "data": {"exchange_scope": ["AMEX"], "calendar": "XNYS&FUNDS"}},
                "etf": "funds"
              },
              "metas": {
                "desk": {
                  "sleeves": {"etfs": "etf", "crypto": "crypto_production"},
                  "backtest": {"profiles": ["hrp"]},
                  "allocation": {
                    "max_sleeve_weight": 0.9,
                    "parity_waivers": ["crypto", {"sleeve": "etfs", "pointer": "/backtest/train_window", "from": 60,
                      "to": 40, "rationale": "young funds"}]
                  }
                }
              },
              "calendars": {
                "FUNDS": {"weekend": [], "zone": "America/New_York", "close": "16:00", "closed": {"2024-06-03": "move"},
                  "sessions_per_year": 365}
              }
            }
            """;

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(DeskSchema.text());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DeskFile.class.getResourceAsStream("/io/metafolio/io/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("the published schema is the one that the parameters make; -Dschema.write=true writes it anew")
    void schemaIsPublished() throws IOException {
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(SOURCE.resolve(SCHEMA), DeskSchema.text());
        }
        assertThat(resource(SCHEMA)).isEqualTo(DeskSchema.text());
    }

    @Test
    @DisplayName("the ready-made file says what the library has built in, no more and no less")
    void readyMade() throws IOException {
        String text = resource(READY_MADE);
        Map<?, ?> tree = Json.object(text, READY_MADE);

        assertThat(DeskFile.of(text, READY_MADE)).isEqualTo(DeskFile.READY_MADE);
        assertThat(tree.get("run_profiles"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("production", "institutional_etf", "crypto_production");
        assertThat(schema().validate(text, InputFormat.JSON)).isEmpty();
    }

    @Test
    @DisplayName("own run profiles, metas and calendars come over the ready-made ones")
    void ownFile() {
        DeskFile desk = DeskFile.of(DESK, "desk.json");
        SleeveDefinition etfs = desk.sleeves("desk").sleeve("etfs");

        assertThat(schema().validate(DESK, InputFormat.JSON)).isEmpty();
        assertThat(desk.sleeves("desk").ids()).containsExactly("etfs", "crypto");
        assertThat(etfs.runProfile()).hasToString("funds");
        assertThat(etfs.configuration().setting("/backtest/lookback_days")).isEqualTo(new Setting(400, "defaults"));
        assertThat(etfs.configuration().setting("/backtest/backtest_slippage"))
                .isEqualTo(new Setting(0.0005, "run profile institutional_etf"));
        TradingCalendar calendar = etfs.calendar();
        assertThat(calendar.id()).isEqualTo("FUNDS&XNYS");
        assertThat(calendar.isSession(LocalDate.of(2024, 6, 3))).isFalse();
        assertThat(calendar.isSession(LocalDate.of(2024, 6, 4))).isTrue();
        assertThat(desk.configuration().metas()).containsExactly("meta_production", "desk");
        assertThat(desk.sleeves(DeskConfiguration.META_PRODUCTION).ids())
                .containsExactly("instruments", "etfs", "crypto");
    }

    @ParameterizedTest(name = "{0}: both the schema and the reader refuse it, the reader at {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {"default": {}}                                                  | unknown key /default, did you mean "defaults"?
        {"defaults": {"backtests": {}}}                                  | unknown key /defaults/backtests, did you mean "backtest"?
        {"defaults": {"backtest": {"lookback": 500}}}                    | unknown parameter /backtest/lookback
        {"defaults": {"backtest": {"train_windw": 60}}}                  | did you mean /backtest/train_window?
        {"defaults": {"backtest": {"train_window": "60"}}}               | /backtest/train_window is "60", expected a whole number
        {"defaults": {"backtest": {"train_window": 60.5}}}               | /backtest/train_window is 60.5, expected a whole number
        {"defaults": {"backtest": {"train_window": 1}}}                  | /backtest/train_window is 1, expected a whole number of at least 2
        {"defaults": {"backtest": {"lookback_days": "every"}}}           | expected a whole number of at least 1, or one of all
        {"defaults": {"backtest": {"train_window": null}}}               | /defaults/backtest/train_window is null
        {"defaults": {"backtest": 60}}                                   | /defaults/backtest is 60, expected an object
        {"defaults": {"features": {"feat_dynamic_selection": "true"}}}   | /features/feat_dynamic_selection is "true", expected true or false
        {"defaults": {"backtest": {"benchmark_symbols": ["SPY"]}}}       | /backtest/benchmark_symbols is [SPY]
        {"defaults": {"backtest": {"profiles": ["hrp", "hrp"]}}}         | none twice
        {"run_profiles": {"x": 1}}                                       | /run_profiles/x is 1
        {"run_profiles": {"x": {"extends": 3}}}                          | /run_profiles/x/extends is 3
        {"run_profiles": {"x": {"extend": "production"}}}                | unknown key /run_profiles/x/extend, did you mean "extends"?
        {"metas": {"m": {"sleeves": {}}}}                                | /metas/m/sleeves has no sleeve
        {"metas": {"m": {"sleeves": {"a": 1}}}}                          | /metas/m/sleeves/a is 1
        {"metas": {"m": {"sleeves": {"a": "production"}, "allocation": {"parity_waivers": ["all"]}}}} | /allocation/parity_waivers is [all]
        {"calendars": {"X": {"weekend": ["Sunday"]}}}                    | weekend is Sunday
        {"calendars": {"X": {"closed": {"2024-6-3": "move"}}}}           | "2024-6-3" is no date
        {"calendars": {"X": {"weekends": []}}}                           | unknown key /calendars/X/weekends, did you mean "weekend"?
        """)
    void refusedByBoth(String text, String said) {
        assertThat(schema().validate(text, InputFormat.JSON)).isNotEmpty();
        assertThatThrownBy(() -> DeskFile.of(text, "desk.json"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(said, "desk.json");
    }

    @ParameterizedTest(name = "{0}: the schema cannot know, the reader does, at {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {"run_profiles": {"a": "b", "b": "a"}}                 | a → b → a
        {"run_profiles": {"a": {"extends": "crypto_prodction"}}} | did you mean "crypto_production"?
        {"metas": {"m": {"sleeves": {"a": "prod"}}}}           | /metas/m/sleeves/a is "prod", which is no run profile
        {"calendars": {"XNYS": {}}}                            | Calendar name "XNYS" is taken
        {"calendars": {"X": {"first": "2024-01-01"}}}          | last is absent
        """)
    void refusedByReader(String text, String said) {
        assertThat(schema().validate(text, InputFormat.JSON)).isEmpty();
        assertThatThrownBy(() -> DeskFile.of(text, "desk.json"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(said, "desk.json");
    }

    @ParameterizedTest(name = "{0} is no JSON object, or has a key twice")
    @ValueSource(strings = {"", "[]", "{", "{\"metas\": {}, \"metas\": {}}", "{} {}"})
    void noObject(String text) {
        assertThatThrownBy(() -> DeskFile.of(text, "desk.json"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("desk.json");
    }

    @Test
    @DisplayName("a file that is not there, and a meta-portfolio that is not in it, are refused by name")
    void absent(@TempDir Path folder) {
        Path file = folder.resolve("desk.json");

        assertThatThrownBy(() -> DeskFile.read(file))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("desk.json");
        assertThatThrownBy(() -> DeskFile.of(DESK, "desk.json").sleeves("dsk"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean \"desk\"?");
    }
}
