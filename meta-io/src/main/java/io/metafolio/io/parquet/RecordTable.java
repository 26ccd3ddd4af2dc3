package io.metafolio.io.parquet;

import com.google.common.collect.ImmutableList;
import io.metafolio.errors.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.apache.parquet.format.Type;

/**
 * A table of records, to be written as Parquet: columns of texts, of counts and of numbers, each with one value a row. It opens as a
 * frame in pandas, DuckDB, Polars and Spark. Immutable; each call gives a table with one column more.
 */
public final class RecordTable {
    private final String source;
    private final int rows;
    private final ImmutableList<String> labels;
    private final ImmutableList<Supplier<WrittenColumn>> columns;
    private final long size;

    private RecordTable(
            String source,
            int rows,
            ImmutableList<String> labels,
            ImmutableList<Supplier<WrittenColumn>> columns,
            long size) {
        this.source = source;
        this.rows = rows;
        this.labels = labels;
        this.columns = columns;
        this.size = size;
    }

    /**
     * A table without columns.
     *
     * @param source what it is, for messages
     * @param rows of every column to come
     * @return the table
     */
    public static RecordTable of(String source, int rows) {
        return new RecordTable(source, rows, ImmutableList.of(), ImmutableList.of(), 4_096);
    }

    /**
     * Adds texts.
     *
     * @param label of the column
     * @param texts one a row, none absent
     * @return a table with that column last
     * @throws RefusedException where the label is empty or there already, or the number of texts is not that of the rows
     */
    public RecordTable texts(String label, List<String> texts) {
        List<String> copy = List.copyOf(texts);
        long taken = copy.stream()
                .mapToLong(text -> Integer.BYTES + text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return with(label, copy.size(), taken, () -> WrittenColumn.texts(label, copy));
    }

    /**
     * Adds whole numbers.
     *
     * @param label of the column
     * @param counts one a row
     * @return a table with that column last
     * @throws RefusedException as {@link #texts} does
     */
    public RecordTable counts(String label, long... counts) {
        long[] copy = counts.clone();
        return with(
                label,
                copy.length,
                (long) Long.BYTES * rows,
                () -> WrittenColumn.words(WrittenColumn.required(label, Type.INT64), copy));
    }

    /**
     * Adds numbers.
     *
     * @param label of the column
     * @param numbers one a row; NaN where there is none
     * @return a table with that column last
     * @throws RefusedException as {@link #texts} does
     */
    public RecordTable numbers(String label, double... numbers) {
        double[] copy = numbers.clone();
        return with(label, copy.length, (long) Double.BYTES * rows, () -> WrittenColumn.numbers(label, copy));
    }

    private RecordTable with(String label, int values, long taken, Supplier<WrittenColumn> column) {
        if (label.isEmpty() || labels.contains(label) || values != rows) {
            throw new RefusedException(
                    "Column \"" + label + "\" of " + values + " values",
                    source,
                    rows + " values, under a name that is not yet among " + labels,
                    "two columns were given one name, or a row was left out");
        }
        return new RecordTable(
                source,
                rows,
                ImmutableList.<String>builder().addAll(labels).add(label).build(),
                ImmutableList.<Supplier<WrittenColumn>>builder()
                        .addAll(columns)
                        .add(column)
                        .build(),
                size + taken + 1_024);
    }

    /**
     * The table as a file.
     *
     * @return the same bytes for the same table
     * @throws RefusedException where the table takes more than 2 GiB, or the library of Parquet is missing
     */
    public byte[] bytes() {
        return ParquetTable.withLibrary(source, () -> PlainFile.of(source, columns, rows, size, List.of()));
    }
}
