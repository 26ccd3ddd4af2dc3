package io.metafolio.io.html;

import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion.Status;
import io.metafolio.study.ProfileOutcome;
import io.metafolio.study.Scenario;
import io.metafolio.study.ScenarioOutcome;
import io.metafolio.study.Study;
import io.metafolio.study.StudySummary;
import io.metafolio.study.StudySummary.Effect;
import io.metafolio.study.StudySummary.Probability;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of a study: one HTML file with its style sheet and charts inside, without script, network or time stamp.
 *
 * <p>The same study and outcomes yield the same text. The page is also well-formed XML after its first line.
 */
public final class HtmlStudy {
    private static final int REFUSALS = 20;

    private final Html html = new Html();
    private final Study study;
    private final StudySummary summary;
    private final StudyCharts charts;

    private HtmlStudy(Study study, StudySummary summary) {
        this.study = study;
        this.summary = summary;
        this.charts = new StudyCharts(summary);
    }

    /**
     * Writes the page.
     *
     * @param study what was studied
     * @param summary what its scenarios said
     * @return the page, to be stored as UTF-8
     */
    public static String of(Study study, StudySummary summary) {
        return new HtmlStudy(study, summary).page();
    }

    private long count(Scenario.Kind kind) {
        return summary.outcomes().stream()
                .filter(outcome -> outcome.scenario().kind() == kind)
                .count();
    }

    private String page() {
        html.begin("html", "lang", "en");
        HtmlReport.head(html, study.meta() + " · study");
        html.begin("body").begin("main");
        header();
        boolean isDrawn = count(Scenario.Kind.DRAWN) > 0;
        if (isDrawn) {
            verdicts();
        }
        for (RiskProfile profile : summary.profiles()) {
            html.begin("section", "id", "profile-" + profile.name()).leaf("h2", profile.name());
            if (!summary.drawn(profile).isEmpty()) {
                PageChart.draw(html, charts.wealth(profile));
                PageChart.draw(html, charts.weights(profile));
                distributions(profile);
            }
            if (count(Scenario.Kind.VARIED) > 0) {
                PageChart.draw(html, charts.effects(profile));
                effects(profile);
            }
            html.end();
        }
        refusals();
        how();
        return html.end().end().end().page();
    }

    private void header() {
        html.begin("header");
        html.leaf("p", "Study: how sure?", "class", "kicker");
        html.leaf("h1", study.meta());
        html.begin("p", "class", "run")
                .text(Figures.counted((int) count(Scenario.Kind.DRAWN), "history drawn")
                        .replace("history drawns", "histories drawn"))
                .text(" · " + count(Scenario.Kind.VARIED) + " varied · "
                        + summary.refused().size() + " refused · ")
                .leaf("code", study.hash())
                .end();
        html.end();
    }

    private void verdicts() {
        html.begin("section", "class", "verdict");
        PageChart.draw(html, charts.verdicts());
        Table table = Table.begin(
                html,
                "Verdicts over drawn histories",
                List.of("Philosophy", "", "As it was", "#PASS", "#FAIL", "#UNATTAINABLE"));
        for (RiskProfile profile : summary.profiles()) {
            verdicts(
                    table,
                    profile,
                    "in sample",
                    summary.verdicts(profile, ProfileOutcome::inSample),
                    summary.actual(profile)
                            .map(ProfileOutcome::inSample)
                            .map(Status::name)
                            .orElse("refused"));
            verdicts(
                    table,
                    profile,
                    "out of sample",
                    summary.verdicts(profile, ProfileOutcome::outOfSample),
                    summary.actual(profile)
                            .map(ProfileOutcome::outOfSample)
                            .map(Status::name)
                            .orElse("refused"));
        }
        table.end();
        html.end();
    }

    private static void verdicts(
            Table table, RiskProfile profile, String scope, Map<Status, Probability> verdicts, String actual) {
        table.row().head(profile.name()).text(scope).text(actual);
        for (Status status : List.of(Status.PASS, Status.FAIL, Status.UNATTAINABLE)) {
            Probability probability = verdicts.get(status);
            table.number(
                    probability == null
                            ? Figures.ABSENT
                            : String.format(
                                    Locale.ROOT,
                                    "%.1f ± %.1f\u00a0%%",
                                    100 * probability.share(),
                                    100 * probability.error()));
        }
        table.endRow();
    }

    private void distributions(RiskProfile profile) {
        Table table = Table.begin(
                html,
                "Distributions over drawn histories",
                List.of("", "#As it was", "#5\u00a0%", "#25\u00a0%", "#Median", "#75\u00a0%", "#95\u00a0%"));
        for (String name : ProfileOutcome.columns(summary.sleeves())) {
            List<Double> quantiles = summary.quantiles(profile, name);
            boolean isShown = !name.startsWith(ProfileOutcome.WEALTH) && !name.equals("rows") && !name.equals("years");
            if (isShown && !quantiles.isEmpty()) {
                table.row()
                        .head(name.replace('_', ' ').replace(ProfileOutcome.WEIGHT, "weight of "))
                        .number(Figures.percent(summary.actual(profile, name)));
                quantiles.forEach(value -> table.number(Figures.percent(value)));
                table.endRow();
            }
        }
        table.end();
    }

    private void effects(RiskProfile profile) {
        Table table = Table.begin(
                html,
                "What each variation changes",
                List.of("Varied", "Value", "#Volatility ratio", "#Volatility", "#TWR a year", "#Drawdown"));
        Map<String, List<Effect>> ratios = summary.effects(profile, ProfileOutcome.VOLATILITY_RATIO);
        List<Map<String, List<Effect>>> others = Stream.of("volatility", "annualized_twr", "drawdown")
                .map(number -> summary.effects(profile, number))
                .toList();
        ratios.forEach((name, effects) -> {
            for (int k = 0; k < effects.size(); k++) {
                table.row()
                        .head(name)
                        .text(effects.get(k).variation().value())
                        .number(Figures.percent(effects.get(k).by()));
                for (Map<String, List<Effect>> other : others) {
                    List<Effect> all = other.getOrDefault(name, List.of());
                    table.number(Figures.percent(all.get(k).by()));
                }
                table.endRow();
            }
        });
        table.end();
    }

    private void refusals() {
        List<ScenarioOutcome> refused = summary.refused();
        if (refused.isEmpty()) {
            return;
        }
        html.begin("section").leaf("h2", "Refused");
        Table table = Table.begin(html, "Refused scenarios", List.of("Scenario", "Why"));
        refused.stream().limit(REFUSALS).forEach(outcome -> table.row()
                .head(outcome.scenario().toString())
                .text(outcome.refusal().orElse(""))
                .endRow());
        table.end();
        if (refused.size() > REFUSALS) {
            html.leaf("p", refused.size() - REFUSALS + " more stand in the table of scenarios.", "class", "aside");
        }
        html.end();
    }

    private void how() {
        html.begin("section").leaf("h2", "How it was done");
        study.meanBlock()
                .ifPresent(mean -> html.prose(
                        "p",
                        String.format(
                                Locale.ROOT,
                                "Histories are drawn by the stationary bootstrap (Politis and Romano, 1994) from the rows that all"
                                        + " sleeves use, in blocks of %.1f shared rows in the mean, all sleeves at once, so that"
                                        + " what moved together still does. A block ends early where calendars part: every"
                                        + " return stands on a session of the sort it happened on. Chances hold for a market"
                                        + " that goes on as in these rows, and for nothing longer than a block.",
                                mean),
                        "class",
                        "aside"));
        study.sittingOut().forEach((sleeve, symbols) -> {
            if (!symbols.isEmpty()) {
                html.prose(
                        "p",
                        "Not in drawn histories, as closes are missing: " + sleeve + " "
                                + symbols.stream().collect(Collectors.joining(", ")) + ".",
                        "class",
                        "aside");
            }
        });
        html.prose(
                "p",
                "± is one standard error of a share among independent histories. Percentages of the volatility ratio are those"
                        + " of the best sleeve's volatility; changes are differences from the run as it was.",
                "class",
                "aside");
        html.end();
    }
}
