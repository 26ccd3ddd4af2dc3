package io.metafolio.io.artifacts;

import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.table.StampedTable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The files of a run in the order they are written, by path below its folder. */
final class RunFiles {
    private final Map<String, byte[]> bytes = new LinkedHashMap<>();
    private final boolean hasParquet;

    /** Files whose tables are pickles, and Parquet beside them where that is wanted. */
    RunFiles(boolean hasParquet) {
        this.hasParquet = hasParquet;
    }

    RunFiles text(String path, String text) {
        bytes.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    RunFiles texts(Map<String, String> byPath) {
        byPath.forEach(this::text);
        return this;
    }

    /** A table under a path without its ending. */
    RunFiles table(String path, StampedTable table) {
        pickle(path, table);
        if (hasParquet) {
            bytes.put(path + ".parquet", ParquetTable.bytes(table));
        }
        return this;
    }

    /** A table that is read back here, and by others rarely enough for one form. */
    RunFiles pickle(String path, StampedTable table) {
        bytes.put(path + ".pkl", PandasPickle.bytes(table));
        return this;
    }

    RunFiles and(RunFiles others) {
        bytes.putAll(others.bytes);
        return this;
    }

    void forEach(BiConsumer<String, byte[]> each) {
        bytes.forEach(each);
    }
}
