package io.metafolio.testkit;

import static io.metafolio.testkit.WeightsAssert.assertThatWeights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineDecision;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every risk engine must hold, yours too: extend this class, answer its three questions, and run it.
 *
 * <pre>{@code
 * class MyEngineTest extends RiskEngineContract {
 *     protected RiskEngine engine() { return new MyEngine(); }
 *     protected int leastColumns() { return 1; }
 *     protected boolean isPermutationEquivariant() { return true; }
 * }
 * }</pre>
 */
public abstract class RiskEngineContract {
    private static final double SCALE_TOLERANCE = 1e-9;
    private static final int ROWS = 120;

    /** For subclasses. */
    protected RiskEngineContract() {}

    /**
     * The engine under test.
     *
     * @return a fresh or shared instance; engines hold no state
     */
    protected abstract RiskEngine engine();

    /**
     * The fewest columns the engine accepts.
     *
     * @return at least 1
     */
    protected abstract int leastColumns();

    /**
     * Whether the method's answer follows a reordering of columns.
     *
     * @return false for bisection over a leaf order
     */
    protected abstract boolean isPermutationEquivariant();

    /**
     * Whether the answer stays when all returns are multiplied by one number.
     *
     * @return true unless the method weighs returns against something in their own unit, as a utility does
     */
    protected boolean isScaleInvariant() {
        return true;
    }

    /**
     * Seeded returns with one common factor.
     *
     * @param seed decides every value
     * @param columns N
     * @return {@value #ROWS} rows
     */
    protected static ReturnMatrix returns(long seed, int columns) {
        Random random = new Random(seed);
        ReturnMatrix.Builder matrix = ReturnMatrix.builder(
                "contract, seed " + seed,
                IntStream.range(0, columns).mapToObj(j -> "C" + j).toList());
        for (int t = 0; t < ROWS; t++) {
            double factor = random.nextGaussian();
            double[] row = new double[columns];
            for (int j = 0; j < columns; j++) {
                row[j] = (0.3 * (j % 3) * factor + random.nextGaussian()) / (64 << (j % 4));
            }
            matrix.row(LocalDate.of(2024, 1, 1).plusDays(t), row);
        }
        return matrix.build();
    }

    private EngineDecision decide(EngineRequest request) {
        return RiskEngines.of(engine()).decide(request, GuardrailProjection.PROPORTIONAL, "contract");
    }

    private List<EngineRequest> requests(ReturnMatrix returns) {
        return engine().profiles().stream()
                .map(profile -> EngineRequest.of(profile, returns))
                .toList();
    }

    @Test
    @DisplayName("the engine has a name and at least one profile")
    final void isNamed() {
        assertThat(engine().name()).isNotBlank();
        assertThat(engine().profiles()).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "weights are long-only and sum to one, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    final void sumsToOne(long seed) {
        for (int n = leastColumns(); n < leastColumns() + 12; n++) {
            for (EngineRequest request : requests(returns(seed, n))) {
                Weights raw = decide(request).raw();
                assertThatWeights(raw).sumToOne().stayWithin(WeightBounds.LONG_ONLY);
                assertThat(raw.labels()).isEqualTo(request.returns().columns());
            }
        }
    }

    @ParameterizedTest(name = "weights stay inside the guardrails, seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    final void staysInside(long seed) {
        for (int n = Math.max(2, leastColumns()); n <= 20; n++) {
            for (EngineRequest request : requests(returns(seed, n))) {
                assertThatWeights(decide(request.withBounds(WeightBounds.SLEEVE_GUARDRAILS))
                                .weights())
                        .sumToOne()
                        .stayWithin(WeightBounds.SLEEVE_GUARDRAILS);
            }
        }
    }

    @Test
    @DisplayName("the same request gives the same bits, from several threads too")
    final void isDeterministic() {
        for (EngineRequest request : requests(returns(21, leastColumns() + 6))) {
            EngineDecision first = decide(request);
            List<EngineDecision> again = IntStream.range(0, 16)
                    .parallel()
                    .mapToObj(i -> decide(request))
                    .toList();
            assertThat(again).allMatch(decision -> decision.hash().equals(first.hash()));
        }
    }

    @ParameterizedTest(name = "weights do not depend on the unit of returns, scale 2^{0}")
    @ValueSource(ints = {-40, -20, -7, -1})
    final void ignoresTheUnit(int power) {
        ReturnMatrix plain = returns(31, leastColumns() + 5);
        ReturnMatrix scaled = changed(plain, (j, r) -> Math.scalb(r, power));
        for (RiskProfile profile : engine().profiles()) {
            Weights before = decide(EngineRequest.of(profile, plain)).raw();
            Weights after = decide(EngineRequest.of(profile, scaled)).raw();
            assertThat(after.sum()).isCloseTo(1, within(Weights.SUM_TOLERANCE));
            for (String label : isScaleInvariant() ? before.labels() : List.<String>of()) {
                assertThat(after.get(label)).isCloseTo(before.get(label), within(SCALE_TOLERANCE));
            }
        }
    }

    /** What a cell becomes. */
    private interface Cell {
        double of(int column, double value);
    }

    private static ReturnMatrix changed(ReturnMatrix plain, Cell change) {
        double[][] columns = plain.toColumns();
        for (int j = 0; j < columns.length; j++) {
            for (int t = 0; t < columns[j].length; t++) {
                columns[j][t] = change.of(j, columns[j][t]);
            }
        }
        return ReturnMatrix.of("changed", plain.dates(), plain.columns(), columns);
    }

    private static ReturnMatrix ofFirst(ReturnMatrix plain, Cell change) {
        double[] first = plain.column(0).toArray();
        double[][] columns = plain.toColumns();
        for (int j = 0; j < columns.length; j++) {
            for (int t = 0; t < first.length; t++) {
                columns[j][t] = change.of(j, first[t]);
            }
        }
        return ReturnMatrix.of("made of the first column", plain.dates(), plain.columns(), columns);
    }

    @Test
    @DisplayName("one column, where the method takes one, gets everything")
    final void givesAllToOneColumn() {
        if (leastColumns() == 1) {
            for (EngineRequest request : requests(changed(returns(71, 1), (j, r) -> r + 0.01))) {
                assertThat(decide(request).weights().at(0)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest(name = "the worst of columns are answered lawfully or refused in words: {0}")
    @ValueSource(
            strings = {"copies", "multiples", "opposites", "falling", "fewer rows than columns", "two rows", "one moves"
            })
    final void answersTheWorst(String kind) {
        ReturnMatrix plain = returns(81, leastColumns() + 7);
        ReturnMatrix worst =
                switch (kind) {
                    case "copies" -> ofFirst(plain, (j, r) -> r);
                    case "multiples" -> ofFirst(plain, (j, r) -> r * (j + 1) / 16);
                    case "opposites" -> ofFirst(plain, (j, r) -> j % 2 == 0 ? r : -r);
                    case "falling" -> changed(plain, (j, r) -> r - 0.05);
                    case "fewer rows than columns" -> plain.slice(0, leastColumns() + 3);
                    case "two rows" -> plain.slice(0, 2);
                    default -> changed(plain, (j, r) -> j == 0 ? r : r / (1L << 40));
                };
        for (EngineRequest request : requests(worst)) {
            for (CovarianceEstimator estimator : List.of(CovarianceEstimator.SAMPLE, CovarianceEstimator.LEDOIT_WOLF)) {
                for (WeightBounds bounds :
                        List.of(WeightBounds.LONG_ONLY, WeightBounds.of(0.05, 0.5), WeightBounds.of(-0.2, 0.6))) {
                    try {
                        EngineDecision decision =
                                decide(request.withCovariance(estimator).withBounds(bounds));
                        assertThat(decision.weights().sum()).isCloseTo(1, within(Weights.SUM_TOLERANCE));
                    } catch (RefusedException refusal) {
                        assertThat(refusal).hasMessageContaining("Expected");
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("weights follow a reordering of columns, where the method does")
    final void followsColumns() {
        ReturnMatrix plain = returns(41, leastColumns() + 6);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, plain.columnCount()).boxed().toList());
        Collections.reverse(order);
        for (RiskProfile profile : engine().profiles()) {
            Weights before = decide(EngineRequest.of(profile, plain)).raw();
            Weights after =
                    decide(EngineRequest.of(profile, plain.select(order))).raw();
            assertThat(after.sum()).isCloseTo(1, within(Weights.SUM_TOLERANCE));
            if (isPermutationEquivariant()) {
                for (String label : before.labels()) {
                    assertThat(after.get(label)).isCloseTo(before.get(label), within(SCALE_TOLERANCE));
                }
            }
        }
    }

    @Test
    @DisplayName("a constant column is refused by its name, or allocated lawfully")
    final void answersAConstantColumn() {
        ReturnMatrix plain = returns(51, leastColumns() + 3);
        double[][] columns = plain.toColumns();
        Arrays.fill(columns[1], 0.001);
        ReturnMatrix constant = ReturnMatrix.of("constant", plain.dates(), plain.columns(), columns);
        for (EngineRequest request : requests(constant)) {
            try {
                assertThat(decide(request).raw().sum()).isCloseTo(1, within(Weights.SUM_TOLERANCE));
            } catch (RefusedException refusal) {
                assertThat(refusal).hasMessageContaining("C1");
            }
        }
    }

    @Test
    @DisplayName("fewer columns than the method needs are refused in words")
    final void refusesTooFewColumns() {
        for (int n = 1; n < leastColumns(); n++) {
            for (EngineRequest request : requests(returns(61, n))) {
                assertThatThrownBy(() -> decide(request))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("Expected");
            }
        }
    }
}
