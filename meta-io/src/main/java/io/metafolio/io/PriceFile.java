package io.metafolio.io;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.csv.PriceCsv;
import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.returns.RawTable;
import java.nio.file.Path;

/** Closing prices from a wide CSV file, a pandas pickle or a Parquet file, told apart by their first bytes. */
public final class PriceFile {
    private PriceFile() {}

    /**
     * Reads a file.
     *
     * @param file dates by symbols; no number, or NaN, where there is no price
     * @return the rows as they stand there; a sleeve, or {@link RawTable#toPrices()}, says what is wrong with them
     * @throws RefusedException where the file is none of the three, or not such a table
     */
    public static RawTable read(Path file) {
        return switch (FileKind.of(file)) {
            case PARQUET -> ParquetTable.read(file).toRows();
            case PICKLE -> PandasPickle.read(file).toRows();
            case TEXT -> PriceCsv.read(file);
        };
    }

    /**
     * Reads a file, with its name alone for source: records are made of it that hold on every machine, whatever the folder.
     *
     * @param file as in {@link #read}
     * @return the rows as they stand there
     * @throws RefusedException where the file is none of the three, or not such a table
     */
    public static RawTable named(Path file) {
        return read(file).withSource(String.valueOf(file.getFileName()));
    }
}
