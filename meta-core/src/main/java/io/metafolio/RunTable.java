package io.metafolio;

import io.metafolio.allocation.Baseline;
import io.metafolio.allocation.SleeveAttribution;
import io.metafolio.allocation.SleeveShare;
import io.metafolio.calendar.JoinReport;
import io.metafolio.profile.RiskProfile;
import io.metafolio.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A run as a terminal shows it: weights and verdicts, what deciding was worth, whose the risk was, and notices. */
final class RunTable {
    private final MetaRun run;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    RunTable(MetaRun run) {
        this.run = run;
        this.width = run.allocations().keySet().stream()
                .mapToInt(profile -> profile.name().length())
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        JoinReport join = run.joinReport();
        line("%s, %d joined rows %s … %s\n", run.metaId(), join.rows(), join.first(), join.last());
        weights();
        if (!run.metas().isEmpty()) {
            text.append('\n');
            tree();
        }
        text.append('\n');
        baselines();
        text.append('\n');
        risk();
        return text.append('\n').append(joinNotices()).toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void weights() {
        line(
                "%-" + width + "s%s   %9s %9s %9s   %s",
                "",
                ids(),
                "TWR a yr",
                "vol a yr",
                "drawdown",
                "lower volatility (in / out of sample)");
        run.allocations()
                .forEach((profile, allocation) -> line(
                        "%-" + width + "s%s   %9s %9s %9s   %s",
                        profile,
                        weights(allocation.sleeveWeights()),
                        percent(allocation.performance().annualizedTwr()),
                        percent(allocation.performance().annualizedVolatility()),
                        percent(OptionalDouble.of(allocation.performance().maxDrawdown())),
                        verdicts(profile)));
    }

    private String ids() {
        return run.sleeves().stream()
                .map(sleeve -> String.format(Locale.ROOT, "%12s", sleeve.id()))
                .collect(Collectors.joining());
    }

    /** The published share of every sleeve in the whole, meta-portfolios with all within them. */
    private void tree() {
        List<String> paths = run.paths().subList(1, run.paths().size());
        int longest =
                paths.stream().mapToInt(path -> shown(path).length()).max().orElse(0);
        line(
                "%-" + longest + "s%s",
                "",
                run.allocations().keySet().stream()
                        .map(profile -> String.format(Locale.ROOT, "%14s", profile))
                        .collect(Collectors.joining()));
        for (String path : paths) {
            line(
                    "%-" + longest + "s%s",
                    shown(path),
                    run.allocations().keySet().stream()
                            .map(profile -> String.format(Locale.ROOT, "%12.2f %%", 100 * run.shareOf(path, profile)))
                            .collect(Collectors.joining()));
        }
    }

    /** Two spaces a level, the first without. */
    private static String shown(String path) {
        String[] ids = path.split("/", -1);
        return "  ".repeat(ids.length - 2) + ids[ids.length - 1];
    }

    /** What a philosophy earned more than plain rules, out of sample. */
    private void baselines() {
        MetaAllocation first = run.allocations().values().iterator().next();
        line(
                "%-" + width + "s%s   %s",
                "",
                first.layer2().baselines().stream()
                        .map(baseline -> String.format(
                                Locale.ROOT, "%20s", baseline.rule().id()))
                        .collect(Collectors.joining()),
                "mean return beyond plain rules, a year");
        run.allocations()
                .forEach((profile, allocation) -> line(
                        "%-" + width + "s%s",
                        profile,
                        allocation.layer2().baselines().stream()
                                .map(baseline -> String.format(Locale.ROOT, "%20s", excess(allocation, baseline)))
                                .collect(Collectors.joining())));
    }

    private static String excess(MetaAllocation allocation, Baseline baseline) {
        OptionalDouble excess = allocation
                .layer2()
                .beside(baseline, allocation.performance().sessionsPerYear())
                .excessReturn();
        return excess.isPresent() ? String.format(Locale.ROOT, "%+.2f %%", percents(excess.getAsDouble())) : "–";
    }

    /** The share of risk that each sleeve had out of sample. */
    private void risk() {
        line("%-" + width + "s%s%12s   %s", "", ids(), "costs", "share of realised risk");
        run.allocations().forEach((profile, allocation) -> {
            SleeveAttribution attribution = allocation.layer2().attribution();
            line(
                    "%-" + width + "s%s%12s",
                    profile,
                    attribution.sleeves().stream()
                            .map(SleeveShare::realised)
                            .map(share -> String.format(Locale.ROOT, "%12s", percent(share)))
                            .collect(Collectors.joining()),
                    percent(attribution.costRisk()));
        });
    }

    /** Each notice once; what is said of several sleeves in the same words is said of them together. */
    private String joinNotices() {
        Map<String, String> subjects = new LinkedHashMap<>();
        run.allocations().values().stream()
                .flatMap(allocation -> allocation.notices().stream())
                .distinct()
                .forEach(notice -> {
                    int end = notice.indexOf(": ");
                    subjects.merge(
                            end < 0 ? notice : notice.substring(end),
                            end < 0 ? "" : notice.substring(0, end),
                            (earlier, later) -> earlier + ", " + later);
                });
        return subjects.entrySet().stream()
                .map(notice -> "note: " + notice.getValue() + notice.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private static String weights(Weights weights) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < weights.size(); i++) {
            cells.append(String.format(Locale.ROOT, "%10.2f %%", 100 * weights.at(i)));
        }
        return cells.toString();
    }

    private String verdicts(RiskProfile profile) {
        return run.acceptance().criteria().stream()
                .filter(criterion -> criterion.id().equals("lower_volatility")
                        && criterion.profile().filter(profile::equals).isPresent())
                .map(criterion -> criterion.status().toString())
                .collect(Collectors.joining(" / "));
    }

    private static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? String.format(Locale.ROOT, "%7.2f %%", percents(fraction.getAsDouble())) : "–";
    }

    /** What would be shown as minus nothing is nothing. */
    private static double percents(double fraction) {
        double percents = 100 * fraction;
        return Math.abs(percents) < 0.005 ? 0 : percents;
    }
}
