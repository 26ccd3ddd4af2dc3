package io.metafolio.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditLedgerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-14T21:00:00.123456789Z"), ZoneOffset.UTC);
    /** Every hash is 64 digits, so its member can be cut out of the line to get what was hashed. */
    private static final Pattern HASH = Pattern.compile("\"hash\":\"([0-9a-f]{64})\",");

    private static final Pattern PREVIOUS = Pattern.compile("\"prev_hash\":\"([0-9a-f]{64})\"");

    private static AuditEntry intent() {
        return AuditEntry.intent("meta_optimize_hrp", Map.of("profile", "hrp", "n_sleeves", 3), "ab".repeat(32));
    }

    private static void recordRun(AuditSink ledger) {
        ledger.record(AuditEntry.genesis(Map.of("version", "1.0")));
        ledger.record(intent());
        ledger.record(intent().outcome(Map.of("weights", Map.of("etfs", 0.5, "crypto", 0.05)), "cd".repeat(32)));
        ledger.record(AuditEntry.sealed(Map.of("b.json", "2".repeat(64), "a.json", "1".repeat(64))));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JVM has SHA-256.", e);
        }
    }

    private static String group(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return matcher.group(1);
    }

    private static void assertChained(List<String> lines, String head) {
        String previous = "0".repeat(64);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            assertThat(group(PREVIOUS, line)).isEqualTo(previous);
            assertThat(line).contains("\"seq\":" + i + ",");
            previous = group(HASH, line);
            assertThat(sha256(HASH.matcher(line).replaceFirst(""))).isEqualTo(previous);
        }
        assertThat(head).isEqualTo(previous);
    }

    @Test
    @DisplayName("every line holds the hash of the one before and its own, and the head is the last")
    void chains() {
        MemoryLines lines = new MemoryLines();
        AuditLedger ledger = AuditLedger.on(lines, CLOCK);

        recordRun(ledger);

        assertThat(lines.lines()).hasSize(4);
        assertChained(lines.lines(), ledger.mark().head());
    }

    @Test
    @DisplayName("a new ledger points to 64 zeros")
    void startsAtOrigin() {
        assertThat(AuditLedger.on(new MemoryLines(), CLOCK).mark().head()).isEqualTo("0".repeat(64));
    }

    @Test
    @DisplayName("a line is canonical JSON with the keys of the sample at its top level and UTC microseconds")
    void writesTheSample() {
        MemoryLines lines = new MemoryLines();
        AuditLedger.on(lines, CLOCK)
                .record(intent().outcome(Map.of("weights", Map.of("etfs", 0.5, "crypto", 0.05)), "cd".repeat(32)));

        assertThat(HASH.matcher(lines.lines().get(0)).replaceFirst(""))
                .isEqualTo("{\"data\":{\"weights\":{\"crypto\":0.05,\"etfs\":0.5}},\"inputs\":\"" + "ab".repeat(32)
                        + "\",\"outputs\":\"" + "cd".repeat(32)
                        + "\",\"params\":{\"n_sleeves\":3,\"profile\":\"hrp\"},\"prev_hash\":\"" + "0".repeat(64)
                        + "\",\"seq\":0,\"status\":\"outcome\",\"step\":\"meta_optimize_hrp\","
                        + "\"ts\":\"2026-01-14T21:00:00.123456Z\"}");
    }

    @Test
    @DisplayName("an intent has no outputs, a genesis no inputs: both are null, not left out")
    void writesAbsence() {
        MemoryLines lines = new MemoryLines();
        AuditLedger ledger = AuditLedger.on(lines, CLOCK);
        recordRun(ledger);

        assertThat(lines.lines().get(0)).contains("\"inputs\":null", "\"outputs\":null", "\"status\":\"genesis\"");
        assertThat(lines.lines().get(1)).contains("\"outputs\":null", "\"status\":\"intent\"");
        assertThat(lines.lines().get(3)).contains("\"status\":\"sealed\"");
    }

    @Test
    @DisplayName("the hash that a line must carry leaves out the key hash, whatever it holds")
    void hashOfLine() {
        String expected = sha256("{\"a\":1}");

        assertThat(AuditLedger.hashOf(Map.of("a", 1))).isEqualTo(expected);
        assertThat(AuditLedger.hashOf(Map.of("a", 1, "hash", "anything"))).isEqualTo(expected);
    }

    @Test
    @DisplayName("a resumed ledger goes on with the chain")
    void resumes() {
        MemoryLines whole = new MemoryLines();
        recordRun(AuditLedger.on(whole, CLOCK));
        MemoryLines parts = new MemoryLines();
        AuditLedger first = AuditLedger.on(parts, CLOCK);
        first.record(AuditEntry.genesis(Map.of("version", "1.0")));
        first.record(intent());

        AuditLedger second = AuditLedger.on(parts, CLOCK);
        second.record(intent().outcome(Map.of("weights", Map.of("etfs", 0.5, "crypto", 0.05)), "cd".repeat(32)));
        second.record(AuditEntry.sealed(Map.of("b.json", "2".repeat(64), "a.json", "1".repeat(64))));

        assertThat(parts.lines()).isEqualTo(whole.lines());
    }

    @Test
    @DisplayName("each sleeve has a chain of its own that starts at the origin")
    void separatesSleeves() {
        MemoryLines lines = new MemoryLines();
        AuditLedger ledger = AuditLedger.on(lines, CLOCK);
        AuditSink etfs = ledger.forSleeve("etfs");
        AuditSink crypto = ledger.forSleeve("crypto");

        ledger.record(intent());
        recordRun(etfs);
        crypto.record(AuditEntry.refused(new RefusedException("lost", "here", "more", "none")));

        assertThat(lines.lines()).hasSize(1);
        assertThat(lines.sleeves()).containsOnlyKeys("crypto", "etfs");
        assertSleeveChained(lines, "etfs", etfs.mark().head());
        assertSleeveChained(lines, "crypto", crypto.mark().head());
        assertChained(lines.lines(), ledger.mark().head());
    }

    private static void assertSleeveChained(MemoryLines lines, String sleeve, String head) {
        assertThat(lines.sleeves()).hasEntrySatisfying(sleeve, own -> assertChained(own.lines(), head));
    }

    @Test
    @DisplayName("a second ledger for one sleeve of a run is refused by its id")
    void refusesSecondLedger() {
        AuditLedger ledger = AuditLedger.on(new MemoryLines(), CLOCK);
        ledger.forSleeve("etfs");

        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.forSleeve("etfs"))
                .withMessageContaining("etfs");
    }

    @Test
    @DisplayName("a run does not begin in a ledger that holds one, and nothing is added to it")
    void refusesSecondRun() {
        MemoryLines lines = new MemoryLines();
        AuditLedger ledger = AuditLedger.on(lines, CLOCK);
        recordRun(ledger);

        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.record(AuditEntry.genesis(Map.of())))
                .withMessageContaining("4 lines");
        assertThat(lines.lines()).hasSize(4);
    }

    /** Lines that count how often they are made durable. */
    private static final class Flushed implements LedgerLines {
        private final MemoryLines lines = new MemoryLines();
        private int flushes;

        @Override
        public LedgerLine append(Function<LedgerMark, LedgerLine> next) {
            return lines.append(next);
        }

        @Override
        public LedgerMark mark() {
            return lines.mark();
        }

        @Override
        public void flush() {
            flushes++;
        }

        @Override
        public LedgerLines forSleeve(String sleeveId) {
            return lines.forSleeve(sleeveId);
        }

        @Override
        public LedgerLines forMeta(String metaId) {
            return lines.forMeta(metaId);
        }
    }

    @Test
    @DisplayName("the line that ends a run, or repairs it, is made durable at once; others are not")
    void durable() {
        Flushed lines = new Flushed();
        AuditLedger ledger = AuditLedger.on(lines, CLOCK);

        ledger.record(AuditEntry.genesis(Map.of()));
        ledger.record(intent());
        ledger.record(intent().outcome(Map.of(), "cd".repeat(32)));
        assertThat(lines.flushes).isZero();
        ledger.record(AuditEntry.repaired("AAE=", 2));
        assertThat(lines.flushes).isEqualTo(1);
        ledger.record(AuditEntry.refused(new RefusedException("a", "b", "c", "d")));
        assertThat(lines.flushes).isEqualTo(2);
        ledger.record(AuditEntry.sealed(Map.of()));
        assertThat(lines.flushes).isEqualTo(3);
        assertThat(lines.lines.lines().get(3))
                .contains("\"status\":\"repaired\"", "\"torn_base64\":\"AAE=\"", "\"bytes\":2");
    }

    private static List<String> lines(Map<String, MemoryLines> ledgers, String id) {
        return Objects.requireNonNull(ledgers.get(id)).lines();
    }

    @Test
    @DisplayName("two sinks hear the same, in sleeves and metas too; where they stand, the first says")
    void both() {
        MemoryLines first = new MemoryLines();
        MemoryLines second = new MemoryLines();
        AuditSink both = AuditLedger.on(first, CLOCK).also(AuditLedger.on(second, CLOCK));

        recordRun(both);
        recordRun(both.forSleeve("etfs"));
        recordRun(both.forMeta("desk"));

        assertThat(first.lines()).hasSize(4).isEqualTo(second.lines());
        assertThat(lines(first.sleeves(), "etfs"))
                .isEqualTo(lines(second.sleeves(), "etfs"))
                .hasSize(4);
        assertThat(lines(first.metas(), "desk"))
                .isEqualTo(lines(second.metas(), "desk"))
                .hasSize(4);
        assertThat(both.mark()).isEqualTo(first.mark()).isNotEqualTo(LedgerMark.ORIGIN);
    }

    @Test
    @DisplayName("every status is found by its name in the ledger, and no other is")
    void statuses() {
        for (AuditEntry.Status status : AuditEntry.Status.values()) {
            assertThat(AuditEntry.Status.of(status.id())).isEqualTo(status);
            assertThat(AuditEntry.Status.isKnown(status.id())).isTrue();
        }
        assertThat(AuditEntry.Status.isKnown("Sealed")).isFalse();
        assertThatThrownBy(() -> AuditEntry.Status.of("done"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("\"done\"", "genesis", "sealed");
    }

    @Test
    @DisplayName("the library knows its version")
    void version() {
        assertThat(LibraryVersion.current()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
