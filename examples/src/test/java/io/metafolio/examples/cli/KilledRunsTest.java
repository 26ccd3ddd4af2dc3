package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.files;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.LedgerVerification;
import io.metafolio.io.artifacts.LedgerVerification.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs killed by the system at seeded points: as soon as they have written so many bytes. {@code -Dkills=1000} kills more of them than
 * the twenty of every build.
 */
class KilledRunsTest {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long PAUSE_NANOS = 300_000;
    private static final long SEED = Long.getLong("kills.seed", 20_261_128);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Process run(String id) throws IOException {
        return ChildProcess.start(
                folder.resolve(id + ".log"),
                "run",
                "--lookback",
                "200",
                "--profiles",
                "hrp,min_variance",
                "--out",
                folder.resolve("artifacts"),
                "--run-id",
                id);
    }

    @Test
    @DisplayName(
            "a killed run leaves earlier runs as they were, its chains whole or their torn line named, and is seen as half")
    void killed() throws Exception {
        Path artifacts = folder.resolve("artifacts");
        Process whole = run("whole");
        assertThat(whole.waitFor()).as(read(folder.resolve("whole.log"))).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
        Map<String, String> before = files(artifacts);
        long all = bytes(artifacts, "whole");
        Random random = new Random(SEED);
        Map<String, Integer> ends = new TreeMap<>();
        for (int k = 0; k < KILLS; k++) {
            String id = "k" + k;
            long point = (long) (random.nextDouble() * all);
            Process process = run(id);
            while (process.isAlive() && bytes(artifacts, id) < point) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            process.destroyForcibly().waitFor();
            ends.merge(judged(artifacts, id), 1, Integer::sum);
            delete(artifacts, id);
        }
        assertThat(files(artifacts)).as("earlier runs, byte by byte").isEqualTo(before);
        assertThat(CommandLineCalls.call("verify", artifacts.resolve("meta/meta_production/whole"))
                        .code())
                .isZero();
        System.out.println("killed at " + KILLS + " seeded points: " + ends);
    }

    /** What the killed run left, in words; fails where that is neither whole nor named. */
    private static String judged(Path artifacts, String id) {
        String end = "nothing written";
        for (Path run : runs(artifacts, id)) {
            if (!Files.exists(run.resolve("audit.jsonl")) || size(run.resolve("audit.jsonl")) == 0) {
                assertThat(files(run).keySet())
                        .as("no artifact before the ledger")
                        .isSubsetOf("audit.jsonl");
                continue;
            }
            LedgerVerification found = ArtifactFolder.verify(run).get(0);
            assertThat(found.faults())
                    .as(run.toString())
                    .allMatch(fault -> fault.matches("line \\d+ is torn: \\d+ bytes without a line feed"));
            if (found.torn() > 0) {
                LedgerVerification repaired = ArtifactFolder.repair(run, Clock.systemUTC());
                assertThat(repaired.faults()).isEmpty();
                end = "half-written, a torn line repaired";
            } else if (run.toString().contains("meta_production")) {
                end = found.state() == State.SEALED ? "sealed" : "half-written";
            }
        }
        return end;
    }

    private static List<Path> runs(Path artifacts, String id) {
        return Stream.of("sleeves/instruments", "sleeves/etfs", "sleeves/crypto", "meta/meta_production")
                .map(sleeve -> artifacts.resolve(sleeve).resolve(id))
                .filter(Files::isDirectory)
                .toList();
    }

    private static long bytes(Path artifacts, String id) {
        long sum = 0;
        for (Path run : runs(artifacts, id)) {
            try (Stream<Path> files = Files.walk(run)) {
                sum += files.mapToLong(KilledRunsTest::size).sum();
            } catch (IOException | UncheckedIOException e) {
                return sum; // a file was renamed while it was counted; the next count sees it
            }
        }
        return sum;
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path artifacts, String id) throws IOException {
        for (Path run : runs(artifacts, id)) {
            try (Stream<Path> files = Files.walk(run)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
