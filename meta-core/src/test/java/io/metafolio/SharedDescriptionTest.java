package io.metafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.metafolio.audit.MemoryLines;
import io.metafolio.sleeve.Lookback;
import io.metafolio.tournament.TrainTestWindow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One description, run more than once and by many threads. */
class SharedDescriptionTest {
    private static MetaPortfolio description() {
        return MetaPortfolio.builder()
                .sleeves(Runs.sleeves())
                .selection("none")
                .engine(Runs.equalWeight())
                .profiles(Runs.EQUAL)
                .lookback(Lookback.of(120))
                .window(TrainTestWindow.of(20, 10))
                .clock(Clock.fixed(Instant.parse("2026-01-14T21:00:00Z"), ZoneOffset.UTC))
                .threads(2)
                .build();
    }

    @Test
    @DisplayName("runs of one description in memory have a ledger each, the same")
    void again() {
        MetaPortfolio description = description();
        assertThat(description.run().ledger()).isEqualTo(description.run().ledger());
    }

    @Test
    @DisplayName("six threads that run one description at once get the same ledger and weights")
    void atOnce() throws Exception {
        MetaPortfolio description = description();
        MetaRun alone = description.run();
        Callable<MetaRun> run = description::run;
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<MetaRun>> runs = new ArrayList<>();
            for (int k = 0; k < 18; k++) {
                runs.add(threads.submit(run));
            }
            for (Future<MetaRun> one : runs) {
                assertThat(one.get().ledger()).isEqualTo(alone.ledger());
                assertThat(one.get().stream(Runs.EQUAL)).isEqualTo(alone.stream(Runs.EQUAL));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("a ledger that holds a run takes no second one")
    void oneLedgerOneRun() {
        MetaPortfolioBuilder builder = Runs.small(Runs.sleeves(), new MemoryLines());
        MetaPortfolio description = builder.build();
        description.run();
        assertThatIllegalStateException().isThrownBy(description::run).withMessageContaining("holds a run");
    }
}
