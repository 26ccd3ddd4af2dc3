package io.metafolio.engines.covariance;

import io.metafolio.errors.RefusedException;
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
        double[] sums = sums(columns);
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            double mean = sums[j] / column.length;
            for (int t = 0; t < column.length; t++) {
                column[t] -= mean;
            }
        }
        return new CenteredReturns(returns.rows(), columns);
    }

    /** Each sequential over the rows, eight of them side by side so that their latencies overlap. */
    private static double[] sums(double[][] columns) {
        double[] sums = new double[columns.length];
        int whole = columns.length - columns.length % 8;
        for (int j = 0; j < whole; j += 8) {
            sumEight(columns, j, sums);
        }
        for (int j = whole; j < columns.length; j++) {
            for (double value : columns[j]) {
                sums[j] += value;
            }
        }
        return sums;
    }

    private static void sumEight(double[][] columns, int j, double[] sums) {
        double[] a = columns[j];
        double[] b = columns[j + 1];
        double[] c = columns[j + 2];
        double[] d = columns[j + 3];
        double[] e = columns[j + 4];
        double[] f = columns[j + 5];
        double[] g = columns[j + 6];
        double[] h = columns[j + 7];
        double sumA = 0;
        double sumB = 0;
        double sumC = 0;
        double sumD = 0;
        double sumE = 0;
        double sumF = 0;
        double sumG = 0;
        double sumH = 0;
        for (int t = 0; t < a.length; t++) {
            sumA += a[t];
            sumB += b[t];
            sumC += c[t];
            sumD += d[t];
            sumE += e[t];
            sumF += f[t];
            sumG += g[t];
            sumH += h[t];
        }
        sums[j] = sumA;
        sums[j + 1] = sumB;
        sums[j + 2] = sumC;
        sums[j + 3] = sumD;
        sums[j + 4] = sumE;
        sums[j + 5] = sumF;
        sums[j + 6] = sumG;
        sums[j + 7] = sumH;
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

    /** {@code Σ_t x_ti x_tj} for all i and j, a fresh array. */
    double[][] products() {
        return CrossProducts.of(columns, rows);
    }

    /** {@code Σ_t (Σ_i x²_ti)²}. */
    double squaredRowSquares() {
        double[] squares = new double[rows];
        for (double[] column : columns) {
            for (int t = 0; t < rows; t++) {
                squares[t] = Math.fma(column[t], column[t], squares[t]);
            }
        }
        double sum = 0;
        for (double square : squares) {
            sum = Math.fma(square, square, sum);
        }
        return sum;
    }
}
