package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.files;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.metafolio.MetaRun;
import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.profile.RiskProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meta-portfolios within meta-portfolios, four levels, on the bundled sample. */
class NestedCommandTest {
    private static final String CLOCK = "2026-01-14T00:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path shared;

    @SuppressWarnings("NullAway.Init")
    private static Answer whole;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void run() {
        call("sample", shared.resolve("three"));
        TreeOfMetas.prices(shared.resolve("three"), shared.resolve("prices"));
        whole = tree(shared.resolve("artifacts"), "a");
    }

    private static Answer tree(Path out, String runId, Object... more) {
        Object[] args = {
            "run",
            "--manifest",
            TreeOfMetas.configuration(),
            "--meta",
            "world",
            "--prices",
            shared.resolve("prices"),
            "--lookback",
            "900",
            "--out",
            out,
            "--run-id",
            runId,
            "--clock",
            CLOCK
        };
        Object[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return call(all);
    }

    private static Path world() {
        return shared.resolve("artifacts/meta/world/a");
    }

    @Test
    @DisplayName("one call runs, writes and seals every meta-portfolio and sleeve of the tree, and shows the tree")
    void runsWhole() {
        assertThat(whole.code()).as(whole.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
        assertThat(whole.out()).containsPattern("\n  shares +[0-9]").containsPattern("\n    third +[0-9]");
        Answer verify = call("verify", world());
        assertThat(verify.code()).as(verify.err()).isZero();
        assertThat(verify.out().lines().filter(line -> line.contains("SEALED"))).hasSize(4 + 9);
        assertThat(read(world().resolve("report.html"))).contains("Meta-portfolios within", "coins_meta/majors");
        assertThat(read(world().resolve("meta_cluster_tree.json"))).contains("\"tradfi\"", "\"shares\"", "\"third\"");
    }

    @Test
    @DisplayName("Python recomputes every flattened weight of every level from the artifacts alone, to 1e-12")
    void recomputedByPython() throws Exception {
        requireRecomputed(world());
    }

    static void requireRecomputed(Path run) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("python3", "src/test/python/look_through.py", run.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            System.out.println("skipped: no python3 here: " + e);
            assumeTrue(false, "no python3 here");
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("world: ", "tradfi: ", "shares: ", "coins_meta: ");
        System.out.print(said);
    }

    @Test
    @DisplayName("stage by stage, each meta-portfolio from runs made before, the same weights come out")
    void staged() {
        Path out = folder.resolve("artifacts");
        for (String sleeve :
                new String[] {"first", "second", "third", "funds", "gold", "bonds", "majors", "middle", "others"}) {
            Answer one = call(
                    "flow-production",
                    "--manifest",
                    TreeOfMetas.configuration(),
                    "--meta",
                    "world",
                    "--sleeve",
                    sleeve,
                    "--profile",
                    profile(sleeve),
                    "--prices",
                    shared.resolve("prices/" + sleeve + ".csv"),
                    "--benchmarks",
                    shared.resolve("prices/benchmarks.csv"),
                    "--lookback",
                    "900",
                    "--as-of",
                    "2025-06-30",
                    "--out",
                    out,
                    "--run-id",
                    "s",
                    "--clock",
                    CLOCK);
            assertThat(one.code()).as(one.err()).isZero();
        }
        for (String meta : new String[] {"shares", "tradfi", "coins_meta", "world"}) {
            for (String stage :
                    new String[] {"build-meta-returns", "optimize-meta-portfolio", "flatten-meta-weights"}) {
                Answer one = call(
                        stage,
                        "--manifest",
                        TreeOfMetas.configuration(),
                        "--meta",
                        meta,
                        "--out",
                        out,
                        "--run-id",
                        "m",
                        "--clock",
                        CLOCK);
                assertThat(one.code()).as(stage + " " + meta + one.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
            }
        }
        MetaRun staged = ArtifactFolder.at(out).withMeta("world").read("m");
        MetaRun atOnce =
                ArtifactFolder.at(shared.resolve("artifacts")).withMeta("world").read("a");
        for (RiskProfile profile : atOnce.riskProfiles()) {
            assertThat(staged.assetWeights(profile)).isEqualTo(atOnce.assetWeights(profile));
            assertThat(staged.stream(profile)).isEqualTo(atOnce.stream(profile));
        }
    }

    private static String profile(String sleeve) {
        return switch (sleeve) {
            case "first", "second", "third" -> "production";
            case "majors", "middle", "others" -> "coins";
            default -> "institutional_etf";
        };
    }

    @Test
    @DisplayName("a run read back is the run, at every level, and stands in another tree as a sleeve")
    void readsBack() {
        ArtifactFolder artifacts = ArtifactFolder.at(shared.resolve("artifacts"));
        MetaRun read = artifacts.withMeta("world").read("a");
        assertThat(read.paths()).contains("world/tradfi/shares/second", "world/coins_meta/others");
        assertThat(read.metas()).extracting(MetaRun::id).containsExactly("tradfi", "coins_meta");
        assertThat(artifacts.sleeve("tradfi", "a").recorded())
                .contains(read.metas().get(0));
    }

    @Test
    @DisplayName("a change in a file of any level is found from the outermost run")
    void tampered() throws IOException {
        tree(folder, "a");
        Path inner = folder.resolve("sleeves/second/a/data/decisions.json");
        Files.writeString(inner, read(inner).replaceFirst("0\\.1", "0.2"));
        Answer verify = call("verify", folder.resolve("meta/world/a"));
        assertThat(verify.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(verify.err()).contains("file data/decisions.json does not have the digest", "sleeves/second/a");
    }

    @Test
    @DisplayName("a refusal deep in the tree ends every ledger that began, and no artifact is written")
    void refused() {
        Path desk = folder.resolve("desk.json");
        write(
                desk,
                read(TreeOfMetas.configuration())
                        .replace(
                                "\"others\": \"coins\"}}",
                                "\"others\": \"coins\"}, \"allocation\": {\"max_sleeve_weight\": 0.2}}"));
        Path out = folder.resolve("out");
        Answer run = call(
                "run",
                "--manifest",
                desk,
                "--meta",
                "world",
                "--prices",
                shared.resolve("prices"),
                "--lookback",
                "900",
                "--out",
                out,
                "--run-id",
                "a");
        assertThat(run.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(run.err()).contains("sleeves of coins_meta");
        Map<String, String> written = files(out);
        assertThat(written.keySet().stream().filter(name -> !name.endsWith("audit.head")))
                .containsExactly(
                        "meta/coins_meta/a/audit.jsonl",
                        "meta/shares/a/audit.jsonl",
                        "meta/tradfi/a/audit.jsonl",
                        "meta/world/a/audit.jsonl");
        written.forEach((name, text) ->
                assertThat(text).as(name).contains(name.endsWith("head") ? "\"head\"" : "\"status\":\"refused\""));
    }

    @Test
    @DisplayName("a circle in the file is refused with its path")
    void circle() {
        write(
                folder.resolve("desk.json"),
                "{\"metas\":{\"a\":{\"sleeves\":{\"b\":\"b\"}},\"b\":{\"sleeves\":{\"a\":\"a\"}}}}");
        Answer run = call("run", "--manifest", folder.resolve("desk.json"), "--meta", "a", "--out", folder);
        assertThat(run.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(run.err()).contains("/metas/a goes round in a circle: a → b → a");
    }
}
