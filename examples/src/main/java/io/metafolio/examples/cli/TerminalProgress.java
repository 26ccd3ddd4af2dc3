package io.metafolio.examples.cli;

import io.metafolio.tournament.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One line on a terminal that tells how far a run has come; silent in its first second and away from terminals. */
final class TerminalProgress implements ProgressListener {
    private static final long SILENT_NANOS = 1_000_000_000L;
    private static final long BETWEEN_NANOS = 100_000_000L;

    private final PrintWriter err;
    private final long started = System.nanoTime();
    private final Map<String, String> stages = new TreeMap<>();
    private long shown = started;
    private int width;

    private TerminalProgress(PrintWriter err) {
        this.err = err;
    }

    /** A listener that shows progress where the launcher found a terminal on standard error. */
    static ProgressListener on(PrintWriter err) {
        return Boolean.getBoolean("metafolio.terminal") ? new TerminalProgress(err) : SILENT;
    }

    @Override
    public synchronized void progress(String stage, int done, int total) {
        stages.put(stage, String.format(Locale.ROOT, "%s %d/%d", stage, done, total));
        long now = System.nanoTime();
        if (now - started > SILENT_NANOS && now - shown > BETWEEN_NANOS) {
            shown = now;
            show(String.join("   ", stages.values()));
        }
    }

    /** Clears the line, so that what follows stands on its own. */
    synchronized void clear() {
        if (width > 0) {
            show("");
            err.print('\r');
            err.flush();
        }
    }

    private void show(String text) {
        err.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
        err.flush();
        width = text.length();
    }
}
