package io.metafolio.errors;

import java.util.concurrent.CancellationException;

/** How long runs are stopped: by interrupting their thread, between two decisions. */
public final class Cancellation {
    private Cancellation() {}

    /**
     * Stops where the current thread was interrupted; it stays interrupted.
     *
     * @param where what is under way, for the message
     * @throws CancellationException where it was; a ledger on disk then has no last line, and its run counts as half-written
     */
    public static void requireNone(String where) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(where);
        }
    }

    /**
     * That a thread was interrupted.
     *
     * @param where what is under way, for the message
     * @return to be thrown
     */
    public static CancellationException interrupted(String where) {
        return new CancellationException(
                "Interrupted. Where: " + where + ". Nothing more was decided; a ledger on disk ends without a seal.");
    }
}
