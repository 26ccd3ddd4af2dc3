package io.metafolio.engines.covariance;

/**
 * Sixteen rows at a time onto 128 sums side by side, in plain Java.
 *
 * <p>The loops run over one array, at distances known when they are compiled: so the compiler sees that no sum lies
 * where a row does, and runs eight or four sums as one vector. A narrower
 * block of columns is summed in full width; what stands beyond its columns is never read.
 */
final class PlainKernel implements ProductKernel {
    static final PlainKernel INSTANCE = new PlainKernel();

    /** Columns in a block. */
    private static final int W = 128;

    /** Rows at a time, half of them in each loop. */
    private static final int ROWS = 16;

    private PlainKernel() {}

    @Override
    public int worthwhileFrom() {
        return 96;
    }

    @Override
    public void fill(double[][] products, double[][] columns, int rows) {
        double[] room = new double[(ROWS + 1) * W];
        for (int first = 0; first < columns.length; first += W) {
            for (int t = 0; t < rows; t += ROWS) {
                load(room, columns, first, t, Math.min(ROWS, rows - t));
                addRows(room, products, columns, first, t, Math.min(ROWS, rows - t));
            }
        }
    }

    /** Rows side by side, from place W on. */
    private static void load(double[] room, double[][] columns, int first, int t, int height) {
        int width = Math.min(W, columns.length - first);
        for (int j = 0; j < width; j++) {
            double[] column = columns[first + j];
            for (int k = 0; k < height; k++) {
                room[(k + 1) * W + j] = column[t + k];
            }
        }
    }

    private static void addRows(double[] room, double[][] products, double[][] columns, int first, int t, int height) {
        int width = Math.min(W, columns.length - first);
        for (int i = first; i < columns.length; i++) {
            System.arraycopy(products[i], first, room, 0, width);
            if (height == ROWS) {
                addFirstHalf(room, columns[i], t);
                addSecondHalf(room, columns[i], t + ROWS / 2);
            } else {
                for (int k = 0; k < height; k++) {
                    addRow(room, (k + 1) * W, columns[i][t + k], width);
                }
            }
            System.arraycopy(room, 0, products[i], first, width);
        }
    }

    private static void addRow(double[] s, int from, double x, int width) {
        for (int j = 0; j < width; j++) {
            s[j] = Math.fma(x, s[from + j], s[j]);
        }
    }

    private static void addFirstHalf(double[] s, double[] x, int t) {
        double x0 = x[t];
        double x1 = x[t + 1];
        double x2 = x[t + 2];
        double x3 = x[t + 3];
        double x4 = x[t + 4];
        double x5 = x[t + 5];
        double x6 = x[t + 6];
        double x7 = x[t + 7];
        for (int j = 0; j < W; j++) {
            double first = Math.fma(x1, s[j + 2 * W], Math.fma(x0, s[j + W], s[j]));
            double second = Math.fma(x3, s[j + 4 * W], Math.fma(x2, s[j + 3 * W], first));
            double third = Math.fma(x5, s[j + 6 * W], Math.fma(x4, s[j + 5 * W], second));
            s[j] = Math.fma(x7, s[j + 8 * W], Math.fma(x6, s[j + 7 * W], third));
        }
    }

    private static void addSecondHalf(double[] s, double[] x, int t) {
        double x0 = x[t];
        double x1 = x[t + 1];
        double x2 = x[t + 2];
        double x3 = x[t + 3];
        double x4 = x[t + 4];
        double x5 = x[t + 5];
        double x6 = x[t + 6];
        double x7 = x[t + 7];
        for (int j = 0; j < W; j++) {
            double first = Math.fma(x1, s[j + 10 * W], Math.fma(x0, s[j + 9 * W], s[j]));
            double second = Math.fma(x3, s[j + 12 * W], Math.fma(x2, s[j + 11 * W], first));
            double third = Math.fma(x5, s[j + 14 * W], Math.fma(x4, s[j + 13 * W], second));
            s[j] = Math.fma(x7, s[j + 16 * W], Math.fma(x6, s[j + 15 * W], third));
        }
    }
}
