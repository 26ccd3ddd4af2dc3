package io.metafolio.examples.cli;

import io.metafolio.progress.Progress;
import io.metafolio.progress.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that tells how far a run has come, never wider than the terminal: a bar, the share done, the time left, the
 * step told last. Silent in the first second; gone when closed.
 */
final class TerminalProgress implements ProgressListener, AutoCloseable {
    private static final long SILENT_NANOS = 1_000_000_000L;
    private static final long BETWEEN_NANOS = 100_000_000L;
    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 8;
    /** Columns beside the bar: its ends, the share, the time left and the gaps between them. */
    private static final int BESIDE = 24;

    private final PrintWriter err;
    private final int columns;
    private final LongSupplier nanos;
    private final long started;
    private long shown;
    private int width;

    private TerminalProgress(PrintWriter err, int columns, LongSupplier nanos) {
        this.err = err;
        this.columns = columns;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.shown = started - BETWEEN_NANOS;
    }

    /** A line of so many columns; none where there are too few for it. */
    static TerminalProgress of(PrintWriter err, int columns, LongSupplier nanos) {
        return new TerminalProgress(err, columns, nanos);
    }

    @Override
    public void progressed(Progress progress) {
        long now = nanos.getAsLong();
        boolean fits = columns > SHORTEST_BAR + BESIDE;
        if (fits && now - started >= SILENT_NANOS && now - shown >= BETWEEN_NANOS) {
            shown = now;
            show(line(progress, now - started));
        }
    }

    private String line(Progress progress, long elapsed) {
        int bar = Math.min(LONGEST_BAR, columns - 1 - BESIDE);
        int full = (int) Math.floor(progress.share() * bar);
        long left = Math.round(elapsed / 1e9 * (1 - progress.share()) / progress.share());
        String line = String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %s left  %s %d/%d",
                "#".repeat(full),
                ".".repeat(bar - full),
                Math.floor(100 * progress.share()),
                time(left),
                progress.stage(),
                progress.done(),
                progress.total());
        return line.substring(0, Math.min(line.length(), columns - 1));
    }

    private static String time(long seconds) {
        return seconds < 60
                ? String.format(Locale.ROOT, "%4d s", seconds)
                : seconds < 6000
                        ? String.format(Locale.ROOT, "%2d:%02d m", seconds / 60, seconds % 60)
                        : String.format(Locale.ROOT, "%4d h", seconds / 3600);
    }

    private void show(String text) {
        err.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
        err.flush();
        width = text.length();
    }

    /** Clears the line, so that what follows stands on its own. */
    @Override
    public void close() {
        if (width > 0) {
            show("");
            err.print('\r');
            err.flush();
        }
    }
}
