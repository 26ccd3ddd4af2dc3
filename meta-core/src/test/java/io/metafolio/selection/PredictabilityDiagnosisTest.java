package io.metafolio.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.selection.PredictabilityDiagnosis.Threshold;
import io.metafolio.selection.PredictabilityDiagnosis.Verdict;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of white noise by the figures of numbers.md (decision D12). */
class PredictabilityDiagnosisTest {
    private static final PredictabilityPolicy STANDARD = PredictabilityPolicy.STANDARD;

    private static Threshold entropy(int order, int rows, double max) {
        return STANDARD.withEntropy(new PermutationEntropy(order, 1))
                .withEntropyMax(max)
                .diagnose(rows, 4_000, 1)
                .threshold(PredictabilityRule.ENTROPY);
    }

    @Test
    @DisplayName("the estimator of record: noise has 0.936 on 60 rows, 0.95 vetoes 29.6 % of it, and 0.999 never fires")
    void standard() {
        PredictabilityDiagnosis diagnosis = STANDARD.diagnose(60);
        Threshold entropy = diagnosis.threshold(PredictabilityRule.ENTROPY);
        Threshold ceiling = diagnosis.threshold(PredictabilityRule.ENTROPY_CEILING);

        assertThat(entropy.noiseMean()).hasValueCloseTo(0.936, within(0.001));
        assertThat(entropy.noiseRate()).isCloseTo(0.296, within(3 * entropy.error()));
        assertThat(entropy.error()).isCloseTo(0.0046, within(0.0002));
        assertThat(entropy.verdict()).isEqualTo(Verdict.TELLS);
        assertThat(ceiling.verdict()).isEqualTo(Verdict.NEVER_FIRES);
        assertThat(ceiling.noiseRate()).isZero();
        assertThat(diagnosis.threshold(PredictabilityRule.RANDOM_WALK).noiseMean())
                .hasValueCloseTo(0.61, within(0.005));
        assertThat(diagnosis.notices())
                .containsExactly(
                        "permutation entropy above the ceiling (0.999) on 60 rows: can never fire, no series exceeds 0.9936");
    }

    @ParameterizedTest(name = "order {0} on {1} rows against {2}: {3}, noise has {4}")
    @CsvSource({
        "5,60,0.95,NEVER_FIRES,0.783",
        "5,120,0.95,TELLS,0.8795",
        "3,60,0.95,FAILS_NOISE,0.98",
        "5,500,0.95,FAILS_NOISE,0.97",
        "4,60,1,NEVER_FIRES,0.936"
    })
    void otherEstimators(int order, int rows, double max, Verdict verdict, double mean) {
        Threshold threshold = STANDARD.withEntropy(new PermutationEntropy(order, 1))
                .withEntropyMax(Math.min(max, 0.999))
                .diagnose(rows, 2_000, 1)
                .threshold(PredictabilityRule.ENTROPY);

        assertThat(threshold.verdict()).isEqualTo(verdict);
        assertThat(threshold.noiseMean()).hasValueCloseTo(mean, within(0.006));
    }

    @Test
    @DisplayName("order 3 on 60 rows vetoes 96 % of noise, and order 5 on 500 rows all of it")
    void uselessThresholds() {
        assertThat(entropy(3, 60, 0.95).noiseRate()).isCloseTo(0.96, within(0.01));
        assertThat(entropy(5, 500, 0.95).noiseRate()).isEqualTo(1);
        assertThat(entropy(5, 120, 0.95).noiseRate()).isLessThan(0.001);
    }

    @Test
    @DisplayName("vetoes of another universe of noise are as many as predicted, within three standard errors")
    void predicts() {
        double predicted = STANDARD.diagnose(60).vetoed();
        Random other = new Random(99);
        int assets = 2_000;
        int vetoed = 0;
        for (int asset = 0; asset < assets; asset++) {
            double[] returns = other.doubles(60, -0.02, 0.02).toArray();
            vetoed += STANDARD.vetoes("A", STANDARD.measure(returns)).isEmpty() ? 0 : 1;
        }

        double error = Math.sqrt(predicted * (1 - predicted) / assets);
        assertThat((double) vetoed / assets).isCloseTo(predicted, within(4 * error));
    }

    @Test
    @DisplayName("a universe of trends passes every threshold")
    void trendsPass() {
        Random random = new Random(5);
        for (int asset = 0; asset < 200; asset++) {
            double period = 25 + 15 * random.nextDouble();
            double phase = random.nextDouble();
            double[] returns = new double[60];
            for (int t = 0; t < 60; t++) {
                double swell = StrictMath.sin(2 * Math.PI * (t / period + phase));
                returns[t] = 0.01 + 0.004 * swell + 0.0001 * random.nextGaussian();
            }
            assertThat(STANDARD.vetoes("A", STANDARD.measure(returns))).isEmpty();
        }
    }

    @Test
    @DisplayName("the same seed gives the same diagnosis; short windows and switched-off thresholds are said")
    void sameSeedAndOddCases() {
        assertThat(STANDARD.diagnose(60, 500, 7)).isEqualTo(STANDARD.diagnose(60, 500, 7));
        assertThat(STANDARD.diagnose(3, 100, 7)
                        .threshold(PredictabilityRule.ENTROPY)
                        .verdict())
                .isEqualTo(Verdict.NOT_MEASURED);
        PredictabilityDiagnosis off =
                STANDARD.withRandomWalk(HurstZone.NONE).withEfficiencyMin(0).diagnose(60, 100, 7);
        assertThat(off.notices())
                .contains(
                        "Hurst exponent of a random walk (none) on 60 rows: can never fire, it is switched off",
                        "efficiency ratio below the threshold (0) on 60 rows: can never fire, it is switched off");
        assertThat(off.toString()).contains("60 rows, 100 series of noise", "NEVER_FIRES", "ENTROPY_CEILING");
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.diagnose(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withEntropyMax(0.9995));
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withEfficiencyMin(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HurstZone(-1, 0));
    }

    @Test
    @DisplayName("a diagnosis that was made before is not taken for that of another policy, window or seed")
    void remembered() {
        PredictabilityPolicy policy = PredictabilityPolicy.STANDARD;
        List<PredictabilityDiagnosis> diagnoses = Stream.of(
                        policy,
                        policy.withEntropyMax(0.9),
                        policy.withEntropy(new PermutationEntropy(3, 1)),
                        policy.withEntropy(new PermutationEntropy(4, 2)),
                        policy(policy, 0.99, policy.randomWalk(), policy.efficiencyMin()),
                        policy(policy, policy.entropyCeiling(), new HurstZone(0.4, 0.52), policy.efficiencyMin()),
                        policy(policy, policy.entropyCeiling(), new HurstZone(0.48, 0.6), policy.efficiencyMin()),
                        policy(policy, policy.entropyCeiling(), policy.randomWalk(), 0.1))
                .map(one -> one.diagnose(60, 50, 1))
                .toList();
        assertThat(diagnoses).doesNotHaveDuplicates();
        assertThat(diagnoses)
                .doesNotContain(policy.diagnose(61, 50, 1), policy.diagnose(60, 51, 1), policy.diagnose(60, 50, 2));
        assertThat(policy.diagnose(60, 50, 1)).isEqualTo(diagnoses.get(0));
    }

    private static PredictabilityPolicy policy(
            PredictabilityPolicy policy, double ceiling, HurstZone randomWalk, double efficiencyMin) {
        return new PredictabilityPolicy(policy.entropy(), policy.entropyMax(), ceiling, randomWalk, efficiencyMin);
    }
}
