package io.metafolio.engines.matrix;

/** Products with a symmetric matrix. */
public final class Symmetric {
    private static final int TOGETHER = 4;

    private Symmetric() {}

    /**
     * The product {@code Ax}: each sum in the order of the columns, all sums side by side. Cost O(N²); nothing for entries
     * of x that are 0.
     *
     * @param matrix symmetric N x N, finite
     * @param x N numbers
     * @return N sums, a fresh array
     */
    public static double[] times(double[][] matrix, double[] x) {
        double[] sums = new double[x.length];
        int[] filled = new int[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] != 0) {
                filled[count++] = i;
            }
        }
        int whole = count - count % TOGETHER;
        for (int k = 0; k < whole; k += TOGETHER) {
            int a = filled[k];
            int b = filled[k + 1];
            int c = filled[k + 2];
            int d = filled[k + 3];
            Rows.addFour(sums, x[a], matrix[a], x[b], matrix[b], x[c], matrix[c], x[d], matrix[d], 0);
        }
        for (int k = whole; k < count; k++) {
            Rows.add(sums, x[filled[k]], matrix[filled[k]], 0);
        }
        return sums;
    }

    /**
     * The product of magnitudes with what is there: {@code s + |A|x}, summed as {@link #times} does.
     *
     * @param matrix symmetric N x N, finite
     * @param x N numbers, at least 0
     * @param start s, N numbers
     * @return N sums, a fresh array
     */
    public static double[] magnitudes(double[][] matrix, double[] x, double[] start) {
        double[] sums = start.clone();
        for (int i = 0; i < x.length; i++) {
            if (x[i] != 0) {
                addMagnitudes(sums, matrix[i], x[i]);
            }
        }
        return sums;
    }

    private static void addMagnitudes(double[] sums, double[] row, double times) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = Math.fma(Math.abs(row[j]), times, sums[j]);
        }
    }
}
