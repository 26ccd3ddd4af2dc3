package io.metafolio.returns;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Units of assets traded, one row a session, one column a symbol; a volume may be absent.
 *
 * <p>Dates ascend strictly; every volume present is finite and at least 0. Immutable; safe to share between threads.
 */
public final class VolumeTable {
    private static final DatedRows.CellRule RULE = new DatedRows.CellRule() {
        @Override
        public String faultOf(double volume) {
            return volume >= 0 && Double.isFinite(volume) ? "" : "volume " + volume;
        }

        @Override
        public String faultOfAbsence() {
            return "";
        }

        @Override
        public String expected() {
            return "dates that ascend, each once, and finite volumes of at least 0, with nothing where there is none";
        }
    };

    private final String source;
    private final Map<LocalDate, Integer> rows;
    private final List<String> symbols;
    private final double[][] volumes;

    private VolumeTable(String source, Map<LocalDate, Integer> rows, List<String> symbols, double[][] volumes) {
        this.source = source;
        this.rows = rows;
        this.symbols = symbols;
        this.volumes = volumes;
    }

    /**
     * Starts a table.
     *
     * @param source a file or name for messages
     * @param symbols the columns in order, each once
     * @return a builder that takes rows by ascending date
     */
    public static Builder builder(String source, List<String> symbols) {
        return new Builder(source, symbols);
    }

    /**
     * Where the volumes came from.
     *
     * @return a file or name
     */
    public String source() {
        return source;
    }

    /**
     * Units of a symbol traded in a session.
     *
     * @param date the session
     * @param symbol EXCHANGE:SYMBOL
     * @return empty where the table does not say
     */
    public OptionalDouble volume(LocalDate date, String symbol) {
        Integer row = rows.get(date);
        int column = symbols.indexOf(symbol);
        return row == null || column < 0 || Double.isNaN(volumes[column][row])
                ? OptionalDouble.empty()
                : OptionalDouble.of(volumes[column][row]);
    }

    /**
     * The sessions.
     *
     * @return ascending
     */
    public List<LocalDate> dates() {
        return List.copyOf(rows.keySet());
    }

    /**
     * The columns.
     *
     * @return in order
     */
    public List<String> symbols() {
        return symbols;
    }

    /** Equal where dates, symbols and volumes are, whatever the source is called. */
    @Override
    public boolean equals(Object other) {
        return other instanceof VolumeTable table
                && dates().equals(table.dates())
                && symbols.equals(table.symbols)
                && Arrays.deepEquals(volumes, table.volumes);
    }

    @Override
    public int hashCode() {
        return 31 * rows.hashCode() + symbols.hashCode();
    }

    @Override
    public String toString() {
        return source + ": " + rows.size() + " rows of volumes, " + symbols.size() + " symbols";
    }

    /** Collects rows and reports every fault at once. Not safe to share between threads. */
    public static final class Builder {
        private final DatedRows rows;

        private Builder(String source, List<String> symbols) {
            rows = new DatedRows(source, symbols, RULE);
        }

        /**
         * Adds a row without gaps.
         *
         * @param date the session date
         * @param volumes units traded, one number a symbol
         * @return this builder
         */
        public Builder row(LocalDate date, double... volumes) {
            rows.row(date, volumes.clone());
            return this;
        }

        /**
         * Adds a row in which volumes may be absent.
         *
         * @param place where the row stands in its source, for messages
         * @param date the session date
         * @param volumes units traded, empty where it is not known
         * @return this builder
         */
        public Builder row(String place, LocalDate date, List<OptionalDouble> volumes) {
            rows.row(place, date, volumes);
            return this;
        }

        Builder fault(String fault) {
            rows.fault(fault);
            return this;
        }

        /**
         * Builds the table.
         *
         * @return the table
         * @throws TableException where anything was wrong; it lists every fault
         */
        public VolumeTable build() {
            rows.finish(1);
            ImmutableMap.Builder<LocalDate, Integer> byDate = ImmutableMap.builder();
            for (int t = 0; t < rows.dates().size(); t++) {
                byDate.put(rows.dates().get(t), t);
            }
            return new VolumeTable(
                    rows.source(), byDate.build(), ImmutableList.copyOf(rows.columns()), rows.byColumn());
        }
    }
}
