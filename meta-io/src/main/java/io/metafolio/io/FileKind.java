package io.metafolio.io;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a file is, by its first bytes; names are not trusted. */
enum FileKind {
    PARQUET,
    PICKLE,
    TEXT;

    private static final int FIRST_BYTES = 8;

    static FileKind of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(FIRST_BYTES));
        } catch (NoSuchFileException e) {
            throw new RefusedException(
                    "There is no such file",
                    file.toString(),
                    "a readable file: CSV, pickle or Parquet",
                    "the path is mistyped",
                    e);
        } catch (IOException e) {
            throw new RefusedException(
                    "The file could not be read: " + e,
                    file.toString(),
                    "a readable file: CSV, pickle or Parquet",
                    "the path is mistyped",
                    e);
        }
    }

    private static FileKind of(byte[] first) {
        if (ParquetTable.begins(first)) {
            return PARQUET;
        }
        return PandasPickle.begins(first) ? PICKLE : TEXT;
    }
}
