package io.metafolio.io.html;

import io.metafolio.MetaRun;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.tournament.TournamentReport;
import io.metafolio.tournament.TournamentReport.Standing;
import java.util.List;

/** How the philosophies did beside each other inside each sleeve, and each beside its benchmarks. */
final class TournamentSection {
    private static final List<String> STANDINGS = List.of(
            "Philosophy",
            "#TWR a year",
            "#Volatility a year",
            "#Sharpe a year",
            "#Above 0",
            "#Deflated",
            "#Windows won",
            "#Windows above 0",
            "#Turnover",
            "#Costs a year");
    private static final List<String> BENCHMARKS = List.of(
            "Philosophy",
            "Benchmark",
            "#Rows",
            "#Benchmark a year",
            "#Excess a year",
            "#Tracking error",
            "#Information ratio",
            "#Beta");

    private TournamentSection() {}

    static void draw(Html html, MetaRun run) {
        html.begin("section", "id", "tournaments").leaf("h2", "Tournaments of the sleeves");
        html.prose(
                "p",
                "Out of sample and after friction, each sleeve on its own calendar. A tournament is multiple testing: beside"
                        + " each Sharpe ratio stands the probability that the true one is above 0, and the deflated one, that"
                        + " it is above what luck would give the best of as many philosophies. Trials made elsewhere are not"
                        + " counted.",
                "class",
                "lead-in");
        run.strategies().forEach(sleeve -> draw(html, sleeve));
        html.end();
    }

    static void draw(Html html, StrategyRun sleeve) {
        standings(html, TournamentReport.of(sleeve), sleeve.data().notices());
        benchmarks(html, sleeve);
    }

    static void standings(Html html, TournamentReport report, List<String> notices) {
        html.begin("figure").leaf("h3", report.sleeve());
        Notices.draw(html, notices);
        Table table = Table.begin(html, "Tournament of " + report.sleeve(), STANDINGS);
        report.standings().forEach(standing -> row(table, standing, report.windows()));
        table.end();
        html.prose(
                "figcaption",
                Figures.counted(report.windows(), "window")
                        + ". Turnover in units of wealth over all rows; costs of trading as shares of wealth.");
        html.end();
    }

    private static void row(Table table, Standing standing, int windows) {
        table.row()
                .head(standing.profile().name())
                .number(Figures.percent(standing.metrics().annualizedTwr()))
                .number(Figures.percent(standing.metrics().annualizedVolatility()))
                .number(Figures.decimal(standing.sharpe(), 2))
                .number(Figures.percent(standing.skilled()))
                .number(Figures.percent(standing.deflated()))
                .number(windows == 0 ? Figures.ABSENT : String.valueOf(standing.won()))
                .number(windows == 0 ? Figures.ABSENT : String.valueOf(standing.positive()))
                .number(Figures.decimal(standing.metrics().turnover(), 2))
                .number(Figures.percent(standing.costsPerYear()))
                .endRow();
    }

    private static void benchmarks(Html html, StrategyRun sleeve) {
        if (sleeve.profiles().values().stream()
                .allMatch(result -> result.benchmarks().isEmpty())) {
            return;
        }
        html.begin("figure");
        Table table = Table.begin(html, "Benchmarks of " + sleeve.definition().id(), BENCHMARKS);
        sleeve.profiles().forEach((profile, result) -> result.benchmarks()
                .forEach(metrics -> row(table, profile.name(), metrics)));
        table.end();
        html.prose(
                "figcaption",
                "On the dates that stream and benchmark share, compounded between them. Excess is the mean of stream less"
                        + " benchmark, and the information ratio that over the tracking error.");
        html.end();
    }

    private static void row(Table table, String profile, BenchmarkMetrics metrics) {
        table.row()
                .head(profile)
                .code(metrics.symbol())
                .number(String.valueOf(metrics.rows()))
                .number(Figures.percent(metrics.annualizedTwr()))
                .number(Figures.percent(metrics.excessReturn()))
                .number(Figures.percent(metrics.trackingError()))
                .number(Figures.decimal(metrics.informationRatio(), 2))
                .number(Figures.decimal(metrics.beta(), 2))
                .endRow();
    }
}
