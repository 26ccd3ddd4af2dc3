package io.metafolio.selection;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a policy's thresholds are worth on windows of a length. Immutable.
 *
 * @param rows the length of the windows
 * @param simulations how many series of noise were measured
 * @param thresholds each threshold with its verdict, in the order of {@link PredictabilityRule}
 * @param vetoed share of noise that at least one threshold vetoes, 0 … 1
 */
public record PredictabilityDiagnosis(int rows, int simulations, List<Threshold> thresholds, double vetoed) {
    /** Copies the thresholds. */
    public PredictabilityDiagnosis {
        thresholds = ImmutableList.copyOf(thresholds);
    }

    /** What a threshold is worth. */
    public enum Verdict {
        /** It can fire, and more than half of noise passes it. */
        TELLS,
        /** No series of that length reaches it. */
        NEVER_FIRES,
        /** Pure noise fails it more often than not. */
        FAILS_NOISE,
        /** What it is about cannot be measured on that length. */
        NOT_MEASURED
    }

    /**
     * One threshold.
     *
     * @param rule what it vetoes
     * @param threshold its value, as text
     * @param noiseMean mean of the measure on noise; empty where it cannot be measured
     * @param noiseRate share of noise that it vetoes, 0 … 1
     * @param error standard error of that share
     * @param bound what no series of that length exceeds; empty where the measure is not bounded by the length
     * @param verdict what follows
     */
    public record Threshold(
            PredictabilityRule rule,
            String threshold,
            OptionalDouble noiseMean,
            double noiseRate,
            double error,
            OptionalDouble bound,
            Verdict verdict) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-13s %-15s %s  noise: mean %s, vetoed %5.1f %% ± %.1f%s",
                    verdict,
                    rule,
                    threshold,
                    noiseMean.isPresent() ? String.format(Locale.ROOT, "%.3f", noiseMean.getAsDouble()) : "absent",
                    100 * noiseRate,
                    100 * error,
                    bound.isPresent() ? String.format(Locale.ROOT, "; at most %.3f", bound.getAsDouble()) : "");
        }
    }

    /**
     * The verdict on one threshold.
     *
     * @param rule what it vetoes
     * @return the threshold
     * @throws IllegalArgumentException where the diagnosis has none for that rule
     */
    public Threshold threshold(PredictabilityRule rule) {
        return thresholds.stream()
                .filter(threshold -> threshold.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No threshold " + rule + ". Expected one of "
                        + thresholds.stream().map(Threshold::rule).toList() + "."));
    }

    /**
     * What a run must say: thresholds that cannot do what they are for.
     *
     * @return one sentence each; none where every threshold tells something
     */
    public List<String> notices() {
        return thresholds.stream()
                .filter(threshold -> threshold.verdict() != Verdict.TELLS)
                .map(threshold -> threshold.rule().title() + " (" + threshold.threshold() + ") on " + rows + " rows: "
                        + said(threshold))
                .toList();
    }

    private static String said(Threshold threshold) {
        return switch (threshold.verdict()) {
            case NEVER_FIRES ->
                threshold.bound().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "can never fire, no series exceeds %.4f",
                                threshold.bound().getAsDouble())
                        : "can never fire, it is switched off";
            case FAILS_NOISE ->
                String.format(Locale.ROOT, "pure noise fails it in %.1f %% of windows", 100 * threshold.noiseRate());
            default -> "cannot be measured";
        };
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%d rows, %d series of noise, %.1f %% of them vetoed\n", rows, simulations, 100 * vetoed));
        thresholds.forEach(threshold -> text.append("  ").append(threshold).append('\n'));
        return text.toString();
    }
}
