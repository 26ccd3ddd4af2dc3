package io.metafolio.progress;

/** A listener of progress threw an exception: the run ended there, without a seal. */
public final class ProgressListenerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProgressListenerException(Progress progress, RuntimeException cause) {
        super(
                "The progress listener failed at " + progress.stage() + ", step " + progress.done() + " of "
                        + progress.total() + ", with " + cause
                        + ". Expected it to return. The run ended there, its ledger without a seal."
                        + " Maybe catch the exception in the listener, or throw a CancellationException to stop a run.",
                cause);
    }
}
