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
 * points to {@link LedgerMark#ORIGIN}. One writer a ledger; not safe to share between threads, but each sleeve has its own.
 */
public final class AuditLedger implements AuditSink {
    private final LedgerLines lines;
    private final Clock clock;
    private LedgerMark mark;

    private AuditLedger(LedgerLines lines, Clock clock, LedgerMark mark) {
        this.lines = lines;
        this.clock = clock;
        this.mark = mark;
    }

    /**
     * A new ledger.
     *
     * @param lines where its lines are kept; holds none yet
     * @param clock tells the instant of each line
     * @return the ledger, without a line
     */
    public static AuditLedger on(LedgerLines lines, Clock clock) {
        return new AuditLedger(lines, clock, LedgerMark.ORIGIN);
    }

    /**
     * Goes on with a ledger that holds lines.
     *
     * @param lines where the next lines go
     * @param clock tells the instant of each line
     * @param mark where the ledger stands
     * @return the ledger
     */
    public static AuditLedger resume(LedgerLines lines, Clock clock, LedgerMark mark) {
        return new AuditLedger(lines, clock, mark);
    }

    @Override
    public void record(AuditEntry entry) {
        TreeMap<String, @Nullable Object> line = new TreeMap<>();
        line.put("seq", mark.lines());
        line.put("ts", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        line.put("step", entry.step());
        line.put("status", entry.status().id());
        line.put("params", entry.params());
        line.put("data", entry.data());
        line.put("inputs", entry.inputs().orElse(null));
        line.put("outputs", entry.outputs().orElse(null));
        line.put("prev_hash", mark.head());
        String hash = hashOf(line);
        line.put("hash", hash);
        lines.append(CanonicalJson.write(line));
        mark = mark.after(hash, entry.status());
        if (entry.status() != AuditEntry.Status.INTENT && entry.status() != AuditEntry.Status.OUTCOME) {
            lines.flush();
        }
    }

    @Override
    public AuditSink forSleeve(String sleeveId) {
        return on(lines.forSleeve(sleeveId), clock);
    }

    @Override
    public AuditSink forMeta(String metaId) {
        return on(lines.forMeta(metaId), clock);
    }

    @Override
    public LedgerMark mark() {
        return mark;
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
