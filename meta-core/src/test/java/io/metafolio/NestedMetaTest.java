package io.metafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.audit.LedgerMark;
import io.metafolio.audit.MemoryLines;
import io.metafolio.errors.RefusedException;
import io.metafolio.parity.ParityException;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityWaivers;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.AssetWeight;
import io.metafolio.weights.WeightBounds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Equities of instruments and etfs, and beside it crypto: one meta-portfolio within another. */
class NestedMetaTest {
    private static final RiskProfile EQUAL = Runs.EQUAL;
    /** Requirement R12. */
    private static final double CONSERVED = 1e-12;

    private static MetaPortfolioBuilder equities(MetaPortfolioBuilder builder) {
        return builder.named("equities").sleeves(Runs.sleeve("instruments"), Runs.sleeve("etfs"));
    }

    /** Says nothing of windows: what the outer one says must reach it. */
    private static MetaPortfolio equities() {
        return equities(MetaPortfolio.builder()).engine(Runs.equalWeight()).build();
    }

    private static MetaPortfolioBuilder world(MemoryLines lines) {
        return Runs.small(List.of(equities(), Runs.sleeve("crypto")), lines).named("world");
    }

    @Test
    @DisplayName("its sleeves are a meta-portfolio and a strategy; assets carry the path of who holds them")
    void looksThrough() {
        MetaRun run = world(new MemoryLines()).run();

        MetaAllocation allocation = run.allocation(EQUAL);
        assertThat(allocation.sleeveWeights().labels()).containsExactly("equities", "crypto");
        assertThat(run.paths())
                .containsExactly(
                        "world", "world/equities", "world/equities/instruments", "world/equities/etfs", "world/crypto");
        assertThat(run.strategies()).extracting(SleeveRun::id).containsExactly("instruments", "etfs", "crypto");
        assertThat(allocation.assetWeights().assets()).hasSize(15 + 12 + 9);
        AssetWeight gold = allocation.assetWeights().assets().stream()
                .filter(asset -> asset.contributors().containsKey("equities/etfs"))
                .findFirst()
                .orElseThrow();
        assertThat(gold.weight()).isCloseTo(0.5 * 0.5 / 12, within(CONSERVED));
        assertThat(allocation.assetWeights().total()).isCloseTo(1, within(CONSERVED));
        assertThat(allocation.assetWeights().heldBy("equities")).isCloseTo(0.5, within(CONSERVED));
        assertThat(allocation.assetWeights().heldBy("equities/etfs")).isCloseTo(0.25, within(CONSERVED));
        assertThat(allocation.assetWeights().heldBy("equ")).isZero();
    }

    @Test
    @DisplayName("its stream is the inner one's out of sample, and the same as of the inner one run alone")
    void streamIsOutOfSample() {
        MetaRun run = world(new MemoryLines()).run();
        MetaRun inner = run.metas().get(0);
        MetaRun alone = Runs.small(List.of(Runs.sleeve("instruments"), Runs.sleeve("etfs")), new MemoryLines())
                .run();

        assertThat(inner.stream(EQUAL).series().toArray())
                .isEqualTo(alone.allocation(EQUAL).layer2().stream().toArray());
        assertThat(run.allocation(EQUAL)
                        .layer2()
                        .join()
                        .report()
                        .sleeves()
                        .get(0)
                        .rowsIn())
                .isEqualTo(inner.stream(EQUAL).series().size());
        assertThat(run.performance(EQUAL, "equities"))
                .isEqualTo(inner.allocation(EQUAL).performance());
    }

    @Test
    @DisplayName("the configuration knows its kind, its calendars, the fewest sessions and the dearest rate within")
    void described() {
        MetaPortfolio crypto = MetaPortfolio.builder()
                .named("mixed")
                .sleeves(Runs.sleeve("etfs"), Runs.sleeve("crypto"))
                .engine(Runs.equalWeight())
                .build();
        MetaRun run = Runs.small(List.of(Runs.sleeve("instruments"), crypto), new MemoryLines())
                .run();

        JoinedSleeve mixed = run.configuration().sleeves().get(1);
        assertThat(mixed.kind()).isEqualTo(JoinedSleeve.Kind.META);
        assertThat(mixed.calendars()).containsExactly("XCRY", "XNYS");
        assertThat(mixed.sessionsPerYear()).isEqualTo(252);
        assertThat(mixed.rate()).isEqualTo(0.001 + 0.0004);
        assertThat(mixed.manifest()).isEqualTo(run.metas().get(0).manifestHash());
        assertThat(mixed.temporalId()).isEqualTo(run.strategies().get(0).temporalId());
        assertThat(run.joinedId().ingredients()).containsEntry("calendars", List.of("XCRY", "XNYS"));
    }

    @Test
    @DisplayName("every ledger of the tree is written, complete, and the outer one holds the head of the inner one")
    void ledgers() {
        MemoryLines lines = new MemoryLines();
        MetaRun run = world(lines).run();

        MemoryLines inner = meta(lines, "equities");
        assertThat(inner.sleeves()).containsOnlyKeys("instruments", "etfs");
        assertThat(lines.sleeves()).containsOnlyKeys("crypto");
        assertThat(inner.lines().get(0)).contains("\"status\":\"genesis\"");
        assertThat(lines.lines())
                .anyMatch(line -> line.contains(run.metas().get(0).ledgerHead()));
        assertThat(run.ledgers()).hasSize(5).allMatch(mark -> mark.intents() == mark.outcomes());
        assertThat(run.ledgers().stream().mapToLong(LedgerMark::lines).sum()).isGreaterThan(100);
        assertThat(run.acceptance().criteria())
                .anyMatch(criterion -> criterion.id().equals("acceptance_within")
                        && criterion.detail().startsWith("equities"));
    }

    @Test
    @DisplayName("one thread or three give the same lines in every ledger of the tree")
    void threads() {
        MemoryLines one = new MemoryLines();
        MemoryLines three = new MemoryLines();
        world(one).threads(1).run();
        world(three).threads(3).run();

        assertThat(three.lines()).isEqualTo(one.lines());
        assertThat(meta(three, "equities").lines())
                .isEqualTo(meta(one, "equities").lines());
    }

    @Test
    @DisplayName("what the outer one says holds within, but for what the inner one was told itself, and for guardrails")
    void layers() {
        MetaPortfolio inner = equities(MetaPortfolio.builder())
                .engine(Runs.equalWeight())
                .lookback(Lookback.of(140))
                .build();
        MetaPortfolio outer = MetaPortfolio.of(inner, Runs.sleeve("crypto"))
                .engine(Runs.equalWeight())
                .profiles(EQUAL)
                .lookback(Lookback.of(120))
                .window(TrainTestWindow.of(20, 10))
                .guardrails(WeightBounds.of(0.2, 0.8))
                .build();

        MetaPortfolio within = (MetaPortfolio) outer.sleeves().get(0);
        assertThat(within.configuration().count("/backtest/lookback_days")).isEqualTo(140);
        assertThat(within.configuration().count("/backtest/train_window")).isEqualTo(20);
        assertThat(within.profiles()).containsExactly(EQUAL);
        assertThat(within.allocation().guardrails()).isEqualTo(WeightBounds.SLEEVE_GUARDRAILS);
        assertThat(outer.strategies().get(0).definition().configuration().count("/backtest/lookback_days"))
                .isEqualTo(140);
    }

    @Test
    @DisplayName("parity holds over the whole tree: what an inner one waives, the outer one must waive, too")
    void parity() {
        MetaPortfolio inner = MetaPortfolio.builder()
                .named("mixed")
                .sleeves(Runs.sleeve("etfs"), Runs.sleeve("crypto"))
                .parity(ParityPolicy.institutional().waive(ParityWaivers.CRYPTO))
                .engine(Runs.equalWeight())
                .build();
        MemoryLines lines = new MemoryLines();

        assertThatThrownBy(() -> Runs.small(List.of(Runs.sleeve("instruments"), inner), lines)
                        .parity(ParityPolicy.institutional())
                        .run())
                .isInstanceOf(ParityException.class)
                .hasMessageContainingAll("crypto", "/backtest/backtest_slippage");
        assertThat(lines.metas()).isEmpty();
    }

    @Test
    @DisplayName(
            "an inner one that refuses ends its own ledger and the outer one's with the refusal, before any tournament")
    void innerRefusal() {
        MetaPortfolio inner = MetaPortfolio.builder()
                .named("mixed")
                .sleeves(Runs.sleeve("etfs"), Runs.sleeve("crypto"))
                .parity(ParityPolicy.institutional())
                .engine(Runs.equalWeight())
                .build();
        MemoryLines lines = new MemoryLines();

        assertThatThrownBy(() -> Runs.small(List.of(equitiesNamed("first"), inner), lines)
                        .run())
                .isInstanceOf(ParityException.class);
        assertThat(last(lines)).contains("\"status\":\"refused\"");
        assertThat(last(meta(lines, "first"))).contains("\"status\":\"refused\"");
        assertThat(last(meta(lines, "mixed"))).contains("\"status\":\"refused\"");
        assertThat(meta(lines, "mixed").sleeves()).isEmpty();
    }

    private static MetaPortfolio equitiesNamed(String id) {
        return MetaPortfolio.builder()
                .named(id)
                .sleeves(Runs.sleeve("instruments"))
                .guardrails(WeightBounds.of(0, 1))
                .engine(Runs.equalWeight())
                .build();
    }

    private static MemoryLines meta(MemoryLines outer, String id) {
        return Objects.requireNonNull(outer.metas().get(id));
    }

    private static String last(MemoryLines lines) {
        return lines.lines().get(lines.lines().size() - 1);
    }

    @Test
    @DisplayName("a run of the inner one, made before, gives the outer one the same bits")
    void recorded() {
        MetaRun whole = world(new MemoryLines()).run();
        List<Sleeve> before = List.of(
                Sleeve.of(whole.sleeves().get(0)), Sleeve.of(whole.sleeves().get(1)));

        MetaRun again = Runs.small(before, new MemoryLines()).named("world").run();

        assertThat(again.allocation(EQUAL).layer2().stream()).isEqualTo(whole.allocation(EQUAL).layer2().stream());
        assertThat(again.allocation(EQUAL).assetWeights())
                .isEqualTo(whole.allocation(EQUAL).assetWeights());
        assertThat(again.configuration()).isEqualTo(whole.configuration());
    }

    @Test
    @DisplayName("one within itself is refused with its path")
    void cycle() {
        MetaPortfolio world = MetaPortfolio.builder()
                .named("world")
                .sleeves(equities(), Runs.sleeve("crypto"))
                .build();
        MetaPortfolio middle =
                MetaPortfolio.builder().named("middle").sleeves(world).build();

        assertThatThrownBy(() ->
                        MetaPortfolio.builder().named("world").sleeves(middle).build())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("world is within itself: world → middle → world");
    }

    @Test
    @DisplayName("an id at two places is refused with both paths")
    void twice() {
        assertThatThrownBy(
                        () -> MetaPortfolio.of(equities(), Runs.sleeve("etfs")).build())
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("etfs stands at", "meta_production/equities/etfs", "meta_production/etfs");
    }

    @Test
    @DisplayName("eight levels are taken, nine refused")
    void depth() {
        StrategySleeve leaf = Runs.sleeve("crypto");
        Sleeve tree = leaf;
        for (int level = 2; level <= MetaPortfolio.MOST_LEVELS; level++) {
            tree = MetaPortfolio.builder().named("m" + level).sleeves(tree).build();
        }
        Sleeve eight = tree;
        assertThat(eight.paths()).hasSize(8);
        assertThatThrownBy(
                        () -> MetaPortfolio.builder().named("m9").sleeves(eight).build())
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("level 9", "at most 8 levels");
    }

    @Test
    @DisplayName("an asset long in one sleeve and short in another keeps gross and net apart, by path")
    void netting() {
        AssetWeight asset = new AssetWeight("A", 0.3, 0.1, Map.of("m/a", 0.2, "b", -0.1));
        assertThat(asset.heldBy("m")).isEqualTo(0.2);
        assertThat(asset.heldBy("b")).isEqualTo(-0.1);
    }
}
