package io.metafolio.engines.covariance;

import java.util.function.DoubleUnaryOperator;

/** Correlations of N columns, each pair once. Immutable; safe to share between threads. Memory {@code N(N−1)/2} doubles. */
public final class Correlations {
    private final int columns;

    /** In the order (0,1), (0,2), …, (1,2), …. */
    private final double[] pairs;

    private Correlations(int columns, double[] pairs) {
        this.columns = columns;
        this.pairs = pairs;
    }

    /** Of a covariance, or any multiple of one; what stands below the diagonal is not read. */
    static Correlations of(double[][] covariance) {
        int n = covariance.length;
        double[] norms = new double[n];
        for (int i = 0; i < n; i++) {
            norms[i] = Math.sqrt(covariance[i][i]);
        }
        double[] pairs = new double[pairs(n)];
        int start = 0;
        for (int i = 0; i < n; i++) {
            fill(pairs, start - i - 1, covariance[i], norms, i);
            start += n - i - 1;
        }
        return new Correlations(n, pairs);
    }

    private static void fill(double[] pairs, int shift, double[] shared, double[] norms, int i) {
        double norm = norms[i];
        for (int j = i + 1; j < norms.length; j++) {
            pairs[shift + j] = Math.max(-1, Math.min(1, shared[j] / (norm * norms[j])));
        }
    }

    /**
     * Correlations as they are.
     *
     * @param rho N x N within −1 … 1; only those above the diagonal are read
     * @return the correlations
     * @throws IllegalArgumentException where a row has not N entries, or one above the diagonal is not within −1 … 1
     */
    public static Correlations given(double[][] rho) {
        int n = rho.length;
        double[] pairs = new double[pairs(n)];
        int pair = 0;
        for (int i = 0; i < n; i++) {
            requireCorrelations(rho[i], i, n);
            System.arraycopy(rho[i], i + 1, pairs, pair, n - i - 1);
            pair += n - i - 1;
        }
        return new Correlations(n, pairs);
    }

    private static void requireCorrelations(double[] row, int i, int n) {
        if (row.length != n) {
            throw new IllegalArgumentException("Row " + i + " of the correlations has " + row.length
                    + " entries. Expected " + n + ", as many as rows. Maybe pass the full square matrix.");
        }
        for (int j = i + 1; j < n; j++) {
            if (!(row[j] >= -1 && row[j] <= 1)) {
                throw new IllegalArgumentException("Correlation " + row[j] + " of columns " + i + " and " + j
                        + ". Expected within −1 … 1. Maybe clip rounding, or leave out constant columns.");
            }
        }
    }

    private static int pairs(int n) {
        return Math.toIntExact((long) n * (n - 1) / 2);
    }

    /**
     * How many columns there are.
     *
     * @return N
     */
    public int columns() {
        return columns;
    }

    /**
     * What follows from every pair by itself.
     *
     * @param each a function of one correlation
     * @return a fresh array in the order (0,1), (0,2), …, (1,2), …
     */
    public double[] mapped(DoubleUnaryOperator each) {
        double[] mapped = new double[pairs.length];
        for (int k = 0; k < mapped.length; k++) {
            mapped[k] = each.applyAsDouble(pairs[k]);
        }
        return mapped;
    }

    /**
     * All correlations.
     *
     * @return N x N, ones on the diagonal, a fresh array
     */
    public double[][] toSquare() {
        double[][] square = new double[columns][columns];
        int pair = 0;
        for (int i = 0; i < columns; i++) {
            square[i][i] = 1;
            for (int j = i + 1; j < columns; j++) {
                square[i][j] = pairs[pair];
                square[j][i] = pairs[pair];
                pair++;
            }
        }
        return square;
    }

    @Override
    public String toString() {
        return "Correlations of " + columns + " columns";
    }
}
