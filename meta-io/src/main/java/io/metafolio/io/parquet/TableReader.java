package io.metafolio.io.parquet;

import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;

/** Reads the columns of a file one after the other. */
final class TableReader {
    private final Place place;
    private final FileBytes file;
    private final Footer footer;
    private final int rows;

    private TableReader(Place place, FileBytes file, Footer footer, int rows) {
        this.place = place;
        this.file = file;
        this.footer = footer;
        this.rows = rows;
    }

    static StampedTable read(Place place, byte[] bytes, long mostCells) {
        Footer footer = Footer.of(place, bytes);
        FileMetaData meta = footer.meta();
        List<Leaf> leaves = FlatSchema.leaves(place, place.required(meta.getSchema(), "schema"));
        PandasNote note = PandasNote.of(place, Objects.requireNonNullElse(meta.getKey_value_metadata(), List.of()));
        TablePlan plan = TablePlan.of(place, leaves, note);
        int rows = footer.rows(place, leaves, mostCells);
        return new TableReader(place, new FileBytes(bytes, footer.start()), footer, rows).table(plan);
    }

    private StampedTable table(TablePlan plan) {
        Stamps stamps = Stamps.of(plan.unit(), plan.zone(), plan.name(), words(plan.times(), Stamps.NOT_A_TIME));
        double[][] values = new double[plan.numbers().size()][];
        for (int j = 0; j < values.length; j++) {
            long[] words = words(plan.numbers().get(j), Double.doubleToRawLongBits(Double.NaN));
            values[j] = new double[rows];
            for (int t = 0; t < rows; t++) {
                values[j][t] = Double.longBitsToDouble(words[t]);
            }
        }
        return StampedTable.of(
                place.name(), stamps, plan.numbers().stream().map(Leaf::name).toList(), values);
    }

    /** One column as 64-bit words: counts, or the bits of doubles. */
    private long[] words(Leaf leaf, long missing) {
        Words words = new Words(rows, file.length());
        Place column = place.column(leaf.name());
        for (ColumnMetaData chunk : footer.chunks(column, leaf)) {
            new ChunkReader(column, file, leaf, chunk, missing).read(words, (int) chunk.getNum_values());
        }
        return words.toArray();
    }
}
