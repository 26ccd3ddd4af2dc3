package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.metrics.StreamMetrics;
import java.util.List;
import java.util.Map;

/** The numbers of the meta-portfolio's stream and of each sleeve's own. */
final class PerformanceTable {
    private static final List<String> HEADINGS = List.of(
            "",
            "#Rows",
            "#First",
            "#Last",
            "#Sessions a year",
            "#TWR",
            "#TWR a year",
            "#Volatility a year",
            "#Max drawdown",
            "#Turnover",
            "#Costs");

    private PerformanceTable() {}

    static void draw(Html html, MetaAllocation allocation) {
        html.begin("figure").leaf("h3", "Performance out of sample");
        Table table = Table.begin(html, "Performance", HEADINGS);
        row(table, "meta", allocation.performance());
        allocation.sleevePerformance().forEach((sleeve, metrics) -> row(table, sleeve, metrics));
        table.end();
        html.prose(
                "figcaption",
                "Meta on the joined calendar; each sleeve on its own calendar over its whole stream, so spans differ."
                        + " Turnover in units of wealth, costs as the sum of shares of wealth, both over all rows. Fewer"
                        + " than 30 rows are not annualised.");
        html.end();
    }

    /** Streams beside each other, each under its name. */
    static void draw(Html html, Map<String, StreamMetrics> streams) {
        Table table = Table.begin(html, "Performance", HEADINGS);
        streams.forEach((name, metrics) -> row(table, name, metrics));
        table.end();
    }

    private static void row(Table table, String name, StreamMetrics metrics) {
        table.row()
                .head(name)
                .number(String.valueOf(metrics.rows()))
                .number(Figures.or(metrics.first()))
                .number(Figures.or(metrics.last()))
                .number(String.valueOf(metrics.sessionsPerYear()))
                .number(Figures.percent(metrics.twr()))
                .number(Figures.percent(metrics.annualizedTwr()))
                .number(Figures.percent(metrics.annualizedVolatility()))
                .number(Figures.percent(metrics.maxDrawdown()))
                .number(Figures.decimal(metrics.turnover(), 2))
                .number(Figures.percent(metrics.costs()))
                .endRow();
    }
}
