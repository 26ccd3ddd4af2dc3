package io.metafolio.selection;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.selection.PredictabilityDiagnosis.Threshold;
import io.metafolio.selection.PredictabilityDiagnosis.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;

/** Thresholds held against series of independent normal returns. */
final class NoiseSimulation {
    private static final double HALF = 0.5;

    /** Diagnoses by what decides them: sleeves, runs and scenarios of one policy ask for the same one. */
    private static final Cache<String, PredictabilityDiagnosis> KNOWN =
            CacheBuilder.newBuilder().maximumSize(64).build();

    private final PredictabilityPolicy policy;
    private final int rows;
    private final List<Predictability> noise = new ArrayList<>();
    private final Map<PredictabilityRule, Integer> fired = new EnumMap<>(PredictabilityRule.class);
    private int vetoed;

    private NoiseSimulation(PredictabilityPolicy policy, int rows) {
        this.policy = policy;
        this.rows = rows;
    }

    static PredictabilityDiagnosis of(PredictabilityPolicy policy, int rows, int simulations, long seed) {
        if (rows < 1 || simulations < 1) {
            throw new IllegalArgumentException(
                    "Diagnosis of " + simulations + " series of " + rows + " rows. Expected at least one of each.");
        }
        String key = key(policy, rows, simulations, seed);
        PredictabilityDiagnosis known = KNOWN.getIfPresent(key);
        if (known != null) {
            return known;
        }
        PredictabilityDiagnosis simulated = simulated(policy, rows, simulations, seed);
        KNOWN.put(key, simulated);
        return simulated;
    }

    /** All that a diagnosis follows from, as text: the Java machine would hold the class of a record that is a key. */
    private static String key(PredictabilityPolicy policy, int rows, int simulations, long seed) {
        return ContentHash.of("noise")
                .count(policy.entropy().order())
                .count(policy.entropy().delay())
                .number(policy.entropyMax())
                .number(policy.entropyCeiling())
                .number(policy.randomWalk().low())
                .number(policy.randomWalk().high())
                .number(policy.efficiencyMin())
                .count(rows)
                .count(simulations)
                .count(seed)
                .hex();
    }

    private static PredictabilityDiagnosis simulated(
            PredictabilityPolicy policy, int rows, int simulations, long seed) {
        NoiseSimulation simulation = new NoiseSimulation(policy, rows);
        Random random = new Random(seed);
        for (int i = 0; i < simulations; i++) {
            simulation.measure(random);
        }
        return simulation.diagnosis();
    }

    private void measure(Random random) {
        double[] returns = new double[rows];
        for (int t = 0; t < rows; t++) {
            returns[t] = random.nextGaussian();
        }
        Predictability measured = policy.measure(returns);
        noise.add(measured);
        List<PredictabilityVeto> vetoes = policy.vetoes("noise", measured);
        vetoes.forEach(veto -> fired.merge(veto.rule(), 1, Integer::sum));
        vetoed += vetoes.isEmpty() ? 0 : 1;
    }

    private PredictabilityDiagnosis diagnosis() {
        OptionalDouble bound = policy.entropy().windows(rows) > 0
                ? OptionalDouble.of(policy.entropy().bound(rows))
                : OptionalDouble.empty();
        List<Threshold> thresholds = List.of(
                threshold(
                        PredictabilityRule.ENTROPY,
                        CanonicalJson.number(policy.entropyMax()),
                        Predictability::entropy,
                        bound),
                threshold(
                        PredictabilityRule.ENTROPY_CEILING,
                        CanonicalJson.number(policy.entropyCeiling()),
                        Predictability::entropy,
                        bound),
                threshold(
                        PredictabilityRule.RANDOM_WALK,
                        policy.randomWalk().toString(),
                        Predictability::hurst,
                        OptionalDouble.empty()),
                threshold(
                        PredictabilityRule.INEFFICIENT,
                        CanonicalJson.number(policy.efficiencyMin()),
                        Predictability::efficiency,
                        OptionalDouble.empty()));
        return new PredictabilityDiagnosis(rows, noise.size(), thresholds, (double) vetoed / noise.size());
    }

    private Threshold threshold(
            PredictabilityRule rule,
            String value,
            Function<Predictability, OptionalDouble> measure,
            OptionalDouble bound) {
        OptionalDouble mean = mean(measure);
        int count = fired.getOrDefault(rule, 0);
        if (rule == PredictabilityRule.ENTROPY) {
            count += fired.getOrDefault(PredictabilityRule.ENTROPY_CEILING, 0);
        }
        double rate = (double) count / noise.size();
        double error = Math.sqrt(rate * (1 - rate) / noise.size());
        return new Threshold(rule, value, mean, rate, error, bound, verdict(rule, mean, rate, bound));
    }

    /** Summed in order, so that every JVM finds the same bits. */
    private OptionalDouble mean(Function<Predictability, OptionalDouble> measure) {
        double sum = 0;
        int count = 0;
        for (Predictability measured : noise) {
            OptionalDouble value = measure.apply(measured);
            if (value.isPresent()) {
                sum += value.getAsDouble();
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    private Verdict verdict(PredictabilityRule rule, OptionalDouble mean, double rate, OptionalDouble bound) {
        if (mean.isEmpty()) {
            return Verdict.NOT_MEASURED;
        }
        boolean isOff =
                switch (rule) {
                    case ENTROPY -> bound.orElse(1) <= policy.entropyMax();
                    case ENTROPY_CEILING -> bound.orElse(1) <= policy.entropyCeiling();
                    case RANDOM_WALK ->
                        policy.randomWalk().low() > policy.randomWalk().high();
                    default -> policy.efficiencyMin() == 0;
                };
        if (isOff) {
            return Verdict.NEVER_FIRES;
        }
        return rate > HALF ? Verdict.FAILS_NOISE : Verdict.TELLS;
    }
}
