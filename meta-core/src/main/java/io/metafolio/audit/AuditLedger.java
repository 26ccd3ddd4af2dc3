package io.metafolio.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash-chained ledger: every line holds the hash of the one before, and its own over all its other fields.
 *
 * <p>The hash of a line is the SHA-256 of its canonical JSON (RFC 8785) without the key {@code hash}. The first line
 * points to {@link #ORIGIN}. One writer a ledger; not safe to share between threads, but each sleeve has its own.
 */
public final class AuditLedger implements AuditSink {
    /** What the first line points to: 64 zeros. */
    public static final String ORIGIN = "0".repeat(64);

    private final LedgerLines lines;
    private final Clock clock;
    private long seq;
    private String head;

    private AuditLedger(LedgerLines lines, Clock clock, long seq, String head) {
        this.lines = lines;
        this.clock = clock;
        this.seq = seq;
        this.head = head;
    }

    /**
     * A new ledger.
     *
     * @param lines where its lines are kept; holds none yet
     * @param clock tells the instant of each line
     * @return the ledger, without a line
     */
    public static AuditLedger on(LedgerLines lines, Clock clock) {
        return new AuditLedger(lines, clock, 0, ORIGIN);
    }

    /**
     * A ledger that goes on where verified lines end.
     *
     * @param lines where its lines are kept
     * @param clock tells the instant of each line
     * @param seq lines there are
     * @param head the hash of the last one
     * @return the ledger
     */
    public static AuditLedger resume(LedgerLines lines, Clock clock, long seq, String head) {
        return new AuditLedger(lines, clock, seq, head);
    }

    @Override
    public void record(AuditEntry entry) {
        TreeMap<String, @Nullable Object> line = new TreeMap<>();
        line.put("seq", seq);
        line.put("ts", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        line.put("step", entry.step());
        line.put("status", entry.status().id());
        line.put("params", entry.params());
        line.put("data", entry.data());
        line.put("inputs", entry.inputs().orElse(null));
        line.put("outputs", entry.outputs().orElse(null));
        line.put("prev_hash", head);
        String hash = hashOf(line);
        line.put("hash", hash);
        lines.append(CanonicalJson.write(line));
        seq++;
        head = hash;
        if (entry.status() != AuditEntry.Status.INTENT && entry.status() != AuditEntry.Status.OUTCOME) {
            lines.flush();
        }
    }

    @Override
    public AuditSink forSleeve(String sleeveId) {
        return on(lines.forSleeve(sleeveId), clock);
    }

    @Override
    public String head() {
        return head;
    }

    /**
     * The hash that a line must carry.
     *
     * @param line the fields of a line; a key {@code hash} is left out of the hash
     * @return 64 lower-case hexadecimal digits
     */
    public static String hashOf(Map<String, ? extends @Nullable Object> line) {
        TreeMap<String, @Nullable Object> hashed = new TreeMap<>(line);
        hashed.remove("hash");
        return ContentHash.sha256(CanonicalJson.write(hashed));
    }
}
