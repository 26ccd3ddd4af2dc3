package io.metafolio.io.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.AuditSink;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.StreamLines;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.VolumeTable;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.RegimeDetectors;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.spi.SelectionModels;
import io.metafolio.spi.Simulators;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A meta-portfolio within another, written, read back and made anew. */
class NestedArtifactsTest {
    private static final RiskProfile EQUAL = RiskProfile.of("equal_weight");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ArtifactFolder artifacts;

    @BeforeEach
    void at() {
        artifacts = ArtifactFolder.at(folder).withMeta("world").withEngines(engines(1));
    }

    /** Weights that grow by a factor from column to column. */
    private static RiskEngine engine(double factor) {
        return RiskEngine.of("house", EQUAL, request -> {
            int n = request.returns().columnCount();
            double[] growing =
                    DoubleStream.iterate(1, size -> size * factor).limit(n).toArray();
            double sum = Arrays.stream(growing).sum();
            return Weights.of(
                    request.returns().columns(),
                    Arrays.stream(growing).map(size -> size / sum).toArray());
        });
    }

    private static RiskEngines engines(double factor) {
        return RiskEngines.installed().with(engine(factor));
    }

    private static Plugins plugins(double factor) {
        return new Plugins(
                engines(factor), SelectionModels.installed(), Simulators.installed(), RegimeDetectors.installed());
    }

    private static StrategySleeve withVolumes(StrategySleeve sleeve) {
        VolumeTable.Builder volumes =
                VolumeTable.builder("volumes", sleeve.prices().symbols());
        double[] row = new double[sleeve.prices().symbols().size()];
        Arrays.fill(row, 1000);
        sleeve.prices().dates().forEach(date -> volumes.row(date, row));
        return sleeve.withVolumes(volumes.build());
    }

    private static MetaRun run(AuditSink sink) {
        List<StrategySleeve> sample = SyntheticMarket.sample().sleeves();
        MetaPortfolio equities = MetaPortfolio.of(sample.get(0), withVolumes(sample.get(1)))
                .named("equities")
                .engine(engine(1))
                .build();
        return MetaPortfolio.of(equities, sample.get(2))
                .named("world")
                .selection("none")
                .engine(engine(1))
                .profiles(EQUAL)
                .audit(sink)
                .run();
    }

    private MetaRun written() {
        MetaRun run = run(artifacts.ledger("a"));
        artifacts.write("a", run);
        return run;
    }

    @Test
    @DisplayName("a tree read back is the tree, at each level, with the numbers that its tournaments were run on")
    void readsBack() {
        MetaRun run = written();

        assertThat(artifacts.read("a")).isEqualTo(run);
        assertThat(artifacts.sleeve("equities", "a").recorded())
                .contains(run.metas().get(0));
        assertThat(artifacts.sleeves("equities", "crypto").get(0).recorded())
                .contains(run.metas().get(0));
        StrategyRun etfs = artifacts
                .sleeve("etfs", "a")
                .recorded()
                .orElseThrow()
                .strategies()
                .get(0);
        assertThat(etfs.inputs().orElseThrow().volumes()).isPresent();
        assertThat(etfs.inputs()).isEqualTo(run.strategies().get(1).inputs());
    }

    @Test
    @DisplayName("verification walks the whole tree, and a file changed in its depth is told")
    void verifies() throws IOException {
        written();
        Path world = artifacts.metaRun("a");
        assertThat(ArtifactFolder.verify(world)).hasSize(5).allMatch(LedgerVerification::passes);
        Path prices = artifacts.sleeveRun("etfs", "a").resolve("data/inputs/prices.pkl");
        byte[] bytes = Files.readAllBytes(prices);
        bytes[bytes.length / 2]++;
        Files.write(prices, bytes);
        assertThat(ArtifactFolder.verify(world))
                .filteredOn(verification -> !verification.passes())
                .singleElement()
                .extracting(LedgerVerification::run)
                .isEqualTo(artifacts.sleeveRun("etfs", "a").toAbsolutePath());
    }

    @Test
    @DisplayName(
            "the tree is made anew to the same bits; with another engine under the same name the first line is told")
    void replays() {
        written();
        List<RunReplay> same = ArtifactFolder.replay(artifacts.metaRun("a"), plugins(1), TradingCalendars.KNOWN);
        assertThat(same).hasSize(5).allMatch(replay -> replay.faults().isEmpty() && replay.lines() > 20);
        assertThat(same.get(0).orThrow().toString()).contains("ledger lines made anew, every bit the same");

        RunReplay other = ArtifactFolder.replay(artifacts.sleeveRun("etfs", "a"), plugins(1.01), TradingCalendars.KNOWN)
                .get(0);
        assertThat(other.toString()).contains("line 3 (tournament_equal_weight, outcome) differs in data: recorded");
        assertThatThrownBy(other::orThrow)
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("comes out otherwise", "another version of the library, or with an engine");
    }

    @Test
    @DisplayName("a run that is not sealed, or whose name two kinds of sleeve have, is refused")
    void refuses() throws IOException {
        MetaRun run = run(artifacts.ledger("half"));
        assertThat(run.id()).isEqualTo("world");
        assertThatThrownBy(() -> artifacts.read("half"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Half-written run");
        Files.createDirectories(folder.resolve("sleeves/world"));
        assertThatThrownBy(() -> artifacts.sleeve("world", "half"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Both a strategy and a meta-portfolio are called world");
    }

    @Test
    @DisplayName("a stream is told every line of the tree behind the path of its ledger, and a broken one is named")
    void streams() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        run(AuditLedger.on(StreamLines.to(stream, "world"), Clock.systemUTC()));
        assertThat(stream.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(0, line.indexOf('\t'))))
                .contains("world", "world/equities", "world/equities/etfs", "world/crypto");

        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        };
        assertThatThrownBy(() -> run(AuditLedger.on(StreamLines.to(broken, "world"), Clock.systemUTC())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("ledger world", "closed");
    }
}
