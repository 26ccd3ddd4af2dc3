package io.metafolio.io.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: beside, flushed, renamed. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes a file, and the folders it lies in.
     *
     * @param file where nothing is; what another process wrote meanwhile may be replaced
     * @param bytes its content
     * @param what it is part of, for whoever reads that it failed
     */
    public static void write(Path file, byte[] bytes, String what) {
        put(file, bytes, what, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same, in the place of what stands there. */
    public static void replace(Path file, byte[] bytes, String what) {
        put(file, bytes, what, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(Path file, byte[] bytes, String what, CopyOption... how) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, ".", ".part");
            try {
                flushed(temporary, bytes);
                Files.move(temporary, file, how);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file + " (" + what + "): " + e, e);
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
}
