package io.metafolio.io.html;

import io.metafolio.io.table.StampedTable;
import io.metafolio.returns.PriceSeries;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.returns.VolumeTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Tables of rows and streams of returns: the first and the last rows, and the course of each column. */
final class TableFragment {
    private static final int MOST_CURVES = 12;
    private static final int LEAST_HEIGHT = 240;

    private TableFragment() {}

    static void prices(Html html, PriceTable prices) {
        Grid.of(prices.symbols(), prices.dates().size())
                .stamps(row -> prices.dates().get(row).toString())
                .cells(prices::price)
                .draw(html, prices.source(), "closes");
    }

    static void closes(Html html, PriceSeries closes) {
        Grid.of(List.of(closes.symbol()), closes.dates().size())
                .stamps(row -> closes.dates().get(row).toString())
                .cells((row, column) -> OptionalDouble.of(closes.close(row)))
                .draw(html, closes.source(), "closes");
    }

    static void volumes(Html html, VolumeTable volumes) {
        Grid.of(volumes.symbols(), volumes.dates().size())
                .stamps(row -> volumes.dates().get(row).toString())
                .cells((row, column) -> volumes.volume(
                        volumes.dates().get(row), volumes.symbols().get(column)))
                .draw(html, volumes.source(), "units traded");
    }

    static void raw(Html html, RawTable rows) {
        Grid.of(rows.columns(), rows.rows())
                .stamps(row -> rows.stamp(row).map(TableFragment::shown).orElse("unread"))
                .cells((row, column) -> number(rows.at(row, column)))
                .draw(
                        html,
                        rows.source(),
                        "as read"
                                + (rows.unread().isEmpty()
                                        ? ""
                                        : ", " + Figures.counted(rows.unread().size(), "place") + " unread"));
    }

    private static String shown(RawTable.Stamp stamp) {
        return stamp.isMidnight() && stamp.zone().isEmpty()
                ? stamp.wall().toLocalDate().toString()
                : stamp.toString();
    }

    static void stamped(Html html, StampedTable table) {
        raw(html, table.toRows());
    }

    static void returns(Html html, ReturnMatrix returns) {
        curves(html, "Wealth", returns);
        Grid.of(returns.columns(), returns.rows())
                .stamps(row -> returns.dates().get(row).toString())
                .percents((row, column) -> OptionalDouble.of(returns.at(row, column)))
                .courses(column -> Curve.wealth(returns.column(column)))
                .draw(html, "", "returns");
    }

    static void stream(Html html, ReturnSeries stream) {
        curves(html, stream.name(), List.of(stream));
        Grid.of(List.of("return"), stream.size())
                .stamps(row -> stream.dates().get(row).toString())
                .percents((row, column) -> OptionalDouble.of(stream.at(row)))
                .courses(column -> Curve.wealth(stream))
                .draw(html, stream.name(), "returns");
    }

    static void curves(Html html, String title, ReturnMatrix returns) {
        curves(
                html,
                title,
                IntStream.range(0, Math.min(MOST_CURVES, returns.columnCount()))
                        .mapToObj(returns::column)
                        .toList());
    }

    private static void curves(Html html, String title, List<ReturnSeries> streams) {
        List<LocalDate> rows = streams.get(0).dates();
        if (rows.isEmpty()) {
            return;
        }
        List<Curve> curves = new ArrayList<>();
        for (ReturnSeries stream : streams) {
            String name = streams.size() == 1 ? "wealth" : stream.name();
            curves.add(
                    Curve.wealth(name, Palette.other(curves.size()), rows.get(0).minusDays(1), stream));
        }
        PageChart.draw(
                html,
                CurveChart.ofWealth(curves, LEAST_HEIGHT)
                        .chart(
                                "wealth",
                                title,
                                String.format(Locale.ROOT, "Wealth of %d streams from %s", curves.size(), rows.get(0)),
                                "1× is the wealth before " + rows.get(0) + "; " + Figures.counted(rows.size(), "row")
                                        + " to " + rows.get(rows.size() - 1) + ". Logarithmic scale."));
    }

    private static OptionalDouble number(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
