package io.metafolio.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.audit.AuditEntry.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Many threads tell one ledger at once; they start together, time and again, so that they meet. */
class ConcurrentLedgerTest {
    private static final int THREADS = 8;
    private static final int ENTRIES = 200;

    private static List<Future<?>> told(AuditLedger ledger, ExecutorService threads) {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String step = "step_" + thread;
            all.add(threads.submit(() -> {
                together.await();
                for (int k = 0; k < ENTRIES; k++) {
                    ledger.record(AuditEntry.intent(step, Map.of("k", k), "ab".repeat(32)));
                }
                return null;
            }));
        }
        return all;
    }

    @RepeatedTest(20)
    @DisplayName("no entry is lost, none stands twice, each thread's keep their order, and the chain is whole")
    void chain() throws Exception {
        MemoryLines lines = new MemoryLines();
        AuditLedger ledger = AuditLedger.on(lines, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        ledger.record(AuditEntry.genesis(Map.of()));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<?> one : told(ledger, threads)) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(lines.lines()).hasSize(1 + THREADS * ENTRIES);
        assertThat(alone(lines.lines())).isEqualTo(lines.lines());
        assertThat(ledger.mark()).isEqualTo(lines.mark());
        for (int thread = 0; thread < THREADS; thread++) {
            String step = "\"step_" + thread + "\"";
            List<String> own =
                    lines.lines().stream().filter(line -> line.contains(step)).toList();
            assertThat(own).hasSize(ENTRIES);
            for (int k = 0; k < ENTRIES; k++) {
                assertThat(own.get(k)).contains("\"k\":" + k + "}");
            }
        }
    }

    /** The same entries in the same order, told by one thread. */
    private static List<String> alone(List<String> lines) {
        MemoryLines again = new MemoryLines();
        AuditLedger ledger = AuditLedger.on(again, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        for (String line : lines) {
            String step = between(line, "\"step\":\"", "\"");
            ledger.record(
                    line.contains("\"status\":\"" + Status.GENESIS.id() + "\"")
                            ? AuditEntry.genesis(Map.of())
                            : AuditEntry.intent(
                                    step,
                                    Map.of("k", Integer.parseInt(between(line, "\"k\":", "}"))),
                                    "ab".repeat(32)));
        }
        return again.lines();
    }

    private static String between(String line, String before, String after) {
        int from = line.indexOf(before) + before.length();
        return line.substring(from, line.indexOf(after, from));
    }
}
