package io.metafolio.io.csv;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import java.nio.file.Path;

/** Wide CSV files of simple returns as fractions: {@code date,LABEL,…}, every cell filled. */
public final class ReturnCsv {
    private ReturnCsv() {}

    /**
     * Reads a file.
     *
     * @param file UTF-8, dates as {@code 2024-11-29} in ascending order
     * @return the returns
     * @throws io.metafolio.returns.TableException where rows are wrong; it lists every fault with its line
     * @throws io.metafolio.returns.RuinException where a return is −1 or less
     * @throws RefusedException where the file cannot be read as CSV
     */
    public static ReturnMatrix read(Path file) {
        return WideCsv.read(file).toReturns();
    }
}
