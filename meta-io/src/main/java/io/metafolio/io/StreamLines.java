package io.metafolio.io;

import io.metafolio.audit.LedgerLine;
import io.metafolio.audit.LedgerLines;
import io.metafolio.audit.LedgerMark;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Ledger lines written to a stream, for example a socket or a log collector: the run's and those of all that run inside it, each line
 * behind the path of its ledger and a tab, so that {@code grep} tells them apart. The stream is written to by one thread at a time; it
 * is flushed where a ledger is, and never closed. Not safe to share between threads beyond that.
 */
public final class StreamLines implements LedgerLines {
    private final OutputStream stream;
    private final String path;
    private LedgerMark mark = LedgerMark.ORIGIN;

    private StreamLines(OutputStream stream, String path) {
        this.stream = stream;
        this.path = path;
    }

    /**
     * A place for the lines of a run.
     *
     * @param stream where they go
     * @param path what the run is called; sleeves are called {@code path/sleeve}
     * @return the place, without a line
     */
    public static StreamLines to(OutputStream stream, String path) {
        return new StreamLines(stream, path);
    }

    @Override
    public LedgerLine append(Function<LedgerMark, LedgerLine> next) {
        LedgerLine line = next.apply(mark);
        byte[] bytes = (path + "\t" + line.text() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            synchronized (stream) {
                stream.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write to the stream of ledger " + path + ": " + e, e);
        }
        mark = line.mark();
        return line;
    }

    @Override
    public LedgerMark mark() {
        return mark;
    }

    @Override
    public void flush() {
        try {
            synchronized (stream) {
                stream.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not flush the stream of ledger " + path + ": " + e, e);
        }
    }

    @Override
    public StreamLines forSleeve(String sleeveId) {
        return new StreamLines(stream, path + "/" + sleeveId);
    }

    @Override
    public StreamLines forMeta(String metaId) {
        return new StreamLines(stream, path + "/" + metaId);
    }
}
