package io.metafolio.selection;

import io.metafolio.audit.CanonicalJson;
import java.util.ArrayList;
import java.util.List;

/**
 * Which assets are too unpredictable to take part. The estimator stands beside its thresholds, because a threshold means nothing
 * without it. Immutable; safe to share between threads.
 *
 * @param entropy order and delay of the permutation entropy
 * @param entropyMax entropy above which an asset is vetoed, 0 … 1
 * @param entropyCeiling entropy above which it is vetoed whatever a relaxed policy says, at least {@code entropyMax}
 * @param randomWalk Hurst exponents that count as a random walk
 * @param efficiencyMin efficiency ratio below which it is vetoed, 0 … 1
 */
public record PredictabilityPolicy(
        PermutationEntropy entropy,
        double entropyMax,
        double entropyCeiling,
        HurstZone randomWalk,
        double efficiencyMin) {
    /** Entropy (order 4, delay 1) up to 0.95 and never above 0.999, Hurst outside 0.48 … 0.52, efficiency of at least 0.05. */
    public static final PredictabilityPolicy STANDARD =
            new PredictabilityPolicy(PermutationEntropy.STANDARD, 0.95, 0.999, HurstZone.RANDOM_WALK, 0.05);

    private static final int SIMULATIONS = 10_000;
    private static final long SEED = 20_260_114;

    /**
     * Checks the thresholds.
     *
     * @throws IllegalArgumentException where one is outside 0 … 1, or the ceiling below the threshold
     */
    public PredictabilityPolicy {
        if (!(entropyMax >= 0 && entropyMax <= entropyCeiling && entropyCeiling <= 1)) {
            throw new IllegalArgumentException("Entropy threshold " + entropyMax + " and ceiling " + entropyCeiling
                    + ". Expected 0 ≤ threshold ≤ ceiling ≤ 1.");
        }
        if (!(efficiencyMin >= 0 && efficiencyMin <= 1)) {
            throw new IllegalArgumentException(
                    "Efficiency threshold " + efficiencyMin + ". Expected a fraction of 0 … 1.");
        }
    }

    /**
     * Measures a window with this policy's estimator.
     *
     * @param returns T finite numbers
     * @return the measures
     */
    public Predictability measure(double[] returns) {
        return Predictability.of(returns, entropy);
    }

    /**
     * Every reason to leave an asset out. What could not be measured vetoes nothing, but for an asset that did not move.
     *
     * @param asset its symbol
     * @param measured what was measured with this policy's estimator
     * @return none where it may take part
     */
    public List<PredictabilityVeto> vetoes(String asset, Predictability measured) {
        List<PredictabilityVeto> vetoes = new ArrayList<>();
        if (measured.efficiency().isEmpty()) {
            vetoes.add(new PredictabilityVeto(asset, PredictabilityRule.MOTIONLESS, 0, "any other return"));
        }
        measured.entropy().ifPresent(value -> {
            if (value > entropyCeiling) {
                vetoes.add(veto(asset, PredictabilityRule.ENTROPY_CEILING, value, entropyCeiling));
            } else if (value > entropyMax) {
                vetoes.add(veto(asset, PredictabilityRule.ENTROPY, value, entropyMax));
            }
        });
        measured.hurst().ifPresent(value -> {
            if (randomWalk.contains(value)) {
                vetoes.add(new PredictabilityVeto(asset, PredictabilityRule.RANDOM_WALK, value, randomWalk.toString()));
            }
        });
        measured.efficiency().ifPresent(value -> {
            if (value < efficiencyMin) {
                vetoes.add(veto(asset, PredictabilityRule.INEFFICIENT, value, efficiencyMin));
            }
        });
        return vetoes;
    }

    private static PredictabilityVeto veto(String asset, PredictabilityRule rule, double value, double threshold) {
        return new PredictabilityVeto(asset, rule, value, CanonicalJson.number(threshold));
    }

    /**
     * What the thresholds are worth on windows of a length: which can never fire, and how often each fires on pure noise, by
     * 10 000 seeded series of independent normal returns.
     *
     * @param rows the train window, at least 1
     * @return the diagnosis
     * @throws IllegalArgumentException where rows is below 1
     */
    public PredictabilityDiagnosis diagnose(int rows) {
        return diagnose(rows, SIMULATIONS, SEED);
    }

    /**
     * The same by simulations of the caller's.
     *
     * @param rows the train window, at least 1
     * @param simulations how many series of noise, at least 1
     * @param seed of the series; the same seed gives the same diagnosis
     * @return the diagnosis
     * @throws IllegalArgumentException where rows or simulations is below 1
     */
    public PredictabilityDiagnosis diagnose(int rows, int simulations, long seed) {
        return NoiseSimulation.of(this, rows, simulations, seed);
    }

    /**
     * The same policy with another entropy threshold.
     *
     * @param max 0 … the ceiling
     * @return the changed policy
     */
    public PredictabilityPolicy withEntropyMax(double max) {
        return new PredictabilityPolicy(entropy, max, entropyCeiling, randomWalk, efficiencyMin);
    }

    /**
     * The same policy with another estimator of entropy.
     *
     * @param estimator order and delay
     * @return the changed policy
     */
    public PredictabilityPolicy withEntropy(PermutationEntropy estimator) {
        return new PredictabilityPolicy(estimator, entropyMax, entropyCeiling, randomWalk, efficiencyMin);
    }

    /**
     * The same policy with another zone of random walks.
     *
     * @param zone Hurst exponents that are vetoed
     * @return the changed policy
     */
    public PredictabilityPolicy withRandomWalk(HurstZone zone) {
        return new PredictabilityPolicy(entropy, entropyMax, entropyCeiling, zone, efficiencyMin);
    }

    /**
     * The same policy with another efficiency threshold.
     *
     * @param min 0 … 1
     * @return the changed policy
     */
    public PredictabilityPolicy withEfficiencyMin(double min) {
        return new PredictabilityPolicy(entropy, entropyMax, entropyCeiling, randomWalk, min);
    }
}
