package io.metafolio.tournament;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnMatrix;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The return rows a tournament uses, T dates by N symbols; a return is there where both its prices are. */
final class AssetReturns {
    private final List<LocalDate> dates;
    private final List<String> symbols;
    private final double[][] byRow;

    private AssetReturns(List<LocalDate> dates, List<String> symbols, double[][] byRow) {
        this.dates = dates;
        this.symbols = symbols;
        this.byRow = byRow;
    }

    /** The last rows of a table; an absent return is NaN and never leaves this package. */
    static AssetReturns last(int rows, PriceTable prices) {
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

    int rows() {
        return byRow.length;
    }

    List<LocalDate> dates() {
        return dates;
    }

    List<String> symbols() {
        return symbols;
    }

    double[] row(int t) {
        return byRow[t];
    }

    boolean absent(int t, int symbol) {
        return Double.isNaN(byRow[t][symbol]);
    }

    /** The symbols with a return on every row of the span, and their returns there. */
    ReturnMatrix eligible(int start, int end, String where) {
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

    private boolean isFull(int start, int end, int symbol) {
        for (int t = start; t < end; t++) {
            if (absent(t, symbol)) {
                return false;
            }
        }
        return true;
    }
}
