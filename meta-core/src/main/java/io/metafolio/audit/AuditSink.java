package io.metafolio.audit;

/**
 * The door through which a run tells what it does, as it does it.
 *
 * <p>A sink is called by one thread at a time. Sinks of different sleeves are called by different threads.
 */
public interface AuditSink {
    /**
     * Takes the next entry.
     *
     * @param entry what was done
     */
    void record(AuditEntry entry);

    /**
     * The sink of a sleeve that runs inside this run.
     *
     * @param sleeveId the sleeve's id
     * @return where that sleeve's entries go
     */
    AuditSink forSleeve(String sleeveId);

    /**
     * Where this ledger stands.
     *
     * @return the mark after the last entry
     */
    LedgerMark mark();
}
