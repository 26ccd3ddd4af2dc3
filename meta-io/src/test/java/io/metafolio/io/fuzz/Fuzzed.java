package io.metafolio.io.fuzz;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.sun.management.ThreadMXBean;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What every reader owes to any input: an answer or its one refusal, within a second and 256 MiB. */
final class Fuzzed {
    /** Memory taken from first to last, whether or not it is held. */
    private static final long MOST_BYTES = 256L << 20;

    private static final long MOST_NANOS = 1_000_000_000L;

    /**
     * Time is watched while a fuzzer runs, not while a corpus is replayed: that of the processor, since the machine does other work,
     * too. What waits or hangs, the fuzzer's own limit ends.
     */
    private static final boolean WATCHES_TIME = Boolean.getBoolean("fuzz.time");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final FileSystem MEMORY = Jimfs.newFileSystem(Configuration.unix());

    private Fuzzed() {}

    static void answersOrRefuses(Runnable reader) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        try {
            reader.run();
        } catch (RefusedException refusal) {
            requireHelp(refusal);
        }
        long taken = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        if (taken > MOST_BYTES) {
            throw new AssertionError("took " + taken + " bytes, more than " + MOST_BYTES);
        }
        long spent = THREADS.getCurrentThreadCpuTime() - nanos;
        if (WATCHES_TIME && spent > MOST_NANOS) {
            throw new AssertionError("took " + spent / 1_000_000 + " ms, more than a second");
        }
    }

    /** Value, place, what was expected and a next step: a message of some length, which can be printed. */
    static void requireHelp(RefusedException refusal) {
        String message = Objects.requireNonNull(refusal.getMessage(), "message");
        if (!message.contains("xpected") || !(message.contains("aybe") || message.contains("Did you mean"))) {
            throw new AssertionError("no help in \"" + message + "\"", refusal);
        }
        if (message.length() > 20_000) {
            throw new AssertionError("a message of " + message.length() + " characters", refusal);
        }
    }

    /** Small ones to begin with. */
    static Stream<StampedTable> tables() {
        Stamps stamps = Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.of("date"), 0, 86_400_000_000_000L);
        return Stream.of(
                StampedTable.series("s", stamps, "A", 1, 2),
                StampedTable.of("t", stamps, List.of("A", "B"), new double[][] {{1, 2}, {3, Double.NaN}}));
    }

    /** A place in memory where a folder may be made. */
    static Path folder(String name) {
        return MEMORY.getPath("/fuzzed").resolve(name);
    }

    /** A file in memory. */
    static Path file(String name, byte[] content) {
        try {
            Path file = MEMORY.getPath("/fuzzed").resolve(name.toLowerCase(Locale.ROOT));
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, content);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
