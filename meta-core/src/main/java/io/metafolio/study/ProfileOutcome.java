package io.metafolio.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.report.AcceptanceCriterion.Status;
import io.metafolio.returns.ReturnSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one scenario yielded under one philosophy: two verdicts, and numbers by name. Those are of {@link #NAMES} the ones that could be
 * measured, then {@code weight/SLEEVE}, the published weight of each sleeve, and {@code wealth/01} … {@code wealth/24}, what a wealth of
 * 1 had become at equal steps of the rows out of sample. Immutable, and small: a study holds one for each scenario and philosophy.
 */
public final class ProfileOutcome {
    /** Of the walk-forward over that of the best sleeve on the same rows. */
    public static final String VOLATILITY_RATIO = "volatility_ratio";
    /** Before the id of a sleeve. */
    public static final String WEIGHT = "weight/";
    /** Before the number of a step. */
    public static final String WEALTH = "wealth/";
    /** How many steps wealth is told at. */
    public static final int STEPS = 24;

    /**
     * The numbers beside weights and wealth, in order: volatilities and returns a year where there are rows enough to annualise, a
     * session otherwise.
     */
    public static final List<String> NAMES = List.of(
            "rows",
            "years",
            "volatility",
            "best_sleeve_volatility",
            "least_volatility",
            VOLATILITY_RATIO,
            "in_sample_volatility",
            "in_sample_best_sleeve_volatility",
            "in_sample_least_volatility",
            "twr",
            "annualized_twr",
            "drawdown",
            "costs");

    /** One list of names for all outcomes that have them. */
    private static final Interner<ImmutableList<String>> LABELS = Interners.newWeakInterner();

    private final Status inSample;
    private final Status outOfSample;
    private final ImmutableList<String> names;
    private final double[] values;

    /**
     * Copies, keeping order.
     *
     * @param inSample is the published mix less volatile than the best sleeve
     * @param outOfSample was the walk-forward less volatile than the best sleeve
     * @param numbers by name
     */
    public ProfileOutcome(Status inSample, Status outOfSample, Map<String, Double> numbers) {
        this.inSample = inSample;
        this.outOfSample = outOfSample;
        this.names = LABELS.intern(ImmutableList.copyOf(numbers.keySet()));
        this.values = numbers.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Is the published mix less volatile than the best sleeve.
     *
     * @return the verdict on the rows it was decided on
     */
    public Status inSample() {
        return inSample;
    }

    /**
     * Was the walk-forward less volatile than the best sleeve.
     *
     * @return the verdict on the rows it had not seen
     */
    public Status outOfSample() {
        return outOfSample;
    }

    /**
     * The name of a step's wealth.
     *
     * @param step from 1 to {@link #STEPS}
     * @return its name among the numbers
     */
    public static String wealth(int step) {
        return String.format(Locale.ROOT, "%s%02d", WEALTH, step);
    }

    /**
     * All names that numbers may have, in order.
     *
     * @param sleeves the ids of the sleeves
     * @return the columns of a table of outcomes
     */
    public static List<String> columns(List<String> sleeves) {
        List<String> columns = new ArrayList<>(NAMES);
        sleeves.forEach(sleeve -> columns.add(WEIGHT + sleeve));
        for (int step = 1; step <= STEPS; step++) {
            columns.add(wealth(step));
        }
        return List.copyOf(columns);
    }

    /**
     * A number.
     *
     * @param name one of {@link #columns}
     * @return empty where it could not be measured
     */
    public OptionalDouble number(String name) {
        int at = names.indexOf(name);
        return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[at]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProfileOutcome outcome
                && inSample == outcome.inSample
                && outOfSample == outcome.outOfSample
                && names.equals(outcome.names)
                && Arrays.equals(values, outcome.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inSample, outOfSample, names, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "in sample " + inSample + ", out of sample " + outOfSample + ", " + names + " "
                + Arrays.toString(values);
    }

    static ProfileOutcome of(MetaRun run, MetaAllocation allocation) {
        StreamMetrics performance = allocation.performance();
        AcceptanceCriterion inside = volatility(run, allocation.profile(), "in_sample");
        AcceptanceCriterion outside = volatility(run, allocation.profile(), "out_of_sample");
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("rows", (double) performance.rows());
        numbers.put("years", (double) performance.rows() / performance.sessionsPerYear());
        put(numbers, "", outside);
        double best = outside.measured().getOrDefault("best_sleeve", 0.0);
        if (best > 0) {
            numbers.put(VOLATILITY_RATIO, outside.measured().getOrDefault("meta", 0.0) / best);
        }
        put(numbers, "in_sample_", inside);
        numbers.put("twr", performance.twr());
        performance.annualizedTwr().ifPresent(twr -> numbers.put("annualized_twr", twr));
        numbers.put("drawdown", performance.maxDrawdown());
        performance.costs().ifPresent(costs -> numbers.put("costs", costs));
        allocation.sleeveWeights().asMap().forEach((sleeve, weight) -> numbers.put(WEIGHT + sleeve, weight));
        wealth(allocation.layer2().stream(), numbers);
        return new ProfileOutcome(inside.status(), outside.status(), numbers);
    }

    private static AcceptanceCriterion volatility(MetaRun run, RiskProfile profile, String scope) {
        return run.acceptance().criteria().stream()
                .filter(criterion -> criterion.id().equals("lower_volatility")
                        && criterion.profile().equals(Optional.of(profile))
                        && criterion.scope().equals(Optional.of(scope)))
                .findFirst()
                .orElseThrow();
    }

    private static void put(Map<String, Double> numbers, String scope, AcceptanceCriterion criterion) {
        put(numbers, scope + "volatility", criterion, "meta");
        put(numbers, scope + "best_sleeve_volatility", criterion, "best_sleeve");
        put(numbers, scope + "least_volatility", criterion, "minimum_attainable");
    }

    private static void put(Map<String, Double> numbers, String name, AcceptanceCriterion criterion, String measured) {
        Double value = criterion.measured().get(measured);
        if (value != null) {
            numbers.put(name, value);
        }
    }

    private static void wealth(ReturnSeries stream, Map<String, Double> numbers) {
        double wealth = 1;
        int row = 0;
        for (int step = 1; step <= STEPS; step++) {
            int end = (int) ((long) stream.size() * step / STEPS);
            for (; row < end; row++) {
                wealth *= 1 + stream.at(row);
            }
            numbers.put(wealth(step), wealth);
        }
    }
}
