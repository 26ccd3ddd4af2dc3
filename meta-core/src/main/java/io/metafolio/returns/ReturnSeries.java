package io.metafolio.returns;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A stream of simple returns per session, as fractions, dates ascending.
 *
 * <p>Every value is finite and above −1. Immutable; safe to share between threads.
 */
public final class ReturnSeries {
    private final String name;
    private final List<LocalDate> dates;
    private final double[] values;

    private ReturnSeries(String name, List<LocalDate> dates, double[] values) {
        this.name = name;
        this.dates = dates;
        this.values = values;
    }

    /**
     * Pairs dates with returns.
     *
     * @param name what earned them, for messages
     * @param dates ascending, each once
     * @param values one simple return a date, finite
     * @return the series
     * @throws TableException where lengths, dates or values are wrong; it lists every fault
     * @throws RuinException where a return is −1 or less
     */
    public static ReturnSeries of(String name, List<LocalDate> dates, double... values) {
        ReturnMatrix checked = ReturnMatrix.of(name, dates, List.of(name), new double[][] {values});
        return checked.column(0);
    }

    static ReturnSeries trusted(String name, List<LocalDate> dates, double[] values) {
        return new ReturnSeries(name, dates, values);
    }

    /**
     * What earned the returns.
     *
     * @return the name
     */
    public String name() {
        return name;
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
     * How many rows there are.
     *
     * @return the row count
     */
    public int size() {
        return values.length;
    }

    /**
     * One return.
     *
     * @param row position in {@link #dates()}
     * @return a fraction above −1
     */
    public double at(int row) {
        return values[row];
    }

    /**
     * The returns.
     *
     * @return a fresh array of fractions
     */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * The rows from one position to the end.
     *
     * @param start first row kept
     * @return the later part
     */
    public ReturnSeries from(int start) {
        return new ReturnSeries(
                name, dates.subList(start, dates.size()), Arrays.copyOfRange(values, start, values.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnSeries that
                && name.equals(that.name)
                && dates.equals(that.dates)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * dates.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        if (values.length == 0) {
            return name + ": no rows";
        }
        return String.format(
                Locale.ROOT, "%s: %d rows %s … %s", name, values.length, dates.get(0), dates.get(values.length - 1));
    }
}
