package io.metafolio.io.artifacts;

import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.disk.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                AtomicFile.write(file, bytes, "artifacts of a run");
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
