package io.metafolio.bench;

import io.metafolio.MetaPortfolio;
import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.MemoryLines;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.LedgerVerification;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** A ledger in a file: one thousand lines appended to one that has few or many, and the whole verified. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LedgerBenchmark {
    private static final int PAIRS = 500;

    /** Lines that the ledger has before. */
    @Param({"1000", "100000"})
    private int lines;

    private Path folder = Path.of(".");
    private Path run = folder;
    private AuditLedger ledger = AuditLedger.on(new MemoryLines(), Clock.systemUTC());

    /** Writes the ledger, and checks that every line of it is there. */
    @Setup(Level.Trial)
    public void write() {
        folder = ScratchFolder.create("ledger");
        ArtifactFolder artifacts = ArtifactFolder.at(folder);
        ledger = artifacts.ledger("a");
        run = artifacts.metaRun("a");
        ledger.record(AuditEntry.genesis(Map.of("version", MetaPortfolio.version())));
        append(ledger, (lines - 1) / 2);
        LedgerVerification verified = ArtifactFolder.verify(run).get(0);
        if (!verified.faults().isEmpty() || verified.mark().lines() < lines - 1) {
            throw new IllegalStateException("Ledger of " + lines + " lines: " + verified);
        }
    }

    static void append(AuditLedger ledger, int pairs) {
        for (int i = 0; i < pairs; i++) {
            AuditEntry intent = AuditEntry.intent(
                    "meta_optimize_hrp",
                    Map.of("engine", "custom", "profile", "hrp", "n_sleeves", 3, "rows", 60 + i),
                    "ab".repeat(32));
            ledger.record(intent);
            ledger.record(intent.outcome(
                    Map.of("weights", Map.of("etfs", 0.1 + 1e-9 * i, "crypto", 0.05, "instruments", 0.85 - 1e-9 * i)),
                    "cd".repeat(32)));
        }
    }

    /** Deletes it. */
    @TearDown(Level.Trial)
    public void delete() {
        ScratchFolder.delete(folder);
    }

    /**
     * One thousand lines more.
     *
     * @return the ledger
     */
    @Benchmark
    public AuditLedger appendThousand() {
        append(ledger, PAIRS);
        return ledger;
    }

    /**
     * Reads, hashes and chains every line.
     *
     * @return the verification
     */
    @Benchmark
    public LedgerVerification verify() {
        LedgerVerification verified = ArtifactFolder.verify(run).get(0);
        if (!verified.faults().isEmpty()) {
            throw new IllegalStateException(verified.toString());
        }
        return verified;
    }
}
