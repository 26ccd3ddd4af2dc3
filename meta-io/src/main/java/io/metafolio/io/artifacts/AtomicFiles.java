package io.metafolio.io.artifacts;

import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Writes files whole or not at all, and digests what was written. */
final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes files by relative path below a folder; returns the SHA-256 of each. */
    static Map<String, String> write(Path folder, RunFiles files) {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, bytes) -> {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                requireSame(file, bytes);
            } else {
                write(file, bytes);
            }
            digests.put(name, ContentHash.sha256(bytes));
        });
        return digests;
    }

    /** A stage before may have written the file; nothing else may have. */
    private static void requireSame(Path file, byte[] bytes) {
        try {
            if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
                throw new RefusedException(
                        "The file exists already, with other content",
                        file.toString(),
                        "no file, or the one that a stage before wrote",
                        "it was changed between two stages; run the stages anew under another id");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + " (artifacts of a run): " + e, e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, ".", ".part");
            try {
                flushed(temporary, bytes);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file + " (artifacts of a run): " + e, e);
        }
    }

    /** A file that a power cut leaves empty under its final name would be worse than none. */
    private static void flushed(Path file, byte[] bytes) throws IOException {
        Channels.uninterrupted(() -> {
            try (FileChannel channel = Channels.open(file, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            return file;
        });
    }

    static String read(Path file, String stage) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    "The " + stage + " is not UTF-8",
                    file.toString(),
                    "text in UTF-8",
                    "save the file in that encoding",
                    e);
        } catch (IOException e) {
            throw new RefusedException(
                    "The " + stage + " could not be read: " + e,
                    file.toString(),
                    "a readable file",
                    "the path is mistyped",
                    e);
        }
    }
}
