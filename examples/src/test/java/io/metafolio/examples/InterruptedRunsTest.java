package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.LedgerVerification;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.tournament.TrainTestWindow;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs interrupted at seeded instants. {@code -Dinterrupts=1000} interrupts more of them than the twenty of every build. */
class InterruptedRunsTest {
    private static final int INTERRUPTS = Integer.getInteger("interrupts", 20);
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-14T00:00:00Z"), ZoneOffset.UTC);

    private static MetaPortfolio described(ArtifactFolder artifacts, String id) {
        return MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .profiles(RiskProfile.HRP, RiskProfile.MIN_VARIANCE)
                .lookback(Lookback.of(200))
                .window(TrainTestWindow.of(40, 20))
                .clock(NOW)
                .audit(artifacts.ledger(id))
                .threads(2)
                .build();
    }

    /** How it ended. */
    private static String run(ArtifactFolder artifacts, String id) {
        try {
            MetaRun run = described(artifacts, id).run();
            artifacts.write(id, run);
            return "written";
        } catch (CancellationException e) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("stays interrupted")
                    .isTrue();
            return "cancelled";
        }
    }

    @Test
    @DisplayName(
            "on disk: an interrupted run is cancelled or whole, no thread of it stays, and its ledgers are whole chains")
    void onDisk(@TempDir Path folder) throws Exception {
        interrupted(folder);
    }

    @Test
    @DisplayName("and in memory")
    void inMemory() throws Exception {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            interrupted(memory.getPath("/artifacts"));
        }
    }

    private static void interrupted(Path root) throws Exception {
        Map<String, Integer> ends = new TreeMap<>();
        ArtifactFolder artifacts = ArtifactFolder.at(root).withClock(NOW);
        long before = System.nanoTime();
        assertThat(run(artifacts, "whole")).isEqualTo("written");
        long whole = System.nanoTime() - before;
        Random random = new Random(20_261_129);
        for (int k = 0; k < INTERRUPTS; k++) {
            String id = "i" + k;
            Thread runner = new Thread(() -> {
                String end = run(artifacts, id);
                synchronized (ends) {
                    ends.merge(end, 1, Integer::sum);
                }
            });
            runner.start();
            LockSupport.parkNanos((long) (random.nextDouble() * whole));
            runner.interrupt();
            runner.join();
            requireNothingLeft(root, id);
        }
        assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(INTERRUPTS);
        System.out.println("interrupted at " + INTERRUPTS + " seeded instants: " + ends);
    }

    private static void requireNothingLeft(Path root, String id) throws Exception {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("metafolio-sleeve")) {
                thread.join(10_000); // it was told to end, and has nothing left to do
                assertThat(thread.isAlive()).isFalse();
            }
        }
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> files = all.filter(path -> path.toString().contains("/" + id + "/") && Files.isRegularFile(path))
                    .toList();
            assertThat(files).as("no file is half-written").noneMatch(path -> path.toString()
                    .endsWith(".part"));
            for (Path ledger :
                    files.stream().filter(path -> path.endsWith("audit.jsonl")).toList()) {
                LedgerVerification found = ArtifactFolder.verify(
                                ledger.toAbsolutePath().resolveSibling(""))
                        .get(0);
                assertThat(found.faults()).as(ledger.toString()).isEmpty();
                assertThat(found.torn()).isZero();
            }
        }
    }
}
