package io.metafolio.audit;

/** The port to where a ledger's lines are kept, one canonical JSON object each. */
public interface LedgerLines {
    /**
     * Keeps one more line, durably against the end of this process.
     *
     * @param line canonical JSON without its line feed
     */
    void append(String line);

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
