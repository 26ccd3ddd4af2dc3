package io.metafolio.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.MemoryLines;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.errors.RefusedException;
import io.metafolio.metrics.TimeWeightedReturn;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.tournament.WalkForward;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaAllocatorTest {
    private static final RiskProfile WINNERS = RiskProfile.of("winners");
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final double[] NO_COST = {0, 0, 0};
    /** A few dozen products of order one. */
    private static final double ROUNDING = 1e-13;

    /** Weights by each column's wealth, so that every single train row moves them. */
    private static Weights winners(EngineRequest request) {
        ReturnMatrix returns = request.returns();
        double[] wealth = new double[returns.columnCount()];
        for (int j = 0; j < wealth.length; j++) {
            double growth = 1 + TimeWeightedReturn.of(returns.column(j));
            wealth[j] = growth * growth * growth;
        }
        double sum = Arrays.stream(wealth).sum();
        return Weights.of(
                returns.columns(), Arrays.stream(wealth).map(w -> w / sum).toArray());
    }

    private static MetaAllocator allocator(RiskEngine engine) {
        return allocator(engine, WalkForward.expanding(TrainTestWindow.of(4, 3)));
    }

    private static MetaAllocator allocator(RiskEngine engine, WalkForward walkForward) {
        return new MetaAllocator(
                new AllocationSettings(
                        walkForward,
                        WeightBounds.SLEEVE_GUARDRAILS,
                        GuardrailProjection.PROPORTIONAL,
                        CovarianceEstimator.LEDOIT_WOLF,
                        MarketRegime.NORMAL),
                RiskEngines.of(engine));
    }

    private static SleeveAllocation allocate(double[][] columns, double[] rates) {
        return allocator(RiskEngine.of("house", WINNERS, MetaAllocatorTest::winners))
                .allocate(join(columns), rates, ledger(new MemoryLines()));
    }

    private static AuditLedger ledger(MemoryLines lines) {
        return AuditLedger.on(lines, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /** The first row is the base of the join and yields none. */
    private static CalendarJoin join(double[][] columns) {
        List<ProfileStream> streams = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            List<LocalDate> dates =
                    DAY.datesUntil(DAY.plusDays(columns[j].length)).toList();
            streams.add(new ProfileStream("s" + j, WINNERS, ReturnSeries.of("s" + j, dates, columns[j])));
        }
        return CalendarJoin.of(streams, JoinPolicy.COMPOUND, 1);
    }

    private static double[][] random(long seed, int rows) {
        Random random = new Random(seed);
        double[][] columns = new double[3][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = random.doubles(rows, -0.05, 0.055).toArray();
        }
        return columns;
    }

    @Test
    @DisplayName("the span of drifted weights is that of a hand account: thirds, of which one doubles")
    void drift() {
        double[] flat = new double[8];
        double[] doubling = {0, 0, 0, 0, 0, 1, 0, 0};

        SleeveAllocation allocation = allocate(new double[][] {flat, doubling, flat.clone()}, NO_COST);

        // all train rows are flat, so the target is a third each; then 1/3, 2/3, 1/3 of 4/3
        assertThat(allocation.drift().least()).isCloseTo(0.25, within(ROUNDING));
        assertThat(allocation.drift().greatest()).isCloseTo(0.50, within(ROUNDING));
    }

    @Test
    @DisplayName("windows expand: each decision sees all joined rows before it, the published one all of them")
    void expands() {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        RiskEngine spy = RiskEngine.of("spy", WINNERS, request -> {
            seen.add(request.returns().rows());
            return winners(request);
        });

        // 12 streams rows make 11 joined ones, so windows end at rows 7 and 10
        SleeveAllocation allocation = allocator(spy).allocate(join(random(1, 12)), NO_COST, ledger(new MemoryLines()));

        assertThat(seen).containsExactly(4, 7, 11);
        assertThat(allocation.rebalances()).extracting(Rebalance::rows).containsExactly(4, 7);
        assertThat(allocation.rebalances())
                .extracting(Rebalance::decidedOn)
                .containsExactly(DAY.plusDays(4), DAY.plusDays(7));
        assertThat(allocation.stream().dates())
                .isEqualTo(DAY.plusDays(5).datesUntil(DAY.plusDays(11)).toList());
    }

    @Test
    @DisplayName("rolling windows keep their length: each decision, the published one too, sees the last train rows")
    void rolls() {
        List<LocalDate> firsts = Collections.synchronizedList(new ArrayList<>());
        RiskEngine spy = RiskEngine.of("spy", WINNERS, request -> {
            assertThat(request.returns().rows()).isEqualTo(4);
            firsts.add(request.returns().dates().get(0));
            return winners(request);
        });

        SleeveAllocation allocation = allocator(spy, WalkForward.rolling(TrainTestWindow.of(4, 3)))
                .allocate(join(random(1, 12)), NO_COST, ledger(new MemoryLines()));

        assertThat(firsts).containsExactly(DAY.plusDays(1), DAY.plusDays(4), DAY.plusDays(8));
        assertThat(allocation.rebalances()).extracting(Rebalance::rows).containsExactly(4, 4);
    }

    @Test
    @DisplayName("capital, risk and profit are shared out whole, what trading cost beside them")
    void attribution() {
        SleeveAllocation allocation = allocate(random(81, 40), new double[] {0.0006, 0.0006, 0.0014});
        SleeveAttribution attribution = allocation.attribution();
        List<SleeveShare> shares = attribution.sleeves();

        assertThat(shares).extracting(SleeveShare::sleeve).containsExactly("s0", "s1", "s2");
        assertThat(shares.stream().mapToDouble(SleeveShare::capital).sum()).isCloseTo(1, within(ROUNDING));
        assertThat(shares.stream()
                        .mapToDouble(share -> share.exAnte().orElseThrow())
                        .sum())
                .isCloseTo(1, within(ROUNDING));
        assertThat(shares.stream()
                                .mapToDouble(share -> share.realised().orElseThrow())
                                .sum()
                        + attribution.costRisk().orElseThrow())
                .isCloseTo(1, within(ROUNDING));
        assertThat(shares.stream().mapToDouble(SleeveShare::profit).sum() - attribution.costs())
                .isCloseTo(TimeWeightedReturn.of(allocation.stream()), within(ROUNDING));
        assertThat(attribution.costs()).isPositive();
        assertThat(attribution.decided()).hasSameSizeAs(allocation.rebalances());
    }

    @Test
    @DisplayName("profit by hand: of thirds in two still sleeves and one that doubles, the doubling one earns a third")
    void profit() {
        double[] flat = new double[8];
        double[] doubling = {0, 0, 0, 0, 0, 1, 0, 0};

        SleeveAttribution attribution =
                allocate(new double[][] {flat, doubling, flat.clone()}, NO_COST).attribution();

        assertThat(attribution.sleeves().get(1).profit()).isCloseTo(1.0 / 3, within(ROUNDING));
        assertThat(attribution.sleeves().get(1).realised().orElseThrow()).isCloseTo(1, within(ROUNDING));
        assertThat(attribution.sleeves().get(0).realised()).hasValue(0.0);
        assertThat(attribution.sleeves().get(1).exAnte())
                .as("all train rows are flat, so there was no risk to share")
                .isEmpty();
        // at the start of the three rows: a third, then twice a half
        assertThat(attribution.sleeves().get(1).capital()).isCloseTo((1.0 / 3 + 0.5 + 0.5) / 3, within(ROUNDING));
    }

    @Test
    @DisplayName("baselines: equal weights, the first decision kept, one over volatility inside the guardrails")
    void baselines() {
        double[][] columns = random(91, 17);
        SleeveAllocation allocation = allocate(columns, new double[] {0.001, 0.001, 0.001});

        assertThat(allocation.baselines()).extracting(Baseline::rule).containsExactly(BaselineRule.values());
        Baseline equal = allocation.baselines().get(0);
        assertThat(equal.decisions()).allMatch(weights -> weights.min() == 1.0 / 3 && weights.max() == 1.0 / 3);
        assertThat(equal.costs()).isCloseTo(0.001 * equal.turnover(), within(ROUNDING));
        Weights first = allocation.rebalances().get(0).weights();
        assertThat(allocation.baselines().get(1).decisions()).hasSize(4).containsOnly(first);
        assertThat(allocation.baselines())
                .allMatch(baseline ->
                        baseline.stream().dates().equals(allocation.stream().dates()));
        assertThat(allocation.baselines().get(1).stream().at(0))
                .as("up to the second decision it is the philosophy itself")
                .isEqualTo(allocation.stream().at(0));
    }

    @Test
    @DisplayName(
            "of sleeves that do not vary, one over volatility is the limit: they share all that the guardrails allow")
    void inverseVolatilityOfStillSleeves() {
        double[][] columns = random(93, 17);
        Arrays.fill(columns[0], 0.0001);

        Baseline inverse = allocate(columns, NO_COST).baselines().get(2);

        assertThat(inverse.decisions()).containsOnly(Weights.of(List.of("s0", "s1", "s2"), 0.5, 0.25, 0.25));
    }

    @Test
    @DisplayName("stability: a change of mind from one decision to the next, and where the guardrails held")
    void stability() {
        List<String> sleeves = List.of("a", "b", "c");
        AllocationStability stability = AllocationStability.of(
                List.of(
                        Weights.of(sleeves, 0.50, 0.45, 0.05),
                        Weights.of(sleeves, 0.50, 0.25, 0.25),
                        Weights.of(sleeves, 0.25, 0.25, 0.50)),
                WeightBounds.SLEEVE_GUARDRAILS);

        assertThat(stability.meanChange().orElseThrow()).isCloseTo(0.45, within(ROUNDING));
        assertThat(stability.greatestChange().orElseThrow()).isCloseTo(0.5, within(ROUNDING));
        assertThat(stability.effectiveSleeves()).isCloseTo((1 / 0.455 + 1 / 0.375 + 1 / 0.375) / 3, within(ROUNDING));
        AllocationStability.SleeveSpan third = stability.sleeves().get(2);
        assertThat(third.atMin()).isEqualTo(1);
        assertThat(third.atMax()).isEqualTo(1);
        assertThat(third.mean()).isCloseTo(0.8 / 3, within(ROUNDING));
        assertThat(third.least()).isEqualTo(0.05);
        assertThat(third.greatest()).isEqualTo(0.50);
        assertThat(third.deviation().orElseThrow()).isCloseTo(Math.sqrt(0.305 / 6), within(ROUNDING));
    }

    @Test
    @DisplayName("a single decision has no change")
    void singleDecision() {
        AllocationStability stability = allocate(random(95, 8), NO_COST).stability();

        assertThat(stability.decisions()).isEqualTo(1);
        assertThat(stability.meanChange()).isEmpty();
        assertThat(stability.greatestChange()).isEmpty();
        assertThat(stability.sleeves()).allMatch(sleeve -> sleeve.deviation().isEmpty());
    }

    /** Decision D9: the future moves nothing before it. */
    @ParameterizedTest(name = "a spike in the last row moves no earlier decision and no earlier return, seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void seesNoFuture(long seed) {
        double[][] plain = random(seed, 11);
        double[][] spiked = Arrays.stream(plain).map(double[]::clone).toArray(double[][]::new);
        spiked[1][10] = 5.0;

        SleeveAllocation before = allocate(plain, NO_COST);
        SleeveAllocation after = allocate(spiked, NO_COST);

        assertThat(after.rebalances()).isEqualTo(before.rebalances());
        assertThat(after.attribution().decided()).isEqualTo(before.attribution().decided());
        assertThat(after.baselines())
                .extracting(Baseline::decisions)
                .isEqualTo(before.baselines().stream().map(Baseline::decisions).toList());
        assertThat(Arrays.copyOf(after.stream().toArray(), 5))
                .isEqualTo(Arrays.copyOf(before.stream().toArray(), 5));
        assertThat(after.stream().at(5)).isNotEqualTo(before.stream().at(5));
        assertThat(after.published().weights()).isNotEqualTo(before.published().weights());
    }

    @ParameterizedTest(name = "a spike in any row moves only what comes after it, seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void spikesMoveForward(long seed) {
        double[][] plain = random(seed, 17);
        SleeveAllocation before = allocate(plain, NO_COST);
        for (int row = 5; row < 17; row++) {
            double[][] spiked = Arrays.stream(plain).map(double[]::clone).toArray(double[][]::new);
            spiked[0][row] = 5.0;
            SleeveAllocation after = allocate(spiked, NO_COST);
            LocalDate spike = DAY.plusDays(row);
            for (int k = 0; k < before.rebalances().size(); k++) {
                Rebalance decision = before.rebalances().get(k);
                boolean knewIt = !decision.decidedOn().isBefore(spike);
                assertThat(after.rebalances().get(k).weights().equals(decision.weights()))
                        .isNotEqualTo(knewIt);
            }
        }
    }

    @Test
    @DisplayName("the stream is the weighted sum with drift, after each sleeve's own cost of the first purchase")
    void streamByHand() {
        double[][] columns = random(41, 8);
        double[] rates = {0.0006, 0.0006, 0.0014};

        SleeveAllocation allocation = allocate(columns, rates);

        Weights weights = allocation.rebalances().get(0).weights();
        double cost = 0;
        for (int j = 0; j < 3; j++) {
            cost += weights.at(j) * rates[j];
        }
        double before = 1;
        double[] expected = new double[3];
        double[] money = weights.toArray();
        for (int t = 0; t < 3; t++) {
            double wealth = 0;
            for (int j = 0; j < 3; j++) {
                money[j] *= 1 + columns[j][5 + t];
                wealth += money[j] * (1 - cost);
            }
            expected[t] = wealth / before - 1;
            before = wealth;
        }
        assertThat(allocation.stream().toArray()).containsExactly(expected, within(ROUNDING));
        assertThat(allocation.rebalances().get(0).cost()).isCloseTo(cost, within(ROUNDING));
    }

    @Test
    @DisplayName("every decision lies within the guardrails, raw weights beside it")
    void guardrails() {
        double[][] columns = random(51, 20);
        Arrays.fill(columns[2], 0.6);

        SleeveAllocation allocation = allocate(columns, NO_COST);

        assertThat(allocation.published().raw().get("s2")).isGreaterThan(0.9);
        assertThat(allocation.published().weights().get("s2")).isEqualTo(0.50);
        assertThat(allocation.published().binding()).containsEntry("s2", "max");
        assertThat(allocation.published().projection()).contains(GuardrailProjection.PROPORTIONAL);
        assertThat(allocation.rebalances())
                .allMatch(rebalance ->
                        rebalance.weights().min() >= 0.05 && rebalance.weights().max() <= 0.50);
    }

    @Test
    @DisplayName("every decision is an intent and an outcome, the published one last")
    void ledgerLines() {
        MemoryLines lines = new MemoryLines();

        allocator(RiskEngine.of("house", WINNERS, MetaAllocatorTest::winners))
                .allocate(join(random(61, 8)), NO_COST, ledger(lines));

        assertThat(lines.lines())
                .extracting(line -> line.replaceAll(".*\"status\":\"(\\w+)\",\"step\":\"(\\w+)\".*", "$1 $2"))
                .containsExactly(
                        "intent meta_optimize_winners",
                        "outcome meta_optimize_winners",
                        "intent meta_optimize_winners",
                        "outcome meta_optimize_winners");
        assertThat(lines.lines().get(3))
                .contains(
                        "\"engine\":\"house\"", "\"n_sleeves\":3", "\"decision\":\"published\"", "\"weights\":{\"s0\"");
    }

    @Test
    @DisplayName("joined rows too few for one window are refused")
    void refusesFewRows() {
        assertThatThrownBy(() -> allocate(random(71, 7), NO_COST))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("6 return rows", "joined rows of winners");
    }
}
