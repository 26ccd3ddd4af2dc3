package io.metafolio.returns;

import com.google.common.collect.ImmutableList;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Closing prices, T session dates by N symbols, in one currency; a price may be absent, never filled.
 *
 * <p>Dates ascend strictly; every price present is positive and finite. Immutable; safe to share between threads.
 */
public final class PriceTable {
    private static final DatedRows.CellRule RULE = new DatedRows.CellRule() {
        @Override
        public String faultOf(double price) {
            return price > 0 && Double.isFinite(price) ? "" : "price " + price;
        }

        @Override
        public String faultOfAbsence() {
            return "";
        }

        @Override
        public String expected() {
            return "dates that ascend, each once, and positive finite prices, with nothing where there is none";
        }
    };

    private final String source;
    private final List<LocalDate> dates;
    private final List<String> symbols;
    private final double[][] prices;

    private PriceTable(String source, List<LocalDate> dates, List<String> symbols, double[][] prices) {
        this.source = source;
        this.dates = dates;
        this.symbols = symbols;
        this.prices = prices;
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
     * Where the prices came from.
     *
     * @return the name given to the builder
     */
    public String source() {
        return source;
    }

    /**
     * The same prices under another name, for example without the folder they were read from.
     *
     * @param name a file or name for messages and records
     * @return a table of the same rows
     */
    public PriceTable withSource(String name) {
        return new PriceTable(name, dates, symbols, prices);
    }

    /**
     * The session dates.
     *
     * @return ascending dates, unmodifiable
     */
    public List<LocalDate> dates() {
        return dates;
    }

    /**
     * The symbols.
     *
     * @return column labels in order, unmodifiable
     */
    public List<String> symbols() {
        return symbols;
    }

    /**
     * One price.
     *
     * @param row position in {@link #dates()}
     * @param column position in {@link #symbols()}
     * @return the close, empty where there is none
     */
    public OptionalDouble price(int row, int column) {
        double price = prices[column][row];
        return Double.isNaN(price) ? OptionalDouble.empty() : OptionalDouble.of(price);
    }

    /**
     * Whether a price is there.
     *
     * @param row position in {@link #dates()}
     * @param column position in {@link #symbols()}
     * @return true where the close is known
     */
    public boolean has(int row, int column) {
        return !Double.isNaN(prices[column][row]);
    }

    /**
     * The rows of a period.
     *
     * @param from first date allowed
     * @param to last date allowed
     * @return a table of the rows within, all symbols kept
     * @throws RefusedException where no row lies within
     */
    public PriceTable between(LocalDate from, LocalDate to) {
        int start = 0;
        while (start < dates.size() && dates.get(start).isBefore(from)) {
            start++;
        }
        int end = dates.size();
        while (end > start && dates.get(end - 1).isAfter(to)) {
            end--;
        }
        if (start == end) {
            throw new RefusedException(
                    "No price row from " + from + " to " + to,
                    source + ", which spans " + dates.get(0) + " … " + dates.get(dates.size() - 1),
                    "a period that contains rows",
                    "the period or the file is another one than meant");
        }
        double[][] kept = new double[prices.length][];
        for (int j = 0; j < kept.length; j++) {
            kept[j] = Arrays.copyOfRange(prices[j], start, end);
        }
        return new PriceTable(source, dates.subList(start, end), symbols, kept);
    }

    /**
     * The closes of some symbols.
     *
     * @param wanted columns of this table, in the order to keep; at least one
     * @return a table of the same rows
     * @throws UnknownNameException where there is no such column
     */
    public PriceTable only(List<String> wanted) {
        List<double[]> kept = new ArrayList<>();
        for (String symbol : wanted) {
            int column = symbols.indexOf(symbol);
            if (column < 0) {
                throw new UnknownNameException("symbol", symbol, source, symbols);
            }
            kept.add(prices[column]);
        }
        return new PriceTable(source, dates, ImmutableList.copyOf(wanted), kept.toArray(double[][]::new));
    }

    /**
     * The closes of one symbol.
     *
     * @param symbol EXCHANGE:SYMBOL
     * @return empty where the table has no such column
     */
    public Optional<PriceSeries> series(String symbol) {
        int column = symbols.indexOf(symbol);
        return column < 0 ? Optional.empty() : Optional.of(PriceSeries.of(this, column));
    }

    /** Equal where dates, symbols and prices are, whatever the source is called. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PriceTable table
                && dates.equals(table.dates)
                && symbols.equals(table.symbols)
                && Arrays.deepEquals(prices, table.prices);
    }

    @Override
    public int hashCode() {
        return 31 * dates.hashCode() + symbols.hashCode();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d rows %s … %s, %d symbols",
                source,
                dates.size(),
                dates.get(0),
                dates.get(dates.size() - 1),
                symbols.size());
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
         * @param prices one close a symbol
         * @return this builder
         */
        public Builder row(LocalDate date, double... prices) {
            rows.row(date, prices.clone());
            return this;
        }

        /**
         * Adds a row in which prices may be absent.
         *
         * @param place where the row stands in its source, for messages
         * @param date the session date
         * @param prices one close a symbol, empty where there is none
         * @return this builder
         */
        public Builder row(String place, LocalDate date, List<OptionalDouble> prices) {
            rows.row(place, date, prices);
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
         * Builds the table.
         *
         * @return the table
         * @throws TableException where anything was wrong; it lists every fault
         */
        public PriceTable build() {
            rows.finish(2);
            return new PriceTable(
                    rows.source(),
                    ImmutableList.copyOf(rows.dates()),
                    ImmutableList.copyOf(rows.columns()),
                    rows.byColumn());
        }
    }
}
