package io.metafolio.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.configuration.ConfigurationException;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.report.AcceptanceCriterion.Status;
import io.metafolio.sleeve.Sleeve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StudyTest {
    private static StudyBuilder study(MetaPortfolio meta) {
        return Study.of(meta)
                .vary("/allocation/min_sleeve_weight", 0.0, 0.2)
                .leaveOneSleeveOut()
                .delayed(1)
                .draw(6);
    }

    private static final Study STUDY =
            study(SmallStudies.meta().threads(1).build()).build();
    private static final List<ScenarioOutcome> OUTCOMES = outcomes(STUDY);

    private static List<ScenarioOutcome> outcomes(Study study) {
        List<ScenarioOutcome> outcomes = new ArrayList<>();
        study.run(0, outcomes::add);
        return outcomes;
    }

    @Test
    @DisplayName("the scenario as it is tells of the very run")
    void actual() {
        MetaRun run = SmallStudies.meta().run();
        ProfileOutcome actual = OUTCOMES.get(0).profile(SmallStudies.CALM).orElseThrow();
        assertThat(OUTCOMES.get(0).scenario().kind()).isEqualTo(Scenario.Kind.ACTUAL);
        assertThat(actual.number("weight/crypto"))
                .hasValue(run.allocation(SmallStudies.CALM).sleeveWeights().get("crypto"));
        assertThat(actual.number("twr"))
                .hasValue(run.allocation(SmallStudies.CALM).performance().twr());
        assertThat(actual.number("wealth/24").orElseThrow())
                .isEqualTo(1 + actual.number("twr").orElseThrow(), within(1e-12));
        assertThat(actual.number("volatility").orElseThrow()
                        / actual.number("best_sleeve_volatility").orElseThrow())
                .isEqualTo(actual.number("volatility_ratio").orElseThrow());
    }

    @Test
    @DisplayName("each variation changes what it says: floors, sleeves, delay")
    void varied() {
        assertThat(OUTCOMES.stream()
                        .map(outcome -> outcome.scenario().toString())
                        .limit(7))
                .containsExactly(
                        "scenario 0: as it is",
                        "scenario 1: /allocation/min_sleeve_weight 0",
                        "scenario 2: /allocation/min_sleeve_weight 0.2",
                        "scenario 3: without instruments",
                        "scenario 4: without etfs",
                        "scenario 5: without crypto",
                        "scenario 6: delay 1 row");
        assertThat(number(2, "weight/crypto")).isGreaterThanOrEqualTo(0.2);
        assertThat(number(0, "weight/crypto")).isBetween(0.05, 0.2);
        assertThat(number(5, "weight/etfs")).isEqualTo(0.5);
        assertThat(OUTCOMES.get(5).profile(SmallStudies.CALM).orElseThrow().number("weight/crypto"))
                .isEmpty();
        assertThat(number(6, "weight/etfs")).isNotEqualTo(number(0, "weight/etfs"));
        assertThat(STUDY.described(STUDY.scenario(6)).configuration().count("/backtest/purge_rows"))
                .isEqualTo(1);
    }

    private static double number(int scenario, String name) {
        return OUTCOMES.get(scenario)
                .profile(SmallStudies.CALM)
                .orElseThrow()
                .number(name)
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "drawn histories differ, and each scenario is the same alone, in any order, on any thread, in a longer study")
    void pure() {
        assertThat(OUTCOMES).hasSize(13);
        assertThat(IntStream.range(7, 13).mapToObj(k -> number(k, "twr")).distinct())
                .hasSize(6);
        List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 13).boxed().toList());
        Collections.shuffle(shuffled, new java.util.Random(1));
        shuffled.forEach(k -> assertThat(STUDY.outcome(k)).isEqualTo(OUTCOMES.get(k)));
        assertThat(outcomes(study(SmallStudies.meta().threads(3).build()).build()))
                .isEqualTo(OUTCOMES);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            assertThat(outcomes(study(SmallStudies.meta().executor(executor).build())
                            .build()))
                    .isEqualTo(OUTCOMES);
        } finally {
            executor.shutdown();
        }
        Study longer = Study.of(SmallStudies.meta().build()).draw(9).build();
        for (int k = 0; k < 6; k++) {
            assertThat(longer.outcome(1 + k).profiles())
                    .as("histories follow from prices, seed and number, not from what else is studied")
                    .isEqualTo(OUTCOMES.get(7 + k).profiles());
        }
    }

    @Test
    @DisplayName("a runner that leaves out, repeats or goes too far is found out; one that is right is believed")
    void runner() {
        List<ScenarioOutcome> told = new ArrayList<>();
        STUDY.run(0, (study, first, results) -> OUTCOMES.forEach(results), told::add);
        assertThat(told).isEqualTo(OUTCOMES);
        assertThatThrownBy(() -> STUDY.run(
                        0, (study, first, results) -> OUTCOMES.subList(1, 3).forEach(results), told::add))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("told of scenario 1")
                .hasMessageContaining("Expected: scenario 0: as it is");
        assertThatThrownBy(() -> STUDY.run(
                        STUDY.size() - 1,
                        (study, first, results) ->
                                IntStream.range(0, 2).forEach(k -> results.accept(OUTCOMES.get(first))),
                        told::add))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Expected: no more scenarios");
        assertThatThrownBy(() -> STUDY.run(0, (study, first, results) -> {}, told::add))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("told of no more scenarios");
    }

    @Test
    @DisplayName("the identity of a study is what decides its outcomes, however many are drawn")
    void identity() {
        String hash = STUDY.hash();
        assertThat(study(SmallStudies.meta().threads(2).build()).build().hash()).isEqualTo(hash);
        assertThat(study(SmallStudies.meta().cashRate(0.01).build()).build().hash())
                .isNotEqualTo(hash);
        assertThat(study(SmallStudies.meta().build()).seed(1).build().hash()).isNotEqualTo(hash);
        assertThat(study(SmallStudies.meta().build())
                        .bootstrap(new StationaryBootstrap(5))
                        .build()
                        .hash())
                .isNotEqualTo(hash);
        assertThat(study(SmallStudies.meta().build()).delayed(2).build().hash()).isNotEqualTo(hash);
        MetaPortfolio meta = SmallStudies.meta().build();
        assertThat(Study.of(meta).draw(1).build().hash())
                .isEqualTo(Study.of(meta).draw(2).build().hash());
    }

    @Test
    @DisplayName("a scenario that is refused says so; the others go on")
    void refusedScenario() {
        StudySummary summary = Study.of(SmallStudies.meta().build())
                .vary("/backtest/lookback_days", 100_000)
                .delayed(3)
                .build()
                .run();
        assertThat(summary.refused()).hasSize(1);
        assertThat(summary.refused().get(0).refusal().orElseThrow()).contains("lookback of 100000");
        assertThat(summary.toString()).contains("3 scenarios, 1 refused", "lookback_days 100000", "100000 refused");
    }

    @Test
    @DisplayName("quantiles, verdicts and effects are those of the outcomes")
    void summary() {
        StudySummary summary = StudySummary.of(STUDY, OUTCOMES);
        List<Double> twr =
                IntStream.range(7, 13).mapToObj(k -> number(k, "twr")).sorted().toList();
        List<Double> quantiles = summary.quantiles(SmallStudies.CALM, "twr");
        assertThat(quantiles.get(2)).isEqualTo((twr.get(2) + twr.get(3)) / 2, within(1e-15));
        assertThat(quantiles.get(0)).isEqualTo(twr.get(0) + 0.25 * (twr.get(1) - twr.get(0)), within(1e-15));
        long passed = IntStream.range(7, 13)
                .filter(k ->
                        OUTCOMES.get(k).profile(SmallStudies.CALM).orElseThrow().inSample() == Status.PASS)
                .count();
        StudySummary.Probability pass = Objects.requireNonNull(
                summary.verdicts(SmallStudies.CALM, ProfileOutcome::inSample).get(Status.PASS));
        assertThat(pass.share()).isEqualTo(passed / 6.0);
        assertThat(pass.error()).isEqualTo(Math.sqrt(pass.share() * (1 - pass.share()) / 6));
        List<StudySummary.Effect> floors = Objects.requireNonNull(
                summary.effects(SmallStudies.CALM, "weight/crypto").get("/allocation/min_sleeve_weight"));
        assertThat(floors.get(1).by()).hasValue(number(2, "weight/crypto") - number(0, "weight/crypto"));
        List<Double> furthest = summary.effects(SmallStudies.CALM, "weight/crypto").values().stream()
                .map(effects -> effects.stream()
                        .mapToDouble(effect -> Math.abs(effect.by().orElse(0)))
                        .max()
                        .orElseThrow())
                .toList();
        assertThat(furthest).hasSize(3).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(summary.toString())
                .contains(
                        "6 histories drawn", "weight/crypto", "lower volatility in sample", "without", "13 scenarios");
    }

    @Test
    @DisplayName("what cannot be studied is refused when it is described")
    void refused() {
        MetaPortfolio meta = SmallStudies.meta().build();
        assertThatThrownBy(() -> Study.of(meta).vary("/allocation/min_sleeve_wait", 0.1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("min_sleeve_weight");
        assertThatThrownBy(() -> Study.of(meta).delayed(1).delayed(1)).hasMessageContaining("delay 1 row");
        assertThatThrownBy(() -> Study.of(meta).draw(1).draw(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Study.of(meta).draw(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Study.of(meta).seed(1).seed(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        Study.of(meta).bootstrap(StationaryBootstrap.MONTH).bootstrap(StationaryBootstrap.MONTH))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        Study.of(meta).vary(List.of(Variation.without("bonds"))).build())
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("bonds");
        assertThatThrownBy(() -> Study.of(meta.withSleeves(meta.sleeves().subList(0, 1)))
                        .leaveOneSleeveOut()
                        .build())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Nothing is left");
        assertThatThrownBy(() -> STUDY.outcome(13)).isInstanceOf(IndexOutOfBoundsException.class);
        Sleeve ran = Sleeve.of(SmallStudies.meta().named("before").run());
        assertThatThrownBy(() -> Study.of(meta.withSleeves(List.of(ran))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("was run before");
    }

    @Test
    @DisplayName("a nested meta-portfolio is drawn whole")
    void nested() {
        MetaPortfolio within = SmallStudies.meta().build();
        MetaPortfolio inner = new MetaPortfolio(
                "inner",
                within.sleeves().subList(0, 2),
                within.configuration(),
                within.call(),
                within.plugins(),
                within.audits(),
                within.clock(),
                within.workers(),
                within.progress());
        MetaPortfolio outer = within.withSleeves(List.of(inner, within.sleeves().get(2)));
        StudySummary summary = Study.of(outer).draw(2).build().run();
        assertThat(summary.refused()).isEmpty();
        assertThat(summary.drawn(SmallStudies.CALM).get(0).number("weight/inner"))
                .isPresent();
        assertThat(summary.drawn(SmallStudies.CALM).get(0))
                .isNotEqualTo(summary.drawn(SmallStudies.CALM).get(1));
    }

    @Test
    @DisplayName("progress is told scenario by scenario, and an interrupt cancels")
    void progress() {
        List<String> told = new ArrayList<>();
        Study.of(SmallStudies.meta()
                        .threads(2)
                        .progress(step -> told.add(step.stage() + " " + step.done() + "/" + step.total()))
                        .build())
                .draw(2)
                .build()
                .run();
        assertThat(told).containsExactly("study 1/3", "study 2/3", "study 3/3");
        List<ScenarioOutcome> done = new ArrayList<>();
        assertThatThrownBy(() -> STUDY.run(0, outcome -> {
                    done.add(outcome);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).hasSize(1);
    }
}
