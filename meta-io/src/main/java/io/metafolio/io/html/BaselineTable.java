package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.allocation.Baseline;
import io.metafolio.allocation.BaselineRule;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.metrics.StreamMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What plain rules did in the meta-portfolio's place, and what it did beside them. */
final class BaselineTable {
    private static final List<String> HEADINGS = List.of(
            "",
            "#TWR a year",
            "#Volatility a year",
            "#Max drawdown",
            "#Turnover",
            "#Costs",
            "#Meta beyond it a year",
            "#Tracking error",
            "#Information ratio",
            "#Beta");

    private BaselineTable() {}

    static void draw(Html html, MetaAllocation allocation) {
        PageChart.draw(html, WealthChart.overRules(allocation.layer2()));
        html.begin("figure").leaf("h3", "Plain rules in its place");
        Table table = Table.begin(html, "Plain rules", HEADINGS);
        int sessions = allocation.performance().sessionsPerYear();
        row(table, "meta", allocation.performance());
        table.number("").number("").number("").number("").endRow();
        for (Baseline baseline : allocation.layer2().baselines()) {
            BenchmarkMetrics beside = allocation.layer2().beside(baseline, sessions);
            row(table, title(baseline.rule()), baseline.performance(sessions));
            table.number(Figures.percent(beside.excessReturn()))
                    .number(Figures.percent(beside.trackingError()))
                    .number(Figures.decimal(beside.informationRatio(), 2))
                    .number(Figures.decimal(beside.beta(), 2))
                    .endRow();
        }
        table.end();
        html.prose(
                "figcaption",
                Arrays.stream(BaselineRule.values())
                                .map(rule -> title(rule) + ": " + rule.description())
                                .collect(Collectors.joining("; "))
                        + ". Beyond: mean return of meta less rule, a year.");
        html.end();
    }

    private static void row(Table table, String name, StreamMetrics metrics) {
        table.row()
                .head(name)
                .number(Figures.percent(metrics.annualizedTwr()))
                .number(Figures.percent(metrics.annualizedVolatility()))
                .number(Figures.percent(metrics.maxDrawdown()))
                .number(Figures.decimal(metrics.turnover(), 2))
                .number(Figures.percent(metrics.costs()));
    }

    static String title(BaselineRule rule) {
        return rule.id().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
