package io.metafolio.io.parquet;

import static io.metafolio.io.parquet.Crafted.VALUES;
import static io.metafolio.io.parquet.Crafted.bytes;
import static io.metafolio.io.parquet.Crafted.chunk;
import static io.metafolio.io.parquet.Crafted.dataPage;
import static io.metafolio.io.parquet.Crafted.dictionaryPage;
import static io.metafolio.io.parquet.Crafted.element;
import static io.metafolio.io.parquet.Crafted.group;
import static io.metafolio.io.parquet.Crafted.optional;
import static io.metafolio.io.parquet.Crafted.secondPage;
import static io.metafolio.io.parquet.Crafted.whole;
import static io.metafolio.io.parquet.Crafted.withFooter;
import static io.metafolio.io.parquet.Crafted.withMeta;
import static io.metafolio.io.parquet.Crafted.withPages;
import static io.metafolio.io.parquet.Crafted.withRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampedTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.AesGcmV1;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.EncryptionAlgorithm;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that claim more than they hold, each made to reach one check. */
class ParquetHostileTest {
    /** What refusing a file of some hundred bytes, or of a hundred thousand, may take. */
    private static final long MOST_BYTES = 8 << 20;

    private static final int HUGE = Integer.MAX_VALUE;

    @BeforeAll
    static void loadClasses() {
        assertThatThrownBy(() -> ParquetTable.of("first", Corpus.bytes("polars-refused-strings.parquet")))
                .isInstanceOf(RefusedException.class);
        assertThat(ParquetTable.of("second", Corpus.bytes("polars-zstd.parquet"))
                        .columns())
                .isNotEmpty();
    }

    private static void assertRefused(byte[] file, String words) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        Throwable refusal = catchThrowable(() -> ParquetTable.of("crafted", file));
        long taken = memory.getCurrentThreadAllocatedBytes() - before;
        assertThat(refusal)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("crafted");
        assertThat(taken).isLessThan(MOST_BYTES);
    }

    private static byte[] repeated(int value, int times) {
        byte[] bytes = new byte[times];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    @DisplayName("a footer nested a hundred thousand deep ends in a refusal, not in the stack")
    void deepFooter() {
        assertRefused(withFooter(whole(), repeated(0x1C, 100_000)), "nested more than 64 deep");
        assertRefused(withFooter(whole(), repeated(0x19, 100_000)), "nested more than 64 deep");
    }

    @Test
    @DisplayName("a list, a text and a map of two thousand million make no room")
    void hugeClaims() {
        byte[] list = bytes(0x15, 4, 0x19, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x07);
        assertRefused(withFooter(whole(), list), "FileMetaData");
        byte[] text = bytes(0x15, 4, 0x58, 0xFF, 0xFF, 0xFF, 0xFF, 0x07);
        assertRefused(withFooter(whole(), text), "FileMetaData");
        byte[] map = bytes(0x1B, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0xCC);
        assertRefused(withFooter(whole(), map), "FileMetaData");
    }

    @ParameterizedTest(name = "a footer of {0} bytes is refused")
    @CsvSource({"-1", "2147483647", "100000", "-2147483648"})
    void footerLength(int length) {
        byte[] file = whole();
        for (int k = 0; k < 4; k++) {
            file[file.length - 8 + k] = (byte) (length >>> (8 * k));
        }
        assertRefused(file, "A footer of ");
    }

    @Test
    @DisplayName("rows that the pages do not hold, a negative number of them, and more than the limit are refused")
    void rows() {
        assertRefused(withRows(whole(), 5), "column \"date\"");
        assertRefused(withRows(whole(), 40_000_000), "column \"date\"");
        assertRefused(withRows(whole(), HUGE), HUGE + " rows by 2 columns");
        assertRefused(withRows(whole(), -1), "A group of -1 rows");
        assertRefused(withRows(whole(), 3), "at most 3 can follow");
        assertRefused(withMeta(whole(), meta -> meta.setNum_rows(9)), "9 rows announced, 4 in the row groups");
        assertRefused(withMeta(whole(), meta -> chunk(meta, VALUES).setNum_values(9)), "A chunk of 9 values");
    }

    @Test
    @DisplayName("the limit of cells counts the stamps, and is named")
    void limit() {
        assertThat(ParquetTable.of("t", whole(), 8).columns()).containsExactly("a");
        assertThatThrownBy(() -> ParquetTable.of("t", whole(), 7))
                .hasMessageContaining("4 rows by 2 columns")
                .hasMessageContaining("at most 7 cells");
        assertThat(ParquetTable.usualCells()).isBetween(1L << 18, 1L << 27);
    }

    @Test
    @DisplayName("columns that all lie on the same bytes are found out")
    void overlap() {
        byte[] file = withMeta(whole(), meta -> {
            List<SchemaElement> schema = new ArrayList<>(Objects.requireNonNull(meta.getSchema()));
            List<ColumnChunk> chunks =
                    new ArrayList<>(Objects.requireNonNull(group(meta).getColumns()));
            for (int k = 0; k < 50; k++) {
                schema.add(schema.get(2));
                chunks.add(chunks.get(1));
            }
            schema.get(0).setNum_children(52);
            meta.setSchema(schema);
            group(meta).setColumns(chunks);
        });
        assertRefused(file, "longer than the file");
    }

    @Test
    @DisplayName("schemas without a root, with too few elements, and with groups that never end are refused")
    void schemas() {
        assertRefused(withMeta(whole(), meta -> meta.setSchema(List.of())), "The schema has no root");
        assertRefused(
                withMeta(
                        whole(),
                        meta -> Objects.requireNonNull(meta.getSchema()).get(0).setNum_children(-1)),
                "The schema has no root");
        assertRefused(
                withMeta(
                        whole(),
                        meta -> Objects.requireNonNull(meta.getSchema()).get(0).setNum_children(HUGE)),
                "ends before its last column");
        assertRefused(withMeta(whole(), meta -> element(meta, 1).setNum_children(HUGE)), "ends within a group");
        assertRefused(withMeta(whole(), meta -> element(meta, 1).setTypeIsSet(false)), "Nested columns");
        assertRefused(withMeta(whole(), meta -> element(meta, 1).setType(Type.INT64)), "holds integers (INT64)");
        assertRefused(withMeta(whole(), meta -> chunk(meta, 1).setType(Type.INT64)), "Pages of INT64 for a column of");
    }

    @Test
    @DisplayName("columns in other files, encrypted files, and pages outside of the file are refused")
    void elsewhere() {
        assertRefused(
                withMeta(whole(), meta -> Objects.requireNonNull(group(meta).getColumns())
                        .get(1)
                        .setFile_path("b.parquet")),
                "another file, \"b.parquet\"");
        assertRefused(
                withMeta(whole(), meta -> meta.setEncryption_algorithm(EncryptionAlgorithm.AES_GCM_V1(new AesGcmV1()))),
                "encrypted");
        byte[] encrypted = whole();
        encrypted[encrypted.length - 1] = 'E';
        assertRefused(encrypted, "encrypted");
        for (long offset : new long[] {0, -5, Long.MAX_VALUE}) {
            assertRefused(withMeta(whole(), meta -> chunk(meta, 1).setData_page_offset(offset)), "outside of the file");
        }
    }

    @ParameterizedTest(name = "a page that {0} is to expand to 2 GiB makes no room")
    @EnumSource(names = {"SNAPPY", "GZIP", "ZSTD", "UNCOMPRESSED"})
    void expansion(CompressionCodec codec) {
        byte[] page = dataPage(Encoding.PLAIN, 4, HUGE, repeated(0x7F, 40));
        assertRefused(withPages(chunk -> chunk.setCodec(codec), page), "that is to become " + HUGE);
        byte[] garbage = dataPage(Encoding.PLAIN, 4, 32, repeated(0x7F, 40));
        if (codec != CompressionCodec.UNCOMPRESSED) {
            assertRefused(withPages(chunk -> chunk.setCodec(codec), garbage), "A page ");
        }
    }

    @ParameterizedTest(name = "pages of {0} are refused by name")
    @EnumSource(names = {"LZO", "BROTLI", "LZ4", "LZ4_RAW"})
    void codecs(CompressionCodec codec) {
        byte[] page = dataPage(Encoding.PLAIN, 4, 32, repeated(0, 32));
        assertRefused(withPages(chunk -> chunk.setCodec(codec), page), "Pages compressed by " + codec);
    }

    @Test
    @DisplayName("Snappy that copies from before its start, or runs over its end, is refused")
    void snappy() {
        for (byte[] body : List.of(
                bytes(32, 0x01, 5),
                bytes(32, 0x02, 0, 0),
                bytes(32, 0xF0, 200, 1),
                bytes(32, 0x00, 1, 0xFE, 1, 0),
                bytes(32, 0x03, 1, 0, 0, 0),
                bytes(32, 0x03, 0xFF, 0xFF, 0xFF, 0xFF),
                bytes(32, 0xFC, 1, 1, 1, 0x7F))) {
            byte[] page = dataPage(Encoding.PLAIN, 4, 32, body);
            assertRefused(withPages(chunk -> chunk.setCodec(CompressionCodec.SNAPPY), page), "A page ");
        }
    }

    @Test
    @DisplayName("Gzip that expands to more than the page says is read as far as the page goes")
    void gzip() throws IOException {
        ByteArrayOutputStream zeros = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zeros)) {
            out.write(new byte[1 << 22]);
        }
        byte[] page = dataPage(Encoding.PLAIN, 4, 32, zeros.toByteArray());
        StampedTable table = ParquetTable.of("t", withPages(chunk -> chunk.setCodec(CompressionCodec.GZIP), page));
        assertThat(table.column(0)).containsExactly(0, 0, 0, 0);
    }

    @Test
    @DisplayName("levels and indices that claim two thousand million values in five bytes make no room")
    void runs() {
        byte[] packed = bytes(6, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x0F);
        assertRefused(optional(withPages(chunk -> {}, dataPage(Encoding.PLAIN, 4, 10, packed))), "announced");
        byte[] none = bytes(0, 0, 0, 0);
        assertRefused(optional(withPages(chunk -> {}, dataPage(Encoding.PLAIN, 4, 4, none))), "The runs end before 4");
        byte[] wide = bytes(2, 0, 0, 0, 8, 2);
        assertRefused(optional(withPages(chunk -> {}, dataPage(Encoding.PLAIN, 4, 6, wide))), "2 in 1 bits");
        assertRefused(
                optional(withPages(chunk -> {}, dataPage(Encoding.PLAIN, 4, 4, bytes(9, 0, 0, 0)))), "Levels of 9");
        byte[] indices = bytes(32, 3, 1);
        assertRefused(
                withPages(chunk -> {}, dataPage(Encoding.RLE_DICTIONARY, 4, 3, indices)), "The runs end before 4");
        assertRefused(
                withPages(chunk -> {}, dataPage(Encoding.RLE_DICTIONARY, 4, 1, bytes(33))), "Packed integers of 33");
        byte[] first = bytes(8, 8, 1);
        byte[] dictionary = dictionaryPage(1, new byte[8]);
        assertRefused(
                withPages(chunk -> {}, dictionary, dataPage(Encoding.RLE_DICTIONARY, 4, 3, first)),
                "Entry 1 of a dictionary of 1");
        assertRefused(withPages(chunk -> {}, dictionaryPage(HUGE, new byte[8])), "A page of " + HUGE + " values");
        assertRefused(withPages(chunk -> {}, dictionaryPage(2, new byte[8])), "2 values of DOUBLE announced");
    }

    @Test
    @DisplayName("pages of other kinds, encodings and levels than a flat column has are refused")
    void pages() {
        byte[] plain = new byte[32];
        for (Encoding encoding : List.of(Encoding.DELTA_BYTE_ARRAY, Encoding.RLE, Encoding.BIT_PACKED)) {
            assertRefused(withPages(chunk -> {}, dataPage(encoding, 4, 32, plain)), "in the encoding " + encoding);
        }
        assertRefused(
                withPages(chunk -> {}, dataPage(Encoding.DELTA_BINARY_PACKED, 4, 32, plain)),
                "Deltas in a column of DOUBLE");
        assertRefused(withPages(chunk -> {}, secondPage(Encoding.PLAIN, 4, 0, 3, plain)), "Repetition levels");
        assertRefused(withPages(chunk -> {}, secondPage(Encoding.PLAIN, 4, 33, 0, plain)), "Levels of 33 bytes");
        assertRefused(withPages(chunk -> {}, secondPage(Encoding.PLAIN, -4, 0, 0, plain)), "A page of -4 values");
        PageHeader unfit = new PageHeader(PageType.DATA_PAGE, 32, HUGE);
        assertRefused(withPages(chunk -> {}, Crafted.page(unfit, plain)), "does not fit into the file");
        PageHeader bare = new PageHeader(PageType.DATA_PAGE, 32, 32);
        assertRefused(withPages(chunk -> {}, Crafted.page(bare, plain)), "data_page_header");
        PageHeader index = new PageHeader(PageType.INDEX_PAGE, 32, 32);
        byte[] data = dataPage(Encoding.PLAIN, 4, 32, plain);
        assertThat(ParquetTable.of("t", withPages(chunk -> {}, Crafted.page(index, plain), data))
                        .column(0))
                .containsExactly(0, 0, 0, 0);
    }
}
