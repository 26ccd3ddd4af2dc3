package io.metafolio.io.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.MetaReturns;
import io.metafolio.MetaRun;
import io.metafolio.MetaWeights;
import io.metafolio.audit.AuditLedger;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.table.StampedTable;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.ProgressListener;
import io.metafolio.sleeve.Benchmarks;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.tournament.Tournament;
import io.metafolio.weights.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedArtifactsTest {
    private static final RiskProfile EQUAL = RiskProfile.of("equal_weight");
    private static final RiskProfile TILTED = RiskProfile.of("tilted");
    private static final RiskEngines ENGINES = RiskEngines.of(engine("house", EQUAL, 0), engine("leaning", TILTED, 1));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static RiskEngine engine(String name, RiskProfile profile, double tilt) {
        return RiskEngine.of(name, profile, request -> {
            int n = request.returns().columnCount();
            double[] weights = new double[n];
            Arrays.fill(weights, 1.0 / (n + tilt));
            weights[0] += tilt / (n + tilt);
            return Weights.of(request.returns().columns(), weights);
        });
    }

    private ArtifactFolder at(String name) {
        return ArtifactFolder.at(folder.resolve(name))
                .withParquet()
                .withClock(Clock.fixed(Instant.parse("2026-01-14T00:00:00Z"), ZoneOffset.UTC));
    }

    private static MetaPortfolio meta(List<? extends Sleeve> sleeves, AuditLedger ledger) {
        return builder(sleeves, ledger).build();
    }

    private static MetaPortfolioBuilder builder(List<? extends Sleeve> sleeves, AuditLedger ledger) {
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .selection("none")
                .engine(engine("house", EQUAL, 0))
                .engine(engine("leaning", TILTED, 1))
                .profiles(EQUAL, TILTED)
                .audit(ledger);
    }

    private ArtifactFolder withSleeves(String name) {
        ArtifactFolder artifacts = at(name);
        List<StrategySleeve> sleeves = SyntheticMarket.sample().sleeves();
        MetaPortfolio meta = meta(sleeves, artifacts.ledger("unused"));
        for (StrategySleeve sleeve : meta.strategies()) {
            var prices = sleeve.prices();
            Tournament tournament = Tournament.of(
                    sleeve,
                    Benchmarks.of(meta.strategies()),
                    meta.plugins(),
                    prices.dates().get(prices.dates().size() - 1),
                    Instant.parse("2026-01-14T09:00:00Z"));
            artifacts.write("a", tournament.run(artifacts.sleeveLedger(sleeve.id(), "a"), ProgressListener.SILENT));
        }
        return artifacts;
    }

    private static List<Sleeve> sleeves(ArtifactFolder artifacts) {
        return SyntheticMarket.sample().sleeves().stream()
                .map(sleeve -> artifacts.sleeve(sleeve.id(), "a"))
                .toList();
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    @DisplayName("stages that are written, read and gone on with give the bytes of the whole run")
    void sameBytes() throws IOException {
        ArtifactFolder whole = at("whole");
        MetaRun run =
                meta(SyntheticMarket.sample().sleeves(), whole.ledger("a")).run();
        whole.write("a", run);
        ArtifactFolder staged = withSleeves("staged");
        staged.write("a", meta(sleeves(staged), staged.ledger("a")).join());
        staged.write("a", staged.returns("a").allocate(ENGINES, staged.resume("a")));
        MetaRun last = staged.weights("a", ENGINES).flatten(staged.joinedSleeves("a"), ENGINES, staged.resume("a"));
        staged.write("a", last);
        assertThat(last).isEqualTo(run);
        assertThat(files(folder.resolve("staged"))).isEqualTo(files(folder.resolve("whole")));
    }

    @Test
    @DisplayName("rolling train rows are in genesis and manifest, and are read back with what was measured")
    void rolling() {
        ArtifactFolder artifacts = withSleeves("staged");
        MetaReturns returns = builder(sleeves(artifacts), artifacts.ledger("a"))
                .parameter("/allocation/walk_forward", "rolling")
                .build()
                .join();
        artifacts.write("a", returns);
        assertThat(artifacts.returns("a").configuration().tree()).containsEntry("walk_forward", "rolling");
        assertThat(artifacts.returns("a").configuration().provenance()).containsEntry("/walk_forward", "call");
        MetaWeights weights = artifacts.returns("a").allocate(ENGINES, artifacts.resume("a"));
        artifacts.write("a", weights);

        MetaWeights back = artifacts.weights("a", ENGINES);

        assertThat(back).isEqualTo(weights);
        assertThat(Objects.requireNonNull(back.allocations().get(TILTED)).rebalances())
                .allMatch(rebalance -> rebalance.rows() == 60);
    }

    @Test
    @DisplayName("metrics.json and decisions.json hold what sleeves and plain rules contributed, and it adds up")
    void attributionFiles() {
        ArtifactFolder artifacts = at("whole");
        MetaRun run =
                meta(SyntheticMarket.sample().sleeves(), artifacts.ledger("a")).run();
        artifacts.write("a", run);
        Path meta = folder.resolve("whole/meta/meta_production/a");
        JsonTree metrics = JsonTree.read(meta.resolve("metrics.json"), "metrics")
                .child("profiles")
                .child("tilted");
        JsonTree shares = metrics.child("attribution").child("sleeves");
        JsonTree costs = metrics.child("attribution").child("costs");
        double capital = 0;
        double realised = costs.number("risk_realised").doubleValue();
        double profit = costs.number("profit").doubleValue();
        for (String sleeve : shares.keys()) {
            capital += shares.child(sleeve).number("capital").doubleValue();
            realised += shares.child(sleeve).number("risk_realised").doubleValue();
            profit += shares.child(sleeve).number("profit").doubleValue();
        }
        assertThat(shares.keys()).containsExactly("instruments", "etfs", "crypto");
        assertThat(capital).isCloseTo(1, within(1e-12));
        assertThat(realised).isCloseTo(1, within(1e-12));
        assertThat(profit).isCloseTo(run.allocation(TILTED).performance().twr(), within(1e-12));
        assertThat(metrics.child("baselines").keys()).containsExactly("equal_weight", "static", "inverse_volatility");
        assertThat(metrics.child("stability").number("decisions").intValue())
                .isEqualTo(run.allocation(TILTED).layer2().rebalances().size());

        JsonTree decisions = JsonTree.read(meta.resolve("decisions.json"), "decisions")
                .child("profiles")
                .child("tilted");
        JsonTree baseline = decisions.child("baselines").child("static");
        assertThat(baseline.children("weights")).hasSameSizeAs(decisions.children("rebalances"));
        assertThat(Trees.weights(baseline.children("weights").get(3)))
                .isEqualTo(Trees.weights(decisions.children("rebalances").get(0).child("weights")));
        assertThat(decisions
                        .children("rebalances")
                        .get(0)
                        .child("risk")
                        .child("shares")
                        .keys())
                .isEqualTo(shares.keys());
    }

    @Test
    @DisplayName("what a stage wrote is read back as it was")
    void readBack() {
        ArtifactFolder artifacts = withSleeves("staged");
        MetaReturns returns = meta(sleeves(artifacts), artifacts.ledger("a")).join();
        artifacts.write("a", returns);
        assertThat(artifacts.returns("a")).isEqualTo(returns);
        MetaWeights weights = returns.allocate(ENGINES, artifacts.resume("a"));
        artifacts.write("a", weights);
        assertThat(artifacts.weights("a", ENGINES)).isEqualTo(weights);
        assertThatThrownBy(() -> weights.notices(RiskProfile.HRP)).hasMessageContaining("equal_weight, tilted");
    }

    @Test
    @DisplayName("other engines than the configured ones are refused at every stage, and the ledger says so")
    void otherEngines() throws IOException {
        ArtifactFolder artifacts = withSleeves("staged");
        MetaReturns returns = meta(sleeves(artifacts), artifacts.ledger("a")).join();
        artifacts.write("a", returns);
        RiskEngines others = RiskEngines.of(engine("other", EQUAL, 0), engine("leaning", TILTED, 1));
        assertThatThrownBy(() -> returns.allocate(others, artifacts.resume("a")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("engine_equal_weight=other")
                .hasMessageContaining("engine_equal_weight=house");
        assertThat(Files.readString(artifacts.metaRun("a").resolve("audit.jsonl")))
                .contains("\"status\":\"refused\"");
        assertThatThrownBy(() -> artifacts.returns("a")).hasMessageContaining("The ledger is REFUSED");
    }

    @Test
    @DisplayName("other sleeve runs than the joined ones are refused")
    void otherSleeves() {
        ArtifactFolder artifacts = withSleeves("staged");
        MetaReturns returns = meta(sleeves(artifacts), artifacts.ledger("a")).join();
        artifacts.write("a", returns);
        MetaWeights weights = returns.allocate(ENGINES, artifacts.resume("a"));
        artifacts.write("a", weights);
        List<SleeveRun> turned = List.of(
                artifacts.joinedSleeves("a").get(1),
                artifacts.joinedSleeves("a").get(0),
                artifacts.joinedSleeves("a").get(2));
        assertThatThrownBy(() -> weights.flatten(turned, ENGINES, artifacts.resume("a")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("[etfs, instruments, crypto]");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "config/resolved_manifest.json \"max\":0.5 \"max\":0.4",
                "meta_optimized.json \"engine_notices\": \"engine_notices\":1,\"old\":",
                "meta_optimized.json \"raw\": \"row\":",
                "decisions.json \"rebalances\": \"rebalance\":",
                "join_report.json \"rows\":·300 \"rows\":·301",
                "join_report.json \"equal_weight\":·0.0 \"equal_weight\":·0.1"
            })
    @DisplayName("a file changed by hand between two stages is refused by name")
    void changed(String change) throws IOException {
        String[] parts = change.split(" ", 3);
        ArtifactFolder artifacts = withSleeves("staged");
        MetaReturns returns = meta(sleeves(artifacts), artifacts.ledger("a")).join();
        artifacts.write("a", returns);
        artifacts.write("a", returns.allocate(ENGINES, artifacts.resume("a")));
        Path file = artifacts.metaRun("a").resolve(parts[0]);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst(parts[1].replace('·', ' '), parts[2].replace('·', ' ')));
        assertThat(Files.readString(file)).isNotEqualTo(text);
        assertThatThrownBy(() -> artifacts.write(
                        "a",
                        artifacts
                                .weights("a", ENGINES)
                                .flatten(artifacts.joinedSleeves("a"), ENGINES, artifacts.resume("a"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(parts[0]);
    }

    @Test
    @DisplayName("a run without a ledger takes part by its pinned id, and is named by the hash of what was read")
    void withoutLedger() throws IOException {
        ArtifactFolder artifacts = withSleeves("staged");
        Path etfs = artifacts.sleeveRun("etfs", "a");
        StrategyRun ours = artifacts
                .sleeve("etfs", "a")
                .recorded()
                .orElseThrow()
                .strategies()
                .get(0);
        for (String file : List.of("audit.jsonl", "data/decisions.json", "data/integrity.json")) {
            Files.delete(etfs.resolve(file));
        }
        StrategyRun theirs = artifacts
                .sleeve("etfs", "a")
                .recorded()
                .orElseThrow()
                .strategies()
                .get(0);
        assertThat(theirs.manifest()).isEqualTo(ours.manifest());
        assertThat(theirs.profile(EQUAL).stream()).isEqualTo(ours.profile(EQUAL).stream());
        assertThat(theirs.profile(EQUAL).turnover()).isEmpty();
        assertThat(theirs.profile(EQUAL).costs()).isEmpty();
        assertThat(theirs.data().findings())
                .singleElement()
                .hasToString(theirs.data().findings().get(0).toString());
        assertThat(theirs.ledger().head()).isNotEqualTo(ours.ledger().head());
        assertThatThrownBy(() -> artifacts.sleeves("etfs")).hasMessageContaining("No sealed run of sleeve etfs");
        artifacts.write("a", meta(sleeves(artifacts), artifacts.ledger("a")).join());
        assertThat(artifacts.joinedSleeves("a").get(1)).isEqualTo(theirs);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "config/resolved_manifest.json \"as_of\":\"2025-06-30\" \"as_of\":\"soon\" /data/as_of·is·soon",
                "config/resolved_manifest.json \"as_of\":\"2025-06-30\" \"as_of\":\"2025-06-27\" ends·on·2025-06-30",
                "config/resolved_manifest.json \\[\"equal_weight\",\"tilted\"\\] [] /backtest/profiles·is·[]",
                "config/resolved_manifest.json \\[\"AMEX\" [\"OTC\" AMEX:",
                "data/portfolio_flattened.json \"net_weight\":·0 \"net_weight\":·7 sum·to"
            })
    @DisplayName("a run without a ledger is refused where it does not fit together")
    void badWithoutLedger(String change) throws IOException {
        String[] parts = change.split(" ", 4);
        ArtifactFolder artifacts = withSleeves("staged");
        Path etfs = artifacts.sleeveRun("etfs", "a");
        Files.delete(etfs.resolve("audit.jsonl"));
        Path file = etfs.resolve(parts[0]);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst(parts[1].replace('·', ' '), parts[2].replace('·', ' ')));
        assertThat(Files.readString(file)).isNotEqualTo(text);
        assertThatThrownBy(() -> artifacts.sleeve("etfs", "a"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(parts[3].replace('·', ' '));
    }

    @Test
    @DisplayName("two runs of a sleeve differ by their heads, and a removed one is missed")
    void removed() throws IOException {
        ArtifactFolder artifacts = withSleeves("staged");
        artifacts.write("a", meta(sleeves(artifacts), artifacts.ledger("a")).join());
        Path stream = artifacts.sleeveRun("crypto", "a").resolve("artifacts/meta/returns/equal_weight.pkl");
        StampedTable table = PandasPickle.read(stream);
        double[] changed = table.column(0);
        changed[3] += 1e-9;
        Files.write(stream, PandasPickle.bytes(StampedTable.series("s", table.stamps(), "equal_weight", changed)));
        assertThatThrownBy(() -> artifacts.joinedSleeves("a"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("digest");
        Files.move(artifacts.sleeveRun("crypto", "a"), folder.resolve("elsewhere"));
        assertThatThrownBy(() -> artifacts.joinedSleeves("a"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("No run of sleeve crypto has the ledger head");
    }
}
