package io.metafolio.io.parquet;

import static io.metafolio.io.parquet.Crafted.VALUES;
import static io.metafolio.io.parquet.Crafted.bytes;
import static io.metafolio.io.parquet.Crafted.chunk;
import static io.metafolio.io.parquet.Crafted.dataPage;
import static io.metafolio.io.parquet.Crafted.dictionaryPage;
import static io.metafolio.io.parquet.Crafted.element;
import static io.metafolio.io.parquet.Crafted.whole;
import static io.metafolio.io.parquet.Crafted.withMeta;
import static io.metafolio.io.parquet.Crafted.withNote;
import static io.metafolio.io.parquet.Crafted.withPages;
import static io.metafolio.io.parquet.Crafted.withRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What files from before logical types say, what few writers use, and notes of pandas that are none. */
class ParquetLegacyTest {
    private static byte[] converted(byte[] file, int column, Type type, ConvertedType converted) {
        return withMeta(file, meta -> {
            element(meta, column).setType(type);
            element(meta, column).setLogicalTypeIsSet(false);
            element(meta, column).setConverted_type(converted);
        });
    }

    @ParameterizedTest(name = "{0} without a logical type is wall time where pandas says so, and UTC otherwise")
    @CsvSource({"TIMESTAMP_MILLIS, MILLIS", "TIMESTAMP_MICROS, MICROS"})
    void convertedTimes(ConvertedType type, StampUnit unit) {
        byte[] noted = converted(whole(), 0, Type.INT64, type);
        assertThat(ParquetTable.of("t", noted).stamps())
                .isEqualTo(Stamps.of(unit, Optional.empty(), Optional.of("date"), 0, 1, 2, 3));
        byte[] bare = withMeta(noted, meta -> meta.setKey_value_metadata(null));
        assertThat(ParquetTable.of("t", bare).stamps())
                .isEqualTo(Stamps.of(unit, Optional.of(ZoneId.of("UTC")), Optional.of("date"), 0, 1, 2, 3));
    }

    @ParameterizedTest(name = "a column of {1} is refused as {2}")
    @CsvSource({
        "INT64, UINT_32, integers (INT64)",
        "INT32, INT_8, integers (INT32)",
        "FIXED_LEN_BYTE_ARRAY, DECIMAL, decimals (FIXED_LEN_BYTE_ARRAY)",
        "BYTE_ARRAY, UTF8, strings (BYTE_ARRAY)",
        "INT64, TIME_MICROS, values of the kind time_micros (INT64)",
    })
    void convertedNames(Type type, ConvertedType converted, String holds) {
        assertThatThrownBy(() -> ParquetTable.of("t", converted(whole(), VALUES, type, converted)))
                .hasMessageContaining("\"a\" holds " + holds);
    }

    @Test
    @DisplayName("integers by logical type, times of day, bare bytes, and plain INT64 are refused by name")
    void logicalNames() {
        byte[] integers = withMeta(whole(), meta -> {
            element(meta, VALUES).setType(Type.INT32);
            element(meta, VALUES).setLogicalType(LogicalType.INTEGER(new IntType((byte) 8, true)));
        });
        assertThatThrownBy(() -> ParquetTable.of("t", integers)).hasMessageContaining("\"a\" holds integers (INT32)");
        byte[] time = withMeta(whole(), meta -> element(meta, 0)
                .setLogicalType(LogicalType.TIME(new TimeType(false, TimeUnit.NANOS(new NanoSeconds())))));
        assertThatThrownBy(() -> ParquetTable.of("t", time)).hasMessageContaining("values of the kind time (INT64)");
        byte[] raw = withMeta(whole(), meta -> element(meta, VALUES).setType(Type.BYTE_ARRAY));
        assertThatThrownBy(() -> ParquetTable.of("t", raw)).hasMessageContaining("\"a\" holds bytes (BYTE_ARRAY)");
        byte[] plain = withMeta(whole(), meta -> element(meta, 0).setLogicalTypeIsSet(false));
        assertThatThrownBy(() -> ParquetTable.of("t", plain)).hasMessageContaining("The index holds integers (INT64)");
    }

    @Test
    @DisplayName("a zone that nobody knows is refused, with a line that gives the times another")
    void unknownZone() {
        byte[] file = withMeta(
                withNote("{\"index_columns\":[\"date\"],\"columns\":[{\"name\":\"date\",\"pandas_type\":\"datetimetz\","
                        + "\"metadata\":{\"timezone\":\"dateutil/x y\"}}]}"),
                meta -> element(meta, 0)
                        .setLogicalType(
                                LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.NANOS(new NanoSeconds())))));
        assertThatThrownBy(() -> ParquetTable.of("t", file))
                .hasMessageContaining("Unknown zone \"dateutil/x y\"")
                .hasMessageContaining("df.index.tz_convert(\"UTC\")");
    }

    @Test
    @DisplayName("levels in packed bits, as files of the first years have them, are refused by name")
    void packedLevels() {
        PageHeader header = new PageHeader(PageType.DATA_PAGE, 32, 32);
        header.setData_page_header(new DataPageHeader(4, Encoding.PLAIN, Encoding.BIT_PACKED, Encoding.RLE));
        byte[] file = withMeta(withPages(chunk -> {}, Crafted.page(header, new byte[32])), meta -> element(meta, VALUES)
                .setRepetition_type(FieldRepetitionType.OPTIONAL));
        assertThatThrownBy(() -> ParquetTable.of("t", file)).hasMessageContaining("Levels in the encoding BIT_PACKED");
    }

    @ParameterizedTest(name = "a page of nulls only, that {0} compressed to no bytes at all, is a page of NaN")
    @EnumSource(names = {"SNAPPY", "GZIP", "ZSTD", "UNCOMPRESSED"})
    void nothingButNulls(CompressionCodec codec) {
        byte[] page = Crafted.secondPage(Encoding.PLAIN, 4, 2, 0, bytes(8, 0));
        byte[] file = Crafted.optional(withPages(chunk -> chunk.setCodec(codec), page));
        assertThat(ParquetTable.of("t", file).column(0)).hasSize(4).containsOnly(Double.NaN);
    }

    @Test
    @DisplayName("deltas in odd blocks, of other numbers of values, or longer than their bytes are refused")
    void deltas() {
        for (byte[] body : new byte[][] {
            bytes(0, 4, 4, 0), // no block
            bytes(0x80, 1, 3, 4, 0), // 128 in three parts
            bytes(0x80, 0x80, 0x80, 0x40, 4, 4, 0), // a block of 2^27
            bytes(0x80, 1, 4, 5, 0), // five values in a page of four
            bytes(0x80, 1, 4, 4, 0), // no block follows
            bytes(0x80, 1, 4, 4, 0, 0, 65, 0, 0, 0), // 65 bits
            bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF), // an integer that does not end
        }) {
            byte[] page = dataPage(Encoding.DELTA_BINARY_PACKED, 4, body.length, body);
            byte[] file = withMeta(withPages(chunk -> {}, page), meta -> chunk(meta, 0)
                    .setData_page_offset(chunk(meta, VALUES).getData_page_offset()));
            assertThatThrownBy(() -> ParquetTable.of("t", file)).hasMessageContaining("Where: t");
        }
    }

    @Test
    @DisplayName("five million equal values in some bytes are read within the limit of cells, and refused beyond it")
    void runsWithinTheLimit() {
        int rows = 5_000_000;
        byte[] dictionary = dictionaryPage(1, bytes(0, 0, 0, 0, 0, 0, 0xF0, 0x3F));
        byte[] run = bytes(1, 0x80, 0xAD, 0xE2, 0x04, 0);
        byte[] pages = withPages(chunk -> {}, dictionary, dataPage(Encoding.RLE_DICTIONARY, rows, run.length, run));
        byte[] file = withMeta(withRows(pages, rows), meta -> chunk(meta, 0)
                .setData_page_offset(chunk(meta, VALUES).getData_page_offset()));
        StampedTable table = ParquetTable.of("t", file, 2L * rows);
        assertThat(table.column(0)).hasSize(rows).containsOnly(1.0);
        assertThatThrownBy(() -> ParquetTable.of("t", file, 2L * rows - 1))
                .hasMessageContaining("5000000 rows by 2 columns")
                .hasMessageContaining("at most 9999999 cells");
    }

    @ParameterizedTest(name = "metadata of pandas that reads {0} is refused")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{|Not the JSON expected",
                "[]|Not the JSON expected",
                "null|it does not begin an object",
                "{\"index_columns\":[\"x\"]}|\"x\", names 0 columns",
                "{\"index_columns\":\"date\"}|index_columns is no list",
                "{\"index_columns\":[1]}|index_columns holds 1",
                "{\"index_columns\":[\"date\",\"a\"]}|An index of 2 levels",
                "{\"index_columns\":[\"a\"]}|The index holds numbers (DOUBLE)",
                "{\"columns\":[1]}|columns holds 1",
            })
    void notes(String note, String words) {
        assertThatThrownBy(() -> ParquetTable.of("t", withNote(note)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(words);
    }

    @Test
    @DisplayName("metadata nested a hundred thousand deep is refused")
    void deepNote() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> ParquetTable.of("t", withNote("{\"index_columns\":" + deep)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Not the JSON expected");
    }
}
