package io.metafolio.io.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;

/**
 * What stands at the end of a file: schema, notes, and where the columns lie.
 *
 * @param meta the schema and the row groups
 * @param start the first byte of the footer; columns end before it
 */
record Footer(FileMetaData meta, int start) {
    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = 8;

    static Footer of(Place place, byte[] bytes) {
        if (endsWith(bytes, ENCRYPTED)) {
            throw encrypted(place);
        }
        if (bytes.length < MAGIC.length + TAIL || !startsWith(bytes, MAGIC) || !endsWith(bytes, MAGIC)) {
            throw place.damaged(bytes.length + " bytes that do not begin and end with PAR1");
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - TAIL) & 0xFFFF_FFFFL;
        long start = bytes.length - TAIL - length;
        if (start < MAGIC.length) {
            throw place.damaged("A footer of " + length + " bytes in a file of " + bytes.length);
        }
        FileMetaData meta = new FileMetaData();
        ThriftStructs.read(place.in("footer"), meta, bytes, (int) start, bytes.length - TAIL);
        if (meta.isSetEncryption_algorithm()) {
            throw encrypted(place);
        }
        return new Footer(meta, (int) start);
    }

    private static RuntimeException encrypted(Place place) {
        return place.refused(
                "The file is encrypted", "a file that is not", "df.to_parquet(…) without encryption writes one");
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return ByteBuffer.wrap(bytes, 0, magic.length).equals(ByteBuffer.wrap(magic));
    }

    private static boolean endsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length
                && ByteBuffer.wrap(bytes, bytes.length - magic.length, magic.length)
                        .equals(ByteBuffer.wrap(magic));
    }

    List<RowGroup> groups(Place place) {
        return place.required(meta.getRow_groups(), "row_groups");
    }

    /** The chunks of one column, from the first row to the last. */
    List<ColumnMetaData> chunks(Place place, Leaf leaf) {
        return groups(place).stream()
                .map(group -> place.required(group.getColumns(), "columns").get(leaf.position()))
                .map(chunk -> place.required(chunk.getMeta_data(), "meta_data"))
                .toList();
    }

    /** The rows of all groups, after each group was found to hold one chunk a column. */
    int rows(Place place, List<Leaf> leaves, long mostCells) {
        long rows = 0;
        for (RowGroup group : groups(place)) {
            long more = group.getNum_rows();
            if (more < 0 || more > Integer.MAX_VALUE || group.getColumnsSize() != leaves.size()) {
                throw place.damaged("A group of " + more + " rows and " + group.getColumnsSize() + " chunks for "
                        + leaves.size() + " columns");
            }
            for (ColumnChunk chunk : place.required(group.getColumns(), "columns")) {
                checkChunk(place, chunk, more);
            }
            rows += more;
        }
        if (rows != meta.getNum_rows()) {
            throw place.damaged(meta.getNum_rows() + " rows announced, " + rows + " in the row groups");
        }
        // a division, because the product may overflow
        if (rows > Math.min(Integer.MAX_VALUE - 8, mostCells / leaves.size())) {
            throw place.refused(
                    rows + " rows by " + leaves.size() + " columns",
                    "at most " + mostCells + " cells",
                    "ParquetTable.read(file, mostCells) with a higher limit, and more memory for the JVM, reads them");
        }
        return (int) rows;
    }

    private static void checkChunk(Place place, ColumnChunk chunk, long rows) {
        if (chunk.isSetFile_path()) {
            throw place.refused(
                    "A column lies in another file, \"" + chunk.getFile_path() + "\"",
                    "one file that holds all its columns",
                    "pd.read_parquet(…).to_parquet(…) writes one");
        }
        long values = place.required(chunk.getMeta_data(), "meta_data").getNum_values();
        if (values != rows) {
            throw place.damaged("A chunk of " + values + " values in a group of " + rows + " rows");
        }
    }
}
