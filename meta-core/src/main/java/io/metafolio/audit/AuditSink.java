package io.metafolio.audit;

import io.metafolio.errors.RefusedException;
import java.util.function.Supplier;

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
     * The sink of a meta-portfolio that runs inside this run.
     *
     * @param metaId the meta-portfolio's id
     * @return where that meta-portfolio's entries go
     */
    AuditSink forMeta(String metaId);

    /**
     * Where this ledger stands.
     *
     * @return the mark after the last entry
     */
    LedgerMark mark();

    /**
     * This sink and another, which is told the same, after this one.
     *
     * @param second hears everything that this one hears
     * @return both; its mark is this one's
     */
    default AuditSink also(AuditSink second) {
        return new TwoSinks(this, second);
    }

    /**
     * Takes a step, and tells of its refusal, if it is refused.
     *
     * @param <T> what the step yields
     * @param step what is done
     * @return what it yields
     * @throws RefusedException as the step threw it, once it is the last entry here
     */
    default <T> T telling(Supplier<T> step) {
        try {
            return step.get();
        } catch (RefusedException refusal) {
            record(AuditEntry.refused(refusal));
            throw refusal;
        }
    }
}
