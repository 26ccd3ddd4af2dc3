package io.metafolio.engines.matrix;

/** Multiples of rows added to sums that run side by side, each by itself in the order of the rows. */
final class Rows {
    private Rows() {}

    static void add(double[] sums, double times, double[] row, int from) {
        for (int j = from; j < sums.length; j++) {
            sums[j] = Math.fma(times, row[j], sums[j]);
        }
    }

    /** A multiple of the sums themselves added to a row. */
    static void addTo(double[] row, double times, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = Math.fma(times, sums[j], row[j]);
        }
    }

    /** Four rows in one pass, as if one after the other. */
    static void addFour(
            double[] sums,
            double timesA,
            double[] a,
            double timesB,
            double[] b,
            double timesC,
            double[] c,
            double timesD,
            double[] d,
            int from) {
        for (int j = from; j < sums.length; j++) {
            double two = Math.fma(timesB, b[j], Math.fma(timesA, a[j], sums[j]));
            sums[j] = Math.fma(timesD, d[j], Math.fma(timesC, c[j], two));
        }
    }
}
