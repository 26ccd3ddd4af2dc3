package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.files;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.LedgerVerification;
import io.metafolio.io.artifacts.LedgerVerification.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that takes no more, a folder that takes nothing, a heap without room. */
class HostileMachineTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Object[] run(String id) {
        return new Object[] {
            "run", "--lookback", "200", "--profiles", "hrp", "--out", folder.resolve("artifacts"), "--run-id", id
        };
    }

    @ParameterizedTest(
            name = "where no file may grow beyond {0} KiB, the run fails with the file, and leaves no half of one")
    @ValueSource(ints = {1, 16, 64, 150})
    void full(int kib) throws Exception {
        Path artifacts = folder.resolve("artifacts");
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: no /bin/bash to limit the size of files with");
        call(run("whole"));
        Map<String, String> before = files(artifacts);
        Path log = folder.resolve("log");

        Process process = ChildProcess.start(
                List.of("/bin/bash", "-c", "ulimit -f " + kib + " && exec \"$@\"", "limited"), log, run("short"));

        assertThat(process.waitFor()).as(read(log)).isEqualTo(Metafolio.UNFORESEEN);
        assertThat(read(log)).contains("Could not ", artifacts.toString(), "File too large");
        Map<String, String> after = files(artifacts);
        assertThat(after).containsAllEntriesOf(before);
        assertThat(after.keySet()).noneMatch(name -> name.endsWith(".part"));
        for (String sleeve : List.of("sleeves/instruments", "sleeves/etfs", "sleeves/crypto", "meta/meta_production")) {
            Path run = artifacts.resolve(sleeve).resolve("short");
            if (Files.exists(run.resolve("audit.jsonl")) && Files.size(run.resolve("audit.jsonl")) > 0) {
                LedgerVerification found = ArtifactFolder.verify(run).get(0);
                assertThat(found.faults()).isEmpty();
                assertThat(found.state()).isIn(State.HALF_WRITTEN, State.SEALED);
            }
        }
        assertThat(call("verify", artifacts.resolve("meta/meta_production/whole"))
                        .code())
                .isZero();
    }

    @Test
    @DisplayName("a folder that takes no file is named, and the run fails before anything is computed in vain")
    void noFolder() {
        write(folder.resolve("artifacts"), "a file where a folder is wanted");

        Answer answer = call(run("a"));

        assertThat(answer.code()).isEqualTo(Metafolio.UNFORESEEN);
        assertThat(answer.err()).contains("Could not append to", "artifacts");
        assertThat(read(folder.resolve("artifacts"))).isEqualTo("a file where a folder is wanted");
    }

    @Test
    @DisplayName("a folder that may only be read is named")
    void readOnly() throws Exception {
        Path artifacts = Files.createDirectory(folder.resolve("artifacts"));
        assumeTrue(
                artifacts.toFile().setWritable(false) && !Files.isWritable(artifacts),
                "skipped: this user may write everywhere");

        Answer answer = call(run("a"));

        assertThat(artifacts.toFile().setWritable(true)).isTrue();
        assertThat(answer.code()).isEqualTo(Metafolio.UNFORESEEN);
        assertThat(answer.err()).contains("Could not append to", "artifacts");
        assertThat(files(artifacts)).isEmpty();
    }

    @Test
    @DisplayName("a heap too small for the run is told with its size and what to do, without a stack trace")
    void smallHeap() throws Exception {
        Path log = folder.resolve("log");
        Path prices = folder.resolve("prices");
        call("sample", prices);
        Process process = ChildProcess.start(
                List.of("/usr/bin/env", "JDK_JAVA_OPTIONS=-Xmx10m"), log, "run", "--prices", prices, "--out", folder);
        assertThat(process.waitFor()).as(read(log)).isEqualTo(Metafolio.UNFORESEEN);
        assertThat(read(log))
                .contains("The heap of ", " MB is too small for run", "-Xmx")
                .doesNotContain("\tat ");
    }
}
