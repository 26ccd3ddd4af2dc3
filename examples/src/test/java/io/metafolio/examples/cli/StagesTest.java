package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.files;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import io.metafolio.returns.PriceTable;
import io.metafolio.testkit.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTest {
    private static final String RUN = "meta/meta_production/a";
    private static final List<String> RUN_PROFILES = List.of("production", "institutional_etf", "crypto_production");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Answer stage(String command, Path out, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of(command, "--out", out, "--run-id", "a", "--clock", "2026-01-14T00:00:00Z"));
        arguments.addAll(Arrays.asList(more));
        return call(arguments.toArray());
    }

    private void done(Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    private void refused(Answer answer, String... words) {
        assertThat(answer.code()).as(answer.err()).isEqualTo(Metafolio.REFUSED);
        assertThat(answer.err()).contains(words);
    }

    private void sleeves(Path out) {
        RUN_PROFILES.forEach(profile -> done(stage("flow-production", out, "--profile", profile)));
    }

    private Path joined() {
        Path out = folder.resolve("stages");
        sleeves(out);
        done(stage("build-meta-returns", out, "--sleeves", "instruments=a,etfs=a,crypto=a"));
        return out;
    }

    @Test
    @DisplayName("the four stages one by one write the same bytes as run, ledgers included")
    void sameBytes() {
        Path whole = folder.resolve("whole");
        done(stage("run", whole));
        Path out = joined();
        done(stage("optimize-meta-portfolio", out));
        Answer last = stage("flatten-meta-weights", out);
        done(last);
        assertThat(last.out()).contains("accepted: every criterion met");
        assertThat(files(out)).isEqualTo(files(whole)).hasSizeGreaterThan(30);
        done(call("verify", out.resolve(RUN)));
    }

    @Test
    @DisplayName("sleeve runs of other ids are joined by pinned id or by the newest genesis, and verified with the run")
    void otherIds() {
        Path out = folder.resolve("pinned");
        for (String profile : RUN_PROFILES) {
            done(call("flow-production", "--out", out, "--run-id", "nightly-" + profile, "--profile", profile));
        }
        done(stage("build-meta-returns", out));
        done(stage("optimize-meta-portfolio", out));
        done(stage("flatten-meta-weights", out));
        Answer verified = call("verify", out.resolve(RUN));
        done(verified);
        assertThat(verified.out()).contains("nightly-production", "nightly-crypto_production");
    }

    @Test
    @DisplayName("a stage out of order is refused, and what stands is left as it is")
    void outOfOrder() {
        Path out = joined();
        Map<String, String> before = files(out);
        refused(stage("build-meta-returns", out, "--sleeves", "instruments=a,etfs=a,crypto=a"), "exists already");
        refused(stage("flatten-meta-weights", out), "No weights were decided yet", "optimize-meta-portfolio");
        refused(stage("flow-production", out, "--profile", "production"), "exists already");
        assertThat(files(out)).isEqualTo(before);
        assertThat(call("verify", out.resolve(RUN)).err()).contains("Half-written run");
        done(stage("optimize-meta-portfolio", out));
        done(stage("flatten-meta-weights", out));
        refused(stage("optimize-meta-portfolio", out), "SEALED", "under another id");
        assertThat(call("optimize-meta-portfolio", "--out", out).err()).contains("--run-id is needed");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"config/resolved_manifest.json", "meta_returns/hrp.pkl"})
    @DisplayName("a file changed between the second and the third stage is found")
    void changedReturns(String name) throws IOException {
        Path out = joined();
        Path file = out.resolve(RUN).resolve(name);
        if (name.endsWith(".pkl")) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[200] ^= 1;
            Files.write(file, bytes);
        } else {
            write(file, read(file).replace("\"max\":0.5", "\"max\":0.6"));
        }
        refused(stage("optimize-meta-portfolio", out), "does not hold what its ledger recorded", name);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"meta_optimized.json", "decisions.json", "join_report.json"})
    @DisplayName("a file changed between the third and the fourth stage is found")
    void changedWeights(String name) {
        Path out = joined();
        done(stage("optimize-meta-portfolio", out));
        Path file = out.resolve(RUN).resolve(name);
        write(file, read(file).replaceFirst("0\\.[0-9]{2}", "0.77"));
        refused(stage("flatten-meta-weights", out), name);
    }

    @Test
    @DisplayName("a sleeve run changed after it was joined is found before it is looked through")
    void changedSleeve() {
        Path out = joined();
        done(stage("optimize-meta-portfolio", out));
        Path file = out.resolve("sleeves/etfs/a/data/decisions.json");
        write(file, read(file).replaceFirst("0\\.[0-9]{2}", "0.77"));
        refused(stage("flatten-meta-weights", out), "digest", "data/decisions.json");
    }

    @Test
    @DisplayName("sleeves of other as-of dates, an unknown run profile and an unknown run are refused")
    void refusals() {
        Path out = folder.resolve("stages");
        done(stage("flow-production", out, "--profile", "production"));
        done(stage("flow-production", out, "--profile", "institutional_etf", "--as-of", "2025-06-27"));
        refused(
                stage("build-meta-returns", out, "--sleeves", "instruments=a,etfs=a"),
                "different temporal ids",
                "2025-06-27");
        assertThat(stage("flow-production", out, "--profile", "productoin").err())
                .contains("\"productoin\"", "crypto_production");
        refused(stage("build-meta-returns", folder.resolve("empty")), "No sealed run of sleeve instruments");
    }

    /** A sleeve run as pandas wrote it, by {@code src/test/python/desk_sleeve.py}. */
    private Path desk(Path out) throws IOException {
        Path source = Path.of("src/test/resources/io/metafolio/examples/desk/etfs");
        Path target = out.resolve("sleeves/etfs/desk");
        try (Stream<Path> all = Files.walk(source)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
        return target;
    }

    @Test
    @DisplayName(
            "a sleeve that a Python desk made by itself takes part like our own, and the run says what it did not see")
    void deskSleeve() throws IOException {
        Path whole = folder.resolve("whole");
        done(stage("run", whole));
        Path out = folder.resolve("desk");
        Path desk = desk(out);
        done(stage("flow-production", out, "--profile", "production"));
        done(stage("flow-production", out, "--profile", "crypto_production"));
        done(stage("build-meta-returns", out, "--sleeves", "instruments=a,etfs=desk,crypto=a"));
        done(stage("optimize-meta-portfolio", out));
        done(stage("flatten-meta-weights", out));
        for (String file : List.of("meta_optimized.json", "portfolio_flattened.json", "decisions.json")) {
            assertThat(read(out.resolve(RUN).resolve(file)))
                    .isEqualTo(read(whole.resolve(RUN).resolve(file)));
        }
        assertThat(read(out.resolve(RUN).resolve("metrics.json"))).contains("\"turnover\": null");
        assertThat(read(out.resolve(RUN).resolve("acceptance.json")))
                .contains("0 faults, 1 suspicion, 0 notes let through");
        assertThat(read(out.resolve(RUN).resolve("report.html"))).contains("streams of another desk", "were not seen");
        Answer verified = call("verify", out.resolve(RUN));
        done(verified);
        assertThat(verified.out()).contains("WITHOUT_LEDGER");
        Path flattened = desk.resolve("data/portfolio_flattened.json");
        write(flattened, read(flattened).replaceFirst("0\\.[0-9]{2}", "0.77"));
        refused(call("verify", out.resolve(RUN)), "No run of sleeve etfs has the ledger head", "sum to");
    }

    @Test
    @DisplayName("a desk's stream with a row on a closed day, or with assets outside its scope, is refused")
    void badDeskSleeve() throws IOException {
        Path out = folder.resolve("desk");
        Path desk = desk(out);
        done(stage("flow-production", out, "--profile", "production"));
        Path manifest = desk.resolve("config/resolved_manifest.json");
        String whole = read(manifest);
        write(manifest, whole.replace("\"AMEX\"", "\"OTC\""));
        refused(stage("build-meta-returns", out, "--sleeves", "instruments=a,etfs=desk"), "AMEX:");
        write(manifest, whole.replace("\"as_of\": \"2025-06-30\"", "\"as_of\": \"2025-06-27\""));
        refused(
                stage("build-meta-returns", out, "--sleeves", "instruments=a,etfs=desk"),
                "ends on 2025-06-30",
                "as-of date 2025-06-27");
        write(manifest, whole);
        Path stream = desk.resolve("artifacts/meta/returns/hrp.pkl");
        StampedTable table = PandasPickle.read(stream);
        long[] counts = table.stamps().toArray();
        counts[counts.length - 1] -= 86_400_000_000L;
        Stamps weekend = Stamps.of(table.stamps().unit(), Optional.empty(), Optional.of("date"), counts);
        Files.write(stream, PandasPickle.bytes(StampedTable.series("s", weekend, "hrp", table.column(0))));
        refused(
                stage("build-meta-returns", out, "--sleeves", "instruments=a,etfs=desk"),
                "etfs/hrp * 2025-06-29",
                "XNYS is closed");
    }

    @Test
    @DisplayName("prices in CSV, pickles and Parquet give the same weights, bit for bit")
    void formats() throws IOException {
        Path csv = folder.resolve("csv");
        done(call("sample", csv));
        Path pickles = Files.createDirectories(folder.resolve("pkl"));
        Path parquet = Files.createDirectories(folder.resolve("parquet"));
        Map<String, PriceTable> tables = new TreeMap<>(SyntheticMarket.sample().prices());
        tables.put("benchmarks", SyntheticMarket.sample().benchmarks());
        for (Map.Entry<String, PriceTable> sleeve : tables.entrySet()) {
            StampedTable table = StampedTable.of(sleeve.getValue());
            Files.write(pickles.resolve(sleeve.getKey() + ".pkl"), PandasPickle.bytes(table));
            Files.write(parquet.resolve(sleeve.getKey() + ".parquet"), ParquetTable.bytes(table));
        }
        String expected = optimized(csv);
        assertThat(optimized(pickles)).isEqualTo(expected);
        assertThat(optimized(parquet)).isEqualTo(expected);
    }

    private String optimized(Path prices) {
        Path out = folder.resolve("of-" + prices.getFileName());
        done(stage("run", out, "--prices", prices));
        Path run = out.resolve(RUN);
        return read(run.resolve("meta_optimized.json"))
                + read(run.resolve("portfolio_flattened.json"))
                + read(run.resolve("metrics.json"));
    }

    @Test
    @DisplayName("two files of one sleeve are refused by name")
    void twoFiles() throws IOException {
        Path csv = folder.resolve("csv");
        done(call("sample", csv));
        Files.copy(csv.resolve("etfs.csv"), csv.resolve("etfs.pkl"));
        refused(stage("run", folder.resolve("o"), "--prices", csv), "several of one sleeve", "etfs.csv", "etfs.pkl");
    }
}
