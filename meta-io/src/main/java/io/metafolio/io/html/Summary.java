package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.report.AcceptanceReport;
import java.util.List;

/** The head of the page: what was run, on what data, and the verdict. */
final class Summary {
    private static final List<String> HEADINGS = List.of(
            "Philosophy",
            "Lower volatility in sample",
            "Out of sample",
            "#TWR a year",
            "#Volatility a year",
            "#Max drawdown");

    private final Html html;
    private final MetaRun run;

    private Summary(Html html, MetaRun run) {
        this.html = html;
        this.run = run;
    }

    static void draw(Html html, MetaRun run, String runId) {
        new Summary(html, run).draw(runId);
    }

    private void draw(String runId) {
        html.begin("header");
        html.leaf("p", "Meta-portfolio report", "class", "kicker");
        html.leaf("h1", run.metaId());
        html.begin("p", "class", "run")
                .text("Run ")
                .leaf("code", runId)
                .text(" · " + run.joinReport().rows() + " joined rows "
                        + run.joinReport().first() + " … " + run.joinReport().last())
                .end();
        html.begin("p", "class", "source")
                .leaf("b", "Data")
                .text(" " + String.join(", ", run.sources()))
                .end();
        html.end();
        html.begin("section", "class", "verdict");
        verdict();
        table();
        html.end();
    }

    private void verdict() {
        List<AcceptanceCriterion> unmet = run.acceptance().criteria().stream()
                .filter(criterion -> !criterion.met())
                .toList();
        boolean accepted = run.acceptance().accepted();
        html.begin("p", "class", "line");
        Badge.of(html, accepted ? "ACCEPTED" : "NOT ACCEPTED", accepted ? "pass" : "fail");
        html.text(
                accepted
                        ? " Every criterion is met."
                        : " " + unmet.size() + " of "
                                + Figures.counted(run.acceptance().criteria().size(), "criterion")
                                        .replace("criterions", "criteria")
                                + " not met.");
        html.end();
        unattainable(html, run.acceptance());
    }

    /** What the word means, where it was said. */
    static void unattainable(Html html, AcceptanceReport report) {
        if (report.criteria().stream()
                .anyMatch(criterion -> criterion.status() == AcceptanceCriterion.Status.UNATTAINABLE)) {
            html.leaf(
                    "p",
                    "UNATTAINABLE: the meta-portfolio is more volatile than its best sleeve, and no weights inside the"
                            + " guardrails could have made it less.",
                    "class",
                    "aside");
        }
    }

    private void table() {
        Table table = Table.begin(html, "Verdict by philosophy", HEADINGS);
        for (MetaAllocation allocation : run.allocations().values()) {
            RiskProfile profile = allocation.profile();
            table.row();
            html.begin("th", "scope", "row")
                    .leaf("a", ProfileSection.title(profile), "href", "#" + ProfileSection.anchor(profile))
                    .end();
            status(profile, "in_sample");
            status(profile, "out_of_sample");
            table.number(Figures.percent(allocation.performance().annualizedTwr()))
                    .number(Figures.percent(allocation.performance().annualizedVolatility()))
                    .number(Figures.percent(allocation.performance().maxDrawdown()))
                    .endRow();
        }
        table.end();
    }

    private void status(RiskProfile profile, String scope) {
        html.begin("td");
        run.acceptance().criteria().stream()
                .filter(criterion -> criterion.id().equals("lower_volatility")
                        && criterion.profile().filter(profile::equals).isPresent()
                        && criterion.scope().filter(scope::equals).isPresent())
                .forEach(criterion -> Badge.of(html, criterion.status()));
        html.end();
    }
}
