package io.metafolio.io;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.csv.PriceCsv;
import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.returns.PriceTable;
import java.nio.file.Path;

/** Closing prices from a wide CSV file, a pandas pickle or a Parquet file, told apart by their first bytes. */
public final class PriceFile {
    private PriceFile() {}

    /**
     * Reads a file.
     *
     * @param file dates by symbols; no number, or NaN, where there is no price
     * @return the prices
     * @throws io.metafolio.returns.TableException where rows are wrong; it lists every fault with its place
     * @throws RefusedException where the file is none of the three, or not such a table
     */
    public static PriceTable read(Path file) {
        return switch (FileKind.of(file)) {
            case PARQUET -> ParquetTable.read(file).toPrices();
            case PICKLE -> PandasPickle.read(file).toPrices();
            case TEXT -> PriceCsv.read(file);
        };
    }
}
