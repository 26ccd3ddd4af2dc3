package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void runSample() {
        call("run", "--out", shared, "--run-id", "a", "--profiles", "hrp", "--clock", "2026-01-14T00:00:00Z");
    }

    private static Path manifest(String sleeve) {
        return shared.resolve("sleeves/" + sleeve + "/a/config/resolved_manifest.json");
    }

    @Test
    @DisplayName("without waivers the five of crypto are refused with both values and where they came from")
    void refused() {
        Answer parity = call("parity", manifest("instruments"), manifest("etfs"), manifest("crypto"));
        assertThat(parity.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(parity.out())
                .contains("parity of instruments, etfs, crypto: REFUSED", "temporal parity   holds, 14 of 14 equal")
                .contains("fidelity parity   REFUSED, 22 of 24 equal")
                .containsPattern(
                        "instruments 0.0005 \\(run profile production\\) +crypto 0.001 \\(run profile crypto_pr")
                .containsPattern(
                        "instruments 0.95 \\(library default\\) +crypto 0.999 \\(run profile crypto_production\\)")
                .containsPattern("DIFFERENT +/features/entropy_max_threshold")
                .containsPattern("DIFFERENT +/features/feat_dynamic_selection")
                .containsPattern("DIFFERENT +/backtest/backtest_slippage")
                .containsPattern("DIFFERENT +/backtest/backtest_commission")
                .containsPattern("DIFFERENT +/backtest/benchmark_symbols");
        assertThat(parity.out().lines().filter(line -> line.contains("DIFFERENT")))
                .hasSize(5);
    }

    @Test
    @DisplayName("the manifest of a meta-portfolio is refused, and its sleeves are named")
    void metaManifest() {
        Answer parity = call(
                "parity", shared.resolve("meta/meta_production/a/config/resolved_manifest.json"), manifest("etfs"));
        assertThat(parity.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(parity.err())
                .contains("The manifest is that of meta-portfolio meta_production", "[instruments, etfs, crypto]");
    }

    @Test
    @DisplayName("with crypto's waivers it passes; what became of each is printed and written as JSON")
    void waived() {
        Path json = folder.resolve("parity.json");
        Answer parity = call("parity", manifest("etfs"), manifest("crypto"), "--waive", "crypto", "--json", json);
        assertThat(parity.code()).as(parity.out()).isZero();
        assertThat(parity.out())
                .contains(
                        "etfs, crypto: passes",
                        "waiver of crypto /backtest/backtest_slippage: 0.0005 → 0.001 (spreads): used",
                        "waiver of crypto /features/feat_dynamic_selection: true → false (stable universe): used")
                .doesNotContain("not needed");
        assertThat(Json.object(read(json), "parity").get("passes")).isEqualTo(true);
        assertThat(read(json))
                .contains("\"pointer\": \"/backtest/train_window\"", "\"provenance\": \"library default\"")
                .contains("\"use\": \"USED\"");
    }

    @Test
    @DisplayName(
            "the waivers of a desk's own meta-portfolio count: each for its one value, and what they leave is refused")
    void ownWaivers() {
        Path file = folder.resolve("desk.json");
        write(
                file,
                """
                {"metas": {"pair": {"sleeves": {"etfs": "institutional_etf", "crypto": "crypto_production"},
                  "allocation": {"parity_waivers": [
                    {"sleeve": "crypto", "pointer": "/backtest/backtest_slippage", "from": 5e-4, "to": 1e-3, "rationale": "spreads"},
                    {"sleeve": "crypto", "pointer": "/backtest/backtest_commission", "from": 0.0001, "to": 0.0003, "rationale": "fees"}
                  ]}}}}
                """);
        Answer parity = call("parity", manifest("etfs"), manifest("crypto"), "--manifest", file, "--meta", "pair");
        assertThat(parity.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(parity.out())
                .contains("1 waived, 4 different")
                .contains("0.0005 → 0.001 (spreads): used", "0.0001 → 0.0003 (fees): met other values than its own");
    }

    /** Manifests are read strictly, whoever wrote them. */
    @ParameterizedTest(name = "a manifest with {0} for {1} is refused: {2}")
    @CsvSource({
        "'\"features\":', '\"feature\":', you mean \"features\"",
        "'\"run_profile\":\"institutional_etf\"', '\"run_profile\":7', /run_profile is 7",
        "'\"train_window\":60', '\"train_window\":null', /backtest/train_window is null",
        "'\"train_window\":60', '\"train_window\":60,\"train_window\":61', Duplicate",
        "'\"/backtest/train_window\":', '\"/backtest/train_windows\":', Provenance of no parameter",
        "'\"sleeve\":\"etfs\"', '\"sleeves\":\"etfs\"', you mean \"sleeve\""
    })
    void readsStrictly(String text, String other, String message) {
        Path changed = folder.resolve("changed.json");
        String whole = read(manifest("etfs"));
        assertThat(whole).contains(text);
        write(changed, whole.replace(text, other));
        Answer parity = call("parity", manifest("instruments"), changed);
        assertThat(parity.code()).as(parity.out()).isEqualTo(Metafolio.REFUSED);
        assertThat(parity.err()).contains(message).contains("changed.json");
    }

    @Test
    @DisplayName("one manifest alone, and waivers that are not known, are wrong calls")
    void usage() {
        assertThat(call("parity", manifest("etfs")).code()).isEqualTo(Metafolio.USAGE);
        assertThat(call("parity", manifest("etfs"), manifest("crypto"), "--waive", "all")
                        .err())
                .contains("--waive [all]", "expected crypto");
    }
}
