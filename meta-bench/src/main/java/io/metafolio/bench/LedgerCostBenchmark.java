package io.metafolio.bench;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.LedgerMark;
import io.metafolio.audit.MemoryLines;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.sleeve.Lookback;
import io.metafolio.testkit.SyntheticMarket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the ledger costs a whole run: the time spent telling it, beside the time of the run it is part of. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(1)
public class LedgerCostBenchmark {
    /** Where the ledger is kept. */
    @Param({"memory", "files"})
    public String kept = "memory";

    private Path folder = Path.of(".");
    private int runs;

    /** For JMH. */
    public LedgerCostBenchmark() {}

    /** Of the runs of one iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Share {
        private long told;
        private long ran;

        /** For JMH. */
        public Share() {}

        /** Before each iteration. */
        @Setup(Level.Iteration)
        public void reset() {
            told = 0;
            ran = 0;
        }

        /**
         * What of the time the ledger took.
         *
         * @return percent
         */
        public double ledgerPercent() {
            return ran == 0 ? 0 : 100.0 * told / ran;
        }
    }

    /** A sink that measures how long another takes; sleeves add to the same time. */
    private record Timed(AuditSink sink, AtomicLong nanos) implements AuditSink {
        @Override
        public void record(AuditEntry entry) {
            long start = System.nanoTime();
            sink.record(entry);
            nanos.addAndGet(System.nanoTime() - start);
        }

        @Override
        public AuditSink forSleeve(String sleeveId) {
            return new Timed(sink.forSleeve(sleeveId), nanos);
        }

        @Override
        public AuditSink forMeta(String metaId) {
            return new Timed(sink.forMeta(metaId), nanos);
        }

        @Override
        public LedgerMark mark() {
            return sink.mark();
        }
    }

    /** Checks that a run that is measured decides what one that is not does. */
    @Setup(Level.Trial)
    public void prepare() {
        folder = ScratchFolder.create("ledgers");
        MetaRun expected = told(AuditLedger.on(new MemoryLines(), Clock.systemUTC()));
        MetaRun met = run(new Share());
        met.allocations().forEach((profile, allocation) -> {
            if (!allocation.sleeveWeights().equals(expected.allocation(profile).sleeveWeights())) {
                throw new IllegalStateException("Other weights under " + profile + ", no use in timing them");
            }
        });
    }

    private AuditSink sink() {
        return kept.equals("memory")
                ? AuditLedger.on(new MemoryLines(), Clock.systemUTC())
                : ArtifactFolder.at(folder).ledger("r" + runs++);
    }

    private static MetaRun told(AuditSink sink) {
        return MetaPortfolio.builder()
                .sleeves(List.copyOf(SyntheticMarket.sample().sleeves()))
                .lookback(Lookback.of(1400))
                .threads(1)
                .audit(sink)
                .run();
    }

    /**
     * One whole run on one thread, selection and all, without writing its artifacts.
     *
     * @param share hears what of it was the ledger's
     * @return the run
     */
    @Benchmark
    public MetaRun run(Share share) {
        AtomicLong nanos = new AtomicLong();
        long start = System.nanoTime();
        MetaRun run = told(new Timed(sink(), nanos));
        share.ran += System.nanoTime() - start;
        share.told += nanos.get();
        return run;
    }

    /** Deletes what was written. */
    @TearDown(Level.Trial)
    public void delete() {
        ScratchFolder.delete(folder);
    }
}
