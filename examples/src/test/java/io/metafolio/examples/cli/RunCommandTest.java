package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.files;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final List<String> META_FILES = List.of(
            "acceptance.json",
            "audit.head",
            "audit.jsonl",
            "config/resolved_manifest.json",
            "decisions.json",
            "join_report.json",
            "meta_cluster_tree.json",
            "meta_optimized.json",
            "meta_returns/barbell.parquet",
            "meta_returns/barbell.pkl",
            "meta_returns/hrp.parquet",
            "meta_returns/hrp.pkl",
            "meta_returns/min_variance.parquet",
            "meta_returns/min_variance.pkl",
            "metrics.json",
            "portfolio_flattened.json",
            "report.html");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @DisplayName("the bundled sample is run, accepted, written whole and verified")
    void bundledSample() {
        Answer run = call("run", "--out", folder, "--run-id", "a");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("synthetic", "hrp", "PASS / PASS", "accepted: every criterion met");
        Set<String> written =
                new TreeSet<>(files(folder.resolve("meta/meta_production/a")).keySet());
        assertThat(written).filteredOn(file -> !file.startsWith("figures/")).containsExactlyElementsOf(META_FILES);
        assertThat(written)
                .filteredOn(file -> file.startsWith("figures/"))
                .hasSize(3 * 10 + 1)
                .contains("figures/hrp/dendrogram.svg", "figures/barbell/wealth.svg");
        assertThat(files(folder.resolve("sleeves/crypto/a")))
                .containsOnlyKeys(
                        "artifacts/meta/returns/barbell.parquet",
                        "artifacts/meta/returns/barbell.pkl",
                        "artifacts/meta/returns/hrp.parquet",
                        "artifacts/meta/returns/hrp.pkl",
                        "artifacts/meta/returns/min_variance.parquet",
                        "artifacts/meta/returns/min_variance.pkl",
                        "audit.head",
                        "audit.jsonl",
                        "config/resolved_manifest.json",
                        "data/decisions.json",
                        "data/inputs/benchmarks.pkl",
                        "data/inputs/prices.pkl",
                        "data/integrity.json",
                        "data/portfolio_flattened.json",
                        "data/selection.json",
                        "data/tournament.json");
        Answer verify = call("verify", folder.resolve("meta/meta_production/a"));
        assertThat(verify.code()).isZero();
        assertThat(verify.out()).contains("SEALED", "verified");
    }

    @Test
    @DisplayName("two runs give identical bytes under a still clock, with one thread and with two")
    void identicalBytes() {
        Map<String, String> first = bytes("one", "--threads", "1");
        assertThat(bytes("two", "--threads", "2")).isEqualTo(first);
        assertThat(bytes("three", "--threads", "1")).isEqualTo(first);
        assertThat(first).hasSizeGreaterThan(30);
    }

    private Map<String, String> bytes(String name, String... more) {
        Path out = folder.resolve(name);
        Answer run = call(Stream.concat(
                        Stream.of("run", "--out", out, "--run-id", "a", "--clock", "2026-01-14T00:00:00Z"),
                        Arrays.stream(more))
                .toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return files(out);
    }

    @Test
    @DisplayName("a run is never overwritten")
    void neverOverwritten() {
        call("run", "--out", folder, "--run-id", "a", "--profiles", "hrp");
        Map<String, String> before = files(folder);
        Answer again = call("run", "--out", folder, "--run-id", "a", "--profiles", "hrp");
        assertThat(again.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(again.err()).contains("The run exists already").contains("another run id");
        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    @DisplayName("prices written by sample give the same weights when they are read back")
    void samplePricesReadBack() {
        Path prices = folder.resolve("prices");
        assertThat(call("sample", prices).code()).isZero();
        call("run", "--out", folder, "--run-id", "a");
        call("run", "--out", folder, "--run-id", "b", "--prices", prices);
        for (String file : List.of("decisions.json", "portfolio_flattened.json", "metrics.json")) {
            String a = read(folder.resolve("meta/meta_production/a/" + file));
            String b = read(folder.resolve("meta/meta_production/b/" + file));
            assertThat(b).isEqualTo(a.replace("\"run_id\": \"a\"", "\"run_id\": \"b\""));
        }
    }

    @Test
    @DisplayName("a chosen period ends the run at its last shared date")
    void period() {
        Answer run = call("run", "--out", folder, "--run-id", "a", "--to", "2024-11-30", "--profiles", "hrp");
        assertThat(run.out()).contains("… 2024-11-29");
    }
}
