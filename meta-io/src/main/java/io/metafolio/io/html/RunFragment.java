package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.report.AcceptanceReport;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run at one glance: the verdict, each philosophy's weights and numbers, and its wealth; the evidence folded below. */
final class RunFragment {
    private static final int LEAST_HEIGHT = 240;

    private final Html html;
    private final List<MetaAllocation> allocations;
    private final Optional<AcceptanceReport> acceptance;

    private RunFragment(Html html, List<MetaAllocation> allocations, Optional<AcceptanceReport> acceptance) {
        this.html = html;
        this.allocations = allocations;
        this.acceptance = acceptance;
    }

    static void draw(Html html, MetaRun run) {
        boolean accepted = run.acceptance().accepted();
        EvidenceFragment.title(
                html,
                run.metaId(),
                accepted,
                accepted ? "ACCEPTED" : "NOT ACCEPTED",
                run.joinReport().rows() + " joined rows " + run.joinReport().first() + " … "
                        + run.joinReport().last());
        html.leaf("p", "Data: " + String.join(", ", run.sources()), "class", "source");
        RunFragment fragment =
                new RunFragment(html, List.copyOf(run.allocations().values()), Optional.of(run.acceptance()));
        fragment.table();
        Summary.unattainable(html, run.acceptance());
        fragment.wealth();
        TreeSection.draw(html, run);
        fragment.folded(run);
    }

    /** Philosophies beside each other, without what only a run knows. */
    static void allocations(Html html, List<MetaAllocation> allocations) {
        RunFragment fragment = new RunFragment(html, allocations, Optional.empty());
        fragment.table();
        fragment.wealth();
    }

    private void table() {
        List<String> sleeves = allocations.get(0).sleeveWeights().labels();
        List<String> headings = new ArrayList<>(List.of("Philosophy", ""));
        sleeves.forEach(sleeve -> headings.add("#" + sleeve));
        if (acceptance.isPresent()) {
            headings.addAll(List.of("Lower volatility in sample", "Out of sample"));
        }
        headings.addAll(List.of("#TWR a year", "#Volatility a year", "#Max drawdown"));
        Table table = Table.begin(html, "Philosophies", headings);
        for (MetaAllocation allocation : allocations) {
            table.row();
            html.begin("th", "scope", "row")
                    .begin("span", "class", Palette.other(allocations.indexOf(allocation)))
                    .leaf("i", "", "class", "swatch")
                    .end()
                    .text(ProfileSection.title(allocation.profile()))
                    .end();
            stack(allocation.sleeveWeights());
            for (String sleeve : sleeves) {
                table.number(
                        allocation.sleeveWeights().labels().contains(sleeve)
                                ? Figures.percent(allocation.sleeveWeights().get(sleeve))
                                : Figures.ABSENT);
            }
            acceptance.ifPresent(report -> {
                status(report, allocation.profile(), "in_sample");
                status(report, allocation.profile(), "out_of_sample");
            });
            table.number(Figures.percent(allocation.performance().annualizedTwr()))
                    .number(Figures.percent(allocation.performance().annualizedVolatility()))
                    .number(Figures.percent(allocation.performance().maxDrawdown()))
                    .endRow();
        }
        table.end();
        legend(sleeves);
    }

    private void legend(List<String> sleeves) {
        html.begin("p", "class", "facts");
        for (int j = 0; j < sleeves.size(); j++) {
            html.begin("span", "class", "part " + Palette.sleeve(j))
                    .leaf("i", "", "class", "swatch")
                    .text(sleeves.get(j))
                    .end();
        }
        html.text("published sleeve weights; numbers out of sample, after costs")
                .end();
    }

    /** The weights end to end. */
    private void stack(Weights weights) {
        html.begin("td", "class", "bar").begin("svg", "class", "stack", "aria-hidden", "true");
        double from = 0;
        for (int j = 0; j < weights.size(); j++) {
            html.empty(
                    "rect",
                    "class",
                    "fill " + Palette.sleeve(j),
                    "x",
                    Figures.length(from),
                    "y",
                    "0",
                    "height",
                    "14",
                    "width",
                    Figures.length(weights.at(j)));
            from += weights.at(j);
        }
        html.end().end();
    }

    private void status(AcceptanceReport report, RiskProfile profile, String scope) {
        html.begin("td");
        report.criteria().stream()
                .filter(criterion -> criterion.id().equals("lower_volatility")
                        && criterion.profile().filter(profile::equals).isPresent()
                        && criterion.scope().filter(scope::equals).isPresent())
                .map(AcceptanceCriterion::status)
                .forEach(status -> Badge.of(html, status));
        html.end();
    }

    /** The wealth of each philosophy that earned on the same rows as the first. */
    private void wealth() {
        LocalDate base = WealthChart.base(allocations.get(0).layer2());
        List<LocalDate> dates = allocations.get(0).layer2().stream().dates();
        List<Curve> curves = new ArrayList<>();
        for (MetaAllocation allocation : allocations) {
            if (allocation.layer2().stream().dates().equals(dates)) {
                curves.add(Curve.wealth(
                        allocation.profile().name(),
                        Palette.other(allocations.indexOf(allocation)),
                        base,
                        allocation.layer2().stream()));
            }
        }
        PageChart.draw(
                html,
                CurveChart.ofWealth(curves, LEAST_HEIGHT)
                        .chart(
                                "wealth",
                                "Wealth out of sample",
                                "Wealth curves of the meta-portfolio under each philosophy from " + base,
                                "1× is the close of " + base + ". Logarithmic scale, after all costs."));
    }

    private void folded(MetaRun run) {
        Map<String, Runnable> parts = new TreeMap<>();
        parts.put("Acceptance with its evidence", () -> AcceptanceTable.draw(html, run.acceptance()));
        parts.put("Join of the calendars", () -> JoinTable.draw(html, run.joinReport()));
        parts.put("Parity of the sleeves", () -> ParitySection.draw(html, run.parity()));
        List<String> notices = allocations.stream()
                .flatMap(allocation -> allocation.notices().stream())
                .distinct()
                .toList();
        if (!notices.isEmpty()) {
            parts.put("What to know: " + Figures.counted(notices.size(), "notice"), () -> Notices.draw(html, notices));
        }
        parts.forEach((summary, part) -> {
            html.begin("details").leaf("summary", summary);
            part.run();
            html.end();
        });
    }
}
