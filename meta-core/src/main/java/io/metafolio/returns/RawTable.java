package io.metafolio.returns;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rows as a source held them, T rows by N columns, before anyone decided what they mean: in the source's order, with its time
 * stamps, repeated dates and impossible values. Nothing is refused here; {@link #toPrices()}, a sleeve or an audit decides.
 *
 * <p>A cell is a number, or absent, or text that is no number. Immutable; safe to share between threads.
 */
public final class RawTable {
    private final String source;
    private final String noun;
    private final List<String> columns;
    private final List<Optional<Stamp>> stamps;
    private final int[] numbers;
    private final double[][] cells;
    private final BitSet unread;
    private final List<Unread> faults;

    private RawTable(Builder builder, double[][] cells) {
        this.source = builder.source;
        this.noun = builder.noun;
        this.columns = ImmutableList.copyOf(builder.columns);
        this.stamps = ImmutableList.copyOf(builder.stamps);
        this.numbers = builder.numbers.stream().mapToInt(Integer::intValue).toArray();
        this.cells = cells;
        this.unread = builder.unread;
        this.faults = ImmutableList.copyOf(builder.faults);
    }

    private RawTable(RawTable other, String source) {
        this.source = source;
        this.noun = other.noun;
        this.columns = other.columns;
        this.stamps = other.stamps;
        this.numbers = other.numbers;
        this.cells = other.cells;
        this.unread = other.unread;
        this.faults = other.faults;
    }

    /**
     * A row's time stamp.
     *
     * @param wall date and time as the source shows them
     * @param zone where that clock stands; empty where the source does not say
     */
    public record Stamp(LocalDateTime wall, Optional<ZoneId> zone) {
        /**
         * A stamp that says nothing but a date.
         *
         * @param date the date
         * @return its midnight, in no zone
         */
        public static Stamp of(LocalDate date) {
            return new Stamp(date.atStartOfDay(), Optional.empty());
        }

        /**
         * Whether the clock shows midnight.
         *
         * @return true at 00:00
         */
        public boolean isMidnight() {
            return wall.toLocalTime().equals(LocalTime.MIDNIGHT);
        }

        @Override
        public String toString() {
            return wall + zone.map(where -> " " + where).orElse("");
        }
    }

    /**
     * What could not be read.
     *
     * @param row the row, from 0; −1 for the head of the table
     * @param column the column's label; {@code *} for the stamp or the whole row
     * @param text what stands there
     * @param detail why it cannot be read
     */
    public record Unread(int row, String column, String text, String detail) {}

    /**
     * Starts a table.
     *
     * @param source a file or name for messages
     * @param noun what the source calls a row: {@code line} or {@code row}
     * @param columns labels as the source has them
     * @return a builder that takes rows as they come
     */
    public static Builder builder(String source, String noun, List<String> columns) {
        return new Builder(source, noun, columns);
    }

    /**
     * Where the rows came from.
     *
     * @return the name given to the builder
     */
    public String source() {
        return source;
    }

    /**
     * The same rows under another name, for example without the folder they were read from.
     *
     * @param name a file or name for messages and records
     * @return a table of the same rows
     */
    public RawTable withSource(String name) {
        return new RawTable(this, name);
    }

    /**
     * The column labels.
     *
     * @return as in the source, unmodifiable; perhaps blank or repeated
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * How many rows there are.
     *
     * @return all that the source held
     */
    public int rows() {
        return stamps.size();
    }

    /**
     * A row's time stamp.
     *
     * @param row from 0
     * @return empty where it could not be read
     */
    public Optional<Stamp> stamp(int row) {
        return stamps.get(row);
    }

    /**
     * Where a row stands.
     *
     * @param row from 0
     * @return for example {@code line 12}
     */
    public String place(int row) {
        return noun + " " + numbers[row];
    }

    /**
     * One cell.
     *
     * @param row from 0
     * @param column from 0
     * @return the number, whatever it is; NaN where there is none, or text that is no number
     */
    public double at(int row, int column) {
        return cells[column][row];
    }

    /**
     * Whether a cell holds something that is no number.
     *
     * @param row from 0
     * @param column from 0
     * @return true for text, and for every cell of a row that has too few or too many
     */
    public boolean isUnread(int row, int column) {
        return unread.get(row * columns.size() + column);
    }

    /**
     * What could not be read.
     *
     * @return in the source's order, unmodifiable
     */
    public List<Unread> unread() {
        return faults;
    }

    /**
     * The rows as closing prices, without asking any calendar: stamps must show midnight and ascend.
     *
     * @return one column a label
     * @throws TableException where stamps, labels or values are wrong; it lists every fault
     */
    public PriceTable toPrices() {
        PriceTable.Builder table = PriceTable.builder(source, columns);
        fill(table::row, table::fault);
        return table.build();
    }

    /**
     * The rows as units traded, without asking any calendar: stamps must show midnight and ascend.
     *
     * @return one column a label
     * @throws TableException where stamps, labels or values are wrong; it lists every fault
     */
    public VolumeTable toVolumes() {
        VolumeTable.Builder table = VolumeTable.builder(source, columns);
        fill(table::row, table::fault);
        return table.build();
    }

    /**
     * The rows as simple returns, without asking any calendar: stamps must show midnight and ascend.
     *
     * @return one column a label
     * @throws TableException where stamps, labels or values are wrong; it lists every fault
     * @throws RuinException where a return is −1 or less
     */
    public ReturnMatrix toReturns() {
        ReturnMatrix.Builder table = ReturnMatrix.builder(source, columns);
        fill(table::row, table::fault);
        return table.build();
    }

    private interface Rows {
        void row(String place, LocalDate date, List<OptionalDouble> cells);
    }

    private interface Faults {
        void fault(String fault);
    }

    private void fill(Rows rows, Faults table) {
        int next = tellUnread(0, -1, table);
        for (int t = 0; t < rows(); t++) {
            next = tellUnread(next, t, table);
            Optional<Stamp> stamp = stamps.get(t);
            if (stamp.isPresent() && !stamp.get().isMidnight()) {
                table.fault(place(t) + ": stamp " + stamp.get() + " is not at midnight");
            } else if (stamp.isPresent() && !hasUnread(t)) {
                rows.row(place(t), stamp.get().wall().toLocalDate(), row(t));
            }
        }
    }

    /** Tells the faults up to a row, from one on; says which comes next. */
    private int tellUnread(int from, int row, Faults table) {
        int next = from;
        while (next < faults.size() && faults.get(next).row() <= row) {
            Unread fault = faults.get(next);
            table.fault((fault.row() < 0 ? "" : place(fault.row()) + ": ") + fault.detail());
            next++;
        }
        return next;
    }

    private boolean hasUnread(int row) {
        int next = unread.nextSetBit(row * columns.size());
        return next >= 0 && next < (row + 1) * columns.size();
    }

    private List<OptionalDouble> row(int row) {
        List<OptionalDouble> values = new ArrayList<>(cells.length);
        for (double[] column : cells) {
            values.add(Double.isNaN(column[row]) ? OptionalDouble.empty() : OptionalDouble.of(column[row]));
        }
        return values;
    }

    @Override
    public String toString() {
        return source + ": " + rows() + " rows as read, columns " + columns;
    }

    /** Takes rows as they come. Not safe to share between threads. */
    public static final class Builder {
        private final String source;
        private final String noun;
        private final List<String> columns;
        private final List<Optional<Stamp>> stamps = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private final List<double[]> rows = new ArrayList<>();
        private final BitSet unread = new BitSet();
        private final List<Unread> faults = new ArrayList<>();

        private Builder(String source, String noun, List<String> columns) {
            this.source = source;
            this.noun = noun;
            this.columns = columns;
        }

        /**
         * Adds a row.
         *
         * @param number where it stands in the source, counted by its noun
         * @param stamp its time stamp; empty where that is reported by {@link #unread}
         * @param cells one a column, NaN where there is none; more or fewer are a fault
         * @return this builder
         */
        public Builder row(int number, Optional<Stamp> stamp, double... cells) {
            stamps.add(stamp);
            numbers.add(number);
            rows.add(cells.length == columns.size() ? cells.clone() : new double[columns.size()]);
            if (cells.length != columns.size()) {
                int row = rows.size() - 1;
                Arrays.fill(rows.get(row), Double.NaN);
                unread.set(row * columns.size(), (row + 1) * columns.size());
                faults.add(new Unread(
                        row,
                        "*",
                        String.valueOf(cells.length),
                        cells.length + " values for " + columns.size() + " columns"));
            }
            return this;
        }

        /**
         * Notes that a cell of the row added last holds no number.
         *
         * @param column from 0
         * @param text what stands there
         * @return this builder
         */
        public Builder unreadCell(int column, String text) {
            int row = rows.size() - 1;
            if (column < columns.size()) {
                unread.set(row * columns.size() + column);
                faults.add(new Unread(
                        row,
                        columns.get(column),
                        text,
                        "\"" + text + "\" in column " + (column + 2) + " is no number"));
            }
            return this;
        }

        /**
         * Notes that the stamp of the row added last is none.
         *
         * @param text what stands there
         * @param detail why it is none
         * @return this builder
         */
        public Builder unreadStamp(String text, String detail) {
            faults.add(new Unread(rows.size() - 1, "*", text, detail));
            return this;
        }

        /**
         * Notes a fault of the table's head.
         *
         * @param text what stands there
         * @param detail why it is a fault
         * @return this builder
         */
        public Builder unreadHead(String text, String detail) {
            faults.add(new Unread(-1, "*", text, detail));
            return this;
        }

        /**
         * Builds the table.
         *
         * @return the rows as they came
         */
        public RawTable build() {
            double[][] byColumn = new double[columns.size()][rows.size()];
            for (int t = 0; t < rows.size(); t++) {
                for (int j = 0; j < byColumn.length; j++) {
                    byColumn[j][t] = rows.get(t)[j];
                }
            }
            return new RawTable(this, byColumn);
        }
    }
}
