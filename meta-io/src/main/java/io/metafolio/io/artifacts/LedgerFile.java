package io.metafolio.io.artifacts;

import io.metafolio.audit.LedgerLines;
import io.metafolio.errors.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lines of a ledger in a file {@code audit.jsonl} that exists from its first line on. One writer: a file that is
 * longer or shorter than this writer left it is refused. Not safe to share between threads.
 */
final class LedgerFile implements LedgerLines {
    static final String NAME = "audit.jsonl";

    private final ArtifactFolder artifacts;
    private final String runId;
    private final Path file;
    private long size;

    private LedgerFile(ArtifactFolder artifacts, String runId, Path file, long size) {
        this.artifacts = artifacts;
        this.runId = runId;
        this.file = file;
        this.size = size;
    }

    static LedgerFile create(ArtifactFolder artifacts, String runId, Path runFolder) {
        if (Files.exists(runFolder)) {
            throw exists(runFolder);
        }
        return new LedgerFile(artifacts, runId, runFolder.resolve(NAME), 0);
    }

    static LedgerFile resume(ArtifactFolder artifacts, String runId, Path runFolder) {
        Path file = runFolder.resolve(NAME);
        try {
            return new LedgerFile(artifacts, runId, file, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + " (ledger of a run): " + e, e);
        }
    }

    private static RefusedException exists(Path runFolder) {
        return new RefusedException(
                "The run exists already",
                runFolder.toString(),
                "a run id that was not used before; runs are never overwritten",
                "choose another run id");
    }

    @Override
    public void append(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = open();
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || channel.size() != size) {
                throw new IllegalStateException("Ledger " + file + " has " + channel.size() + " bytes where this run"
                        + " left " + size + ". Expected one writer. Maybe another process runs under this run id.");
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            size += bytes.length;
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not append to " + file + " (ledger of a run): " + e, e);
        }
    }

    private FileChannel open() throws IOException {
        if (size > 0) {
            return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        return FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.APPEND, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public void flush() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not flush " + file + " (ledger of a run): " + e, e);
        }
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
