package io.metafolio.audit;

/** Two sinks that are told the same. */
record TwoSinks(AuditSink first, AuditSink second) implements AuditSink {
    @Override
    public void record(AuditEntry entry) {
        first.record(entry);
        second.record(entry);
    }

    @Override
    public AuditSink forSleeve(String sleeveId) {
        return new TwoSinks(first.forSleeve(sleeveId), second.forSleeve(sleeveId));
    }

    @Override
    public AuditSink forMeta(String metaId) {
        return new TwoSinks(first.forMeta(metaId), second.forMeta(metaId));
    }

    @Override
    public LedgerMark mark() {
        return first.mark();
    }
}
