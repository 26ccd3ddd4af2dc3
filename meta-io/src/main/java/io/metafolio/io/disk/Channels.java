package io.metafolio.io.disk;

import io.metafolio.errors.RefusedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * File channels of any file system, and what a run asks of them: bytes that others see at once, {@code force}, and locks. What a file
 * system cannot do is refused by its name; nothing is left out, so that a disk that does not flush never passes for one that does.
 */
public final class Channels {
    private static final long PAUSE_NANOS = 200_000;

    private Channels() {}

    /** Something done with a file. */
    public interface Step<T> {
        /** Takes it. */
        T take() throws IOException;
    }

    /**
     * Takes a step that an interrupt does not cut in two. An interrupt closes the channel that its thread is using; so it is put by,
     * told when the step is done, and where it comes meanwhile the step is taken again.
     *
     * @param step may be taken more than once, and opens its channel anew where that was closed
     */
    public static <T> T uninterrupted(Step<T> step) throws IOException {
        boolean isInterrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return step.take();
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                    isInterrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A channel of a file that is there at once. */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, options);
        } catch (UnsupportedOperationException e) {
            throw refused(file, "has no file channels", e);
        }
        if (!Files.exists(file)) {
            channel.close();
            throw refused(file, "shows a file only once it is closed", null);
        }
        return channel;
    }

    private static RefusedException refused(Path file, String what, @Nullable Throwable cause) {
        String message = "The file system " + file.getFileSystem().provider().getScheme() + " " + what;
        String expected = "a file system whose channels write in place, like a disk's, or Jimfs in memory";
        String next = "write the run to such a folder, and copy it from there when it is sealed";
        return cause == null
                ? new RefusedException(message, file.toString(), expected, next)
                : new RefusedException(message, file.toString(), expected, next, cause);
    }

    /**
     * Takes a step while a file is locked: against other processes, and against other threads of this one. On disk the system does both.
     * A file system in memory may hand out locks that keep nobody out; but it lives in this process alone, and its own object is what its
     * threads wait for.
     */
    public static <T> T locked(FileChannel channel, Path file, boolean isShared, Step<T> step) throws IOException {
        FileSystem system = file.getFileSystem();
        if (system.equals(FileSystems.getDefault())) {
            return underLock(channel, file, isShared, step);
        }
        synchronized (system) {
            return underLock(channel, file, isShared, step);
        }
    }

    private static <T> T underLock(FileChannel channel, Path file, boolean isShared, Step<T> step) throws IOException {
        try (FileLock lock = lock(channel, isShared)) {
            if (!lock.isValid()) {
                throw new IOException("the lock on " + file + " was lost");
            }
            return step.take();
        }
    }

    /** Waits for other processes in the system, and for other threads of this one by asking again. */
    private static FileLock lock(FileChannel channel, boolean isShared) throws IOException {
        while (true) {
            try {
                return channel.lock(0, Long.MAX_VALUE, isShared);
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
