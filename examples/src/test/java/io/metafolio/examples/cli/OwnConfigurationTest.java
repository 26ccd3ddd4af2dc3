package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.files;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.artifacts.ManifestFile;
import io.metafolio.sleeve.ResolvedManifest;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk's own run configuration, from the command line. */
class OwnConfigurationTest {
    private static final String DESK =
            """
            {
              "defaults": {"backtest": {"profiles": ["hrp", "min_variance"], "lookback_days": 400}},
              "run_profiles": {
                "funds": {"extends": "institutional_etf", "data": {"calendar": "NYSE"}},
                "etf": "funds"
              },
              "metas": {
                "pair": {
                  "sleeves": {"etfs": "etf", "crypto": "crypto_production"},
                  "allocation": {"max_sleeve_weight": 0.8}
                }
              }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path desk(String text) {
        Path file = folder.resolve("desk.json");
        write(file, text);
        return file;
    }

    private ResolvedManifest manifest(String sleeve) {
        return ManifestFile.read(folder.resolve("sleeves/" + sleeve + "/a/config/resolved_manifest.json"));
    }

    @Test
    @DisplayName("a meta-portfolio of one's own is run whole; each value says its layer; the ledger is sealed")
    void ownMeta() {
        Path file = desk(DESK);
        Answer run =
                call("run", "--manifest", file, "--meta", "pair", "--out", folder, "--run-id", "a", "--lookback", 300);

        assertThat(run.code()).as(run.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
        assertThat(run.out()).contains("pair,", "etfs", "hrp").doesNotContain("barbell", "instruments");
        ResolvedManifest etfs = manifest("etfs");
        assertThat(etfs.runProfile()).isEqualTo("funds");
        assertThat(etfs.provenanceOf("/backtest/profiles")).isEqualTo("defaults");
        assertThat(etfs.provenanceOf("/backtest/lookback_days")).isEqualTo("call");
        assertThat(etfs.provenanceOf("/backtest/backtest_slippage")).isEqualTo("run profile institutional_etf");
        assertThat(etfs.parameter("data", "calendar")).isEqualTo("XNYS");
        assertThat(etfs.provenanceOf("/data/calendar")).isEqualTo("run profile funds");
        assertThat(read(folder.resolve("meta/pair/a/config/resolved_manifest.json")))
                .contains("\"/guardrails/max\":\"meta pair\"", "\"/guardrails/min\":\"library default\"");
        assertThat(call("verify", folder.resolve("meta/pair/a")).code()).isZero();
    }

    @Test
    @DisplayName("the stages, each with the file, give the weights of the whole run")
    void stages() {
        Path file = desk(DESK);
        call("run", "--manifest", file, "--meta", "pair", "--out", folder.resolve("whole"), "--run-id", "a");
        for (String profile : new String[] {"funds", "crypto_production"}) {
            Answer sleeve = stage("flow-production", "--profile", profile, "--as-of", "2025-06-30");
            assertThat(sleeve.code()).as(sleeve.err()).isZero();
        }
        for (String stage : new String[] {"build-meta-returns", "optimize-meta-portfolio", "flatten-meta-weights"}) {
            Answer answer = stage(stage);
            assertThat(answer.code()).as(answer.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
        }
        for (String name : new String[] {"meta_optimized.json", "portfolio_flattened.json", "decisions.json"}) {
            assertThat(read(folder.resolve("staged/meta/pair/a").resolve(name)))
                    .isEqualTo(read(folder.resolve("whole/meta/pair/a").resolve(name)));
        }
    }

    private Answer stage(String name, Object... more) {
        Object[] common = {
            name,
            "--manifest",
            folder.resolve("desk.json"),
            "--meta",
            "pair",
            "--out",
            folder.resolve("staged"),
            "--run-id",
            "a"
        };
        Object[] all = java.util.Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return call(all);
    }

    @Test
    @DisplayName("a run profile with a window of its own is refused by parity, and the refusal says which layer set it")
    void ownWindow() {
        Path file = desk(DESK.replace(
                "\"calendar\": \"NYSE\"}", "\"calendar\": \"NYSE\"}, \"backtest\": {\"train_window\": 50}"));
        Answer run = call("run", "--manifest", file, "--meta", "pair", "--out", folder.resolve("out"), "--run-id", "a");

        assertThat(run.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(run.err())
                .contains("/backtest/train_window is 60 (library default) in crypto, 50 (run profile funds) in etfs");
        assertThat(files(folder.resolve("out"))).containsOnlyKeys("meta/pair/a/audit.head", "meta/pair/a/audit.jsonl");
    }

    @Test
    @DisplayName(
            "faults of the file, unknown metas and options that do not go together are refused before anything is written")
    void refused() {
        Path file = desk("{\"defaults\": {\"backtest\": {\"train_windw\": 60}}}");
        Answer misspelt = call("run", "--manifest", file, "--out", folder.resolve("out"));
        assertThat(misspelt.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(misspelt.err())
                .contains("/backtest/train_windw", "did you mean /backtest/train_window?", "desk.json");
        desk(DESK);
        Answer unknown = call("run", "--manifest", file, "--meta", "par", "--out", folder.resolve("out"));
        assertThat(unknown.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(unknown.err()).contains("Did you mean \"pair\"?");
        Answer both = call("run", "--manifest", file, "--meta", "pair", "--research", "--out", folder.resolve("out"));
        assertThat(both.code()).isEqualTo(Metafolio.USAGE);
        assertThat(both.err()).contains("--research and --manifest");
        Answer absent = call("run", "--manifest", folder.resolve("none.json"), "--out", folder.resolve("out"));
        assertThat(absent.err()).contains("none.json");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    @DisplayName("sleeves that share a run profile are told apart by --sleeve")
    void sharedRunProfile() {
        Path file = desk(
                """
                {"metas": {"twins": {"sleeves": {"instruments": "production", "etfs": "production"}}}}
                """);
        Answer several = call("flow-production", "--manifest", file, "--meta", "twins", "--profile", "production");
        assertThat(several.code()).isEqualTo(Metafolio.USAGE);
        assertThat(several.err()).contains("2 sleeves [instruments, etfs]", "--sleeve");
        Answer one = call(
                "flow-production",
                "--manifest",
                file,
                "--meta",
                "twins",
                "--profile",
                "production",
                "--sleeve",
                "instruments",
                "--out",
                folder,
                "--run-id",
                "a");
        assertThat(one.code()).as(one.err()).isZero();
    }
}
