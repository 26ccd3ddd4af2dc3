package io.metafolio.io.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditLedger;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.PriceFile;
import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.table.StampedTable;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.RegimeDetectors;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.spi.SelectionModels;
import io.metafolio.spi.Simulators;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.Weights;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs on file systems other than the disk's. */
class FileSystemsTest {
    private static final RiskProfile EQUAL = RiskProfile.of("equal_weight");
    private static final RiskEngine ENGINE = RiskEngine.of("house", EQUAL, request -> {
        double[] equal = new double[request.returns().columnCount()];
        Arrays.fill(equal, 1.0 / equal.length);
        return Weights.of(request.returns().columns(), equal);
    });

    static Stream<Configuration> kinds() {
        return Stream.of(Configuration.unix(), Configuration.osX(), Configuration.windows());
    }

    private static ArtifactFolder at(Path folder) {
        return ArtifactFolder.at(folder)
                .withParquet()
                .withEngines(RiskEngines.of(ENGINE))
                .withClock(Clock.fixed(Instant.parse("2026-01-14T00:00:00Z"), ZoneOffset.UTC));
    }

    private static MetaRun written(ArtifactFolder artifacts) {
        MetaRun run = MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .selection("none")
                .engine(ENGINE)
                .profiles(EQUAL)
                .audit(artifacts.ledger("a"))
                .run();
        artifacts.write("a", run);
        return run;
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @ParameterizedTest(
            name = "a run in memory is the run on disk, byte for byte, and is read back, verified and made anew: {0}")
    @MethodSource("kinds")
    void wholeRun(Configuration kind, @TempDir Path disk) throws IOException {
        written(at(disk.resolve("artifacts")));
        try (FileSystem memory = Jimfs.newFileSystem(kind)) {
            ArtifactFolder artifacts = at(memory.getPath("artifacts"));
            MetaRun run = written(artifacts);
            assertThat(files(memory.getPath("artifacts")))
                    .hasSizeGreaterThan(40)
                    .isEqualTo(files(disk.resolve("artifacts")));
            assertThat(artifacts.read("a").allocations()).isEqualTo(run.allocations());
            assertThat(ArtifactFolder.verify(artifacts.metaRun("a"))).hasSize(4).allMatch(LedgerVerification::passes);
            Plugins plugins = new Plugins(
                    RiskEngines.of(ENGINE),
                    SelectionModels.installed(),
                    Simulators.installed(),
                    RegimeDetectors.installed());
            assertThat(ArtifactFolder.replay(artifacts.metaRun("a"), plugins, TradingCalendars.KNOWN))
                    .hasSize(4)
                    .allMatch(replay -> replay.faults().isEmpty());
            assertThatThrownBy(() -> artifacts.ledger("a")).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    @DisplayName("a torn last line of a ledger in memory is repaired like one on disk")
    void repairs() throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            ArtifactFolder artifacts = at(memory.getPath("artifacts"));
            AuditLedger ledger = artifacts.ledger("a");
            ledger.record(AuditEntry.genesis(Map.of("version", "test")));
            Path file = artifacts.metaRun("a").resolve(LedgerFile.NAME);
            Files.writeString(file, Files.readString(file) + "{\"torn");
            assertThat(ArtifactFolder.repair(artifacts.metaRun("a"), Clock.systemUTC())
                            .faults())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("several ledgers on one file in memory, whose locks keep nobody out, still make one whole chain")
    void severalWriters() throws Exception {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            ArtifactFolder artifacts =
                    ArtifactFolder.at(memory.getPath("artifacts")).withMeta("desk");
            artifacts.ledger("a").record(AuditEntry.genesis(Map.of("version", "test")));
            List<Thread> threads = new ArrayList<>();
            for (String name : List.of("t", "u", "v", "w")) {
                Thread thread = new Thread(() -> LedgerFileTest.write(artifacts, "a", name, 100));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            LedgerVerification found = LedgerVerifier.verify(artifacts.metaRun("a"));
            assertThat(found.faults()).isEmpty();
            assertThat(found.mark().lines()).isEqualTo(1 + 4 * 2 * 100);
        }
    }

    @Test
    @DisplayName("a file system without file channels is refused by name before anything is decided")
    void noChannels() throws IOException {
        Configuration without = Configuration.unix().toBuilder()
                .setSupportedFeatures(Feature.LINKS)
                .build();
        try (FileSystem memory = Jimfs.newFileSystem(without)) {
            ArtifactFolder artifacts = at(memory.getPath("artifacts"));
            assertThatThrownBy(() -> written(artifacts))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("The file system jimfs has no file channels");
            assertThat(files(memory.getPath("artifacts"))).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "an archive, whose files are seen only once they are closed, is refused: a ledger is read while it grows")
    void archive(@TempDir Path disk) throws IOException {
        URI archive = URI.create("jar:" + disk.resolve("run.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            assertThatThrownBy(() -> written(at(zip.getPath("artifacts"))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContainingAll("The file system jar shows a file only once it is closed", "copy it");
        }
    }

    @Test
    @DisplayName("prices in memory are read like those on disk")
    void prices() throws IOException {
        StampedTable table = StampedTable.of(SyntheticMarket.sample().benchmarks());
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path csv = memory.getPath("etfs.csv");
            Files.writeString(csv, "date,AMEX:A\n2024-01-02,1.5\n2024-01-03,2\n");
            assertThat(PriceFile.read(csv).toPrices().dates()).hasSize(2);
            Path pickle = Files.write(memory.getPath("etfs.pkl"), PandasPickle.bytes(table));
            Path parquet = Files.write(memory.getPath("etfs.parquet"), ParquetTable.bytes(table));
            assertThat(PriceFile.read(pickle).toPrices().dates())
                    .hasSizeGreaterThan(100)
                    .isEqualTo(PriceFile.read(parquet).toPrices().dates());
        }
    }
}
