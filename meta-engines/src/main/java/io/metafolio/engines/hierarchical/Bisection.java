package io.metafolio.engines.hierarchical;

import java.util.Arrays;

/**
 * Halves a row of columns again and again; each half gets its share in inverse proportion to the variance that it would
 * have at inverse variances.
 */
final class Bisection {
    private final double[][] covariance;
    private final double[] inverses;
    private final double[] shares;

    /** For one cluster at a time: its weights, and by column what it shares with the cluster held. */
    private final double[] held;

    private final double[] shared;

    /** Of a covariance whose columns stand in the order of the leaves. */
    Bisection(double[][] covariance) {
        int n = covariance.length;
        this.covariance = covariance;
        inverses = new double[n];
        for (int i = 0; i < n; i++) {
            inverses[i] = 1 / covariance[i][i];
        }
        shares = new double[n];
        held = new double[n];
        shared = new double[n];
    }

    /** Fractions by place that sum to one. */
    double[] shares() {
        Arrays.fill(shares, 1);
        bisect(0, shares.length);
        return shares;
    }

    private void bisect(int first, int end) {
        if (end - first < 2) {
            return;
        }
        int middle = first + (end - first) / 2;
        double left = variance(first, middle);
        double right = variance(middle, end);
        double alpha = 1 - left / (left + right);
        scale(first, middle, alpha);
        scale(middle, end, 1 - alpha);
        bisect(first, middle);
        bisect(middle, end);
    }

    private void scale(int first, int end, double factor) {
        for (int i = first; i < end; i++) {
            shares[i] *= factor;
        }
    }

    /** Each column's sum runs over the cluster in order; the columns side by side. */
    private double variance(int first, int end) {
        double total = 0;
        for (int i = first; i < end; i++) {
            total += inverses[i];
        }
        for (int i = first; i < end; i++) {
            held[i] = inverses[i] / total;
        }
        Arrays.fill(shared, first, end, 0);
        for (int j = first; j < end; j++) {
            add(covariance[j], held[j], first, end);
        }
        double variance = 0;
        for (int i = first; i < end; i++) {
            variance = Math.fma(held[i], shared[i], variance);
        }
        return variance;
    }

    private void add(double[] row, double weight, int first, int end) {
        double[] sums = shared;
        for (int i = first; i < end; i++) {
            sums[i] = Math.fma(row[i], weight, sums[i]);
        }
    }
}
