package io.metafolio.weights;

import static io.metafolio.weights.GuardrailProjection.EUCLIDEAN;
import static io.metafolio.weights.GuardrailProjection.PROPORTIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.errors.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuardrailProjectionTest {
    private static final WeightBounds GUARDRAILS = WeightBounds.SLEEVE_GUARDRAILS;
    /** The sums of up to 30 fractions, and the quotients of two of them, are no further off. */
    private static final double ROUNDING = 1e-12;
    /** Vectors printed with five digits. */
    private static final double PRINTED = 5e-6;

    private static final int BOXES = 20_000;
    private static final long SEED = 20260114;

    /** Vectors of design/numbers.md, "Guardrail projection", and [.94, .03, .03] of decision D5. */
    @ParameterizedTest(name = "proportional: {0} becomes {1}")
    @CsvSource({
        ".9 .07 .03, .5 .35 .15",
        ".94 .03 .03, .5 .25 .25",
        ".02 .3 .68, .05 .45 .5",
        "1 0 0, .5 .25 .25",
        ".4577 .5423, .5 .5"
    })
    void proportionalVectors(String raw, String expected) {
        assertProjected(PROPORTIONAL, raw, expected, ROUNDING);
    }

    /** Vectors of design/numbers.md, "Guardrail projection". */
    @ParameterizedTest(name = "Euclidean: {0} becomes {1}")
    @CsvSource({".9 .07 .03, .5 .27 .23", ".7 .2 .08 .02, .5 .26667 .14667 .08667"})
    void euclideanVectors(String raw, String expected) {
        assertProjected(EUCLIDEAN, raw, expected, PRINTED);
    }

    private static void assertProjected(GuardrailProjection kind, String raw, String expected, double tolerance) {
        double[] projected =
                kind.project(weights(numbers(raw)), GUARDRAILS, "test").toArray();

        assertThat(projected).containsExactly(numbers(expected), within(tolerance));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static Weights weights(double... values) {
        List<String> labels =
                IntStream.range(0, values.length).mapToObj(i -> "s" + i).toList();
        return Weights.of(labels, values);
    }

    @ParameterizedTest(name = "{0}: weights already inside keep every bit")
    @EnumSource
    void keepsWhatIsInside(GuardrailProjection kind) {
        Weights inside = weights(0.2, 0.3, 0.5);

        assertThat(kind.project(inside, GUARDRAILS, "test")).isSameAs(inside);
    }

    @ParameterizedTest(name = "{0}: one sleeve is refused, for no weight inside sums to one")
    @EnumSource
    void refusesInfeasible(GuardrailProjection kind) {
        assertThatThrownBy(() -> kind.project(weights(1), GUARDRAILS, "meta"))
                .isInstanceOf(InfeasibleBoundsException.class)
                .hasMessageContaining("meta");
    }

    @ParameterizedTest(name = "{0}: a sum other than one and a short position are refused")
    @EnumSource
    void refusesWhatIsNoPortfolio(GuardrailProjection kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.project(weights(0.5, 0.4), GUARDRAILS, "meta"))
                .withMessageContainingAll("0.9", "meta");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.project(weights(1.2, -0.2), GUARDRAILS, "meta"))
                .withMessageContaining("-0.2");
    }

    @ParameterizedTest(name = "{0}: shorts that lie inside stay, those outside are the engine's to mend")
    @EnumSource
    void shorts(GuardrailProjection kind) {
        WeightBounds wide = WeightBounds.of(-0.3, 1);
        assertThat(kind.project(weights(0.9, -0.2, 0.3), wide, "meta")).isEqualTo(weights(0.9, -0.2, 0.3));
        assertThat(kind.project(weights(0.9, 0.07, 0.03), WeightBounds.of(-0.3, 0.5), "meta"))
                .isEqualTo(kind.project(weights(0.9, 0.07, 0.03), WeightBounds.of(0, 0.5), "meta"));
        assertThatThrownBy(() -> kind.project(weights(1.2, -0.2), WeightBounds.of(-0.3, 0.9), "meta"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("1.2", kind.id(), "meta");
        WeightBounds neutral = WeightBounds.of(-0.5, 0.5).withNet(0);
        assertThat(kind.project(weights(0.4, -0.4), neutral, "meta")).isEqualTo(weights(0.4, -0.4));
    }

    @Test
    @DisplayName("the names in files are lower case")
    void ids() {
        assertThat(PROPORTIONAL.id()).isEqualTo("proportional");
        assertThat(EUCLIDEAN.id()).isEqualTo("euclidean");
    }

    @Test
    @DisplayName("twenty sleeves at a floor of 5 % all get 5 %, whatever the engine wanted")
    void fullBox() {
        double[] raw = new double[20];
        raw[3] = 1;
        for (GuardrailProjection kind : GuardrailProjection.values()) {
            assertThat(kind.project(weights(raw), GUARDRAILS, "test").toArray()).containsOnly(0.05);
        }
    }

    @ParameterizedTest(name = "{0}: sum, bounds, order and idempotence hold in 20 000 random boxes, seed 20260114")
    @EnumSource
    void holdsInRandomBoxes(GuardrailProjection kind) {
        Random random = new Random(SEED);
        for (int i = 0; i < BOXES; i++) {
            Case box = Case.random(random);
            Weights projected = kind.project(box.raw(), box.bounds(), "test");
            assertThat(projected.sum()).as("%s", box).isCloseTo(1, within(ROUNDING));
            assertThat(box.bounds().contains(projected.min())).as("%s", box).isTrue();
            assertThat(box.bounds().contains(projected.max())).as("%s", box).isTrue();
            assertThat(kind.project(projected, box.bounds(), "test"))
                    .as("%s", box)
                    .isEqualTo(projected);
            assertOrder(box, projected);
        }
    }

    private static void assertOrder(Case box, Weights projected) {
        double[] raw = box.raw().toArray();
        for (int i = 0; i < raw.length; i++) {
            for (int j = 0; j < raw.length; j++) {
                if (raw[i] < raw[j] && projected.at(i) > projected.at(j)) {
                    throw new AssertionError("Weights " + i + " and " + j + " changed places in " + box);
                }
            }
        }
    }

    @Test
    @DisplayName("proportional: ratios survive between unbound weights in 20 000 random boxes, seed 20260114")
    void keepsRatios() {
        Random random = new Random(SEED);
        for (int i = 0; i < BOXES; i++) {
            Case box = Case.random(random);
            Weights projected = PROPORTIONAL.project(box.raw(), box.bounds(), "test");
            double[] factors = IntStream.range(0, projected.size())
                    .filter(k -> box.raw().at(k) > 0 && box.leavesFree(projected.at(k)))
                    .mapToDouble(k -> projected.at(k) / box.raw().at(k))
                    .toArray();
            for (double factor : factors) {
                assertThat(factor / factors[0]).as("%s", box).isCloseTo(1, within(ROUNDING));
            }
        }
    }

    @Test
    @DisplayName("proportional: zeros get the same share, in 20 000 random boxes, seed 20260114")
    void zerosShareEqually() {
        Random random = new Random(SEED);
        for (int i = 0; i < BOXES; i++) {
            Case box = Case.random(random);
            Weights projected = PROPORTIONAL.project(box.raw(), box.bounds(), "test");
            double[] shares = IntStream.range(0, projected.size())
                    .filter(k -> box.raw().at(k) == 0)
                    .mapToDouble(projected::at)
                    .distinct()
                    .toArray();
            assertThat(shares.length).as("%s", box).isLessThanOrEqualTo(1);
        }
    }

    /** w = clip(w0 + λ) is the first-order condition of the nearest point, and with the sum it is sufficient. */
    @Test
    @DisplayName("Euclidean: one λ moves every unbound weight and no bound one less, 20 000 boxes, seed 20260114")
    void isNearest() {
        Random random = new Random(SEED);
        for (int i = 0; i < BOXES; i++) {
            Case box = Case.random(random);
            Weights projected = EUCLIDEAN.project(box.raw(), box.bounds(), "test");
            double[] moves = IntStream.range(0, projected.size())
                    .filter(k -> box.leavesFree(projected.at(k)))
                    .mapToDouble(k -> projected.at(k) - box.raw().at(k))
                    .toArray();
            for (double move : moves) {
                assertThat(move).as("%s", box).isCloseTo(moves[0], within(ROUNDING));
            }
            if (moves.length > 0) {
                assertBoundOnesPushOutward(box, projected, moves[0]);
            }
        }
    }

    private static void assertBoundOnesPushOutward(Case box, Weights projected, double lambda) {
        for (int k = 0; k < projected.size(); k++) {
            double move = projected.at(k) - box.raw().at(k);
            if (projected.at(k) == box.bounds().min()) {
                assertThat(move).as("%s", box).isGreaterThanOrEqualTo(lambda - ROUNDING);
            } else if (projected.at(k) == box.bounds().max()) {
                assertThat(move).as("%s", box).isLessThanOrEqualTo(lambda + ROUNDING);
            }
        }
    }

    /** Raw weights, some of them zero, and a feasible box; now and then one with a single point. */
    private record Case(Weights raw, WeightBounds bounds) {
        static Case random(Random random) {
            int n = 1 + random.nextInt(30);
            double[] raw = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                raw[i] = random.nextInt(4) == 0 ? 0 : StrictMath.pow(random.nextDouble(), 1 + random.nextInt(6));
                sum += raw[i];
            }
            if (sum == 0) {
                raw[0] = 1;
                sum = 1;
            }
            for (int i = 0; i < n; i++) {
                raw[i] /= sum;
            }
            return new Case(weights(raw), box(n, random));
        }

        private static WeightBounds box(int n, Random random) {
            double even = 1.0 / n;
            int kind = random.nextInt(8);
            double min = kind == 0 && n * even <= 1 ? even : even * random.nextDouble() * (1 - 1e-9);
            double max = kind == 1 && n * even >= 1 ? even : Math.min(1, even + (1 - even) * random.nextDouble());
            return WeightBounds.of(Math.min(min, max), n * max < 1 ? 1 : max);
        }

        boolean leavesFree(double weight) {
            return weight > bounds.min() && weight < bounds.max();
        }
    }
}
