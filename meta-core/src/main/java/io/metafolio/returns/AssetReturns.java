package io.metafolio.returns;

import io.metafolio.errors.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Simple returns of assets, T dates by N symbols; a return is there where both its prices are. Immutable; safe to share
 * between threads.
 */
public final class AssetReturns {
    private final List<LocalDate> dates;
    private final List<String> symbols;
    private final double[][] byRow;

    /**
     * Returns row by row.
     *
     * @param dates T ascending dates
     * @param symbols N symbols
     * @param byRow T rows of N fractions above −1, NaN where a return is absent
     * @return the returns
     * @throws IllegalArgumentException where shapes differ
     */
    public static AssetReturns of(List<LocalDate> dates, List<String> symbols, double[][] byRow) {
        boolean shaped = byRow.length == dates.size();
        for (double[] row : byRow) {
            shaped &= row.length == symbols.size();
        }
        if (!shaped) {
            throw new IllegalArgumentException(byRow.length + " rows for " + dates.size() + " dates and "
                    + symbols.size() + " symbols. Expected one row a date and one return a symbol.");
        }
        return new AssetReturns(
                List.copyOf(dates),
                List.copyOf(symbols),
                Arrays.stream(byRow).map(double[]::clone).toArray(double[][]::new));
    }

    private AssetReturns(List<LocalDate> dates, List<String> symbols, double[][] byRow) {
        this.dates = dates;
        this.symbols = symbols;
        this.byRow = byRow;
    }

    /**
     * The last rows of a table.
     *
     * @param rows how many return rows, at most one fewer than there are prices
     * @param prices closes, some of them absent
     * @return the returns
     */
    public static AssetReturns last(int rows, PriceTable prices) {
        int base = prices.dates().size() - rows - 1;
        double[][] byRow = new double[rows][prices.symbols().size()];
        for (int t = 0; t < rows; t++) {
            for (int j = 0; j < byRow[t].length; j++) {
                byRow[t][j] = prices.has(base + t, j) && prices.has(base + t + 1, j)
                        ? prices.price(base + t + 1, j).getAsDouble()
                                        / prices.price(base + t, j).getAsDouble()
                                - 1
                        : Double.NaN;
            }
        }
        return new AssetReturns(prices.dates().subList(base + 1, base + 1 + rows), prices.symbols(), byRow);
    }

    /**
     * The number of rows.
     *
     * @return T
     */
    public int rows() {
        return byRow.length;
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
     * The assets.
     *
     * @return N symbols in column order, unmodifiable
     */
    public List<String> symbols() {
        return symbols;
    }

    /**
     * One row.
     *
     * @param t its position
     * @return a fresh array of N fractions, NaN where a return is absent
     */
    public double[] row(int t) {
        return byRow[t].clone();
    }

    /**
     * Whether a return is missing.
     *
     * @param t row
     * @param symbol column
     * @return true where the price of that row or of the row before is absent
     */
    public boolean absent(int t, int symbol) {
        return Double.isNaN(byRow[t][symbol]);
    }

    /**
     * The symbols with a return on every row of the span, and their returns there.
     *
     * @param start first row
     * @param end the row after the last
     * @param where whose rows they are, for the message
     * @return the rows of those symbols
     * @throws RefusedException where no symbol has a return on each row
     */
    public ReturnMatrix eligible(int start, int end, String where) {
        List<Integer> full = new ArrayList<>();
        for (int j = 0; j < symbols.size(); j++) {
            if (isFull(start, end, j)) {
                full.add(j);
            }
        }
        if (full.isEmpty()) {
            throw new RefusedException(
                    "No asset has a return on each of the " + (end - start) + " train rows",
                    where,
                    "at least one eligible asset in every window",
                    "start later, or shorten the train window");
        }
        double[][] columns = new double[full.size()][end - start];
        for (int k = 0; k < columns.length; k++) {
            for (int t = start; t < end; t++) {
                columns[k][t - start] = byRow[t][full.get(k)];
            }
        }
        return ReturnMatrix.of(
                where,
                dates.subList(start, end),
                full.stream().map(symbols::get).toList(),
                columns);
    }

    /**
     * The equally weighted return of the assets that have one, row by row.
     *
     * @param end the row after the last
     * @param where whose rows they are, for the message
     * @return the rows before {@code end}
     * @throws RefusedException where a row has no return at all
     */
    public ReturnSeries market(int end, String where) {
        double[] market = new double[end];
        for (int t = 0; t < end; t++) {
            int present = 0;
            for (double value : byRow[t]) {
                if (!Double.isNaN(value)) {
                    market[t] += value;
                    present++;
                }
            }
            if (present == 0) {
                throw new RefusedException(
                        "No asset has a return on " + dates.get(t),
                        where,
                        "at least one return on every row, to tell the state of the market",
                        "start later, or set /features/regime_detector to none");
            }
            market[t] /= present;
        }
        return ReturnSeries.of(where, dates.subList(0, end), market);
    }

    private boolean isFull(int start, int end, int symbol) {
        for (int t = start; t < end; t++) {
            if (absent(t, symbol)) {
                return false;
            }
        }
        return true;
    }
}
