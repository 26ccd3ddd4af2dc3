package io.metafolio.returns;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Simple returns per session as fractions, T dates by N labelled columns, without gaps.
 *
 * <p>Dates ascend strictly; every value is finite and above −1. Column order is part of the value: hierarchical methods
 * depend on it. Immutable; safe to share between threads.
 */
public final class ReturnMatrix {
    private static final DatedRows.CellRule RULE = new DatedRows.CellRule() {
        @Override
        public String faultOf(double value) {
            return Double.isFinite(value) ? "" : "return " + value;
        }

        @Override
        public String faultOfAbsence() {
            return "no return";
        }

        @Override
        public String expected() {
            return "dates that ascend, each once, and a finite simple return in every cell";
        }
    };

    private final List<LocalDate> dates;
    private final List<String> columns;
    private final double[][] values;

    private ReturnMatrix(List<LocalDate> dates, List<String> columns, double[][] values) {
        this.dates = dates;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Starts a matrix that is filled row by row.
     *
     * @param source a file or name for messages
     * @param columns labels in order, each once
     * @return a builder that takes rows by ascending date
     */
    public static Builder builder(String source, List<String> columns) {
        return new Builder(source, columns);
    }

    /**
     * A matrix from columns.
     *
     * @param source a name for messages
     * @param dates T ascending dates, each once
     * @param columns N labels, each once
     * @param values N arrays of T simple returns
     * @return the matrix
     * @throws TableException where shapes, dates or values are wrong; it lists every fault
     * @throws RuinException where a return is −1 or less
     */
    public static ReturnMatrix of(String source, List<LocalDate> dates, List<String> columns, double[][] values) {
        DatedRows rows = new DatedRows(source, columns, RULE);
        if (values.length != columns.size()) {
            rows.fault(values.length + " columns of values for " + columns.size() + " labels");
        }
        for (double[] column : values) {
            if (column.length != dates.size()) {
                rows.fault(column.length + " values for " + dates.size() + " dates");
            }
        }
        rows.finish(0);
        for (int t = 0; t < dates.size(); t++) {
            double[] row = new double[values.length];
            for (int j = 0; j < row.length; j++) {
                row[j] = values[j][t];
            }
            rows.row(dates.get(t), row);
        }
        return finished(rows, 0);
    }

    private static ReturnMatrix finished(DatedRows rows, int leastRows) {
        rows.finish(leastRows);
        ReturnMatrix matrix = new ReturnMatrix(
                ImmutableList.copyOf(rows.dates()), ImmutableList.copyOf(rows.columns()), rows.byColumn());
        matrix.refuseRuin();
        return matrix;
    }

    private void refuseRuin() {
        for (int t = 0; t < rows(); t++) {
            for (int j = 0; j < columnCount(); j++) {
                if (values[j][t] <= -1) {
                    throw new RuinException(columns.get(j), dates.get(t), values[j][t]);
                }
            }
        }
    }

    /**
     * The session dates.
     *
     * @return T ascending dates, unmodifiable
     */
    public List<LocalDate> dates() {
        return dates;
    }

    /**
     * The column labels.
     *
     * @return N labels in order, unmodifiable
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * How many rows there are.
     *
     * @return T
     */
    public int rows() {
        return dates.size();
    }

    /**
     * How many columns there are.
     *
     * @return N
     */
    public int columnCount() {
        return columns.size();
    }

    /**
     * One return.
     *
     * @param row position in {@link #dates()}
     * @param column position in {@link #columns()}
     * @return a fraction above −1
     */
    public double at(int row, int column) {
        return values[column][row];
    }

    /**
     * One column.
     *
     * @param column position in {@link #columns()}
     * @return its stream, on the dates of this matrix
     */
    public ReturnSeries column(int column) {
        return ReturnSeries.trusted(columns.get(column), dates, values[column].clone());
    }

    /**
     * All values.
     *
     * @return N fresh arrays of T returns
     */
    public double[][] toColumns() {
        double[][] copy = new double[values.length][];
        for (int j = 0; j < copy.length; j++) {
            copy[j] = values[j].clone();
        }
        return copy;
    }

    /**
     * A run of rows.
     *
     * @param start first row
     * @param end row after the last
     * @return the rows between, all columns
     */
    public ReturnMatrix slice(int start, int end) {
        double[][] kept = new double[values.length][];
        for (int j = 0; j < kept.length; j++) {
            kept[j] = Arrays.copyOfRange(values[j], start, end);
        }
        return new ReturnMatrix(dates.subList(start, end), columns, kept);
    }

    /**
     * Some columns.
     *
     * @param positions positions in {@link #columns()}, in the order wanted
     * @return those columns, all rows
     */
    public ReturnMatrix select(List<Integer> positions) {
        double[][] kept = new double[positions.size()][];
        ImmutableList.Builder<String> labels = ImmutableList.builder();
        for (int j = 0; j < kept.length; j++) {
            kept[j] = values[positions.get(j)];
            labels.add(columns.get(positions.get(j)));
        }
        return new ReturnMatrix(dates, labels.build(), kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnMatrix that
                && dates.equals(that.dates)
                && columns.equals(that.columns)
                && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * dates.hashCode() + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d rows x %d columns %s", rows(), columnCount(), columns);
    }

    /** Collects rows and reports every fault at once. Not safe to share between threads. */
    public static final class Builder {
        private final DatedRows rows;

        private Builder(String source, List<String> columns) {
            rows = new DatedRows(source, columns, RULE);
        }

        /**
         * Adds a row.
         *
         * @param date the session date
         * @param returns one simple return a column
         * @return this builder
         */
        public Builder row(LocalDate date, double... returns) {
            rows.row(date, returns.clone());
            return this;
        }

        /**
         * Adds a row as it was read.
         *
         * @param place where the row stands in its source, for messages
         * @param date the session date
         * @param returns one simple return a column; an empty one is a fault
         * @return this builder
         */
        public Builder row(String place, LocalDate date, List<OptionalDouble> returns) {
            rows.row(place, date, returns);
            return this;
        }

        /**
         * Notes a fault that the reader of the source met, to be reported with all others.
         *
         * @param fault place and value
         * @return this builder
         */
        public Builder fault(String fault) {
            rows.fault(fault);
            return this;
        }

        /**
         * Builds the matrix.
         *
         * @return the matrix, of at least two rows
         * @throws TableException where anything was wrong; it lists every fault
         * @throws RuinException where a return is −1 or less
         */
        public ReturnMatrix build() {
            return finished(rows, 2);
        }
    }
}
