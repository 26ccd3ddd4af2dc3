package io.metafolio.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash-chained ledger: every line holds the hash of the one before, and its own over all its other fields.
 *
 * <p>The hash of a line is the SHA-256 of its canonical JSON (RFC 8785) without the key {@code hash}. The first line
 * points to {@link LedgerMark#ORIGIN}. Safe to share between threads; each sleeve has a ledger of its own, so that the order of
 * lines does not depend on timing.
 */
public final class AuditLedger implements AuditSink {
    /** After these a run tells no more; until then a power cut leaves a run that is half-written either way. */
    private static final Set<AuditEntry.Status> DURABLE =
            Set.of(AuditEntry.Status.SEALED, AuditEntry.Status.REFUSED, AuditEntry.Status.REPAIRED);

    private final LedgerLines lines;
    private final Clock clock;
    private LedgerMark mark;

    private AuditLedger(LedgerLines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
        this.mark = lines.mark();
    }

    /**
     * A ledger that is new, or goes on after the lines that are kept there.
     *
     * @param lines where its lines are kept
     * @param clock tells the instant of each line
     * @return the ledger
     */
    public static AuditLedger on(LedgerLines lines, Clock clock) {
        return new AuditLedger(lines, clock);
    }

    /**
     * Takes the next entry.
     *
     * @throws IllegalStateException where a run would begin in a ledger that holds one
     */
    @Override
    public synchronized void record(AuditEntry entry) {
        mark = lines.append(at -> line(entry, at)).mark();
        if (DURABLE.contains(entry.status())) {
            lines.flush();
        }
    }

    /** What is hashed is the line without its hash; each part is written once, and the hash is put where its key belongs. */
    private LedgerLine line(AuditEntry entry, LedgerMark at) {
        if (entry.status() == AuditEntry.Status.GENESIS && at.lines() > 0) {
            throw new IllegalStateException(
                    "The ledger holds a run of " + at.lines()
                            + " lines. Expected an empty one for the run that begins. Maybe give each run a ledger of its own.");
        }
        TreeMap<String, @Nullable Object> rest = new TreeMap<>();
        rest.put("seq", at.lines());
        rest.put("ts", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        rest.put("step", entry.step());
        rest.put("status", entry.status().id());
        rest.put("params", entry.params());
        rest.put("inputs", entry.inputs().orElse(null));
        rest.put("outputs", entry.outputs().orElse(null));
        rest.put("prev_hash", at.head());
        String before = "{\"data\":" + CanonicalJson.write(entry.data()) + ",";
        String after = CanonicalJson.write(rest).substring(1);
        String hash = ContentHash.sha256(before + after);
        String text = before + "\"hash\":\"" + hash + "\"," + after;
        return new LedgerLine(text, at.after(hash, entry.status()));
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
    public synchronized LedgerMark mark() {
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
