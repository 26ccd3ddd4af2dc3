package io.metafolio.engines.covariance;

/**
 * Four by four at a time: sixteen sums run side by side, so that their latencies overlap and every value loaded serves
 * four of them. For few columns.
 */
final class TileKernel implements ProductKernel {
    static final TileKernel INSTANCE = new TileKernel();

    private static final int TILE = 4;

    private TileKernel() {}

    @Override
    public int worthwhileFrom() {
        return 0;
    }

    @Override
    public void fill(double[][] products, double[][] columns, int rows) {
        int whole = columns.length - columns.length % TILE;
        for (int i = 0; i < whole; i += TILE) {
            for (int j = 0; j <= i; j += TILE) {
                addTile(products, columns, rows, i, j);
            }
        }
        for (int i = whole; i < columns.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = one(columns[i], columns[j], rows);
            }
        }
    }

    private static double one(double[] a, double[] b, int rows) {
        double sum = 0;
        for (int t = 0; t < rows; t++) {
            sum = Math.fma(a[t], b[t], sum);
        }
        return sum;
    }

    /** On the diagonal, the half above it is computed as well, to the same bits: a product does not depend on its order. */
    private static void addTile(double[][] products, double[][] columns, int rows, int i, int j) {
        double[] a0 = columns[i];
        double[] a1 = columns[i + 1];
        double[] a2 = columns[i + 2];
        double[] a3 = columns[i + 3];
        double[] b0 = columns[j];
        double[] b1 = columns[j + 1];
        double[] b2 = columns[j + 2];
        double[] b3 = columns[j + 3];
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s03 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s13 = 0;
        double s20 = 0;
        double s21 = 0;
        double s22 = 0;
        double s23 = 0;
        double s30 = 0;
        double s31 = 0;
        double s32 = 0;
        double s33 = 0;
        for (int t = 0; t < rows; t++) {
            double x0 = a0[t];
            double x1 = a1[t];
            double x2 = a2[t];
            double x3 = a3[t];
            double y0 = b0[t];
            double y1 = b1[t];
            double y2 = b2[t];
            double y3 = b3[t];
            s00 = Math.fma(x0, y0, s00);
            s01 = Math.fma(x0, y1, s01);
            s02 = Math.fma(x0, y2, s02);
            s03 = Math.fma(x0, y3, s03);
            s10 = Math.fma(x1, y0, s10);
            s11 = Math.fma(x1, y1, s11);
            s12 = Math.fma(x1, y2, s12);
            s13 = Math.fma(x1, y3, s13);
            s20 = Math.fma(x2, y0, s20);
            s21 = Math.fma(x2, y1, s21);
            s22 = Math.fma(x2, y2, s22);
            s23 = Math.fma(x2, y3, s23);
            s30 = Math.fma(x3, y0, s30);
            s31 = Math.fma(x3, y1, s31);
            s32 = Math.fma(x3, y2, s32);
            s33 = Math.fma(x3, y3, s33);
        }
        put(products[i], j, s00, s01, s02, s03);
        put(products[i + 1], j, s10, s11, s12, s13);
        put(products[i + 2], j, s20, s21, s22, s23);
        put(products[i + 3], j, s30, s31, s32, s33);
    }

    private static void put(double[] row, int j, double first, double second, double third, double fourth) {
        row[j] = first;
        row[j + 1] = second;
        row[j + 2] = third;
        row[j + 3] = fourth;
    }
}
