package io.metafolio.io.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditLedger;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.artifacts.LedgerVerification.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in a file: several writers, a writer cut off, a changed byte, an end cut off. */
class LedgerFileTest {
    private static final int PAIRS = 200;
    private static final int CHANGES = Integer.getInteger("changes", 10_000);
    private static final long SEED = 20_261_128;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ArtifactFolder artifacts;

    @SuppressWarnings("NullAway.Init")
    private Path run;

    @BeforeEach
    void begin() {
        artifacts = ArtifactFolder.at(folder).withMeta("desk");
        run = artifacts.metaRun("a");
        artifacts.ledger("a").record(AuditEntry.genesis(Map.of("version", "test")));
    }

    /** Appends intents with their outcomes to the ledger of a run that goes on. */
    static void write(ArtifactFolder artifacts, String runId, String writer, int pairs) {
        AuditLedger ledger = artifacts.resume(runId);
        for (int i = 0; i < pairs; i++) {
            AuditEntry intent = AuditEntry.intent("step_" + writer, Map.of("number", i), "ab".repeat(32));
            ledger.record(intent);
            ledger.record(intent.outcome(Map.of("weights", Map.of("etfs", 0.1 * i)), "cd".repeat(32)));
        }
    }

    /** Another process, which writes to a ledger. */
    static final class Writer {
        private Writer() {}

        public static void main(String... args) {
            write(ArtifactFolder.at(Path.of(args[0])).withMeta("desk"), "a", args[1], PAIRS);
        }
    }

    private Process writer(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        folder.toString(),
                        name)
                .inheritIO()
                .start();
    }

    @Test
    @DisplayName("two processes and two threads on one ledger all complete, and the chain is whole")
    void severalWriters() throws Exception {
        List<Process> processes = List.of(writer("p"), writer("q"));
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("t", "u")) {
            Thread thread = new Thread(() -> write(artifacts, "a", name, PAIRS));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        LedgerVerification found = LedgerVerifier.verify(run);
        assertThat(found.faults()).isEmpty();
        assertThat(found.mark().lines()).isEqualTo(1 + 4 * 2 * PAIRS);
        assertThat(found.mark().intents())
                .isEqualTo(4 * PAIRS)
                .isEqualTo(found.mark().outcomes());
    }

    @Test
    @DisplayName("one ledger object may be shared by threads")
    void sharedObject() throws Exception {
        AuditLedger ledger = artifacts.resume("a");
        List<Thread> threads = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            String step = "step_" + k;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < PAIRS; i++) {
                    AuditEntry intent = AuditEntry.intent(step, Map.of("number", i), "ab".repeat(32));
                    ledger.record(intent);
                    ledger.record(intent.outcome(Map.of(), "cd".repeat(32)));
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(LedgerVerifier.verify(run).faults()).isEmpty();
    }

    @Test
    @DisplayName("a writer cut off anywhere in a line is named with its line, and a repair keeps the bytes it left")
    void tornTail() throws IOException {
        write(artifacts, "a", "x", 3);
        Path file = run.resolve(LedgerFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        int last = lastLine(whole);
        for (int cut = last + 1; cut < whole.length; cut += 7) {
            Files.write(file, Arrays.copyOf(whole, cut));
            new LedgerAnchor(run).write(LedgerVerifier.verify(run).mark());
            LedgerVerification found = LedgerVerifier.verify(run);
            assertThat(found.faults())
                    .containsExactly("line 7 is torn: " + (cut - last) + " bytes without a line feed");
            assertThatThrownBy(() -> artifacts.resume("a")).isInstanceOf(RefusedException.class);

            LedgerVerification repaired = ArtifactFolder.repair(run, Clock.systemUTC());

            assertThat(repaired.faults()).isEmpty();
            assertThat(repaired.state()).isEqualTo(State.HALF_WRITTEN);
            assertThat(repaired.mark().lines()).isEqualTo(7);
            assertThat(Files.readString(file))
                    .contains(Base64.getEncoder().encodeToString(Arrays.copyOfRange(whole, last, cut)));
        }
    }

    private static int lastLine(byte[] whole) {
        int start = whole.length - 1;
        while (whole[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    @Test
    @DisplayName("only a torn last line is repaired")
    void repairsNothingElse() throws IOException {
        assertThatThrownBy(() -> ArtifactFolder.repair(run, Clock.systemUTC()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("No last line of the ledger is torn");
        write(artifacts, "a", "x", 3);
        String text = Files.readString(run.resolve(LedgerFile.NAME));
        Files.writeString(run.resolve(LedgerFile.NAME), text.replaceFirst("test", "text") + "{\"torn");
        byte[] before = Files.readAllBytes(run.resolve(LedgerFile.NAME));
        assertThatThrownBy(() -> ArtifactFolder.repair(run, Clock.systemUTC())).isInstanceOf(RefusedException.class);
        assertThat(Files.readAllBytes(run.resolve(LedgerFile.NAME))).isEqualTo(before);
    }

    @Test
    @DisplayName("an end cut off at the end of a line is a whole chain, and seen all the same")
    void cutOff() throws IOException {
        write(artifacts, "a", "x", 5);
        String text = Files.readString(run.resolve(LedgerFile.NAME));
        List<String> lines = text.lines().toList();
        for (int kept = 1; kept < lines.size(); kept++) {
            Files.writeString(run.resolve(LedgerFile.NAME), String.join("\n", lines.subList(0, kept)) + "\n");
            assertThat(LedgerVerifier.verify(run).faults())
                    .containsExactly(
                            "the ledger ends at line " + kept + " where audit.head knows 11: its end was cut off");
        }
    }

    @Test
    @DisplayName(
            "an audit.head that was made and not yet written is what a kill leaves at the first line, and later a fault")
    void emptyHead() throws IOException {
        Path head = run.resolve("audit.head");
        Files.write(head, new byte[0]);
        assertThat(LedgerVerifier.verify(run).faults()).isEmpty();
        artifacts.resume("a").record(AuditEntry.intent("step", Map.of(), "ab".repeat(32)));
        assertThat(LedgerVerifier.verify(run).faults()).isEmpty();
        assertThat(Files.readString(head)).contains("\"lines\":2");
        Files.write(head, new byte[0]);
        assertThat(LedgerVerifier.verify(run).faults())
                .containsExactly("audit.head, which says how many lines there are, is missing or empty");
    }

    @Test
    @DisplayName("a ledger that was taken away while a run writes it is refused when it is to be made durable")
    void takenAway() throws IOException {
        AuditLedger ledger = artifacts.resume("a");
        ledger.record(AuditEntry.intent("step", Map.of(), "ab".repeat(32)));
        Path file = run.resolve(LedgerFile.NAME);
        Files.move(file, folder.resolve("elsewhere"));
        Files.writeString(file, "another\n");
        assertThatThrownBy(() -> ledger.record(AuditEntry.refused(new RefusedException("a", "b", "c", "d"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("another file stands where the run wrote its ledger");
    }

    @Test
    @DisplayName("a chain made anew from its first line is not the one that audit.head knows")
    void replaced() throws IOException {
        write(artifacts, "a", "x", 2);
        ArtifactFolder other = ArtifactFolder.at(folder.resolve("other")).withMeta("desk");
        other.ledger("a").record(AuditEntry.genesis(Map.of("version", "other")));
        write(other, "a", "x", 2);
        Files.copy(
                other.metaRun("a").resolve(LedgerFile.NAME),
                run.resolve(LedgerFile.NAME),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(LedgerVerifier.verify(run).faults())
                .singleElement()
                .asString()
                .startsWith("line 5 is not the one that audit.head knows");
    }

    @Test
    @DisplayName("a line that something else appended, outside the chain or after the end, is named")
    void appended() throws IOException {
        Path file = run.resolve(LedgerFile.NAME);
        Files.writeString(file, "{\"seq\":1}\n", StandardOpenOption.APPEND);
        assertThat(LedgerVerifier.verify(run).faults())
                .singleElement()
                .asString()
                .startsWith("line 2 ");
        assertThatThrownBy(() -> artifacts.resume("a")).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("each of ten thousand changes of one byte, in the ledger, its head or an artifact, is found")
    void everyChange() throws IOException {
        write(artifacts, "a", "x", 3);
        Files.createDirectories(run.resolve("data"));
        byte[] numbers = new byte[400];
        new Random(SEED).nextBytes(numbers);
        RunFiles files = new RunFiles(false)
                .text("weights.json", "{\"etfs\":0.3,\"crypto\":0.7}")
                .text("data/notes.txt", new String(numbers, StandardCharsets.ISO_8859_1));
        artifacts.resume("a").record(AuditEntry.sealed(AtomicFiles.write(run, files)));
        assertThat(LedgerVerifier.verify(run).orThrow().state()).isEqualTo(State.SEALED);
        List<Path> all;
        try (Stream<Path> walk = Files.walk(run)) {
            all = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Random random = new Random(SEED);
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            Path file = all.get(random.nextInt(all.size()));
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            int at = random.nextInt(whole.length);
            changed[at] += (byte) (1 + random.nextInt(255));
            Files.write(file, changed);
            if (LedgerVerifier.verify(run).passes()) {
                missed.add(file + " at " + at + ": " + whole[at] + " to " + changed[at]);
            }
            Files.write(file, whole);
        }
        assertThat(missed).isEmpty();
        assertThat(LedgerVerifier.verify(run).passes()).isTrue();
    }

    @Test
    @DisplayName(
            "a thread that is interrupted before it writes, or time and again while it does, writes every line once and stays interrupted")
    void interrupted() throws Exception {
        AuditLedger ledger = artifacts.ledger("b");
        AtomicBoolean isDone = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            Thread.currentThread().interrupt();
            ledger.record(AuditEntry.genesis(Map.of()));
            for (int k = 0; k < 250; k++) {
                AuditEntry intent = AuditEntry.intent("s", Map.of("k", k), "ab".repeat(32));
                ledger.record(intent);
                ledger.record(intent.outcome(Map.of(), "cd".repeat(32)));
            }
            ledger.record(AuditEntry.sealed(Map.of()));
            isDone.set(Thread.currentThread().isInterrupted());
        });
        writer.start();
        while (writer.isAlive()) {
            writer.interrupt();
            LockSupport.parkNanos(50_000);
        }
        writer.join();

        assertThat(isDone).isTrue();
        Path written = artifacts.metaRun("b");
        assertThat(Files.readAllLines(written.resolve("audit.jsonl"))).hasSize(502);
        assertThat(LedgerVerifier.verify(written).faults()).isEmpty();
    }

    @Test
    @DisplayName("a line whose count could not be kept stands; what is told next comes after it, and is not lost")
    void countNotKept() throws IOException {
        AuditLedger ledger = artifacts.ledger("c");
        Path written = artifacts.metaRun("c");
        Files.createDirectories(written.resolve("audit.head"));
        assertThatThrownBy(() -> ledger.record(AuditEntry.genesis(Map.of())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("audit.jsonl");
        Files.delete(written.resolve("audit.head"));

        ledger.record(AuditEntry.refused(new RefusedException("a", "b", "c", "d")));

        assertThat(Files.readAllLines(written.resolve("audit.jsonl")))
                .satisfiesExactly(line -> assertThat(line).contains("\"status\":\"genesis\""), line -> assertThat(line)
                        .contains("\"status\":\"refused\""));
        assertThat(LedgerVerifier.verify(written).faults()).isEmpty();
    }
}
