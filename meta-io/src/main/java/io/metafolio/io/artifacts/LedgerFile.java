package io.metafolio.io.artifacts;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.LedgerLine;
import io.metafolio.audit.LedgerLines;
import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.disk.Channels;
import io.metafolio.io.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a ledger in a file {@code audit.jsonl} that exists from its first line on. The file is locked against other processes
 * and threads for each line, and what others wrote since is read before the next one is made. A line that could not be written whole is
 * taken back. The file stays open from one line to the next, until what was written is made durable. Not safe to share between threads itself.
 */
final class LedgerFile implements LedgerLines {
    static final String NAME = "audit.jsonl";

    private final ArtifactFolder artifacts;
    private final String runId;
    private final Path file;
    private final LedgerAnchor anchor;
    private @Nullable FileChannel channel;
    private boolean hasBegun;
    /** Which file is open, where the system has such keys. */
    private @Nullable Object key;

    private LedgerMark mark;
    /** What an interrupt may have cut off, while a line is appended. */
    private @Nullable LedgerLine begun;

    private long size;
    private int torn;

    private LedgerFile(ArtifactFolder artifacts, String runId, Path runFolder, LedgerMark mark, long size, int torn) {
        this.artifacts = artifacts;
        this.runId = runId;
        this.file = runFolder.resolve(NAME);
        this.anchor = new LedgerAnchor(runFolder);
        this.mark = mark;
        this.size = size;
        this.torn = torn;
    }

    static LedgerFile create(ArtifactFolder artifacts, String runId, Path runFolder) {
        if (Files.exists(runFolder)) {
            throw exists(runFolder);
        }
        return new LedgerFile(artifacts, runId, runFolder, LedgerMark.ORIGIN, 0, 0);
    }

    /** Goes on where a verification found the ledger. */
    static LedgerFile resume(ArtifactFolder artifacts, String runId, LedgerVerification verified) {
        return new LedgerFile(artifacts, runId, verified.run(), verified.mark(), verified.bytes(), 0);
    }

    /**
     * The same, where the next line takes the place of a torn one: the same write takes the torn bytes out of the file and keeps
     * what is written instead, which must be longer.
     */
    static LedgerFile repairing(ArtifactFolder artifacts, String runId, LedgerVerification verified) {
        return new LedgerFile(artifacts, runId, verified.run(), verified.mark(), verified.bytes(), verified.torn());
    }

    private static RefusedException exists(Path runFolder) {
        return new RefusedException(
                "The run exists already",
                runFolder.toString(),
                "a run id that was not used before; runs are never overwritten",
                "choose another run id");
    }

    @Override
    public LedgerMark mark() {
        return mark;
    }

    @Override
    public LedgerLine append(Function<LedgerMark, LedgerLine> next) {
        try {
            return Channels.uninterrupted(() -> {
                FileChannel open = open();
                return Channels.locked(open, file, false, () -> appended(open, next));
            });
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not append to " + file + " (ledger of a run): " + e, e);
        } finally {
            begun = null;
        }
    }

    /** A line that was cut off is written again where it stands; nobody else can have written after a part of one. */
    private LedgerLine appended(FileChannel open, Function<LedgerMark, LedgerLine> next) throws IOException {
        LedgerLine line = begun;
        if (line == null || !standsInPart(open, bytes(line))) {
            catchUp(open);
            line = next.apply(mark);
        }
        begun = line;
        byte[] bytes = bytes(line);
        write(open, bytes);
        anchor.write(line.mark());
        mark = line.mark();
        size += bytes.length;
        torn = 0;
        return line;
    }

    private static byte[] bytes(LedgerLine line) {
        return (line.text() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private boolean standsInPart(FileChannel open, byte[] line) throws IOException {
        ByteBuffer found = ByteBuffer.allocate((int) Math.max(0, Math.min(line.length, open.size() - size)));
        read(open, found);
        return found.position() > 0 && Arrays.equals(found.array(), 0, found.position(), line, 0, found.position());
    }

    private void read(FileChannel open, ByteBuffer into) throws IOException {
        int read = 0;
        while (read >= 0 && into.hasRemaining()) {
            read = open.read(into, size + into.position());
        }
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open != null && open.isOpen()) {
            return open;
        }
        if (size > 0 || hasBegun) {
            open = Channels.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } else {
            Files.createDirectories(file.toAbsolutePath().getParent());
            open = Channels.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            hasBegun = true;
        }
        if (channel == null) {
            key = keyOfFile();
        }
        channel = open;
        return open;
    }

    private @Nullable Object keyOfFile() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** Reads while nobody writes. */
    static <T> T quiet(Path ledger, Channels.Step<T> reading) {
        try {
            return Channels.uninterrupted(() -> {
                try (FileChannel channel = Channels.open(ledger, StandardOpenOption.READ)) {
                    return Channels.locked(channel, ledger, true, reading);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + ledger + " (verification): " + e, e);
        }
    }

    /** Reads what others wrote since. */
    private void catchUp(FileChannel channel) throws IOException {
        long end = channel.size();
        if (end < size) {
            throw new RefusedException(
                    "The ledger has " + end + " bytes where this run left " + size,
                    file.toString(),
                    "a ledger that only grows",
                    "its end was cut off while the run was going on");
        }
        if (end == size + torn) {
            return;
        }
        if (torn > 0) {
            throw new RefusedException(
                    "The ledger has " + end + " bytes where " + (size + torn) + " were found",
                    file.toString(),
                    "a ledger that nobody writes to",
                    "the run is still going on; wait for it");
        }
        ByteBuffer more = ByteBuffer.allocate(Math.toIntExact(end - size));
        read(channel, more);
        String text = new String(more.array(), StandardCharsets.UTF_8);
        if (!text.endsWith("\n")) {
            throw new RefusedException(
                    "The ledger's last line is torn",
                    file.toString(),
                    "whole lines",
                    "another writer was cut off; verify names the line, and repair takes it out");
        }
        text.lines().forEach(this::follow);
        size = end;
    }

    private void follow(String text) {
        Map<String, @Nullable Object> line = Json.object(text, file + ", line " + (mark.lines() + 1));
        if (!mark.head().equals(line.get("prev_hash"))) {
            throw new RefusedException(
                    "Line " + (mark.lines() + 1) + " does not point to the line before",
                    file.toString(),
                    "one chain of lines",
                    "something else wrote to the ledger");
        }
        mark = mark.after(String.valueOf(line.get("hash")), AuditEntry.Status.of(String.valueOf(line.get("status"))));
    }

    private void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer, size + buffer.position());
            }
        } catch (ClosedByInterruptException e) {
            throw e; // the step is taken again
        } catch (IOException e) {
            channel.truncate(size + torn);
            throw e;
        }
    }

    /** Closes as well: a run that is sealed or refused writes no more. */
    @Override
    public void flush() {
        try {
            Channels.uninterrupted(this::flushed);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not flush " + file + " (ledger of a run): " + e, e);
        }
    }

    private Path flushed() throws IOException {
        try (anchor;
                FileChannel open = open()) {
            open.force(true);
            anchor.flush();
            if (!Objects.equals(keyOfFile(), key)) {
                throw new RefusedException(
                        "The ledger was taken away",
                        file.toString(),
                        "the file that the run began",
                        "another file stands where the run wrote its ledger; nothing of that was written here");
            }
        }
        channel = null;
        return file;
    }

    @Override
    public LedgerLines forSleeve(String sleeveId) {
        return create(artifacts, runId, artifacts.sleeveRun(sleeveId, runId));
    }

    @Override
    public LedgerLines forMeta(String metaId) {
        return create(artifacts, runId, artifacts.withMeta(metaId).metaRun(runId));
    }
}
