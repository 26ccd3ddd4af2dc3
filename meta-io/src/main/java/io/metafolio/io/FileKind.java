package io.metafolio.io;

import io.metafolio.errors.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file is, by its first bytes; names are not trusted. */
enum FileKind {
    PARQUET,
    PICKLE,
    TEXT;

    static FileKind of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(4));
        } catch (IOException e) {
            throw new RefusedException(
                    "The file could not be read: " + e,
                    file.toString(),
                    "a readable file: CSV, pickle or Parquet",
                    "the path is mistyped",
                    e);
        }
    }

    private static FileKind of(byte[] magic) {
        if (begins(magic, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (begins(magic, 0x80)
                || begins(magic, 0x1F, 0x8B)
                || begins(magic, 'B', 'Z', 'h')
                || begins(magic, 0xFD, '7', 'z', 'X')
                || begins(magic, 'P', 'K', 3, 4)
                || begins(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
            return PICKLE;
        }
        return TEXT;
    }

    private static boolean begins(byte[] magic, int... wanted) {
        if (magic.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((magic[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
