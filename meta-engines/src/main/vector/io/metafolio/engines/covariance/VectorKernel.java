package io.metafolio.engines.covariance;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * On the Vector API: tiles of a few rows by two vectors of sums, which stay in registers over all rows of data.
 *
 * <p>Columns are packed in panels of two vectors, row after row, so that every read is of whole lines and in order:
 * memory T·N doubles. Sums start from zeros: those that start from an array do not stay in registers, which costs four
 * fifths of the speed. A tile of eight by two vectors needs 19 registers, so that machines of 16 get one of four by two.
 */
final class VectorKernel implements ProductKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Columns in a panel. */
    private static final int PANEL = 2 * LANES;

    /** Rows of sums in a tile. */
    private static final int TILE = LANES == 8 ? 8 : 4;

    VectorKernel() {}

    @Override
    public int worthwhileFrom() {
        return 24;
    }

    @Override
    public void fill(double[][] products, double[][] columns, int rows) {
        double[][] packed = new double[(columns.length + PANEL - 1) / PANEL][rows * PANEL];
        for (int panel = 0; panel < packed.length; panel++) {
            pack(packed[panel], columns, panel * PANEL, rows);
        }
        double[][] edge = new double[TILE][PANEL];
        for (int left = 0; left < packed.length; left++) {
            fillPanel(products, packed, left, rows, edge);
        }
    }

    /** Places beyond the last column keep their zeros. */
    private static void pack(double[] packed, double[][] columns, int first, int rows) {
        int end = Math.min(first + PANEL, columns.length);
        int j = first;
        for (; j + 3 < end; j += 4) {
            packFour(packed, j - first, columns[j], columns[j + 1], columns[j + 2], columns[j + 3], rows);
        }
        for (; j < end; j++) {
            double[] column = columns[j];
            for (int t = 0; t < rows; t++) {
                packed[t * PANEL + j - first] = column[t];
            }
        }
    }

    private static void packFour(double[] packed, int place, double[] a, double[] b, double[] c, double[] d, int rows) {
        for (int t = 0; t < rows; t++) {
            int k = t * PANEL + place;
            packed[k] = a[t];
            packed[k + 1] = b[t];
            packed[k + 2] = c[t];
            packed[k + 3] = d[t];
        }
    }

    private static void fillPanel(double[][] products, double[][] packed, int left, int rows, double[][] edge) {
        int n = products.length;
        int j = left * PANEL;
        for (int i = j; i < n; i += TILE) {
            if (i + TILE <= n && j + PANEL <= n) {
                fillTile(products, i, j, packed[i / PANEL], i % PANEL, packed[left], rows);
            } else {
                fillTile(edge, 0, 0, packed[i / PANEL], i % PANEL, packed[left], rows);
                for (int k = i; k < Math.min(i + TILE, n); k++) {
                    System.arraycopy(edge[k - i], 0, products[k], j, Math.min(PANEL, n - j));
                }
            }
        }
    }

    private static void fillTile(
            double[][] sums, int i, int j, double[] rows, int offset, double[] columns, int length) {
        if (TILE == 8) {
            fillEight(sums, i, j, rows, offset, columns, length);
        } else {
            fillFour(sums, i, j, rows, offset, columns, length);
        }
    }

    private static void fillFour(
            double[][] sums, int i, int j, double[] rows, int offset, double[] columns, int length) {
        DoubleVector zeros = DoubleVector.zero(SPECIES);
        DoubleVector a0 = zeros;
        DoubleVector a1 = zeros;
        DoubleVector b0 = zeros;
        DoubleVector b1 = zeros;
        DoubleVector c0 = zeros;
        DoubleVector c1 = zeros;
        DoubleVector d0 = zeros;
        DoubleVector d1 = zeros;
        for (int t = 0; t < length; t++) {
            int k = t * PANEL;
            DoubleVector y0 = lanes(columns, k);
            DoubleVector y1 = lanes(columns, k + LANES);
            DoubleVector x = all(rows[k + offset]);
            a0 = x.fma(y0, a0);
            a1 = x.fma(y1, a1);
            x = all(rows[k + offset + 1]);
            b0 = x.fma(y0, b0);
            b1 = x.fma(y1, b1);
            x = all(rows[k + offset + 2]);
            c0 = x.fma(y0, c0);
            c1 = x.fma(y1, c1);
            x = all(rows[k + offset + 3]);
            d0 = x.fma(y0, d0);
            d1 = x.fma(y1, d1);
        }
        put(sums[i], j, a0, a1);
        put(sums[i + 1], j, b0, b1);
        put(sums[i + 2], j, c0, c1);
        put(sums[i + 3], j, d0, d1);
    }

    private static void fillEight(
            double[][] sums, int i, int j, double[] rows, int offset, double[] columns, int length) {
        DoubleVector zeros = DoubleVector.zero(SPECIES);
        DoubleVector a0 = zeros;
        DoubleVector a1 = zeros;
        DoubleVector b0 = zeros;
        DoubleVector b1 = zeros;
        DoubleVector c0 = zeros;
        DoubleVector c1 = zeros;
        DoubleVector d0 = zeros;
        DoubleVector d1 = zeros;
        DoubleVector e0 = zeros;
        DoubleVector e1 = zeros;
        DoubleVector f0 = zeros;
        DoubleVector f1 = zeros;
        DoubleVector g0 = zeros;
        DoubleVector g1 = zeros;
        DoubleVector h0 = zeros;
        DoubleVector h1 = zeros;
        for (int t = 0; t < length; t++) {
            int k = t * PANEL;
            DoubleVector y0 = lanes(columns, k);
            DoubleVector y1 = lanes(columns, k + LANES);
            DoubleVector x = all(rows[k + offset]);
            a0 = x.fma(y0, a0);
            a1 = x.fma(y1, a1);
            x = all(rows[k + offset + 1]);
            b0 = x.fma(y0, b0);
            b1 = x.fma(y1, b1);
            x = all(rows[k + offset + 2]);
            c0 = x.fma(y0, c0);
            c1 = x.fma(y1, c1);
            x = all(rows[k + offset + 3]);
            d0 = x.fma(y0, d0);
            d1 = x.fma(y1, d1);
            x = all(rows[k + offset + 4]);
            e0 = x.fma(y0, e0);
            e1 = x.fma(y1, e1);
            x = all(rows[k + offset + 5]);
            f0 = x.fma(y0, f0);
            f1 = x.fma(y1, f1);
            x = all(rows[k + offset + 6]);
            g0 = x.fma(y0, g0);
            g1 = x.fma(y1, g1);
            x = all(rows[k + offset + 7]);
            h0 = x.fma(y0, h0);
            h1 = x.fma(y1, h1);
        }
        put(sums[i], j, a0, a1);
        put(sums[i + 1], j, b0, b1);
        put(sums[i + 2], j, c0, c1);
        put(sums[i + 3], j, d0, d1);
        put(sums[i + 4], j, e0, e1);
        put(sums[i + 5], j, f0, f1);
        put(sums[i + 6], j, g0, g1);
        put(sums[i + 7], j, h0, h1);
    }

    private static DoubleVector lanes(double[] values, int from) {
        return DoubleVector.fromArray(SPECIES, values, from);
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static void put(double[] values, int from, DoubleVector first, DoubleVector second) {
        first.intoArray(values, from);
        second.intoArray(values, from + LANES);
    }
}
