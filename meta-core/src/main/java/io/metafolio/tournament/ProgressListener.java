package io.metafolio.tournament;

/** Hears how far a run has come. Called by several threads, and often: be quick and thread-safe. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = (stage, done, total) -> {};

    /**
     * Tells how far a stage has come.
     *
     * @param stage for example {@code sleeve etfs}
     * @param done steps done
     * @param total steps there are
     */
    void progress(String stage, int done, int total);
}
