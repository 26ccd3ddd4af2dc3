package io.metafolio.io.csv;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

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
        return WideCsv.read(file, columns -> new Rows(ReturnMatrix.builder(file.toString(), columns)))
                .matrix
                .build();
    }

    private record Rows(ReturnMatrix.Builder matrix) implements WideCsv.Rows {
        @Override
        public void row(String place, LocalDate date, List<OptionalDouble> cells) {
            matrix.row(place, date, cells);
        }

        @Override
        public void fault(String fault) {
            matrix.fault(fault);
        }
    }
}
