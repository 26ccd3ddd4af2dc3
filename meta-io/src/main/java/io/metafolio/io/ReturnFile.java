package io.metafolio.io;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.csv.ReturnCsv;
import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.returns.ReturnMatrix;
import java.nio.file.Path;

/** Returns from a wide CSV file, a pandas pickle or a Parquet file, told apart by their first bytes. */
public final class ReturnFile {
    private ReturnFile() {}

    /**
     * Reads a file.
     *
     * @param file dates by columns of simple returns, as fractions
     * @return the returns
     * @throws io.metafolio.returns.TableException where rows are wrong; it lists every fault with its place
     * @throws io.metafolio.returns.RuinException where a return is −1 or less
     * @throws RefusedException where the file is none of the three, or not such a table
     */
    public static ReturnMatrix read(Path file) {
        return switch (FileKind.of(file)) {
            case PARQUET -> ParquetTable.read(file).toReturns();
            case PICKLE -> PandasPickle.read(file).toReturns();
            case TEXT -> ReturnCsv.read(file);
        };
    }
}
