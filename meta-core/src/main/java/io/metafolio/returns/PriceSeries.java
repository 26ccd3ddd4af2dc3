package io.metafolio.returns;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The closes of one symbol on the dates that have one. Immutable; safe to share between threads. */
public final class PriceSeries {
    private final String source;
    private final String symbol;
    private final List<LocalDate> dates;
    private final double[] closes;

    private PriceSeries(String source, String symbol, List<LocalDate> dates, double[] closes) {
        this.source = source;
        this.symbol = symbol;
        this.dates = dates;
        this.closes = closes;
    }

    /**
     * One column of a table, rows without a price left out.
     *
     * @param table closes
     * @param column position of the symbol
     * @return the series
     */
    static PriceSeries of(PriceTable table, int column) {
        ImmutableList.Builder<LocalDate> dates = ImmutableList.builder();
        List<Double> closes = new ArrayList<>();
        for (int t = 0; t < table.dates().size(); t++) {
            OptionalDouble close = table.price(t, column);
            if (close.isPresent()) {
                dates.add(table.dates().get(t));
                closes.add(close.getAsDouble());
            }
        }
        return new PriceSeries(
                table.source(),
                table.symbols().get(column),
                dates.build(),
                closes.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Where it was read.
     *
     * @return the table's source
     */
    public String source() {
        return source;
    }

    /**
     * Whose closes these are.
     *
     * @return EXCHANGE:SYMBOL
     */
    public String symbol() {
        return symbol;
    }

    /**
     * The dates that have a close.
     *
     * @return ascending, unmodifiable
     */
    public List<LocalDate> dates() {
        return dates;
    }

    /**
     * One close.
     *
     * @param row position in {@link #dates()}
     * @return above 0
     */
    public double close(int row) {
        return closes[row];
    }

    /**
     * The closes by date.
     *
     * @return an unmodifiable map in date order
     */
    public Map<LocalDate, Double> byDate() {
        ImmutableMap.Builder<LocalDate, Double> byDate = ImmutableMap.builder();
        for (int t = 0; t < closes.length; t++) {
            byDate.put(dates.get(t), closes[t]);
        }
        return byDate.build();
    }

    @Override
    public String toString() {
        return symbol + " of " + source + ": " + dates.size() + " closes"
                + (dates.isEmpty() ? "" : " " + dates.get(0) + " … " + dates.get(dates.size() - 1));
    }
}
