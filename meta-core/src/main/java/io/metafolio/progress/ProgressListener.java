package io.metafolio.progress;

/**
 * Hears how far a run has come: never from two threads at once, and each stage in order. The run waits meanwhile, so be quick.
 *
 * <p>A run is stopped from here by interrupting the thread, or by throwing a {@link java.util.concurrent.CancellationException}. Any
 * other exception ends it, too, as a {@link ProgressListenerException}.
 */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = progress -> {};

    /**
     * Tells of a step done.
     *
     * @param progress where the run stands
     */
    void progressed(Progress progress);
}
