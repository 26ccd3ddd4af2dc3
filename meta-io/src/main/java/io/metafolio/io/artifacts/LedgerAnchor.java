package io.metafolio.io.artifacts;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.disk.Channels;
import io.metafolio.io.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code audit.head} beside a ledger: how many lines it has, and the hash of the last. A ledger whose end was cut off at the
 * end of a line is a whole chain; only this file knows that there was more. It is of one length, and written in place after each line,
 * so that it is at most one line behind.
 */
final class LedgerAnchor implements Closeable {
    static final String NAME = "audit.head";
    private static final int LENGTH = 128;

    private final Path file;

    private @Nullable FileChannel channel;

    LedgerAnchor(Path run) {
        this.file = run.resolve(NAME);
    }

    /** Writes, and keeps the file open until {@link #close}. */
    void write(LedgerMark mark) throws IOException {
        open().write(ByteBuffer.wrap(text(mark.lines(), mark.head()).getBytes(StandardCharsets.US_ASCII)), 0);
    }

    void flush() throws IOException {
        open().force(true);
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = Channels.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            channel = open;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    private static String text(long lines, String head) {
        String json = CanonicalJson.write(Map.of("head", head, "lines", lines));
        return json + " ".repeat(LENGTH - 1 - json.length()) + "\n";
    }

    /** What it says; empty where it is not there, or was made and not yet written. Bytes that are no text become text that says nothing. */
    Optional<String> read() throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return bytes.length == 0 ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    /** What is wrong with a ledger of these line hashes, each whole and chained, beside what the file said. */
    Optional<String> fault(Optional<String> said, List<String> hashes) {
        if (said.isEmpty()) {
            return hashes.size() > 1
                    ? Optional.of(NAME + ", which says how many lines there are, is missing or empty")
                    : Optional.empty();
        }
        String text = said.get();
        Map<String, @Nullable Object> anchor;
        try {
            anchor = Json.object(text, file.toString());
        } catch (RefusedException e) {
            return Optional.of(NAME + " is no JSON object");
        }
        if (!(anchor.get("lines") instanceof Integer lines)
                || lines < 1
                || !(anchor.get("head") instanceof String head)
                || head.length() != LedgerMark.ORIGIN.head().length()
                || !text.equals(text(lines, head))) {
            return Optional.of(NAME + " is not as it is written: " + text.strip());
        }
        if (lines > hashes.size()) {
            return Optional.of("the ledger ends at line " + hashes.size() + " where " + NAME + " knows " + lines
                    + ": its end was cut off");
        }
        if (!hashes.get(lines - 1).equals(head)) {
            return Optional.of("line " + lines + " is not the one that " + NAME + " knows, with hash " + head);
        }
        return hashes.size() > lines + 1
                ? Optional.of("the ledger has " + hashes.size() + " lines where " + NAME + " knows " + lines
                        + ": something else wrote to it")
                : Optional.empty();
    }
}
