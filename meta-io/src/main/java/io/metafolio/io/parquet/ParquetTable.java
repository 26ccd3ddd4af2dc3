package io.metafolio.io.parquet;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Parquet files of T time stamps by N columns of doubles, as pandas (pyarrow), DuckDB and Polars write and read them.
 *
 * <p><b>Read</b> are flat files with one column of DATE or TIMESTAMP, which becomes the stamps, and columns of DOUBLE or
 * FLOAT, which become the values: a FLOAT is widened exactly, NULL becomes NaN, a missing time becomes
 * {@link Stamps#NOT_A_TIME}. The index that pandas noted is the stamps; without such a note, the only column of times is. A
 * TIMESTAMP adjusted to UTC has the zone that pandas noted, else UTC; any other is wall time. DATE counts
 * {@linkplain StampUnit#DAYS days}. Any number of row groups, dictionary, delta and split encodings, both versions of pages;
 * Snappy, Gzip, Zstandard, or none. Everything else is refused by name, with the line of pandas that makes it readable.
 *
 * <p><b>Written</b> are files from which pandas 1.1 … 3.1 restores the index, in its unit and zone, and which DuckDB and
 * Polars read: stamps first, TIMESTAMP in nanoseconds, microseconds or milliseconds as they are; seconds and days as the
 * same instants in milliseconds, because Parquet has no seconds and no reader makes an index of DATE. Values are DOUBLE, NaN
 * is NaN. A zone other than UTC comes back in pandas in nanoseconds, the instants as they were, because pyarrow rebuilds it so;
 * Polars and DuckDB know instants only. DuckDB renames labels that differ in case only. The same table gives the same bytes on
 * every JVM.
 *
 * <p>Parquet needs {@code org.apache.parquet:parquet-format-structures} on the class path, and Zstandard
 * {@code com.github.luben:zstd-jni}; neither comes with this library. Where one is missing, the refusal names it.
 *
 * <p>The format: <a href="https://github.com/apache/parquet-format">apache/parquet-format</a>, and <a
 * href="https://pandas.pydata.org/docs/development/developer.html">pandas' own metadata</a>. Reading costs O(T·N); cells are
 * counted before they are allocated, so that a small file cannot claim more memory than the limit. Thread-safe.
 */
public final class ParquetTable {
    private static final String LIBRARY = "org.apache.parquet:parquet-format-structures:1.18.1";

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private ParquetTable() {}

    /**
     * Tells Parquet from other files.
     *
     * @param first the first four bytes of a file or more, all where there are fewer
     * @return true where they begin a Parquet file
     */
    public static boolean begins(byte[] first) {
        return first.length >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(first, MAGIC.length));
    }

    /**
     * Reads a file of at most {@link #usualCells()} cells.
     *
     * @param file the file
     * @return its stamps, labels and values
     * @throws RefusedException where there is no such file, it holds something else than doubles over time stamps, it is
     *     damaged, or a library is missing
     */
    public static StampedTable read(Path file) {
        return read(file, usualCells());
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param mostCells rows times columns, the stamps among them, that are read at most; 8 bytes each
     * @return its stamps, labels and values
     * @throws RefusedException where there is no such file, it holds something else than doubles over time stamps, it has
     *     more cells, it is damaged, or a library is missing
     */
    public static StampedTable read(Path file, long mostCells) {
        return of(file.toString(), content(file, mostCells), mostCells);
    }

    /**
     * Reads the bytes of a file of at most {@link #usualCells()} cells.
     *
     * @param source the file or name, for messages
     * @param bytes all of them
     * @return its stamps, labels and values
     * @throws RefusedException where they hold something else than doubles over time stamps, they are damaged, or a library
     *     is missing
     */
    public static StampedTable of(String source, byte[] bytes) {
        return of(source, bytes, usualCells());
    }

    /**
     * Reads the bytes of a file.
     *
     * @param source the file or name, for messages
     * @param bytes all of them
     * @param mostCells rows times columns, the stamps among them, that are read at most; 8 bytes each
     * @return its stamps, labels and values
     * @throws RefusedException where they hold something else than doubles over time stamps, they have more cells, they are
     *     damaged, or a library is missing
     */
    public static StampedTable of(String source, byte[] bytes, long mostCells) {
        try {
            return TableReader.read(new Place(source), bytes, mostCells);
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            // whatever a damaged byte brings about in Thrift, Jackson or here has one name
            throw new Place(source).damaged("The file is no readable Parquet: " + e, e);
        } catch (NoClassDefFoundError e) {
            throw libraryMissing(source, e);
        }
    }

    /**
     * The cells that are read at most where nothing else is said: 1 GiB of them, and no more than an eighth of the memory
     * that this JVM may take.
     *
     * @return rows times columns, the stamps among them
     */
    public static long usualCells() {
        return Math.min(1L << 27, Runtime.getRuntime().maxMemory() / 64);
    }

    /**
     * The bytes of a file that {@link #read} reads back to the same instants and the same bits. A series becomes a table of
     * one column; stamps without a name are written as the column "date".
     *
     * @param table any number of rows; labels that differ from each other and from the stamps' name, none empty
     * @return the same bytes for the same table
     * @throws RefusedException where a label is empty or occurs twice, a stamp is missing or does not fit, pandas does not
     *     know the zone, or a library is missing
     */
    public static byte[] bytes(StampedTable table) {
        return withLibrary(table.source(), () -> written(table));
    }

    private static byte[] written(StampedTable table) {
        int rows = table.stamps().size();
        WrittenSchema schema = WrittenSchema.of(table);
        // plain pages take eight bytes a cell; labels and headers some more
        long size = 8L * rows * (table.columns().size() + 1)
                + 1024L * (table.columns().size() + 4);
        return PlainFile.of(table.source(), schema.columns(), rows, size, List.of(schema.note()));
    }

    /** What needs the library of Parquet, which says so where it is not there. */
    static byte[] withLibrary(String source, Supplier<byte[]> step) {
        try {
            return step.get();
        } catch (NoClassDefFoundError e) {
            throw libraryMissing(source, e);
        }
    }

    private static RefusedException libraryMissing(String source, NoClassDefFoundError cause) {
        String missing = String.valueOf(cause.getMessage()).replace('/', '.');
        if (!missing.contains("org.apache.parquet.") && !missing.contains("shaded.parquet.")) {
            throw cause;
        }
        return new RefusedException(
                "Parquet needs " + LIBRARY + " on the class path, and it is not there",
                source,
                "the class " + missing,
                "add " + LIBRARY + " to the dependencies, and com.github.luben:zstd-jni for Zstandard;"
                        + " org.apache.parquet:parquet-hadoop brings both",
                cause);
    }

    private static byte[] content(Path file, long mostCells) {
        Place place = new Place(file.toString());
        try {
            long size = Files.size(file);
            // no value takes more than 8 bytes in its page; what is beyond twice that is no table of doubles
            long most = Math.min(Integer.MAX_VALUE - 8L, Math.max(64L << 20, 16 * Math.min(mostCells, 1L << 40)));
            if (size > most) {
                throw place.refused(
                        "The file takes " + size + " bytes",
                        "at most " + most + " for " + mostCells + " cells",
                        "raise the limit of cells, or write fewer rows or columns");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new RefusedException(
                    "There is no such file", place.name(), "a Parquet file", "the path is mistyped", e);
        } catch (IOException e) {
            throw new RefusedException(
                    "The file could not be read: " + e,
                    place.name(),
                    "a readable Parquet file",
                    "it is a directory, or its permissions do not allow reading",
                    e);
        }
    }
}
