package io.metafolio.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.InfeasibleBoundsException;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskEnginesTest {
    private static final RiskProfile MINE = RiskProfile.of("mine");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 4);
    private static final ReturnMatrix RETURNS =
            ReturnMatrix.of("test", List.of(DAY, DAY.plusDays(1)), List.of("a", "b", "c"), new double[][] {
                {0.01, 0.02}, {0.03, -0.01}, {0, 0.01}
            });
    private static final EngineRequest REQUEST = EngineRequest.of(MINE, RETURNS);

    private static RiskEngine answering(String name, Weights weights) {
        return RiskEngine.of(name, MINE, request -> weights);
    }

    private static EngineDecision decide(Weights weights, WeightBounds bounds) {
        return RiskEngines.of(answering("mine", weights))
                .decide(REQUEST.withBounds(bounds), GuardrailProjection.PROPORTIONAL, "a test");
    }

    private static Weights abc(double... values) {
        return Weights.of(List.of("a", "b", "c"), values);
    }

    @Test
    @DisplayName("two engines that claim one profile are refused, both named")
    void refusesTwoClaims() {
        RiskEngine one = answering("one", abc(1, 0, 0));
        RiskEngine two = answering("two", abc(1, 0, 0));

        assertThatIllegalStateException()
                .isThrownBy(() -> RiskEngines.of(one, two))
                .withMessageContainingAll("\"one\"", "\"two\"", "mine");
    }

    @Test
    @DisplayName("a profile without an engine is refused, and those that have one are listed")
    void listsProfiles() {
        RiskEngines engines = RiskEngines.of(answering("one", abc(1, 0, 0)));

        assertThat(engines.find(RiskProfile.HRP)).isEmpty();
        assertThatThrownBy(() -> engines.engine(RiskProfile.HRP))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("\"hrp\"", "mine");
    }

    @Test
    @DisplayName("raw weights go inside the guardrails by the projection, and what binds is told")
    void projects() {
        EngineDecision decision = decide(abc(0.9, 0.07, 0.03), WeightBounds.SLEEVE_GUARDRAILS);

        assertThat(decision.raw()).isEqualTo(abc(0.9, 0.07, 0.03));
        assertThat(decision.weights().get("a")).isEqualTo(0.5);
        assertThat(decision.binding()).containsOnlyKeys("a").containsEntry("a", "max");
        assertThat(decision.engine()).isEqualTo("mine");
    }

    @Test
    @DisplayName("a bound of zero or one binds nothing worth telling")
    void trivialBoundsDoNotBind() {
        assertThat(decide(abc(1, 0, 0), WeightBounds.LONG_ONLY).binding()).isEmpty();
    }

    @Test
    @DisplayName("an answer of another sum, sign or label is refused by engine, profile and place")
    void refusesUnlawfulAnswers() {
        for (Weights unlawful : List.of(
                abc(0.5, 0.5, 1e-11),
                abc(1.2, -0.2, 0),
                Weights.of(List.of("a", "b"), 0.5, 0.5),
                Weights.of(List.of("b", "a", "c"), 0.5, 0.5, 0))) {
            assertThatThrownBy(() -> decide(unlawful, WeightBounds.LONG_ONLY))
                    .isInstanceOf(UnlawfulWeightsException.class)
                    .hasMessageContainingAll("Engine mine", "a test");
        }
    }

    @Test
    @DisplayName("an engine that optimises inside the box must stay inside it")
    void refusesOverstepping() {
        RiskEngine overstepping = new RiskEngine() {
            @Override
            public String name() {
                return "overstepping";
            }

            @Override
            public List<RiskProfile> profiles() {
                return List.of(MINE);
            }

            @Override
            public EngineResult allocate(EngineRequest request) {
                EngineResult plain = EngineResult.of(abc(1, 0, 0));
                return new EngineResult(
                        plain.raw(),
                        Optional.of(abc(0.6, 0.2, 0.2)),
                        plain.condition(),
                        plain.kkt(),
                        plain.estimates(),
                        plain.notices(),
                        plain.hierarchy());
            }
        };

        assertThatThrownBy(() -> RiskEngines.of(overstepping)
                        .decide(
                                REQUEST.withBounds(WeightBounds.SLEEVE_GUARDRAILS),
                                GuardrailProjection.PROPORTIONAL,
                                "a test"))
                .isInstanceOf(UnlawfulWeightsException.class)
                .hasMessageContainingAll("a at 0.6", "0.05 … 0.5");
    }

    @Test
    @DisplayName("infeasible bounds are refused before any engine is asked")
    void refusesInfeasibleBounds() {
        RiskEngine never = RiskEngine.of("never", MINE, request -> {
            throw new AssertionError("The engine was asked.");
        });

        assertThatThrownBy(() -> RiskEngines.of(never)
                        .decide(
                                REQUEST.withBounds(WeightBounds.of(0, 0.3)),
                                GuardrailProjection.PROPORTIONAL,
                                "a test"))
                .isInstanceOf(InfeasibleBoundsException.class);
    }

    @Test
    @DisplayName("every part of a request that decides the answer is part of its hash")
    void requestHash() {
        assertThat(Stream.of(
                                REQUEST,
                                REQUEST.withProfile(RiskProfile.HRP),
                                REQUEST.withBounds(WeightBounds.SLEEVE_GUARDRAILS),
                                REQUEST.withCovariance(CovarianceEstimator.SAMPLE),
                                REQUEST.withRegime(MarketRegime.CRISIS),
                                REQUEST.withRegularization(0.1),
                                REQUEST.withReturns(RETURNS.select(List.of(1, 0, 2))))
                        .map(EngineRequest::hash))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "a regularization of {0} is refused")
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesBadRegularization(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REQUEST.withRegularization(value))
                .withMessageContaining(String.valueOf(value));
    }

    @ParameterizedTest(name = "\"{0}\" is no risk profile, for it could not name a file")
    @ValueSource(strings = {"", "HRP", "min-variance", "1st", "a b", "../hrp"})
    void refusesBadProfiles(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskProfile.of(name))
                .withMessageContaining("\"" + name + "\"");
    }

    @ParameterizedTest(name = "the estimator {0} is found by its id")
    @ValueSource(strings = {"ledoit_wolf", "sample", "oas", "ewma:30.0", "ewma:0.5"})
    void estimators(String id) {
        assertThat(CovarianceEstimator.of(id).id()).isEqualTo(id);
        assertThat(CovarianceEstimator.of(id)).hasToString(id);
    }

    @Test
    @DisplayName("an unknown estimator lists the known ones")
    void unknownEstimator() {
        for (String id : List.of("gerber", "oas:3", "")) {
            assertThatThrownBy(() -> CovarianceEstimator.of(id))
                    .isInstanceOf(UnknownNameException.class)
                    .hasMessageContainingAll("\"" + id + "\"", "ledoit_wolf, sample, oas, ewma:H");
        }
    }

    @ParameterizedTest(name = "\"{0}\" has no half-life and is refused")
    @ValueSource(strings = {"ewma", "ewma:", "ewma:x", "ewma:0", "ewma:-3", "ewma:NaN", "ewma:Infinity"})
    void badHalfLife(String id) {
        assertThatThrownBy(() -> CovarianceEstimator.of(id))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("\"" + id + "\"", "ewma:30");
    }

    @Test
    @DisplayName("a half-life belongs to ewma, and to nothing else")
    void halfLifeBelongsToEwma() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovarianceEstimator.ewma(0))
                .withMessageContaining("0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CovarianceEstimator(CovarianceEstimator.Method.OAS, OptionalDouble.of(3)))
                .withMessageContaining("oas");
    }

    @Test
    @DisplayName("an engine can take over a profile that another one claims")
    void replacing() {
        RiskEngine first = RiskEngine.of("first", RiskProfile.HRP, request -> Weights.of(List.of()));
        RiskEngine second = RiskEngine.of("second", RiskProfile.HRP, request -> Weights.of(List.of()));
        RiskEngines engines = RiskEngines.of(first).replacing(second);
        assertThat(engines.engine(RiskProfile.HRP)).isSameAs(second);
        assertThat(engines.profiles()).containsExactly(RiskProfile.HRP);
    }
}
