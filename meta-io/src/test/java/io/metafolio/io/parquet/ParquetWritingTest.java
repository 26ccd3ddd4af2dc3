package io.metafolio.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetWritingTest {
    private static final double[] ODD = {
        0.0, -0.0, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, 0.1, -1e-300
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Stamps days(StampUnit unit, Optional<ZoneId> zone, int rows) {
        long[] counts =
                LongStream.range(0, rows).map(t -> (t - 2) * unit.perDay()).toArray();
        return Stamps.of(unit, zone, Optional.of("date"), counts);
    }

    private static StampedTable table(Stamps stamps, String... labels) {
        double[][] values = new double[labels.length][stamps.size()];
        for (int j = 0; j < values.length; j++) {
            for (int t = 0; t < stamps.size(); t++) {
                values[j][t] = ODD[(t + j) % ODD.length];
            }
        }
        return StampedTable.of("t.parquet", stamps, List.of(labels), values);
    }

    private static StampedTable back(StampedTable table) {
        return ParquetTable.of("back", ParquetTable.bytes(table));
    }

    private static void assertSameBits(StampedTable actual, StampedTable expected) {
        assertThat(actual.columns()).isEqualTo(expected.columns());
        for (int j = 0; j < expected.columns().size(); j++) {
            assertThat(bits(actual.column(j))).isEqualTo(bits(expected.column(j)));
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @ParameterizedTest(name = "stamps in {0} come back as they were, with any zone")
    @EnumSource(names = {"MILLIS", "MICROS", "NANOS"})
    void units(StampUnit unit) {
        for (String zone : List.of("", "UTC", "America/New_York", "+05:30", "EST5EDT")) {
            Stamps stamps = days(unit, zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)), 9);
            StampedTable table = table(stamps, "AMEX:SPY", "é ☃ 𝄞 \"");
            StampedTable back = back(table);
            assertThat(back.stamps()).isEqualTo(stamps);
            assertSameBits(back, table);
        }
    }

    @ParameterizedTest(name = "stamps in {0} come back as the same instants in milliseconds")
    @EnumSource(names = {"DAYS", "SECONDS"})
    void coarseUnits(StampUnit unit) {
        StampedTable table = table(days(unit, Optional.empty(), 9), "a");
        assertThat(back(table).stamps()).isEqualTo(days(StampUnit.MILLIS, Optional.empty(), 9));
        assertSameBits(back(table), table);
    }

    @ParameterizedTest(name = "the zone {0} is written as {1}")
    @CsvSource({"Z, UTC", "GMT, UTC", "UTC+01:00, +01:00", "GMT-3, -03:00", "Etc/GMT+5, Etc/GMT+5", "UTC, UTC"})
    void zones(String zone, String written) {
        Stamps stamps = days(StampUnit.NANOS, Optional.of(ZoneId.of(zone)), 3);
        assertThat(back(table(stamps, "a")).stamps().zone()).contains(ZoneId.of(written));
    }

    @Test
    @DisplayName("stamps without a name lie in a column \"date\" and have no name when read")
    void unnamed() {
        Stamps stamps = Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.empty(), 0, 1);
        byte[] bytes = ParquetTable.bytes(table(stamps, "a"));
        assertThat(ParquetTable.of("back", bytes).stamps()).isEqualTo(stamps);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("\"index_columns\":[\"date\"]");
    }

    @Test
    @DisplayName("a series is written as the one column of a table")
    void series() {
        Stamps stamps = days(StampUnit.NANOS, Optional.empty(), 3);
        StampedTable back = back(StampedTable.series("s", stamps, "hrp", 0.5, Double.NaN, -0.25));
        assertThat(back.isSeries()).isFalse();
        assertThat(back.columns()).containsExactly("hrp");
        assertThat(back.column(0)).containsExactly(0.5, Double.NaN, -0.25);
    }

    @Test
    @DisplayName("a table without rows keeps its labels, unit and zone")
    void noRows() {
        Stamps stamps = days(StampUnit.MICROS, Optional.of(ZoneId.of("UTC")), 0);
        StampedTable back = back(table(stamps, "a", "b"));
        assertThat(back.stamps()).isEqualTo(stamps);
        assertThat(back.columns()).containsExactly("a", "b");
    }

    @Test
    @DisplayName("a table of many pages comes back through a file, seed 11")
    void manyPages() throws IOException {
        int rows = 300_000;
        double[][] values = new double[2][];
        Random random = new Random(11);
        values[0] = random.doubles(rows).toArray();
        values[1] = random.longs(rows).mapToDouble(Double::longBitsToDouble).toArray();
        StampedTable table =
                StampedTable.of("t", days(StampUnit.MILLIS, Optional.empty(), rows), List.of("a", "b"), values);
        Path file = Files.write(folder.resolve("t.parquet"), ParquetTable.bytes(table));
        StampedTable back = ParquetTable.read(file);
        assertThat(back.stamps()).isEqualTo(table.stamps());
        assertThat(back.source()).isEqualTo(file.toString());
        assertSameBits(back, table);
    }

    @Test
    @DisplayName("the same table gives the same bytes, on every machine and JVM")
    void sameBytes() throws Exception {
        StampedTable table = table(days(StampUnit.NANOS, Optional.of(ZoneId.of("America/New_York")), 9), "a", "b");
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(ParquetTable.bytes(table));
        assertThat(HexFormat.of().formatHex(sum))
                .isEqualTo("9a44245d2394461f08b5bef75d7ebf2ba1f832ef20d0bebf78b7389ef23e9fce");
    }

    @Test
    @DisplayName("labels that are empty, twice there, no text, or the stamps' own are refused, all at once")
    void labels() {
        StampedTable table = table(days(StampUnit.NANOS, Optional.empty(), 2), "", "a", "a", "date", "\uD800");
        assertThatThrownBy(() -> ParquetTable.bytes(table))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("column 1 without a name; column 3: \"a\" again; column 4: \"date\" again;"
                        + " column 5: a name that is no Unicode text")
                .hasMessageContaining("t.parquet");
        StampedTable nameless = StampedTable.series("s", days(StampUnit.NANOS, Optional.empty(), 1), "", 1.0);
        assertThatThrownBy(() -> ParquetTable.bytes(nameless)).hasMessageContaining("without a name");
        StampedTable empty =
                StampedTable.of("e", days(StampUnit.NANOS, Optional.empty(), 1), List.of(), new double[0][]);
        assertThatThrownBy(() -> ParquetTable.bytes(empty)).hasMessageContaining("No column of numbers");
    }

    @Test
    @DisplayName("a missing stamp, one beyond 64 bits, and an offset with seconds are refused, with the row")
    void stamps() {
        Stamps missing = Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.empty(), 0, Stamps.NOT_A_TIME);
        assertThatThrownBy(() -> ParquetTable.bytes(table(missing, "a")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("NaT")
                .hasMessageContaining("row 2");
        Stamps far = Stamps.of(StampUnit.DAYS, Optional.empty(), Optional.empty(), Long.MAX_VALUE);
        assertThatThrownBy(() -> ParquetTable.bytes(table(far, "a"))).hasMessageContaining("64 bits of ms");
        Stamps odd = days(StampUnit.NANOS, Optional.of(ZoneId.of("+00:19:32")), 1);
        assertThatThrownBy(() -> ParquetTable.bytes(table(odd, "a"))).hasMessageContaining("offset with seconds");
    }

    @ParameterizedTest(name = "every readable file of the corpus, read and written once more, is the same table: {0}")
    @ValueSource(strings = {"pyarrow26-", "pyarrow10-", "pyarrow3-", "duckdb-", "polars-"})
    void corpus(String writer) {
        for (Corpus.Entry entry : ParquetCorpusTest.readable()) {
            if (!entry.file().startsWith(writer)
                    || entry.columns().contains("")
                    || entry.file().contains("missing")) {
                continue;
            }
            StampedTable table = ParquetTable.of(entry.file(), entry.bytes());
            StampedTable back = back(table);
            assertThat(back.stamps().name()).isEqualTo(table.stamps().name());
            for (int t = 0; t < entry.rows(); t++) {
                assertThat(back.stamps().wallTime(t)).isEqualTo(table.stamps().wallTime(t));
            }
            assertSameBits(back, table);
        }
    }
}
