package io.metafolio.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunProgressTest {
    private final List<Progress> heard = new ArrayList<>();
    private final RunProgress run = RunProgress.of(heard::add, Map.of("sleeve a", 3, "allocation m", 1));

    @Test
    @DisplayName("a step of a stage becomes a share of the whole run")
    void shares() {
        run.progressed(Progress.of("sleeve a", 1, 3));
        run.progressed(Progress.of("allocation m", 1, 1));
        assertThat(heard)
                .containsExactly(new Progress("sleeve a", 1, 3, 0.25), new Progress("allocation m", 1, 1, 0.5));
        assertThat(heard.get(1)).hasToString("allocation m 1/1, 50 % of the run");
    }

    @Test
    @DisplayName("a step that is not the next one, or of no stage of the run, is refused")
    void notNext() {
        assertThatThrownBy(() -> run.progressed(Progress.of("sleeve a", 2, 3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Step 2 of 3 of sleeve a. Expected step 1");
        assertThatThrownBy(() -> run.progressed(Progress.of("sleeve b", 1, 3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sleeve b");
        assertThatThrownBy(() -> Progress.of("sleeve a", 4, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Step 4 of 3");
        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName("once the listener has cancelled, every other stage ends at its next step, too")
    void endsAll() {
        CancellationException stop = new CancellationException("stop");
        List<Progress> told = new ArrayList<>();
        RunProgress cancelled = RunProgress.of(
                progress -> {
                    told.add(progress);
                    throw stop;
                },
                Map.of("sleeve a", 3, "sleeve b", 3));
        assertThatThrownBy(() -> cancelled.progressed(Progress.of("sleeve a", 1, 3)))
                .isSameAs(stop);
        assertThatThrownBy(() -> cancelled.progressed(Progress.of("sleeve b", 1, 3)))
                .isSameAs(stop);
        assertThat(told).hasSize(1);
    }

    @Test
    @DisplayName("the logger is told of the first and the last step of a stage, and only at debug")
    void logged() {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                records.add(message);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.metafolio");
        Level before = logger.getLevel();
        handler.setLevel(Level.ALL);
        logger.addHandler(handler);
        try {
            run.progressed(Progress.of("allocation m", 1, 1));
            assertThat(records).isEmpty();
            logger.setLevel(Level.FINE);
            for (int step = 1; step <= 3; step++) {
                run.progressed(Progress.of("sleeve a", step, 3));
            }
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(before);
        }
        assertThat(records).extracting(LogRecord::getLevel).containsOnly(Level.FINE);
        assertThat(records)
                .extracting(LogRecord::getMessage)
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).startsWith("sleeve a: step 1 of 3 done after"))
                .anySatisfy(text ->
                        assertThat(text).startsWith("sleeve a: step 3 of 3").endsWith("4 of 4 steps of the run"));
    }
}
