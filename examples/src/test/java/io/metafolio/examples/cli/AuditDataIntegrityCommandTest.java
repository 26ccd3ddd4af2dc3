package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.json.Json;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditDataIntegrityCommandTest {
    private static final String NOW = "2026-01-14T00:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void writeSample() {
        call("sample", shared.resolve("prices"));
        call("run", "--out", shared.resolve("artifacts"), "--run-id", "a", "--profiles", "hrp", "--clock", NOW);
    }

    private Path copy(String name) throws IOException {
        return Files.copy(shared.resolve("prices").resolve(name), folder.resolve(name));
    }

    @Test
    @DisplayName("the sample has no fault; its late coin is a note")
    void sample() {
        Answer audit = call("audit-data-integrity", shared.resolve("prices"));
        assertThat(audit.code()).as(audit.err()).isZero();
        assertThat(audit.out())
                .contains("etfs, etfs.csv: 1632 rows, 0 faults, 0 suspicions, 0 notes", "no finding refuses a run")
                .containsPattern("note +late_listing +BINANCE:SYN10USDT +2020-09-22");
    }

    @Test
    @DisplayName("findings of every kind are printed and written as JSON, and refuse")
    void faults() throws IOException {
        Path etfs = copy("etfs.csv");
        write(etfs, read(etfs).replace("2025-06-30", "2025-06-29").replace("AMEX:SYN-GOLD", "NASDAQ:SYN-GOLD"));
        write(copy("crypto.csv"), "not a table");
        Path json = folder.resolve("findings.json");
        Answer audit = call("audit-data-integrity", folder, "--json", json);
        assertThat(audit.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(audit.out())
                .containsPattern(
                        "REFUSES +out_of_scope +NASDAQ:SYN-GOLD +outside the exchange scope AMEX, NYSE \\(head\\)")
                .containsPattern("REFUSES +closed_day +\\* +2025-06-29 +row on a day when XNYS is closed: weekend")
                .containsPattern("REFUSES +unreadable +\\*")
                .contains("refusing");
        assertThat(Json.object(read(json), "findings").get("passes")).isEqualTo(false);
        assertThat(read(json))
                .contains("\"rule\": \"CLOSED_DAY\"", "\"value\": \"weekend\"", "\"place\": \"line 1633\"")
                .contains("\"from\": null");
    }

    @Test
    @DisplayName("one file is audited by the sleeve that its name says, and by the time told")
    void oneFile() throws IOException {
        Path etfs = copy("etfs.csv");
        assertThat(call("audit-data-integrity", etfs).out()).startsWith("etfs, etfs.csv:");
        Answer early = call("audit-data-integrity", etfs, "--clock", "2025-06-29T00:00:00Z");
        assertThat(early.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(early.out()).containsPattern("REFUSES +future_date +\\* +2025-06-30");
        assertThat(call("audit-data-integrity", etfs, "--return-bound", "0.02").out())
                .contains("extreme_return");
    }

    @Test
    @DisplayName("a place without prices or runs, and a file of no sleeve, are refused with what was expected")
    void nothingThere() {
        Answer empty = call("audit-data-integrity", folder);
        assertThat(empty.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(empty.err()).contains("No file of prices", "named by sleeve");
        write(folder.resolve("bonds.csv"), "date,A\n");
        assertThat(call("audit-data-integrity", folder).err()).contains("no known sleeve", "bonds.csv");
        assertThat(call("audit-data-integrity", folder, "--json", folder.resolve("no/x.json"))
                        .code())
                .isEqualTo(Metafolio.USAGE);
    }

    @Test
    @DisplayName(
            "an artifact folder is audited stream by stream, sleeves beside their calendars, the join beside all of them")
    void artifacts() {
        Answer audit = call("audit-data-integrity", shared.resolve("artifacts"));
        assertThat(audit.code()).as(audit.out() + audit.err()).isZero();
        assertThat(audit.out())
                .contains("meta_production, meta/meta_production/a/meta_returns/hrp.pkl: 300 rows, 0 faults")
                .contains("etfs, sleeves/etfs/a/artifacts/meta/returns/hrp.pkl: 440 rows, 0 faults")
                .contains("crypto, sleeves/crypto/a/data/integrity.json");
        Answer one = call("audit-data-integrity", shared.resolve("artifacts/sleeves/etfs/a"));
        assertThat(one.out()).contains("etfs, artifacts/meta/returns/hrp.pkl: 440 rows");
    }

    @Test
    @DisplayName(
            "a stream padded with zeros over weekends, one that lacks a session, one that cannot be read: all are found")
    void spoiltArtifacts() throws IOException {
        Path run = shared.resolve("artifacts/sleeves/etfs/a");
        copyRun(run, folder.resolve("run"));
        Path stream = folder.resolve("run/artifacts/meta/returns/hrp.pkl");
        StampedTable whole = PandasPickle.read(stream);
        spoil(whole, stream, 3, true);
        Answer padded = call("audit-data-integrity", folder.resolve("run"));
        assertThat(padded.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(padded.out()).contains("padded", "return 0.0, on a closed day");
        spoil(whole, stream, 3, false);
        assertThat(call("audit-data-integrity", folder.resolve("run")).out()).contains("missing_session");
        Files.writeString(stream, "no pickle");
        assertThat(call("audit-data-integrity", folder.resolve("run")).out()).contains("unreadable");
    }

    /** The stream with a zero on the first Saturday after a row, or without that row. */
    private static void spoil(StampedTable whole, Path stream, int row, boolean isPadded) throws IOException {
        long day = whole.stamps().unit().perDay();
        long[] counts = new long[whole.stamps().size() + (isPadded ? 1 : -1)];
        double[] values = new double[counts.length];
        int k = 0;
        boolean isDone = false;
        for (int t = 0; t < whole.stamps().size(); t++) {
            if (!isPadded && t == row) {
                continue;
            }
            counts[k] = whole.stamps().count(t);
            values[k++] = whole.column(0)[t];
            boolean isFriday = Math.floorMod(whole.stamps().count(t) / day + 4, 7) == 5;
            if (isPadded && !isDone && isFriday) {
                counts[k] = whole.stamps().count(t) + day;
                values[k++] = 0;
                isDone = true;
            }
        }
        Stamps stamps = Stamps.of(whole.stamps().unit(), Optional.empty(), Optional.of("date"), counts);
        Files.write(stream, PandasPickle.bytes(StampedTable.series("s", stamps, "hrp", values)));
    }

    private static void copyRun(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
