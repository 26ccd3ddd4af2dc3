package io.metafolio;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes entries on and counts intents and outcomes, those of the sleeves included. */
final class StepCounter implements AuditSink {
    private final AuditSink sink;
    private final AtomicInteger intents;
    private final AtomicInteger outcomes;

    StepCounter(AuditSink sink) {
        this(sink, new AtomicInteger(), new AtomicInteger());
    }

    private StepCounter(AuditSink sink, AtomicInteger intents, AtomicInteger outcomes) {
        this.sink = sink;
        this.intents = intents;
        this.outcomes = outcomes;
    }

    @Override
    public void record(AuditEntry entry) {
        sink.record(entry);
        if (entry.status() == AuditEntry.Status.INTENT) {
            intents.incrementAndGet();
        } else if (entry.status() == AuditEntry.Status.OUTCOME) {
            outcomes.incrementAndGet();
        }
    }

    @Override
    public AuditSink forSleeve(String sleeveId) {
        return new StepCounter(sink.forSleeve(sleeveId), intents, outcomes);
    }

    @Override
    public String head() {
        return sink.head();
    }

    int intents() {
        return intents.get();
    }

    int outcomes() {
        return outcomes.get();
    }
}
