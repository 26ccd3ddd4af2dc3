package io.metafolio.io.html;

import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion.Status;
import io.metafolio.study.ProfileOutcome;
import io.metafolio.study.StudySummary;
import io.metafolio.study.StudySummary.Effect;
import io.metafolio.study.StudySummary.Probability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The figures of a study: a fan of wealth, weights, verdicts, and what moves the outcome. */
final class StudyCharts {
    /** Positions of {@link StudySummary#SHARES}. */
    private static final int LEAST = 0;

    private static final int LOWER = 1;
    private static final int MIDDLE = 2;
    private static final int UPPER = 3;
    private static final int GREATEST = 4;

    private static final int HEIGHT = 300;
    private static final String DRAWN = "p0";
    private static final double THIN = 0.12;

    private final StudySummary summary;

    StudyCharts(StudySummary summary) {
        this.summary = summary;
    }

    /** What a wealth of 1 became over drawn histories; there must be some. */
    Chart wealth(RiskProfile profile) {
        List<List<Double>> steps = new ArrayList<>(List.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0)));
        List<Double> actual = new ArrayList<>(List.of(1.0));
        for (int step = 1; step <= ProfileOutcome.STEPS; step++) {
            String name = ProfileOutcome.wealth(step);
            steps.add(summary.quantiles(profile, name));
            summary.actual(profile, name).ifPresent(actual::add);
        }
        double[] all = DoubleStream.concat(
                        steps.stream().flatMap(List::stream).mapToDouble(Double::doubleValue),
                        actual.stream().mapToDouble(Double::doubleValue))
                .toArray();
        Scale scale = LogScale.of(
                DoubleStream.of(all).min().orElseThrow(),
                DoubleStream.of(all).max().orElseThrow());
        List<Chart.Shape> shapes = new ArrayList<>(List.of(
                Chart.Shape.level("base", scale.height(1)),
                between(steps, LEAST, GREATEST, scale),
                between(steps, LOWER, UPPER, scale),
                Chart.Shape.line(
                        "curve " + DRAWN,
                        along(steps.stream().map(all5 -> all5.get(MIDDLE)).toList(), scale))));
        List<Chart.End> ends = new ArrayList<>();
        List<Double> last = steps.get(ProfileOutcome.STEPS);
        for (int q : List.of(GREATEST, MIDDLE, LEAST)) {
            ends.add(new Chart.End(
                    scale.height(last.get(q)),
                    Figures.bound(StudySummary.SHARES.get(q)),
                    Figures.multiple(last.get(q)),
                    DRAWN));
        }
        if (actual.size() == steps.size()) {
            shapes.add(Chart.Shape.line("curve meta", along(actual, scale)));
            double end = actual.get(ProfileOutcome.STEPS);
            ends.add(new Chart.End(scale.height(end), "as it was", Figures.multiple(end), "meta"));
        }
        return new Chart(
                "fan",
                "Wealth over drawn histories",
                "Quantiles of wealth over drawn histories beside the run as it was",
                "Nine tenths of the histories lie in the light band, half of them in the dark one; the line between is the"
                        + " median at each step. Logarithmic; by years out of sample.",
                HEIGHT,
                scale.ticks().stream()
                        .map(tick -> new Chart.Mark(
                                scale.height(tick.doubleValue()),
                                tick.stripTrailingZeros().toPlainString() + "×"))
                        .toList(),
                years(profile),
                shapes,
                ends);
    }

    private static Chart.Shape between(List<List<Double>> steps, int low, int high, Scale scale) {
        List<Chart.Point> points =
                new ArrayList<>(along(steps.stream().map(all -> all.get(low)).toList(), scale));
        List<Chart.Point> above = along(steps.stream().map(all -> all.get(high)).toList(), scale);
        for (int step = above.size() - 1; step >= 0; step--) {
            points.add(above.get(step));
        }
        return Chart.Shape.area("capital " + DRAWN, points);
    }

    private static List<Chart.Point> along(List<Double> wealth, Scale scale) {
        return IntStream.range(0, wealth.size())
                .mapToObj(step -> new Chart.Point((double) step / ProfileOutcome.STEPS, scale.height(wealth.get(step))))
                .toList();
    }

    private List<Chart.Tick> years(RiskProfile profile) {
        List<Double> years = summary.quantiles(profile, "years");
        double span = years.get(MIDDLE);
        return LinearScale.ticks(0, span, BarChart.MOST_TICKS).stream()
                .map(tick -> new Chart.Tick(
                        tick.doubleValue() / span, tick.stripTrailingZeros().toPlainString()))
                .toList();
    }

    /** Published weights over drawn histories; there must be some. */
    Chart weights(RiskProfile profile) {
        List<String> sleeves = summary.sleeves();
        double greatest = sleeves.stream()
                .flatMap(sleeve -> summary.quantiles(profile, ProfileOutcome.WEIGHT + sleeve).stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        BarChart bars = new BarChart(sleeves.size(), 0, greatest);
        for (int j = 0; j < sleeves.size(); j++) {
            String name = ProfileOutcome.WEIGHT + sleeves.get(j);
            List<Double> q = summary.quantiles(profile, name);
            String colour = Palette.sleeve(j);
            bars.bar(j, -THIN, THIN, q.get(LEAST), q.get(GREATEST), "capital " + colour);
            bars.bar(j, -BarChart.HALF, BarChart.HALF, q.get(LOWER), q.get(UPPER), "fill " + colour);
            OptionalDouble actual = summary.actual(profile, name);
            if (actual.isPresent()) {
                bars.upright(j, actual.getAsDouble(), "raw");
            }
            bars.end(j, sleeves.get(j), Figures.percent(q.get(MIDDLE)), colour);
        }
        return bars.chart(
                "drawn-weights",
                "Published weights over drawn histories",
                "Quantiles of each sleeve's published weight",
                "Nine tenths of the histories lie in the thin bar, half of them in the thick one. Upright: the weight as it"
                        + " was published. The number is the median.",
                bars.ticks());
    }

    /** How often each verdict was given, in and out of sample. */
    Chart verdicts() {
        List<RiskProfile> profiles = summary.profiles();
        BarChart bars = new BarChart(2 * profiles.size(), 0, 1);
        for (int k = 0; k < profiles.size(); k++) {
            verdict(
                    bars,
                    2 * k,
                    profiles.get(k) + ", in sample",
                    summary.verdicts(profiles.get(k), ProfileOutcome::inSample));
            verdict(
                    bars,
                    2 * k + 1,
                    profiles.get(k) + ", out of sample",
                    summary.verdicts(profiles.get(k), ProfileOutcome::outOfSample));
        }
        return bars.chart(
                "verdicts",
                "Is it less volatile than its best sleeve?",
                "Share of drawn histories by verdict",
                "From the left: PASS green, FAIL orange, UNATTAINABLE grey: more volatile, and no weights inside the"
                        + " guardrails could have made it less. The number is the share that passes.",
                bars.ticks());
    }

    private static void verdict(BarChart bars, int line, String name, Map<Status, Probability> verdicts) {
        List<String> looks = List.of("fill s2", "fill s1", "fill s6");
        double from = 0;
        int k = 0;
        for (Probability probability : verdicts.values()) {
            bars.bar(line, -BarChart.HALF, BarChart.HALF, from, from + probability.share(), looks.get(k));
            from += probability.share();
            k++;
        }
        Probability pass = verdicts.get(Status.PASS);
        bars.end(line, name, pass == null ? Figures.ABSENT : Figures.percent(pass.share()), "meta");
    }

    /** What moves the volatility beside the best sleeve, furthest first; something must be varied. */
    Chart effects(RiskProfile profile) {
        Map<String, List<Effect>> effects = summary.effects(profile, ProfileOutcome.VOLATILITY_RATIO);
        double[] all = effects.values().stream()
                .flatMap(List::stream)
                .flatMap(effect -> effect.by().stream().boxed())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double least = Math.min(0, DoubleStream.of(all).min().orElse(0));
        double greatest = Math.max(0, DoubleStream.of(all).max().orElse(0));
        BarChart bars = new BarChart(effects.size(), least, greatest);
        int line = 0;
        for (Map.Entry<String, List<Effect>> entry : effects.entrySet()) {
            for (Effect effect : entry.getValue()) {
                if (effect.by().isPresent()) {
                    double by = effect.by().getAsDouble();
                    bars.bar(line, -BarChart.HALF, BarChart.HALF, 0, by, (by < 0 ? "capital s2" : "capital s1"));
                    bars.upright(line, by, "zero");
                }
            }
            bars.end(line, entry.getKey(), furthest(entry.getValue()), "meta");
            line++;
        }
        bars.zero();
        return bars.chart(
                "effects",
                "What moves it most",
                "Change of the volatility beside the best sleeve's, by what is varied",
                "Change of the meta-portfolio's volatility over that of its best sleeve, out of sample, on the history as it"
                        + " was; each upright is one value, the number the furthest. To the left is calmer.",
                bars.ticks());
    }

    private static String furthest(List<Effect> effects) {
        double furthest = 0;
        boolean isMeasured = false;
        for (Effect effect : effects) {
            double by = effect.by().orElse(0);
            isMeasured |= effect.by().isPresent();
            furthest = Math.abs(by) > Math.abs(furthest) ? by : furthest;
        }
        return isMeasured ? Figures.percent(furthest) : "refused";
    }
}
