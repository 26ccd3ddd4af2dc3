package io.metafolio.audit;

/**
 * Where a ledger stands after a line. Immutable.
 *
 * @param lines how many lines there are
 * @param head the hash of the last one, 64 hexadecimal digits
 * @param intents how many of them are intents
 * @param outcomes how many of them are outcomes
 */
public record LedgerMark(long lines, String head, int intents, int outcomes) {
    /** Before the first line: nothing, and what that line points to. */
    public static final LedgerMark ORIGIN = new LedgerMark(0, "0".repeat(64), 0, 0);

    /**
     * Where the ledger stands one line later.
     *
     * @param hash the line's hash
     * @param status what the line is
     * @return the next mark
     */
    public LedgerMark after(String hash, AuditEntry.Status status) {
        return new LedgerMark(
                lines + 1,
                hash,
                intents + (status == AuditEntry.Status.INTENT ? 1 : 0),
                outcomes + (status == AuditEntry.Status.OUTCOME ? 1 : 0));
    }
}
