package io.metafolio.io.pickle;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampedTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Tables of pandas as pickles: Series and DataFrames of floats over a DatetimeIndex.
 *
 * <p>Reading executes nothing. A pickle is a program; this class reads what it describes, refuses every name that is not on
 * a list of those that pandas writes for such tables, and looks none of them up. Memory and time are bounded by the bytes
 * that are really there, and by {@link PickleLimits}.
 *
 * <p>Source: the formats as pandas 1.0 to 3.1 write them in protocols 2 to 5.
 */
public final class PandasPickle {
    private PandasPickle() {}

    /**
     * Tells pickles from text.
     *
     * @param first the first six bytes of a file or more, all where there are fewer
     * @return true where they begin a pickle of protocol 2 or later, or a compressed file
     */
    public static boolean begins(byte[] first) {
        return Unpacked.isAhead(first);
    }

    /**
     * Reads a file within the usual limits.
     *
     * @param file a pickle, plain or compressed by gzip, zip, bz2 or xz, whatever its name; the last two need
     *     {@code org.apache.commons:commons-compress} and {@code org.tukaani:xz}
     * @return the table, bits as in the file
     * @throws UnreadablePickleException where the file holds anything else than such a table, whatever its bytes
     * @throws RefusedException where there is no such file
     */
    public static StampedTable read(Path file) {
        return read(file, PickleLimits.DEFAULT);
    }

    /**
     * Reads a file within limits.
     *
     * @param file a pickle, plain or compressed by gzip, zip, bz2 or xz
     * @param limits how much it may cost
     * @return the table, bits as in the file
     * @throws UnreadablePickleException where the file holds anything else than such a table, whatever its bytes
     * @throws RefusedException where there is no such file
     */
    public static StampedTable read(Path file, PickleLimits limits) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), limits);
        } catch (NoSuchFileException e) {
            throw new RefusedException(
                    "There is no such file", file.toString(), "a pickle written by pandas", "the path is mistyped", e);
        } catch (IOException e) {
            throw new UnreadablePickleException(
                    "The file could not be read: " + e, file.toString(), Refusals.WHOLE_FILE, e);
        }
    }

    /**
     * Reads a stream within limits; does not close it.
     *
     * @param in the bytes of one pickle, plain or compressed
     * @param source what they are, for messages
     * @param limits how much they may cost
     * @return the table, bits as in the stream
     * @throws UnreadablePickleException where the stream holds anything else than such a table, whatever its bytes
     */
    public static StampedTable read(InputStream in, String source, PickleLimits limits) {
        Refusals refusals = new Refusals(source);
        try {
            PickleBytes bytes = new PickleBytes(new Unpacked(refusals).of(in), limits.bytes(), refusals);
            Item root = PickleMachine.read(bytes, limits, refusals);
            return new TableReader(source, bytes.position(), refusals).read(root);
        } catch (IOException e) {
            throw refusals.refusal("The file could not be unpacked: " + e, Refusals.WHOLE_FILE, e);
        }
    }

    /**
     * The bytes of a pickle that pandas 1.0 to 3.1 opens without a warning, and {@link #read(Path)} reads back to the same
     * bits. The same table gives the same bytes always.
     *
     * <p>A series becomes a Series, named unless its label is empty; any other table a DataFrame of float64, column by
     * column. The index keeps its name, zone and unit, but pandas before 2.0 turns every unit into nanoseconds; days are written
     * as nanoseconds.
     *
     * @param table stamps in wall time, UTC, a zone like {@code America/New_York} or an offset
     * @return protocol 4, not compressed
     * @throws RefusedException where a zone has no name, a text no UTF-8, a day no nanoseconds, or the table more than 2²⁷ cells
     */
    public static byte[] bytes(StampedTable table) {
        return TableWriter.bytes(table);
    }
}
