package io.metafolio.io.parquet;

import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;

/** Files whose footer or pages say what no writer would: a whole file of our own, with parts replaced. */
final class Crafted {
    /** Four rows; column 0 are the stamps, "date", column 1 the values, "a". */
    static final int ROWS = 4;

    static final int VALUES = 1;

    private Crafted() {}

    static byte[] whole() {
        Stamps stamps = Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.of("date"), 0, 1, 2, 3);
        return ParquetTable.bytes(StampedTable.of("whole", stamps, List.of("a"), new double[][] {{1, 2, 3, 4}}));
    }

    /** The same pages under another footer. */
    static byte[] withFooter(byte[] file, byte[] footer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, Footer.of(new Place("crafted"), file).start());
        return closed(out, footer);
    }

    private static byte[] closed(ByteArrayOutputStream out, byte[] footer) {
        out.writeBytes(footer);
        byte[] length = new byte[Integer.BYTES];
        ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length);
        out.writeBytes(length);
        out.writeBytes(Footer.MAGIC);
        return out.toByteArray();
    }

    static byte[] withMeta(byte[] file, Consumer<FileMetaData> change) {
        FileMetaData meta = Footer.of(new Place("crafted"), file).meta();
        change.accept(meta);
        return withFooter(file, ThriftStructs.bytes(meta));
    }

    static RowGroup group(FileMetaData meta) {
        return Objects.requireNonNull(meta.getRow_groups()).get(0);
    }

    static ColumnMetaData chunk(FileMetaData meta, int column) {
        return Objects.requireNonNull(
                Objects.requireNonNull(group(meta).getColumns()).get(column).getMeta_data());
    }

    static SchemaElement element(FileMetaData meta, int column) {
        return Objects.requireNonNull(meta.getSchema()).get(column + 1);
    }

    /** The metadata of pandas replaced by a text. */
    static byte[] withNote(String text) {
        return withMeta(whole(), meta -> {
            KeyValue note = new KeyValue("pandas");
            note.setValue(text);
            meta.setKey_value_metadata(List.of(note));
        });
    }

    /** Other pages for the column of values, behind all others. */
    static byte[] withPages(Consumer<ColumnMetaData> change, byte[]... pages) {
        byte[] file = whole();
        Footer footer = Footer.of(new Place("crafted"), file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, footer.start());
        for (byte[] page : pages) {
            out.writeBytes(page);
        }
        ColumnMetaData chunk = chunk(footer.meta(), VALUES);
        chunk.setData_page_offset(footer.start());
        change.accept(chunk);
        return closed(out, ThriftStructs.bytes(footer.meta()));
    }

    /** The column of values with levels that say which are there. */
    static byte[] optional(byte[] file) {
        return withMeta(file, meta -> element(meta, VALUES).setRepetition_type(FieldRepetitionType.OPTIONAL));
    }

    /** The column of stamps and the column of values, each of so many rows. */
    static byte[] withRows(byte[] file, int rows) {
        return withMeta(file, meta -> {
            meta.setNum_rows(rows);
            group(meta).setNum_rows(rows);
            chunk(meta, 0).setNum_values(rows);
            chunk(meta, VALUES).setNum_values(rows);
        });
    }

    static byte[] dataPage(Encoding encoding, int values, int size, byte... body) {
        PageHeader header = new PageHeader(PageType.DATA_PAGE, size, body.length);
        header.setData_page_header(new DataPageHeader(values, encoding, Encoding.RLE, Encoding.RLE));
        return page(header, body);
    }

    static byte[] secondPage(Encoding encoding, int values, int levels, int repetitions, byte... body) {
        PageHeader header = new PageHeader(PageType.DATA_PAGE_V2, body.length, body.length);
        header.setData_page_header_v2(new DataPageHeaderV2(values, 0, values, encoding, levels, repetitions));
        return page(header, body);
    }

    static byte[] dictionaryPage(int entries, byte... body) {
        PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, body.length, body.length);
        header.setDictionary_page_header(new DictionaryPageHeader(entries, Encoding.PLAIN));
        return page(header, body);
    }

    static byte[] page(PageHeader header, byte... body) {
        byte[] start = ThriftStructs.bytes(header);
        byte[] page = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, page, start.length, body.length);
        return page;
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
