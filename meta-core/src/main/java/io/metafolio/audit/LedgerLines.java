package io.metafolio.audit;

import java.util.function.Function;

/**
 * The port to where a ledger's lines are kept, one canonical JSON object each: a file, a stream, a database, memory.
 *
 * <p>Lines are chained, so a line is made only once it is known which one is before it. An implementation shared by several writers
 * keeps others out from the moment it hands out its mark until the line is kept.
 */
public interface LedgerLines {
    /**
     * Keeps one more line, durably against the end of this process.
     *
     * @param next makes the line from the mark where the ledger stands
     * @return the line, kept
     */
    LedgerLine append(Function<LedgerMark, LedgerLine> next);

    /**
     * Where the ledger stands.
     *
     * @return the mark after the last line kept here, or found here
     */
    LedgerMark mark();

    /** Makes every line kept so far durable against the end of the machine. */
    void flush();

    /**
     * Where the lines of a sleeve that runs inside this run are kept.
     *
     * @param sleeveId the sleeve's id
     * @return a place that holds no line yet
     */
    LedgerLines forSleeve(String sleeveId);

    /**
     * Where the lines of a meta-portfolio that runs inside this run are kept.
     *
     * @param metaId the meta-portfolio's id
     * @return a place that holds no line yet
     */
    LedgerLines forMeta(String metaId);
}
