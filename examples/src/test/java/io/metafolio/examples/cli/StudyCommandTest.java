package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of the sample, whole and killed; {@code -Dstudy.kills=N} for more kills than those of every build. */
class StudyCommandTest {
    private static final int KILLS = Integer.getInteger("study.kills", 3);
    private static final long PAUSE_NANOS = 300_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Object[] words(Path out, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "study",
                "--lookback",
                "260",
                "--profiles",
                "hrp,min_variance",
                "--draw",
                "6",
                "--vary",
                "allocation/min_sleeve_weight=0,0.1",
                "--without-each",
                "--delay",
                "1,5",
                "--out",
                out));
        words.addAll(List.of(more));
        return words.toArray();
    }

    @Test
    @DisplayName("prints distributions, verdicts and what moves them; one thread or two, the same table")
    void printed() throws IOException {
        Answer answer = call(words(folder.resolve("a"), "--threads", "1"));
        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains(
                        "as it is, 7 varied, 6 drawn",
                        "shared rows in the mean",
                        "min_variance",
                        "6 histories drawn",
                        "weight/crypto",
                        "lower volatility out of sample: PASS ",
                        "/allocation/min_sleeve_weight",
                        "delay",
                        "14 scenarios, 0 refused");
        assertThat(call(words(folder.resolve("b"), "--threads", "2")).code()).isZero();
        assertThat(folder.resolve("b/scenarios.csv")).hasSameBinaryContentAs(folder.resolve("a/scenarios.csv"));
        assertThat(call(words(folder.resolve("a"), "--seed", "1")).err()).contains("another study");
    }

    @Test
    @DisplayName("a study killed at any point goes on to the same bytes")
    void killed() throws Exception {
        Path whole = folder.resolve("whole/scenarios.csv");
        assertThat(call(words(folder.resolve("whole"))).code()).isZero();
        Random random = new Random(20_261_130);
        for (int k = 0; k < KILLS; k++) {
            Path out = folder.resolve("k" + k);
            long point = (long) (random.nextDouble() * Files.size(whole));
            Process process = ChildProcess.start(folder.resolve("log"), words(out));
            while (process.isAlive() && size(out.resolve("scenarios.csv")) < point) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            process.destroyForcibly().waitFor();
            assertThat(call(words(out)).code()).as(read(folder.resolve("log"))).isZero();
            assertThat(out.resolve("scenarios.csv"))
                    .as("killed at " + point + " bytes")
                    .hasSameBinaryContentAs(whole);
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    @Test
    @DisplayName("what cannot be studied is refused or misused, in words")
    void refused() {
        assertThat(call("study", "--draw", "-1", "--out", folder.resolve("x")).code())
                .isEqualTo(2);
        assertThat(call("study", "--block", "0", "--out", folder.resolve("x")).err())
                .contains("Mean block of 0.0");
        assertThat(call("study", "--vary", "allocation/nothing=1", "--out", folder.resolve("x"))
                        .err())
                .contains("allocation/nothing");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
