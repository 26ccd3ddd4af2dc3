package io.metafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.audit.MemoryLines;
import io.metafolio.calendar.OverlapException;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.configuration.Layer;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.integrity.IntegrityException;
import io.metafolio.parity.ParityException;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.Progress;
import io.metafolio.progress.ProgressListenerException;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.report.AcceptanceCriterion.Status;
import io.metafolio.report.AcceptanceException;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.spi.RiskEngine;
import io.metafolio.weights.InfeasibleBoundsException;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetaPortfolioTest {
    private static final RiskProfile EQUAL = Runs.EQUAL;
    /** Requirement R12, and the sum of any decision. */
    private static final double CONSERVED = 1e-12;

    private static final LocalDate DAY = LocalDate.of(2019, 1, 2);

    /** A stub that finds the same weights whatever it is asked. */
    private static RiskEngine minimum(double... weights) {
        return RiskEngine.of(
                "stub",
                RiskProfile.MIN_VARIANCE,
                request -> Weights.of(request.returns().columns(), weights));
    }

    /** One fund on New York's sessions whose returns are the shocks times its volatility. */
    private static StrategySleeve sleeve(SleeveDefinition definition, double volatility, long seed) {
        PriceTable.Builder table = PriceTable.builder(
                definition.id() + " seed " + seed,
                List.of(definition.scope().venues().get(0) + ":FUND"));
        Random random = new Random(seed);
        double price = 100;
        for (LocalDate date : TradingCalendars.XNYS.sessions(DAY, DAY.plusDays(300))) {
            table.row(date, price);
            price *= 1 + volatility * (random.nextInt(2) == 0 ? 1 : -1);
        }
        return Sleeve.of(
                definition.with(new Layer("test", Map.of("/backtest/benchmark_symbols", List.of()))), table.build());
    }

    private static List<StrategySleeve> twoFunds(double etfs, double instruments) {
        return List.of(sleeve(SleeveInventory.ETFS, etfs, 101), sleeve(SleeveInventory.INSTRUMENTS, instruments, 102));
    }

    private static AcceptanceCriterion lowerVolatility(MetaRun run, String scope) {
        return run.acceptance().criteria().stream()
                .filter(criterion -> criterion.id().equals("lower_volatility")
                        && criterion.scope().filter(scope::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static String status(String line) {
        return line.replaceAll(".*\"status\":\"(\\w+)\".*", "$1");
    }

    @Test
    @DisplayName("a run of three sleeves gives weights inside the guardrails and assets that total one")
    void runsThree() {
        MetaRun run = Runs.small(Runs.sleeves(), new MemoryLines()).run();

        MetaAllocation allocation = run.allocation(EQUAL);
        assertThat(allocation.sleeveWeights().labels()).containsExactly("instruments", "etfs", "crypto");
        assertThat(allocation.sleeveWeights().toArray()).containsOnly(1.0 / 3);
        assertThat(allocation.assetWeights().total()).isCloseTo(1, within(CONSERVED));
        // nine coins, for the tenth is listed in 2020
        assertThat(allocation.assetWeights().assets()).hasSize(15 + 12 + 9);
        assertThat(allocation.assetWeights().get("BINANCE:SYN1USDT").weight()).isCloseTo(1.0 / 27, within(CONSERVED));
        assertThat(run.parity().passes()).isTrue();
        assertThat(run.performance(EQUAL, "crypto").sessionsPerYear()).isEqualTo(365);
        assertThat(allocation.performance().sessionsPerYear()).isEqualTo(252);
    }

    @Test
    @DisplayName("a run tells a sleeve's and a profile's known names where another is asked for")
    void listsKnownNames() {
        MetaRun run = Runs.small(Runs.sleeves(), new MemoryLines()).run();

        assertThatThrownBy(() -> run.allocation(RiskProfile.HRP))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("hrp", "equal_weight");
        assertThatThrownBy(() -> run.performance(EQUAL, "bonds"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("bonds", "instruments, etfs, crypto");
    }

    @Test
    @DisplayName("the joined id holds the shared ingredients, the join policy, both calendars and the sessions")
    void temporalId() {
        MetaRun run = Runs.small(Runs.sleeves(), new MemoryLines()).run();

        assertThat(run.joinedId().ingredients())
                .containsEntry("calendars", List.of("XCRY", "XNYS"))
                .containsEntry("join_policy", "compound")
                .containsEntry("as_of", "2019-12-31")
                .containsEntry("last_session", "2019-12-31")
                .containsKey("first_session");
        assertThat(run.sleeves())
                .extracting(SleeveRun::temporalId)
                .containsOnly(run.sleeves().get(0).temporalId());
    }

    @Test
    @DisplayName(
            "one thread, two, or more than sleeves, and the caller's executor give the same ledger lines, sleeves included, run after run")
    void threads() {
        MemoryLines theirs = new MemoryLines();
        MemoryLines one = new MemoryLines();
        MemoryLines two = new MemoryLines();
        MemoryLines again = new MemoryLines();
        MemoryLines many = new MemoryLines();

        Runs.small(Runs.sleeves(), one).threads(1).run();
        Runs.small(Runs.sleeves(), two).threads(2).run();
        Runs.small(Runs.sleeves(), again).threads(2).run();
        Runs.small(Runs.sleeves(), many).threads(8).run();
        Runs.small(Runs.sleeves(), theirs).executor(ForkJoinPool.commonPool()).run();

        assertThat(Runs.allLines(theirs)).isEqualTo(Runs.allLines(one));
        assertThat(Runs.allLines(one)).hasSizeGreaterThan(50);
        assertThat(Runs.allLines(two)).isEqualTo(Runs.allLines(one));
        assertThat(Runs.allLines(again)).isEqualTo(Runs.allLines(one));
        assertThat(Runs.allLines(many)).isEqualTo(Runs.allLines(one));
    }

    @Test
    @DisplayName("an executor with room for the sleeves alone runs them: windows that find no room wait for their turn")
    void boundedExecutor() {
        MemoryLines one = new MemoryLines();
        MemoryLines theirs = new MemoryLines();
        ThreadPoolExecutor full = new ThreadPoolExecutor(
                2,
                2,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Runs.sleeves().size() - 2));
        Runs.small(Runs.sleeves(), one).threads(1).run();
        Runs.small(Runs.sleeves(), theirs).executor(full).run();
        full.shutdown();
        assertThat(Runs.allLines(theirs)).isEqualTo(Runs.allLines(one));
    }

    @Test
    @DisplayName("every intent in the ledger has its outcome, and the head is the last line's hash")
    void ledger() {
        MemoryLines lines = new MemoryLines();

        MetaRun run = Runs.small(Runs.sleeves(), lines).run();

        List<String> statuses =
                Runs.allLines(lines).stream().map(MetaPortfolioTest::status).toList();
        assertThat(statuses.stream().filter("intent"::equals))
                .hasSize((int) statuses.stream().filter("outcome"::equals).count());
        assertThat(statuses.stream().filter("genesis"::equals)).hasSize(4);
        assertThat(lines.lines().get(lines.lines().size() - 1)).contains("\"hash\":\"" + run.ledgerHead() + "\"");
    }

    @Test
    @DisplayName("a sleeve run before and given again changes no weight")
    void recordedSleeves() {
        MetaRun first = Runs.small(Runs.sleeves(), new MemoryLines()).run();
        List<Sleeve> recorded = first.sleeves().stream().map(Sleeve::of).toList();

        MetaRun second = Runs.small(recorded, new MemoryLines()).run();

        assertThat(second.allocation(EQUAL).layer2().stream()).isEqualTo(first.allocation(EQUAL).layer2().stream());
        assertThat(second.allocation(EQUAL).assetWeights())
                .isEqualTo(first.allocation(EQUAL).assetWeights());
        assertThat(second.temporalId()).isEqualTo(first.temporalId());
    }

    /** Decision D4. */
    @Test
    @DisplayName("one sleeve is refused with n, min and max, and the refusal is the ledger's last line")
    void refusesOneSleeve() {
        MemoryLines lines = new MemoryLines();

        assertThatExceptionOfType(InfeasibleBoundsException.class)
                .isThrownBy(
                        () -> Runs.small(List.of(Runs.sleeve("etfs")), lines).run())
                .satisfies(refusal -> {
                    assertThat(refusal.n()).isEqualTo(1);
                    assertThat(refusal.min()).isEqualTo(0.05);
                    assertThat(refusal.max()).isEqualTo(0.50);
                });
        assertRefusal(lines, "InfeasibleBoundsException", "0.05 … 0.5");
    }

    private static void assertRefusal(MemoryLines lines, String type, String message) {
        assertThat(lines.lines()).extracting(MetaPortfolioTest::status).containsExactly("genesis", "refused");
        assertThat(lines.lines().get(1)).contains("\"error\":\"" + type + "\"", message);
    }

    /** Decision D4. */
    @Test
    @DisplayName("two sleeves are allowed, and a notice says that the guardrails decide alone")
    void noticesTwoSleeves() {
        MetaRun run = Runs.small(List.of(Runs.sleeve("etfs"), Runs.sleeve("crypto")), new MemoryLines())
                .run();

        assertThat(run.allocation(EQUAL).sleeveWeights().toArray()).containsExactly(0.5, 0.5);
        assertThat(run.allocation(EQUAL).notices()).anyMatch(notice -> notice.contains("the guardrails decide alone"));
        assertThat(run.toString()).contains("note: 2 sleeves within 0.05 … 0.5");
    }

    @Test
    @DisplayName("three sleeves need no such notice")
    void noNoticeForThree() {
        MetaRun run = Runs.small(Runs.sleeves(), new MemoryLines()).run();

        assertThat(run.allocation(EQUAL).notices()).noneMatch(notice -> notice.contains("decide alone"));
    }

    @Test
    @DisplayName("sleeves without a shared date are refused with their spans, and the refusal is in the ledger")
    void refusesDisjoint() {
        MemoryLines lines = new MemoryLines();
        StrategySleeve etfs = Runs.sleeve("etfs");
        PriceTable later = PriceTable.builder("later.csv", List.of("BINANCE:A"))
                .row(LocalDate.of(2024, 3, 4), 1)
                .row(LocalDate.of(2024, 3, 5), 1)
                .build();
        List<StrategySleeve> sleeves = List.of(etfs, Sleeve.of(SleeveInventory.CRYPTO, later));

        assertThatExceptionOfType(OverlapException.class)
                .isThrownBy(() -> Runs.small(sleeves, lines).run())
                .satisfies(refusal -> assertThat(refusal.shared()).isZero())
                .withMessageContainingAll("later.csv", "2024-03-04 … 2024-03-05", "2019-01-02 … 2019-12-31");
        assertRefusal(lines, "OverlapException", "later.csv");
    }

    @Test
    @DisplayName("prices that the integrity audit refuses are refused, and the refusal is in the ledger")
    void refusesHoles() {
        MemoryLines lines = new MemoryLines();
        PriceTable.Builder gap = PriceTable.builder("gap.csv", List.of("AMEX:A"));
        for (LocalDate date : TradingCalendars.XNYS.sessions(DAY, LocalDate.of(2019, 12, 31))) {
            if (!date.equals(LocalDate.of(2019, 11, 4))) {
                gap.row(date, 1);
            }
        }
        List<StrategySleeve> sleeves = List.of(Sleeve.of(SleeveInventory.ETFS, gap.build()), Runs.sleeve("crypto"));

        assertThatThrownBy(() -> Runs.small(sleeves, lines).run())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContainingAll("gap.csv", "2019-11-04");
        assertRefusal(lines, "IntegrityException", "2019-11-04");
    }

    @Test
    @DisplayName("without waivers the five differences of crypto are undeclared, and no tournament runs")
    void refusesWithoutWaivers() {
        MemoryLines lines = new MemoryLines();

        assertThatThrownBy(() -> Runs.small(Runs.sleeves(), lines)
                        .parity(ParityPolicy.institutional())
                        .run())
                .isInstanceOf(ParityException.class)
                .hasMessageContainingAll(
                        "5 undeclared differences",
                        "/backtest/backtest_slippage",
                        "/backtest/backtest_commission",
                        "/backtest/benchmark_symbols",
                        "/features/entropy_max_threshold",
                        "/features/feat_dynamic_selection");
        assertRefusal(lines, "ParityException", "/backtest/backtest_slippage");
        assertThat(lines.sleeves()).isEmpty();
    }

    @Test
    @DisplayName("recorded sleeves of another window are refused by their ingredients")
    void refusesMixedTemporalIds() {
        MetaRun first = Runs.small(Runs.sleeves(), new MemoryLines()).run();
        List<Sleeve> mixed = new ArrayList<>();
        mixed.add(Sleeve.of(first.sleeves().get(0)));
        mixed.add(new OtherWindow(first.strategies().get(1)).sleeve());

        assertThatThrownBy(() -> Runs.small(mixed, new MemoryLines()).run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("temporal ids", "train_window is 20 and 21");
    }

    /** A recorded run under a temporal id it did not have. */
    private record OtherWindow(StrategyRun run) {
        Sleeve sleeve() {
            return Sleeve.of(new StrategyRun(
                    run.definition(),
                    run.manifest(),
                    TemporalId.of(Lookback.of(120), 21, 10, 10, run.asOf()),
                    run.asOf(),
                    run.profiles(),
                    run.selections(),
                    run.data(),
                    run.inputs(),
                    run.ledger()));
        }
    }

    /** Two independent funds of 1 %: half of each has 0.71 %. */
    @Test
    @DisplayName("a meta-portfolio calmer than its best sleeve passes, in and out of sample")
    void pass() {
        MetaRun run = Runs.small(twoFunds(0.01, 0.01), new MemoryLines())
                .engine(minimum(0.5, 0.5))
                .run();

        assertThat(lowerVolatility(run, "in_sample").status()).isEqualTo(Status.PASS);
        assertThat(lowerVolatility(run, "out_of_sample").status()).isEqualTo(Status.PASS);
        assertThat(run.acceptance().orThrow()).isSameAs(run.acceptance());
    }

    /** One fund of 0.1 %, one of 3 %: half of each has 1.5 %, and the box allows nothing else. */
    @Test
    @DisplayName("where no allowed weights are calmer than the best sleeve, the answer is UNATTAINABLE")
    void unattainable() {
        MetaRun run = Runs.small(twoFunds(0.001, 0.03), new MemoryLines())
                .engine(minimum(0.5, 0.5))
                .run();

        AcceptanceCriterion criterion = lowerVolatility(run, "in_sample");
        assertThat(criterion.status()).isEqualTo(Status.UNATTAINABLE);
        assertThat(criterion.measured())
                .containsEntry("minimum_attainable", criterion.measured().get("meta"))
                .containsKeys("minimum_at/etfs", "minimum_at/instruments");
        assertThat(lowerVolatility(run, "out_of_sample").status()).isEqualTo(Status.UNATTAINABLE);
        assertThatThrownBy(() -> run.acceptance().orThrow())
                .isInstanceOf(AcceptanceException.class)
                .hasMessageContaining("lower_volatility equal_weight in_sample UNATTAINABLE");
    }

    /** One fund of 1 %, one of 2.5 %: half of each has 1.35 %, but 86/14 has 0.93 %. */
    @Test
    @DisplayName("where other allowed weights would have been calmer, the answer is FAIL, with that minimum")
    void fail() {
        MetaRun run = Runs.small(twoFunds(0.01, 0.025), new MemoryLines())
                .guardrails(WeightBounds.of(0.05, 0.95))
                .engine(minimum(0.86, 0.14))
                .run();

        AcceptanceCriterion criterion = lowerVolatility(run, "in_sample");
        assertThat(criterion.status()).isEqualTo(Status.FAIL);
        assertThat(criterion.measured().get("minimum_attainable"))
                .isLessThan(criterion.measured().get("best_sleeve"));
        assertThat(run.acceptance().accepted()).isFalse();
    }

    /** The same funds, and an engine that calls 50/50 the minimum: 1.35 %, above the best sleeve's 1 %. */
    @Test
    @DisplayName("a minimum that is none excuses nothing: without proof the answer is FAIL, with the bound")
    void wrongMinimum() {
        MetaRun run = Runs.small(twoFunds(0.01, 0.025), new MemoryLines())
                .guardrails(WeightBounds.of(0.05, 0.95))
                .engine(minimum(0.5, 0.5))
                .run();

        AcceptanceCriterion criterion = lowerVolatility(run, "in_sample");
        assertThat(criterion.status()).isEqualTo(Status.FAIL);
        assertThat(criterion.measured().get("minimum_attainable"))
                .isGreaterThan(criterion.measured().get("best_sleeve"));
        assertThat(criterion.measured().get("minimum_proven"))
                .isLessThan(criterion.measured().get("best_sleeve"));
        assertThat(criterion.detail()).contains("not proven least");
    }

    @Test
    @DisplayName("without an engine for the minimum the answer is FAIL, and the detail says why no minimum is told")
    void failWithoutMinimum() {
        MetaRun run = Runs.small(twoFunds(0.001, 0.03), new MemoryLines()).run();

        AcceptanceCriterion criterion = lowerVolatility(run, "in_sample");
        assertThat(criterion.status()).isEqualTo(Status.FAIL);
        assertThat(criterion.measured()).doesNotContainKey("minimum_attainable");
        assertThat(criterion.detail()).contains("no engine for min_variance");
    }

    /** Requirement R18. */
    @Test
    @DisplayName("acceptance measures volatility, correlations, bounds, TWR, integrity and the ledger")
    void criteria() {
        MetaRun run = Runs.small(Runs.sleeves(), new MemoryLines()).run();

        assertThat(run.acceptance().criteria())
                .extracting(AcceptanceCriterion::id)
                .containsExactly(
                        "lower_volatility",
                        "lower_volatility",
                        "inter_sleeve_correlation",
                        "weight_bounds",
                        "twr",
                        "integrity",
                        "ledger");
        assertThat(run.acceptance().criteria())
                .filteredOn(criterion ->
                        List.of("weight_bounds", "integrity", "ledger").contains(criterion.id()))
                .allMatch(criterion -> criterion.status() == Status.PASS);
    }

    @Test
    @DisplayName("a run that is interrupted stops before the next window, and its ledger ends without outcome")
    void cancelled() {
        MemoryLines lines = new MemoryLines();
        List<Integer> heard = new ArrayList<>();
        MetaPortfolioBuilder run = Runs.small(Runs.sleeves(), lines).threads(1).progress(progress -> {
            heard.add(progress.done());
            if (progress.done() == 3) {
                Thread.currentThread().interrupt();
            }
        });
        assertThatThrownBy(run::run)
                .isInstanceOf(CancellationException.class)
                .hasMessageContainingAll("sleeve instruments, window 4 of 10", "without a seal");
        assertThat(heard).startsWith(1, 2, 3).doesNotContain(4);
        assertThat(Runs.allLines(lines)).noneMatch(line -> line.contains("\"step\":\"join"));
    }

    @Test
    @DisplayName("progress is told one step at a time from all threads, its share rises to 1, and every stage ends")
    void progress() {
        List<Progress> heard = new ArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        Runs.small(Runs.sleeves(), new MemoryLines())
                .threads(3)
                .progress(progress -> {
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    heard.add(progress);
                    inside.decrementAndGet();
                })
                .run();

        assertThat(heard)
                .extracting(Progress::share)
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(1.0);
        Map<String, List<Progress>> stages = heard.stream().collect(Collectors.groupingBy(Progress::stage));
        assertThat(stages).containsKeys("sleeve instruments", "allocation meta_production");
        stages.values().forEach(steps -> assertThat(steps)
                .extracting(Progress::done)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, steps.get(0).total()).boxed().toList()));
    }

    @Test
    @DisplayName("a listener that fails ends the run with the step and its cause, one that cancels ends it politely")
    void failingListener() {
        MemoryLines lines = new MemoryLines();
        MetaPortfolioBuilder failing = Runs.small(Runs.sleeves(), lines)
                .threads(2)
                .progress(progress -> {
                    throw new IllegalStateException("screen is full");
                });
        assertThatThrownBy(failing::run)
                .isInstanceOf(ProgressListenerException.class)
                .hasMessageContainingAll("step 1 of", "screen is full", "its ledger without a seal")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(Runs.allLines(lines)).noneMatch(line -> line.contains("\"step\":\"join"));

        MetaPortfolioBuilder cancelling = Runs.small(Runs.sleeves(), new MemoryLines())
                .progress(progress -> {
                    throw new CancellationException("the user pressed stop");
                });
        assertThatThrownBy(cancelling::run)
                .isInstanceOf(CancellationException.class)
                .hasMessage("the user pressed stop");
    }

    @Test
    @DisplayName("the first two stages alone reach a share of 1, too")
    void progressOfJoin() {
        List<Progress> heard = new ArrayList<>();
        Runs.small(Runs.sleeves(), new MemoryLines())
                .progress(heard::add)
                .build()
                .join();
        assertThat(heard.get(heard.size() - 1).share()).isEqualTo(1);
        assertThat(heard).noneMatch(progress -> progress.stage().startsWith("allocation"));
    }
}
