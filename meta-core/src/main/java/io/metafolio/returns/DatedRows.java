package io.metafolio.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Collects dated rows and every fault in them; what a table of prices and a table of returns have in common. */
final class DatedRows {
    private final String source;
    private final List<String> columns;
    private final CellRule rule;
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int met;

    DatedRows(String source, List<String> columns, CellRule rule) {
        this.source = source;
        this.columns = List.copyOf(columns);
        this.rule = rule;
        if (columns.isEmpty()) {
            faults.add("no columns beside the date");
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isBlank()) {
                faults.add("a column without a name");
            } else if (!seen.add(column)) {
                faults.add("column \"" + column + "\" occurs twice");
            }
        }
    }

    void fault(String fault) {
        faults.add(fault);
    }

    void row(String place, LocalDate date, List<OptionalDouble> cells) {
        double[] row =
                cells.stream().mapToDouble(cell -> cell.orElse(Double.NaN)).toArray();
        keep(() -> place, date, row, j -> cells.get(j).isPresent() ? rule.faultOf(row[j]) : rule.faultOfAbsence());
    }

    /** A row without an absent cell, at the next place. */
    void row(LocalDate date, double... cells) {
        int number = met + 1;
        keep(() -> "row " + number, date, cells, j -> rule.faultOf(cells[j]));
    }

    private void keep(Supplier<String> place, LocalDate date, double[] row, IntFunction<String> faultOf) {
        met++;
        if (row.length != columns.size()) {
            faults.add(place.get() + ": " + row.length + " values for " + columns.size() + " columns");
            return;
        }
        checkOrder(place, date);
        for (int j = 0; j < row.length; j++) {
            String fault = faultOf.apply(j);
            if (!fault.isEmpty()) {
                faults.add(place.get() + ", " + date + ", " + columns.get(j) + ": " + fault);
            }
        }
        dates.add(date);
        rows.add(row);
    }

    private void checkOrder(Supplier<String> place, LocalDate date) {
        if (dates.isEmpty()) {
            return;
        }
        LocalDate last = dates.get(dates.size() - 1);
        if (date.equals(last)) {
            faults.add(place.get() + ": date " + date + " occurs twice");
        } else if (date.isBefore(last)) {
            faults.add(place.get() + ": date " + date + " stands after " + last);
        }
    }

    void finish(int leastRows) {
        if (faults.isEmpty() && rows.size() < leastRows) {
            faults.add(rows.size() + (rows.size() == 1 ? " row" : " rows") + " where at least " + leastRows
                    + " are needed");
        }
        if (!faults.isEmpty()) {
            throw new TableException(source, faults, rule.expected());
        }
    }

    String source() {
        return source;
    }

    List<String> columns() {
        return columns;
    }

    List<LocalDate> dates() {
        return dates;
    }

    /** The cells, one array a column; an absent cell is NaN and never leaves this package. */
    double[][] byColumn() {
        double[][] out = new double[columns.size()][rows.size()];
        for (int t = 0; t < rows.size(); t++) {
            for (int j = 0; j < out.length; j++) {
                out[j][t] = rows.get(t)[j];
            }
        }
        return out;
    }

    /** What a cell of one kind of table must be. */
    interface CellRule {
        /** The fault of a present value, or the empty string. */
        String faultOf(double value);

        /** The fault of an absent value, or the empty string. */
        String faultOfAbsence();

        /** What a good table looks like. */
        String expected();
    }
}
