package io.metafolio.io.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LedgerMark;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactFolderTest {
    private static final RiskProfile EQUAL = RiskProfile.of("equal_weight");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static RiskEngine equalWeight() {
        return RiskEngine.of("house", EQUAL, request -> {
            double[] equal = new double[request.returns().columnCount()];
            Arrays.fill(equal, 1.0 / equal.length);
            return Weights.of(request.returns().columns(), equal);
        });
    }

    private static MetaRun run(List<? extends Sleeve> sleeves, AuditLedger ledger) {
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .selection("none")
                .engine(equalWeight())
                .profiles(EQUAL)
                .audit(ledger)
                .run();
    }

    private MetaRun written(ArtifactFolder artifacts, String runId) {
        MetaRun run = run(SyntheticMarket.sample().sleeves(), artifacts.ledger(runId));
        artifacts.write(runId, run);
        return run;
    }

    private ArtifactFolder at(String instant) {
        return ArtifactFolder.at(folder).withClock(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    @Test
    @DisplayName("a sleeve run is read back to the same bits")
    void readsBack() {
        ArtifactFolder artifacts = ArtifactFolder.at(folder);
        MetaRun run = written(artifacts, "a");
        for (StrategyRun sleeve : run.strategies()) {
            StrategyRun back = artifacts
                    .sleeve(sleeve.definition().id(), "a")
                    .recorded()
                    .orElseThrow()
                    .strategies()
                    .get(0);
            assertThat(back).isEqualTo(sleeve);
        }
    }

    @Test
    @DisplayName("a run of another meta-portfolio than the folder's is refused, and nothing of it is written")
    void refusesAnotherMeta() {
        ArtifactFolder artifacts = ArtifactFolder.at(folder);
        MetaRun run = MetaPortfolio.builder()
                .named("desk")
                .sleeves(SyntheticMarket.sample().sleeves())
                .selection("none")
                .engine(equalWeight())
                .profiles(EQUAL)
                .audit(artifacts.ledger("a"))
                .run();
        assertThatThrownBy(() -> artifacts.write("a", run))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("desk", "meta_production", "withMeta(\"desk\")");
        assertThat(artifacts.metaRun("a")).isDirectoryNotContaining("glob:**.html");
    }

    @Test
    @DisplayName("the manifest's file has the hash that the sleeve's genesis holds")
    void manifestHash() throws IOException {
        ArtifactFolder artifacts = ArtifactFolder.at(folder);
        MetaRun run = written(artifacts, "a");
        Path sleeve = artifacts.sleeveRun("etfs", "a");
        String hash = ContentHash.sha256(Files.readAllBytes(sleeve.resolve("config/resolved_manifest.json")));
        assertThat(hash).isEqualTo(run.sleeves().get(1).manifestHash());
        assertThat(Files.readAllLines(sleeve.resolve("audit.jsonl")).get(0)).contains(hash);
    }

    @Test
    @DisplayName("the newest run of a sleeve is chosen by the instant of its genesis, not by its name")
    void newestByGenesis() {
        written(at("2026-02-01T00:00:00Z"), "a-later");
        written(at("2026-01-01T00:00:00Z"), "z-earlier");
        Path chosen = ArtifactFolder.at(folder).sleeveRun("etfs", "a-later");
        assertThat(LedgerRecords.of(chosen).instant()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        MetaRun second = run(
                ArtifactFolder.at(folder).sleeves("etfs", "crypto", "instruments"),
                ArtifactFolder.at(folder).ledger("combined"));
        ArtifactFolder.at(folder).write("combined", second);
        assertThat(ArtifactFolder.verify(ArtifactFolder.at(folder).metaRun("combined")))
                .hasSize(4)
                .allMatch(LedgerVerification::passes);
    }

    @Test
    @DisplayName("two newest runs of one instant ask to be pinned")
    void sameInstant() {
        written(at("2026-01-01T00:00:00Z"), "a");
        written(at("2026-01-01T00:00:00Z"), "b");
        assertThatThrownBy(() -> ArtifactFolder.at(folder).sleeves("etfs"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("[a, b]")
                .hasMessageContaining("pin");
    }

    @Test
    @DisplayName("a sleeve without a run is refused, naming the folder")
    void noRun() {
        assertThatThrownBy(() -> ArtifactFolder.at(folder).sleeves("etfs"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("No sealed run of sleeve etfs");
    }

    @Test
    @DisplayName("a run is only written beside its own ledger, and only once")
    void ownLedger() {
        ArtifactFolder artifacts = ArtifactFolder.at(folder);
        MetaRun run = written(artifacts, "a");
        assertThatThrownBy(() -> artifacts.write("a", run)).hasMessageContaining("The ledger is not this run's");
        run(SyntheticMarket.sample().sleeves(), artifacts.ledger("b"));
        assertThatThrownBy(() -> artifacts.write("b", run)).hasMessageContaining("The ledger is not this run's");
        assertThatThrownBy(() -> artifacts.write("c", run)).hasMessageContaining("No ledger");
    }

    @Test
    @DisplayName("a run whose artifacts were never written is half-written, and no sleeve source")
    void halfWritten() {
        ArtifactFolder artifacts = ArtifactFolder.at(folder);
        run(SyntheticMarket.sample().sleeves(), artifacts.ledger("a"));
        LedgerVerification verification =
                ArtifactFolder.verify(artifacts.metaRun("a")).get(0);
        assertThat(verification.state()).isEqualTo(LedgerVerification.State.HALF_WRITTEN);
        assertThat(verification.faults()).isEmpty();
        assertThat(verification.passes()).isFalse();
        assertThatThrownBy(() -> artifacts.sleeves("etfs")).hasMessageContaining("No sealed run");
    }

    @Test
    @DisplayName("a second writer on a ledger is refused before it writes")
    void secondWriter() throws IOException {
        ArtifactFolder artifacts = ArtifactFolder.at(folder);
        AuditLedger first = artifacts.ledger("a");
        AuditLedger second = artifacts.ledger("a");
        run(SyntheticMarket.sample().sleeves(), first);
        Path ledger = artifacts.metaRun("a").resolve("audit.jsonl");
        byte[] before = Files.readAllBytes(ledger);
        assertThatThrownBy(() -> run(SyntheticMarket.sample().sleeves(), second))
                .hasMessageContaining("exists already");
        assertThat(Files.readAllBytes(ledger)).isEqualTo(before);
    }

    @Test
    @DisplayName("no temporary file is left behind")
    void nothingLeft() throws IOException {
        written(ArtifactFolder.at(folder), "a");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    @DisplayName("a stream copied from another profile is refused by its name, and by its digest before")
    void wrongProfile() throws IOException {
        ArtifactFolder artifacts = ArtifactFolder.at(folder);
        RiskProfile other = RiskProfile.of("first_only");
        RiskEngine firstOnly = RiskEngine.of("other", other, request -> {
            double[] first = new double[request.returns().columnCount()];
            first[0] = 1;
            return Weights.of(request.returns().columns(), first);
        });
        MetaRun run = MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .selection("none")
                .engine(equalWeight())
                .engine(firstOnly)
                .profiles(EQUAL, other)
                .audit(artifacts.ledger("a"))
                .run();
        artifacts.write("a", run);
        Path sleeve = artifacts.sleeveRun("etfs", "a");
        Path streams = sleeve.resolve("artifacts/meta/returns");
        Files.write(streams.resolve("equal_weight.pkl"), Files.readAllBytes(streams.resolve("first_only.pkl")));
        assertThatThrownBy(() -> SleeveFiles.read(sleeve, LedgerMark.ORIGIN, TradingCalendars.KNOWN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("named first_only")
                .hasMessageContaining("equal_weight.pkl");
        assertThatThrownBy(() -> artifacts.sleeve("etfs", "a")).hasMessageContaining("digest");
    }

    @ParameterizedTest(name = "the run id {0} cannot name a folder")
    @ValueSource(
            strings = {
                "a.", "con", "NUL.txt", "Lpt1", "", ".", "..", "../a", "a/b", "a..b", "a\\b", "-a", "a b", "a\u0000"
            })
    void runIds(String id) {
        assertThatThrownBy(() -> ArtifactFolder.at(folder).ledger(id)).isInstanceOf(IllegalArgumentException.class);
    }
}
