package io.metafolio.study;

import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A summary as text: what drawn histories say, and what moves the outcome most. */
final class StudyText {
    private static final double PERCENT = 100;

    private final StudySummary summary;
    private final StringBuilder text = new StringBuilder();

    StudyText(StudySummary summary) {
        this.summary = summary;
    }

    @Override
    public String toString() {
        text.setLength(0);
        for (RiskProfile profile : summary.profiles()) {
            text.append(profile).append('\n');
            distributions(profile);
            verdicts(profile);
            effects(profile);
            text.append('\n');
        }
        List<ScenarioOutcome> refused = summary.refused();
        line("%d scenarios, %d refused", summary.outcomes().size(), refused.size());
        refused.stream()
                .limit(3)
                .forEach(outcome ->
                        line("  %s: %s", outcome.scenario(), outcome.refusal().orElseThrow()));
        return text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private void distributions(RiskProfile profile) {
        if (summary.drawn(profile).isEmpty()) {
            return;
        }
        line(
                "  %-28s %9s %9s %9s %9s %9s %9s",
                summary.drawn(profile).size() + " histories drawn", "as it is", "5 %", "25 %", "50 %", "75 %", "95 %");
        List<String> names = new ArrayList<>(summary.sleeves().stream()
                .map(sleeve -> ProfileOutcome.WEIGHT + sleeve)
                .toList());
        names.addAll(List.of(
                "volatility", "best_sleeve_volatility", ProfileOutcome.VOLATILITY_RATIO, "annualized_twr", "drawdown"));
        for (String name : names) {
            List<Double> quantiles = summary.quantiles(profile, name);
            if (!quantiles.isEmpty()) {
                OptionalDouble actual = summary.actual(profile, name);
                StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-28s", name));
                row.append(cell(name, actual));
                quantiles.forEach(value -> row.append(cell(name, OptionalDouble.of(value))));
                line("%s", row);
            }
        }
    }

    private static String cell(String name, OptionalDouble value) {
        if (value.isEmpty()) {
            return String.format(Locale.ROOT, " %9s", "–");
        }
        return name.equals(ProfileOutcome.VOLATILITY_RATIO)
                ? String.format(Locale.ROOT, " %9.3f", value.getAsDouble())
                : String.format(Locale.ROOT, " %7.2f %%", PERCENT * value.getAsDouble());
    }

    private void verdicts(RiskProfile profile) {
        verdict(profile, "in sample", ProfileOutcome::inSample);
        verdict(profile, "out of sample", ProfileOutcome::outOfSample);
    }

    private void verdict(RiskProfile profile, String scope, Function<ProfileOutcome, Status> verdict) {
        Map<Status, StudySummary.Probability> verdicts = summary.verdicts(profile, verdict);
        if (verdicts.isEmpty()) {
            return;
        }
        StringBuilder row =
                new StringBuilder("  lower volatility ").append(scope).append(':');
        verdicts.forEach((status, probability) -> row.append(String.format(
                Locale.ROOT,
                " %s %.1f ± %.1f %%",
                status,
                PERCENT * probability.share(),
                PERCENT * probability.error())));
        line("%s", row);
    }

    private void effects(RiskProfile profile) {
        Map<String, List<StudySummary.Effect>> effects = summary.effects(profile, ProfileOutcome.VOLATILITY_RATIO);
        if (effects.isEmpty()) {
            return;
        }
        line("  moves volatility beside the best sleeve, furthest first");
        effects.forEach((name, all) -> {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-34s", name));
            all.forEach(effect -> row.append(String.format(
                    Locale.ROOT,
                    "  %s %s",
                    effect.variation().value(),
                    effect.by().isPresent()
                            ? String.format(Locale.ROOT, "%+.4f", effect.by().getAsDouble())
                            : "refused")));
            line("%s", row);
        });
    }
}
