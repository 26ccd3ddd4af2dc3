package io.metafolio.testkit;

import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Rows of a price file that a test spoils, one call at a time. Not safe to share between threads. */
final class FaultyRows {
    private final String source;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    /** A row: its stamp, what stands there instead of one, its cells, and one of them that is text. */
    private static final class Row {
        private Optional<RawTable.Stamp> stamp;
        private String unread = "";
        private double[] cells;
        private int textColumn = -1;
        private String text = "";

        Row(Optional<RawTable.Stamp> stamp, double[] cells) {
            this.stamp = stamp;
            this.cells = cells;
        }

        Row copy() {
            return new Row(stamp, cells.clone());
        }
    }

    private FaultyRows(String source, List<String> columns) {
        this.source = source;
        this.columns = new ArrayList<>(columns);
    }

    static FaultyRows of(PriceTable prices) {
        FaultyRows faulty = new FaultyRows(prices.source(), prices.symbols());
        for (int t = 0; t < prices.dates().size(); t++) {
            int row = t;
            double[] cells = IntStream.range(0, prices.symbols().size())
                    .mapToDouble(j -> prices.price(row, j).orElse(Double.NaN))
                    .toArray();
            faulty.rows.add(new Row(Optional.of(RawTable.Stamp.of(prices.dates().get(t))), cells));
        }
        return faulty;
    }

    RawTable build() {
        RawTable.Builder table = RawTable.builder(source, "row", columns);
        for (int t = 0; t < rows.size(); t++) {
            Row row = rows.get(t);
            table.row(t + 1, row.stamp, row.cells);
            if (row.stamp.isEmpty()) {
                table.unreadStamp(row.unread, "\"" + row.unread + "\" is no date");
            }
            if (row.textColumn >= 0) {
                table.unreadCell(row.textColumn, row.text);
            }
        }
        return table.build();
    }

    int size() {
        return rows.size();
    }

    LocalDate date(int t) {
        return rows.get(t).stamp.orElseThrow().wall().toLocalDate();
    }

    /** The row of a date, or the first after it. */
    int at(LocalDate date) {
        int t = 0;
        while (date(t).isBefore(date)) {
            t++;
        }
        return t;
    }

    double cell(int t, int column) {
        return rows.get(t).cells[column];
    }

    FaultyRows cell(int t, int column, double value) {
        rows.get(t).cells[column] = value;
        return this;
    }

    FaultyRows scale(int from, int to, int column, double factor) {
        for (int t = from; t < to; t++) {
            rows.get(t).cells[column] *= factor;
        }
        return this;
    }

    FaultyRows fill(int from, int to, int column, double value) {
        for (int t = from; t < to; t++) {
            rows.get(t).cells[column] = value;
        }
        return this;
    }

    FaultyRows text(int t, int column, String text) {
        rows.get(t).textColumn = column;
        rows.get(t).text = text;
        rows.get(t).cells[column] = Double.NaN;
        return this;
    }

    FaultyRows noDate(int t, String text) {
        rows.get(t).stamp = Optional.empty();
        rows.get(t).unread = text;
        return this;
    }

    FaultyRows wider(int t) {
        rows.get(t).cells = Arrays.copyOf(rows.get(t).cells, columns.size() + 1);
        return this;
    }

    FaultyRows label(int column, String label) {
        columns.set(column, label);
        return this;
    }

    FaultyRows remove(int t) {
        rows.remove(t);
        return this;
    }

    FaultyRows swap(int a, int b) {
        Collections.swap(rows, a, b);
        return this;
    }

    FaultyRows reverse(int from, int to) {
        Collections.reverse(rows.subList(from, to));
        return this;
    }

    FaultyRows moveToEnd(int t) {
        rows.add(rows.remove(t));
        return this;
    }

    /** Puts a copy of a row behind it, under another date. */
    FaultyRows repeat(int t, LocalDate date) {
        Row copy = rows.get(t).copy();
        copy.stamp = Optional.of(RawTable.Stamp.of(date));
        rows.add(t + 1, copy);
        return this;
    }

    FaultyRows cells(int t, DoubleUnaryOperator change) {
        rows.get(t).cells = Arrays.stream(rows.get(t).cells).map(change).toArray();
        return this;
    }

    /** Repeats the row before on every day between that has none. */
    FaultyRows padEveryDay() {
        for (int t = 0; t + 1 < rows.size(); t++) {
            if (date(t).plusDays(1).isBefore(date(t + 1))) {
                repeat(t, date(t).plusDays(1));
            }
        }
        return this;
    }

    FaultyRows moveDates(int from, int to, int days) {
        return stamps(from, to, stamp -> new RawTable.Stamp(stamp.wall().plusDays(days), stamp.zone()));
    }

    /** The same dates as midnights of a zone, told in another. */
    FaultyRows midnights(int from, int to, ZoneId of, ZoneId told) {
        return stamps(from, to, stamp -> {
            LocalDateTime wall =
                    stamp.wall().atZone(of).withZoneSameInstant(told).toLocalDateTime();
            return new RawTable.Stamp(wall, Optional.of(told));
        });
    }

    FaultyRows hours(int from, int to, int hour) {
        return stamps(from, to, stamp -> new RawTable.Stamp(stamp.wall().plusHours(hour), stamp.zone()));
    }

    private FaultyRows stamps(int from, int to, UnaryOperator<RawTable.Stamp> change) {
        for (int t = from; t < to; t++) {
            rows.get(t).stamp = rows.get(t).stamp.map(change);
        }
        return this;
    }
}
