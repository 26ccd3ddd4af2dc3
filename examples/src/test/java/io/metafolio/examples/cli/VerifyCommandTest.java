package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final int MUTATIONS = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path run() {
        return folder.resolve("meta/meta_production/a");
    }

    @BeforeEach
    void runOnce() {
        assertThat(call("run", "--out", folder, "--run-id", "a", "--profiles", "hrp")
                        .code())
                .isZero();
    }

    @Test
    @DisplayName("a changed parameter in a ledger line is found at that line")
    void changedLine() {
        Path ledger = run().resolve("audit.jsonl");
        List<String> lines = read(ledger).lines().toList();
        String changed = lines.get(14).replace("\"n_sleeves\":3", "\"n_sleeves\":4");
        assertThat(changed).isNotEqualTo(lines.get(14));
        write(ledger, read(ledger).replace(lines.get(14), changed));
        assertRefused("line 15 does not have the hash it carries");
    }

    @Test
    @DisplayName("a line taken out is found at the line after it")
    void missingLine() {
        Path ledger = run().resolve("audit.jsonl");
        String line = read(ledger).lines().toList().get(4) + "\n";
        write(ledger, read(ledger).replace(line, ""));
        assertRefused("line 5 does not point to the line before");
    }

    @Test
    @DisplayName("a torn last line is named")
    void tornLine() {
        Path ledger = run().resolve("audit.jsonl");
        String text = read(ledger);
        write(ledger, text.substring(0, text.length() - 20));
        assertRefused("is torn");
    }

    @Test
    @DisplayName("a ledger whose seal was cut off is a whole chain, and seen all the same")
    void cutOff() {
        Path ledger = run().resolve("audit.jsonl");
        String text = read(ledger).strip();
        write(ledger, text.substring(0, text.lastIndexOf('\n') + 1));
        assertRefused("where audit.head knows", "its end was cut off");
    }

    @Test
    @DisplayName(
            "a run that stopped before its seal is a half-written run; --repair takes a torn last line out of its ledger")
    void halfWritten() {
        Path half = folder.resolve("meta/meta_production/half");
        Path ledger = half.resolve("audit.jsonl");
        String text = read(run().resolve("audit.jsonl"));
        String genesis = text.substring(0, text.indexOf('\n') + 1);
        assertThat(half.toFile().mkdirs()).isTrue();
        write(ledger, genesis);
        Answer found = call("verify", half);
        assertThat(found.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(found.err()).contains("Half-written run");

        write(ledger, genesis + "{\"data\":{");
        assertThat(call("verify", half).err()).contains("line 2 is torn: 9 bytes");
        Answer repaired = call("verify", "--repair", half);
        assertThat(repaired.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(repaired.err()).contains("Half-written run");
        assertThat(read(ledger)).startsWith(genesis).contains("\"status\":\"repaired\"");
    }

    @Test
    @DisplayName("a changed, a missing and an added artifact are found by name")
    void changedArtifacts() throws IOException {
        write(run().resolve("metrics.json"), read(run().resolve("metrics.json")) + " ");
        Files.delete(run().resolve("decisions.json"));
        write(run().resolve("extra.txt"), "x");
        assertRefused(
                "metrics.json does not have the digest", "decisions.json is missing", "extra.txt is not in the seal");
    }

    @Test
    @DisplayName("a sleeve run replaced by another is found")
    void replacedSleeveRun() throws IOException {
        call("run", "--out", folder.resolve("other"), "--run-id", "a", "--profiles", "hrp", "--to", "2025-05-30");
        Files.copy(
                folder.resolve("other/sleeves/etfs/a/audit.jsonl"),
                folder.resolve("sleeves/etfs/a/audit.jsonl"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(call("verify", run()).code()).isEqualTo(Metafolio.REFUSED);
    }

    @Test
    @DisplayName("each of 300 single-byte changes anywhere in the run is found, seed 7")
    void singleByteChanges() throws IOException {
        Random random = new Random(7);
        List<String> files = List.copyOf(CommandLineCalls.files(run()).keySet());
        for (int k = 0; k < MUTATIONS; k++) {
            Path file = run().resolve(files.get(random.nextInt(files.size())));
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            int at = random.nextInt(whole.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertThat(call("verify", run()).code())
                    .as("%s byte %s", file.getFileName(), at)
                    .isEqualTo(Metafolio.REFUSED);
            Files.write(file, whole);
        }
        assertThat(call("verify", run()).code()).isZero();
    }

    @Test
    @DisplayName("a folder without a ledger is refused")
    void noLedger() {
        assertThat(call("verify", folder).err()).contains("No ledger");
    }

    private void assertRefused(String... words) {
        Answer answer = call("verify", run());
        assertThat(answer.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(answer.err()).contains(words);
    }
}
