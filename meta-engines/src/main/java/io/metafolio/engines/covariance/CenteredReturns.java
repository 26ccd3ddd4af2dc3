package io.metafolio.engines.covariance;

import io.metafolio.errors.RefusedException;
import io.metafolio.metrics.SampleShape;
import io.metafolio.returns.ReturnMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Return columns less their means. Refuses what has no variance to speak of: one row, or a constant column. */
final class CenteredReturns {
    private final int rows;
    private final double[][] columns;

    private CenteredReturns(int rows, double[][] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    static CenteredReturns of(ReturnMatrix returns) {
        double[][] columns = returns.toColumns();
        refuseConstant(returns, columns);
        for (double[] column : columns) {
            double mean = SampleShape.mean(column);
            for (int t = 0; t < column.length; t++) {
                column[t] -= mean;
            }
        }
        return new CenteredReturns(returns.rows(), columns);
    }

    /** Columns less their weighted means, each row times the root of its weight, so that products need no divisor. */
    static CenteredReturns weighted(ReturnMatrix returns, double[] weights) {
        double[][] columns = returns.toColumns();
        refuseConstant(returns, columns);
        for (double[] column : columns) {
            double mean = 0;
            for (int t = 0; t < column.length; t++) {
                mean = Math.fma(weights[t], column[t], mean);
            }
            for (int t = 0; t < column.length; t++) {
                column[t] = (column[t] - mean) * Math.sqrt(weights[t]);
            }
        }
        return new CenteredReturns(returns.rows(), columns);
    }

    private static void refuseConstant(ReturnMatrix returns, double[][] columns) {
        List<String> constant = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            double first = columns[j].length == 0 ? 0 : columns[j][0];
            if (Arrays.stream(columns[j]).allMatch(value -> value == first)) {
                constant.add(returns.columns().get(j));
            }
        }
        if (!constant.isEmpty() || columns.length == 0) {
            throw new RefusedException(
                    columns.length == 0
                            ? "No column to estimate a covariance of"
                            : "Constant returns in " + RefusedException.listed(constant),
                    returns.rows() + " rows x " + returns.columnCount() + " columns",
                    "columns that vary over the rows given",
                    "the asset did not trade, or its prices were filled; leave it out");
        }
    }

    int rows() {
        return rows;
    }

    int columnCount() {
        return columns.length;
    }

    double at(int row, int column) {
        return columns[column][row];
    }

    /** {@code Σ_t x_ti x_tj} for all i and j, divided. */
    double[][] products(double divisor) {
        return CrossProducts.of(columns, rows, divisor);
    }
}
