package io.metafolio.integrity;

import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Rows by ascending date, each date once, as the rules of days and lives look at them. NaN is an absent cell; one that holds
 * nothing possible says so and is neither a number nor a hole.
 */
final class AuditedRows {
    private final List<String> columns;
    private final List<LocalDate> dates;
    private final double[][] cells;
    private final BitSet impossible;
    private final IntFunction<String> place;

    private AuditedRows(
            List<String> columns,
            List<LocalDate> dates,
            double[][] cells,
            BitSet impossible,
            IntFunction<String> place) {
        this.columns = columns;
        this.dates = dates;
        this.cells = cells;
        this.impossible = impossible;
        this.place = place;
    }

    static AuditedRows of(PriceTable prices) {
        List<LocalDate> dates = prices.dates();
        double[][] cells = new double[prices.symbols().size()][dates.size()];
        for (int j = 0; j < cells.length; j++) {
            for (int t = 0; t < dates.size(); t++) {
                cells[j][t] = prices.has(t, j) ? prices.price(t, j).getAsDouble() : Double.NaN;
            }
        }
        return new AuditedRows(prices.symbols(), dates, cells, new BitSet(), t -> "");
    }

    /** Rows of a source that were dated and ordered; the operator says which row of the source each is. */
    static AuditedRows of(RawTable raw, List<LocalDate> dates, IntUnaryOperator rowOf, CellRule rule) {
        int width = raw.columns().size();
        double[][] cells = new double[width][dates.size()];
        BitSet impossible = new BitSet();
        for (int t = 0; t < dates.size(); t++) {
            int row = rowOf.applyAsInt(t);
            for (int j = 0; j < width; j++) {
                cells[j][t] = raw.at(row, j);
                impossible.set(
                        t * width + j,
                        raw.isUnread(row, j) || !rule.faultOf(raw.at(row, j)).isEmpty());
            }
        }
        return new AuditedRows(raw.columns(), dates, cells, impossible, t -> raw.place(rowOf.applyAsInt(t)));
    }

    /** The same rows without those of other days. */
    AuditedRows on(Predicate<LocalDate> day) {
        int[] kept = IntStream.range(0, dates.size())
                .filter(t -> day.test(dates.get(t)))
                .toArray();
        if (kept.length == dates.size()) {
            return this;
        }
        double[][] fewer = new double[cells.length][kept.length];
        BitSet fewerImpossible = new BitSet();
        for (int k = 0; k < kept.length; k++) {
            for (int j = 0; j < cells.length; j++) {
                fewer[j][k] = cells[j][kept[k]];
                fewerImpossible.set(k * cells.length + j, impossible.get(kept[k] * cells.length + j));
            }
        }
        return new AuditedRows(
                columns,
                Arrays.stream(kept).mapToObj(dates::get).toList(),
                fewer,
                fewerImpossible,
                k -> place.apply(kept[k]));
    }

    List<String> columns() {
        return columns;
    }

    List<LocalDate> dates() {
        return dates;
    }

    LocalDate date(int t) {
        return dates.get(t);
    }

    int size() {
        return dates.size();
    }

    String place(int t) {
        return place.apply(t);
    }

    double at(int t, int column) {
        return cells[column][t];
    }

    /** Whether a cell holds nothing at all. */
    boolean isAbsent(int t, int column) {
        return Double.isNaN(cells[column][t]) && !impossible.get(t * columns.size() + column);
    }

    /** Whether a cell holds a value that can be one. */
    boolean has(int t, int column) {
        return !Double.isNaN(cells[column][t]) && !impossible.get(t * columns.size() + column);
    }

    /** The columns in which a row has a value. */
    List<Integer> present(int t) {
        List<Integer> present = new ArrayList<>();
        for (int j = 0; j < cells.length; j++) {
            if (has(t, j)) {
                present.add(j);
            }
        }
        return present;
    }
}
