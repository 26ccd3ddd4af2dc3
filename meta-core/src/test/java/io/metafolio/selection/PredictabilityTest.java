package io.metafolio.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values: the vectors of numbers.md, and ordpy, antropy and NumPy by {@code predictability_reference.py}. */
class PredictabilityTest {
    private static final double EXACT = 1e-14;

    private static double[] series(int rows, IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).toArray();
    }

    private static final double[] X = series(130, i -> (7919L * i * i + 104_729L * i) % 1009 / 10_000.0 - 0.05);
    private static final double[] Y = series(130, i -> 37 * i % 101 / 1_000.0 - 0.05);

    private static double[] last120(double[] values) {
        return Arrays.copyOfRange(values, 10, 130);
    }

    @Test
    @DisplayName("the golden vectors come out")
    void goldenVectors() {
        assertThat(new PermutationEntropy(5, 1).of(last120(X))).isCloseTo(0.7746931362779859, within(EXACT));
        assertThat(new PermutationEntropy(3, 1).of(last120(X))).isCloseTo(0.9948659444811758, within(EXACT));
        assertThat(HurstExponent.of(X)).hasValueCloseTo(0.5225953075298774, within(EXACT));
        assertThat(EfficiencyRatio.of(last120(X))).hasValueCloseTo(0.024078441107111936, within(EXACT));
        assertThat(new PermutationEntropy(5, 1).of(last120(Y))).isCloseTo(0.31485065665760564, within(EXACT));
        assertThat(new PermutationEntropy(3, 1).of(last120(Y))).isCloseTo(0.6081231413745151, within(EXACT));
        assertThat(HurstExponent.of(Y)).hasValueCloseTo(0.3492865594467109, within(EXACT));
        assertThat(EfficiencyRatio.of(last120(Y))).hasValueCloseTo(0.005284015852047655, within(EXACT));
    }

    static List<Arguments> reference() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PredictabilityTest.class.getResourceAsStream("predictability.csv")),
                StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .map(line -> line.split(",", -1))
                    .map(cells -> Arguments.of(
                            cells[0],
                            Integer.parseInt(cells[2]),
                            Integer.parseInt(cells[3]),
                            Double.parseDouble(cells[4]),
                            cells[5].isEmpty()
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(Double.parseDouble(cells[5])),
                            Double.parseDouble(cells[6]),
                            Arrays.stream(cells, 7, cells.length)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}, order {1}, delay {2}: as ordpy, antropy and NumPy have it")
    @MethodSource("reference")
    void asReference(
            String kind, int order, int delay, double entropy, OptionalDouble hurst, double efficiency, double[] x) {
        assertThat(new PermutationEntropy(order, delay).of(x)).as(kind).isCloseTo(entropy, within(1e-13));
        assertThat(HurstExponent.of(x).isPresent()).isEqualTo(hurst.isPresent());
        assertThat(HurstExponent.of(x).orElse(0)).isCloseTo(hurst.orElse(0), within(1e-12));
        assertThat(EfficiencyRatio.of(x)).hasValueCloseTo(efficiency, within(1e-12));
    }

    /** By hand: ln 56/ln 120; nine patterns of 3/57 and fifteen of 2/57; ln 116/ln 120; and so on. */
    @ParameterizedTest(name = "order {0} on {1} rows cannot exceed {2}")
    @CsvSource({"5,60,0.84081", "4,60,0.99364", "5,120,0.99292", "3,10,0.96713", "4,28,0.99540"})
    void bounds(int order, int rows, double bound) {
        assertThat(new PermutationEntropy(order, 1).bound(rows)).isCloseTo(bound, within(0.00001));
    }

    @Test
    @DisplayName("where all patterns stand equally often the bound is reached, and a straight line has none")
    void ends() {
        PermutationEntropy pairs = new PermutationEntropy(2, 1);
        double[] saw = series(11, i -> i % 2);

        assertThat(pairs.of(saw)).isEqualTo(1).isEqualTo(pairs.bound(11));
        assertThat(pairs.of(series(11, i -> i))).isZero();
        assertThat(pairs.of(series(11, i -> 7))).as("ties rise in order").isZero();
    }

    /** Otherwise ties between assets would be broken by the order of a sum. */
    @Test
    @DisplayName("equal entropies have equal bits, of the same frequencies in other patterns and of other frequencies")
    void equalBits() {
        double[] untied = series(130, i -> StrictMath.sin(i * i));
        double[] mirrored = Arrays.stream(untied).map(value -> -value).toArray();
        PermutationEntropy triples = new PermutationEntropy(3, 1);
        double[] fourAndOnes = {1, 2, 3, 4, 5, 6, 5.5, 5.7, 5.2, 5.1};
        double[] twos = {65, 73, 48, 22, 19, 32, 54, 27, 72, 92};

        assertThat(PermutationEntropy.STANDARD.of(mirrored)).isEqualTo(PermutationEntropy.STANDARD.of(untied));
        assertThat(triples.of(fourAndOnes)).isEqualTo(triples.of(twos)).isLessThan(1);
    }

    @Test
    @DisplayName("what cannot be measured is absent, and what is no number is refused")
    void absent() {
        double[] still = new double[60];
        Predictability measured = Predictability.of(still, PermutationEntropy.STANDARD);

        assertThat(measured.efficiency()).isEmpty();
        assertThat(measured.hurst()).isEmpty();
        assertThat(HurstExponent.of(series(31, i -> i % 3))).isEmpty();
        assertThat(HurstExponent.of(series(32, i -> i % 3))).isPresent();
        assertThat(Predictability.of(new double[] {1, 2}, PermutationEntropy.STANDARD)
                        .entropy())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationEntropy.STANDARD.of(new double[] {1, 2, 3}))
                .withMessageContaining("at least 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HurstExponent.of(new double[] {1, Double.NaN}))
                .withMessageContaining("NaN in row 1");
    }

    @ParameterizedTest(name = "an order of {0} is refused")
    @ValueSource(ints = {1, 9, -1})
    void refusesOrders(int order) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PermutationEntropy(order, 1));
    }

    @Test
    @DisplayName("each rule vetoes with value and threshold, and an unmoved asset is vetoed for that")
    void vetoes() {
        PredictabilityPolicy policy = PredictabilityPolicy.STANDARD;

        assertThat(vetoed(policy, 0.96, 0.6, 0.2)).containsExactly(PredictabilityRule.ENTROPY);
        assertThat(vetoed(policy, 0.9991, 0.6, 0.2)).containsExactly(PredictabilityRule.ENTROPY_CEILING);
        assertThat(vetoed(policy, 0.95, 0.48, 0.2)).containsExactly(PredictabilityRule.RANDOM_WALK);
        assertThat(vetoed(policy, 0.95, 0.52, 0.049))
                .containsExactly(PredictabilityRule.RANDOM_WALK, PredictabilityRule.INEFFICIENT);
        assertThat(vetoed(policy, 0.95, 0.53, 0.05)).isEmpty();
        assertThat(vetoed(policy.withRandomWalk(HurstZone.NONE), 0.95, 0.5, 0.05))
                .isEmpty();
        assertThat(policy.vetoes("A", policy.measure(new double[60])))
                .hasToString("[A: no return other than zero, 0.0 against any other return]");
        assertThat(policy.withEfficiencyMin(0.3)
                        .vetoes(
                                "A",
                                new Predictability(
                                        60, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0.2))))
                .hasToString("[A: efficiency ratio below the threshold, 0.2 against 0.3]");
    }

    private static List<PredictabilityRule> vetoed(
            PredictabilityPolicy policy, double entropy, double hurst, double efficiency) {
        Predictability measured = new Predictability(
                60, OptionalDouble.of(entropy), OptionalDouble.of(hurst), OptionalDouble.of(efficiency));
        return policy.vetoes("A", measured).stream()
                .map(PredictabilityVeto::rule)
                .toList();
    }
}
