package io.metafolio.study;

import io.metafolio.metrics.SampleShape;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the scenarios of a study say together. Immutable.
 *
 * @param sleeves the ids of the sleeves, in order
 * @param profiles the philosophies, in order
 * @param outcomes of every scenario that was run, by number
 */
public record StudySummary(List<String> sleeves, List<RiskProfile> profiles, List<ScenarioOutcome> outcomes) {
    /** The shares at which distributions are told: the middle, and the ends of intervals that hold a half and nine tenths. */
    public static final List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    /** Copies. */
    public StudySummary {
        sleeves = List.copyOf(sleeves);
        profiles = List.copyOf(profiles);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What a verdict's share of the drawn histories is.
     *
     * @param share of those that could be run, from 0 to 1
     * @param error one standard error of that share, as of independent histories
     */
    public record Probability(double share, double error) {}

    /**
     * How far one variation moves a number.
     *
     * @param variation what is varied
     * @param by the number there, less the number as it is; empty where one of them was refused or not measured
     */
    public record Effect(Scenario variation, OptionalDouble by) {}

    /**
     * Puts outcomes together.
     *
     * @param study whose outcomes they are
     * @param outcomes by number
     * @return the summary
     */
    public static StudySummary of(Study study, List<ScenarioOutcome> outcomes) {
        return new StudySummary(study.sleeves(), study.profiles(), outcomes);
    }

    /**
     * The run as it is.
     *
     * @param profile a risk profile of the study
     * @return empty where it was refused
     */
    public Optional<ProfileOutcome> actual(RiskProfile profile) {
        return outcomes.stream()
                .filter(outcome -> outcome.scenario().kind() == Scenario.Kind.ACTUAL)
                .findFirst()
                .flatMap(outcome -> outcome.profile(profile));
    }

    /**
     * A number of the run as it is.
     *
     * @param profile a risk profile of the study
     * @param name one of {@link ProfileOutcome#columns}
     * @return empty where it was refused or could not be measured
     */
    public OptionalDouble actual(RiskProfile profile, String name) {
        return number(actual(profile), name);
    }

    /**
     * What could not be run.
     *
     * @return the outcomes that are refusals
     */
    public List<ScenarioOutcome> refused() {
        return outcomes.stream()
                .filter(outcome -> outcome.refusal().isPresent())
                .toList();
    }

    /**
     * What drawn histories yielded under one philosophy.
     *
     * @param profile a risk profile of the study
     * @return by number, without those that were refused
     */
    public List<ProfileOutcome> drawn(RiskProfile profile) {
        return of(Scenario.Kind.DRAWN)
                .flatMap(outcome -> outcome.profile(profile).stream())
                .toList();
    }

    private Stream<ScenarioOutcome> of(Scenario.Kind kind) {
        return outcomes.stream().filter(outcome -> outcome.scenario().kind() == kind);
    }

    /**
     * How a number is distributed over drawn histories.
     *
     * @param profile a risk profile of the study
     * @param name one of {@link ProfileOutcome#columns}
     * @return the quantile at each of {@link #SHARES}, between neighbours by linear interpolation; none where it was never measured
     */
    public List<Double> quantiles(RiskProfile profile, String name) {
        double[] values = drawn(profile).stream()
                .flatMap(outcome -> outcome.number(name).stream().boxed())
                .mapToDouble(Double::doubleValue)
                .toArray();
        return values.length == 0
                ? List.of()
                : SHARES.stream()
                        .map(share -> SampleShape.quantile(values, share))
                        .toList();
    }

    /**
     * How often each verdict was given over drawn histories.
     *
     * @param profile a risk profile of the study
     * @param scope {@link ProfileOutcome#inSample} or {@link ProfileOutcome#outOfSample}
     * @return by verdict; none where nothing was drawn
     */
    public Map<Status, Probability> verdicts(RiskProfile profile, Function<ProfileOutcome, Status> scope) {
        List<ProfileOutcome> drawn = drawn(profile);
        Map<Status, Probability> verdicts = new LinkedHashMap<>();
        if (drawn.isEmpty()) {
            return verdicts;
        }
        for (Status status : List.of(Status.PASS, Status.FAIL, Status.UNATTAINABLE)) {
            long count = drawn.stream()
                    .filter(outcome -> scope.apply(outcome) == status)
                    .count();
            double share = (double) count / drawn.size();
            verdicts.put(status, new Probability(share, Math.sqrt(share * (1 - share) / drawn.size())));
        }
        return verdicts;
    }

    /**
     * What moves a number, and how far.
     *
     * @param profile a risk profile of the study
     * @param name one of {@link ProfileOutcome#columns}
     * @return by name of what is varied, that which moves it furthest first; within one, in the order of the study
     */
    public Map<String, List<Effect>> effects(RiskProfile profile, String name) {
        Map<String, List<Effect>> byName = new LinkedHashMap<>();
        of(Scenario.Kind.VARIED)
                .forEach(outcome -> byName.computeIfAbsent(outcome.scenario().name(), any -> new ArrayList<>())
                        .add(new Effect(outcome.scenario(), moved(outcome, profile, name))));
        Map<String, List<Effect>> sorted = new LinkedHashMap<>();
        byName.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -furthest(entry.getValue())))
                .forEachOrdered(entry -> sorted.put(entry.getKey(), List.copyOf(entry.getValue())));
        return sorted;
    }

    private OptionalDouble moved(ScenarioOutcome varied, RiskProfile profile, String name) {
        OptionalDouble there = number(varied.profile(profile), name);
        OptionalDouble here = actual(profile, name);
        return there.isPresent() && here.isPresent()
                ? OptionalDouble.of(there.getAsDouble() - here.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble number(Optional<ProfileOutcome> outcome, String name) {
        return outcome.map(numbers -> numbers.number(name)).orElse(OptionalDouble.empty());
    }

    private static double furthest(List<Effect> effects) {
        return effects.stream()
                .mapToDouble(effect -> Math.abs(effect.by().orElse(0)))
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        return new StudyText(this).toString();
    }
}
