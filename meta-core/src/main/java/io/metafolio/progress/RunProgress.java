package io.metafolio.progress;

import com.google.common.collect.ImmutableMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the stages of a run tell, from any thread, into one order, and says what share of the whole each step completes. Tells
 * the logger {@code io.metafolio} when a stage begins to be heard of and when it is done, at {@code DEBUG}.
 */
public final class RunProgress implements ProgressListener {
    private static final Logger LOGGER = System.getLogger("io.metafolio");

    private final ProgressListener listener;
    private final Map<String, Integer> totals;
    private final Map<String, Integer> done = new HashMap<>();
    private final long steps;
    private final long started = System.nanoTime();
    private long made;
    private @Nullable RuntimeException ended;

    private RunProgress(ProgressListener listener, Map<String, Integer> totals) {
        this.listener = listener;
        this.totals = ImmutableMap.copyOf(totals);
        this.steps = totals.values().stream().mapToLong(Integer::longValue).sum();
    }

    /**
     * The progress of one run.
     *
     * @param listener hears every step
     * @param totals steps of every stage that the run will have, by stage
     * @return who tells the listener
     */
    public static RunProgress of(ProgressListener listener, Map<String, Integer> totals) {
        return new RunProgress(listener, totals);
    }

    /**
     * Tells the listener. Once it has failed or cancelled, every later step of any stage ends with the same exception.
     *
     * @param step of one of the stages, whose share is that of its stage
     * @throws IllegalStateException where the stage is none of the run's, or the step is not its next
     * @throws ProgressListenerException where the listener fails
     */
    @Override
    public synchronized void progressed(Progress step) {
        if (ended != null) {
            throw ended;
        }
        int before = done.getOrDefault(step.stage(), 0);
        if (totals.getOrDefault(step.stage(), -1) != step.total() || step.done() != before + 1) {
            throw new IllegalStateException("Step " + step.done() + " of " + step.total() + " of " + step.stage()
                    + ". Expected step " + (before + 1) + " of a stage among " + totals + ".");
        }
        done.put(step.stage(), step.done());
        made++;
        log(step);
        try {
            new Progress(step.stage(), step.done(), step.total(), (double) made / steps).tell(listener);
        } catch (RuntimeException e) {
            ended = e;
            throw e;
        }
    }

    private void log(Progress step) {
        if (step.done() == 1 || step.done() == step.total()) {
            LOGGER.log(
                    Level.DEBUG,
                    () -> step.stage() + ": step " + step.done() + " of " + step.total() + " done after "
                            + Duration.ofNanos(System.nanoTime() - started).toMillis() + " ms; " + made + " of " + steps
                            + " steps of the run");
        }
    }
}
