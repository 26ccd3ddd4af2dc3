package io.metafolio.io.parquet;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampedTable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Type;

/**
 * Writes a table: plain pages with checksums, no statistics, the schema at the end.
 *
 * <p>Pages are not compressed. Compressors give other bytes from version to version, which would end "the same table, the same
 * bytes", and the low bits of returns do not compress: Snappy saves a few per cent of them.
 */
final class TableBytes {
    private static final int ROWS_A_PAGE = 1 << 17;

    /** Names no machine, no time and no version of a library, so that the bytes depend on the table only. */
    private static final String CREATED_BY = "metafolio version 1";

    private final ByteArrayOutputStream out;
    private final StampedTable table;
    private final WrittenSchema schema;

    private TableBytes(StampedTable table, int size) {
        this.table = table;
        this.schema = WrittenSchema.of(table);
        this.out = new ByteArrayOutputStream(size);
    }

    static byte[] of(StampedTable table) {
        int rows = table.stamps().size();
        // plain pages take eight bytes a cell; labels and headers some more
        long size = 8L * rows * (table.columns().size() + 1)
                + 1024L * (table.columns().size() + 4);
        if (size > Integer.MAX_VALUE - 8) {
            throw new RefusedException(
                    "A table of " + size + " bytes",
                    table.source(),
                    "at most 2 GiB",
                    "write it in parts, by columns or by years");
        }
        return new TableBytes(table, (int) size).bytes(rows);
    }

    private byte[] bytes(int rows) {
        out.writeBytes(Footer.MAGIC);
        List<RowGroup> groups = rows == 0 ? List.of() : List.of(group(rows));
        FileMetaData meta = new FileMetaData(2, schema.elements(), rows, groups);
        meta.addToKey_value_metadata(schema.note());
        meta.setCreated_by(CREATED_BY);
        byte[] footer = ThriftStructs.bytes(meta);
        out.writeBytes(footer);
        byte[] length = new byte[Integer.BYTES];
        little(length).putInt(footer.length);
        out.writeBytes(length);
        out.writeBytes(Footer.MAGIC);
        return out.toByteArray();
    }

    private RowGroup group(int rows) {
        List<ColumnChunk> chunks = new ArrayList<>();
        int start = out.size();
        chunks.add(chunk(schema.stampLabel(), Type.INT64, schema.counts()));
        for (int j = 0; j < table.columns().size(); j++) {
            double[] column = table.column(j);
            long[] bits = new long[column.length];
            for (int t = 0; t < rows; t++) {
                bits[t] = Double.doubleToRawLongBits(column[t]);
            }
            chunks.add(chunk(table.columns().get(j), Type.DOUBLE, bits));
        }
        RowGroup group = new RowGroup(chunks, out.size() - start, rows);
        group.setFile_offset(start);
        group.setTotal_compressed_size(out.size() - start);
        return group;
    }

    private ColumnChunk chunk(String label, Type type, long[] words) {
        int start = out.size();
        for (int t = 0; t < words.length; t += ROWS_A_PAGE) {
            page(words, t, Math.min(words.length, t + ROWS_A_PAGE));
        }
        int size = out.size() - start;
        ColumnMetaData meta = new ColumnMetaData(
                type,
                List.of(Encoding.PLAIN),
                List.of(label),
                CompressionCodec.UNCOMPRESSED,
                words.length,
                size,
                size,
                start);
        ColumnChunk chunk = new ColumnChunk(0);
        chunk.setMeta_data(meta);
        return chunk;
    }

    private void page(long[] words, int from, int to) {
        byte[] body = new byte[Long.BYTES * (to - from)];
        little(body).asLongBuffer().put(words, from, to - from);
        CRC32 sum = new CRC32();
        sum.update(body);
        PageHeader header = new PageHeader(PageType.DATA_PAGE, body.length, body.length);
        header.setCrc((int) sum.getValue());
        header.setData_page_header(new DataPageHeader(to - from, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        out.writeBytes(ThriftStructs.bytes(header));
        out.writeBytes(body);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
