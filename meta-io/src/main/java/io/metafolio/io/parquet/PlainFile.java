package io.metafolio.io.parquet;

import io.metafolio.errors.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;

/**
 * Writes a file: plain pages with checksums, no statistics, the schema at the end.
 *
 * <p>Pages are not compressed. Compressors give other bytes from version to version, which would end "the same table, the same
 * bytes", and the low bits of returns do not compress: Snappy saves a few per cent of them.
 */
final class PlainFile {
    private static final int ROWS_A_PAGE = 1 << 17;

    /** Names no machine, no time and no version of a library, so that the bytes depend on the table only. */
    private static final String CREATED_BY = "metafolio version 1";

    private final ByteArrayOutputStream out;
    private final int rows;

    private PlainFile(int rows, int size) {
        this.rows = rows;
        this.out = new ByteArrayOutputStream(size);
    }

    /**
     * The bytes of a file.
     *
     * @param source what is written, for messages
     * @param columns in order; each is asked for when it is its turn
     * @param rows of each
     * @param size about how many bytes
     * @param notes beside the schema
     */
    static byte[] of(String source, List<Supplier<WrittenColumn>> columns, int rows, long size, List<KeyValue> notes) {
        if (size > Integer.MAX_VALUE - 8) {
            throw new RefusedException(
                    "A table of " + size + " bytes",
                    source,
                    "at most 2 GiB",
                    "write it in parts, by columns or by rows");
        }
        return new PlainFile(rows, (int) size).bytes(columns, notes);
    }

    private byte[] bytes(List<Supplier<WrittenColumn>> columns, List<KeyValue> notes) {
        out.writeBytes(Footer.MAGIC);
        SchemaElement root = new SchemaElement("schema");
        root.setNum_children(columns.size());
        List<SchemaElement> schema = new ArrayList<>(List.of(root));
        List<ColumnChunk> chunks = new ArrayList<>();
        int start = out.size();
        for (Supplier<WrittenColumn> next : columns) {
            WrittenColumn column = next.get();
            schema.add(column.element());
            if (rows > 0) {
                chunks.add(chunk(column));
            }
        }
        FileMetaData meta = new FileMetaData(2, schema, rows, rows == 0 ? List.of() : List.of(group(chunks, start)));
        notes.forEach(meta::addToKey_value_metadata);
        meta.setCreated_by(CREATED_BY);
        byte[] footer = ThriftStructs.bytes(meta);
        out.writeBytes(footer);
        byte[] length = new byte[Integer.BYTES];
        ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length);
        out.writeBytes(length);
        out.writeBytes(Footer.MAGIC);
        return out.toByteArray();
    }

    private RowGroup group(List<ColumnChunk> chunks, int start) {
        RowGroup group = new RowGroup(chunks, out.size() - start, rows);
        group.setFile_offset(start);
        group.setTotal_compressed_size(out.size() - start);
        return group;
    }

    private ColumnChunk chunk(WrittenColumn column) {
        int start = out.size();
        for (int t = 0; t < rows; t += ROWS_A_PAGE) {
            page(column, t, Math.min(rows, t + ROWS_A_PAGE));
        }
        int size = out.size() - start;
        ColumnMetaData meta = new ColumnMetaData(
                column.element().getType(),
                List.of(Encoding.PLAIN),
                List.of(column.element().getName()),
                CompressionCodec.UNCOMPRESSED,
                rows,
                size,
                size,
                start);
        ColumnChunk chunk = new ColumnChunk(0);
        chunk.setMeta_data(meta);
        return chunk;
    }

    private void page(WrittenColumn column, int from, int to) {
        byte[] body = column.values().plain(from, to);
        CRC32 sum = new CRC32();
        sum.update(body);
        PageHeader header = new PageHeader(PageType.DATA_PAGE, body.length, body.length);
        header.setCrc((int) sum.getValue());
        header.setData_page_header(new DataPageHeader(to - from, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        out.writeBytes(ThriftStructs.bytes(header));
        out.writeBytes(body);
    }
}
