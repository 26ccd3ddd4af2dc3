package io.metafolio.io.table;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.returns.VolumeTable;
import java.nio.DoubleBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table as a file held it, T stamps by N columns of doubles; NaN where the file holds no number. Immutable; safe to share
 * between threads.
 *
 * <p>It is checked for its shape only. What it means, prices or returns, decides which values and stamps are faults.
 */
public final class StampedTable {
    private final String source;
    private final Stamps stamps;
    private final List<String> columns;
    private final double[][] values;
    private final boolean isSeries;

    private StampedTable(String source, Stamps stamps, List<String> columns, double[][] values, boolean isSeries) {
        this.source = source;
        this.stamps = stamps;
        this.columns = columns;
        this.values = values;
        this.isSeries = isSeries;
    }

    /**
     * A table of columns.
     *
     * @param source the file or name, for messages
     * @param stamps one a row
     * @param columns labels, as in the file
     * @param values one array a column, each with one value a row
     * @return the table
     * @throws IllegalArgumentException where the numbers of labels, columns and rows do not fit
     */
    public static StampedTable of(String source, Stamps stamps, List<String> columns, double[][] values) {
        return of(
                source,
                stamps,
                columns,
                Arrays.stream(values).map(DoubleBuffer::wrap).toList());
    }

    /**
     * A table of buffers, as they are read from the bytes of a file.
     *
     * @param source where it came from
     * @param stamps one a row
     * @param columns labels
     * @param values by column, from each buffer's position to its limit; left as they are
     * @return the table
     * @throws IllegalArgumentException where labels, stamps and values do not fit each other
     */
    public static StampedTable of(String source, Stamps stamps, List<String> columns, List<DoubleBuffer> values) {
        return new StampedTable(source, stamps, List.copyOf(columns), copies(source, stamps, columns, values), false);
    }

    private static double[][] copies(String source, Stamps stamps, List<String> columns, List<DoubleBuffer> values) {
        if (columns.size() != values.size() || values.stream().anyMatch(c -> c.remaining() != stamps.size())) {
            throw new IllegalArgumentException(source + ": " + values.size() + " columns of "
                    + values.stream().map(DoubleBuffer::remaining).distinct().toList() + " rows under "
                    + columns.size() + " labels and " + stamps.size()
                    + " stamps. Expected one column a label and one value a stamp.");
        }
        double[][] copies = new double[values.size()][stamps.size()];
        for (int j = 0; j < copies.length; j++) {
            values.get(j).duplicate().get(copies[j]);
        }
        return copies;
    }

    /**
     * One column that stands for itself: what pandas calls a Series.
     *
     * @param source the file or name, for messages
     * @param stamps one a row
     * @param name what the column is called; the empty string where the file does not say
     * @param values one a row
     * @return the table of that column
     */
    public static StampedTable series(String source, Stamps stamps, String name, double... values) {
        return series(source, stamps, name, DoubleBuffer.wrap(values));
    }

    /**
     * One named column of a buffer, as it is read from the bytes of a file.
     *
     * @param source where it came from
     * @param stamps one a row
     * @param name what the column is called; the empty string where the file does not say
     * @param values one a row, from the buffer's position to its limit; left as it is
     * @return the table of that column
     * @throws IllegalArgumentException where there is not one value a stamp
     */
    public static StampedTable series(String source, Stamps stamps, String name, DoubleBuffer values) {
        List<String> columns = List.of(name);
        return new StampedTable(source, stamps, columns, copies(source, stamps, columns, List.of(values)), true);
    }

    /**
     * A stream of returns at midnights of wall time.
     *
     * @param returns the stream
     * @param name what the column is to be called
     * @return the stream as a series
     */
    public static StampedTable of(ReturnSeries returns, String name) {
        return series(returns.name(), Stamps.ofDates(returns.dates()), name, returns.toArray());
    }

    /**
     * Returns at midnights of wall time.
     *
     * @param source what they are, for messages
     * @param returns columns in order
     * @return the same as a table
     */
    public static StampedTable of(String source, ReturnMatrix returns) {
        return of(source, Stamps.ofDates(returns.dates()), returns.columns(), returns.toColumns());
    }

    /**
     * Closing prices at midnights of wall time, NaN where there is none.
     *
     * @param prices columns in order
     * @return the same as a table
     */
    public static StampedTable of(PriceTable prices) {
        double[][] values = new double[prices.symbols().size()][prices.dates().size()];
        for (int j = 0; j < values.length; j++) {
            for (int t = 0; t < values[j].length; t++) {
                values[j][t] = prices.price(t, j).orElse(Double.NaN);
            }
        }
        return of(prices.source(), Stamps.ofDates(prices.dates()), prices.symbols(), values);
    }

    /**
     * Units traded at midnights of wall time, NaN where the table does not say.
     *
     * @param volumes columns in order
     * @return the same as a table
     */
    public static StampedTable of(VolumeTable volumes) {
        List<LocalDate> dates = volumes.dates();
        double[][] values = new double[volumes.symbols().size()][dates.size()];
        for (int j = 0; j < values.length; j++) {
            for (int t = 0; t < values[j].length; t++) {
                values[j][t] =
                        volumes.volume(dates.get(t), volumes.symbols().get(j)).orElse(Double.NaN);
            }
        }
        return of(volumes.source(), Stamps.ofDates(dates), volumes.symbols(), values);
    }

    /**
     * Where the table came from.
     *
     * @return the file or name
     */
    public String source() {
        return source;
    }

    /**
     * The rows' time stamps.
     *
     * @return as in the file
     */
    public Stamps stamps() {
        return stamps;
    }

    /**
     * The column labels.
     *
     * @return as in the file, unmodifiable; a series without a name has the empty label
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Whether the file held one column that stands for itself.
     *
     * @return true for what pandas calls a Series
     */
    public boolean isSeries() {
        return isSeries;
    }

    /**
     * The values of one column.
     *
     * @param column from 0
     * @return a copy, bits as in the file
     */
    public double[] column(int column) {
        return values[column].clone();
    }

    /**
     * Writes a column.
     *
     * @param column its position
     * @param to where to; its position moves on by one a row
     * @throws java.nio.BufferOverflowException where the rows do not fit
     */
    public void writeColumn(int column, DoubleBuffer to) {
        to.put(values[column]);
    }

    /**
     * The one column as a stream of returns.
     *
     * @param name what earned them, for messages
     * @return the stream
     * @throws RefusedException where there is not one column
     * @throws io.metafolio.returns.TableException where stamps or values are wrong; it lists every fault
     * @throws io.metafolio.returns.RuinException where a return is −1 or less
     */
    public ReturnSeries toReturnSeries(String name) {
        if (columns.size() != 1) {
            throw new RefusedException(
                    columns.size() + " columns " + columns,
                    source,
                    "one column of returns",
                    "the file holds another table than the stream of one sleeve under one profile");
        }
        return raw(List.of(name)).toReturns().column(0);
    }

    /**
     * The rows as they are, for whoever decides what they mean: NaN is no number.
     *
     * @return the same stamps and cells
     */
    public RawTable toRows() {
        return raw(columns);
    }

    private RawTable raw(List<String> labels) {
        RawTable.Builder table = RawTable.builder(source, "row", labels);
        double[] cells = new double[values.length];
        for (int t = 0; t < stamps.size(); t++) {
            for (int j = 0; j < cells.length; j++) {
                cells[j] = values[j][t];
            }
            Optional<RawTable.Stamp> stamp = stamps.wallTime(t).map(time -> new RawTable.Stamp(time, stamps.zone()));
            table.row(t + 1, stamp, cells);
            if (stamp.isEmpty()) {
                table.unreadStamp("NaT", "no date (NaT)");
            }
        }
        return table.build();
    }

    /**
     * The table as returns.
     *
     * @return one column a label
     * @throws io.metafolio.returns.TableException where stamps, labels or values are wrong; it lists every fault
     * @throws io.metafolio.returns.RuinException where a return is −1 or less
     */
    public ReturnMatrix toReturns() {
        return toRows().toReturns();
    }

    /**
     * The table as closing prices; NaN means that there is none.
     *
     * @return one column a label
     * @throws io.metafolio.returns.TableException where stamps, labels or values are wrong; it lists every fault
     */
    public PriceTable toPrices() {
        return toRows().toPrices();
    }

    @Override
    public String toString() {
        return source + ": " + stamps + ", columns " + columns;
    }
}
