package io.metafolio.engines.hierarchical;

import com.google.common.primitives.Doubles;
import io.metafolio.engines.covariance.CovarianceMatrix;
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
    private Bisection(double[][] covariance) {
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

    /**
     * Bisects the leaves of a tree. Of its two halves each sees its own covariances alone.
     *
     * @param covariance of N columns
     * @param leaves their positions in the order of the tree
     * @return fractions by place in that order, which sum to one
     */
    static double[] shares(CovarianceMatrix covariance, int[] leaves) {
        int n = leaves.length;
        if (n < 2) {
            return new double[] {1};
        }
        Bisection left = new Bisection(covariance.ordered(Arrays.copyOf(leaves, n / 2)));
        Bisection right = new Bisection(covariance.ordered(Arrays.copyOfRange(leaves, n / 2, n)));
        double ofLeft = left.variance(0, n / 2);
        double alpha = 1 - ofLeft / (ofLeft + right.variance(0, n - n / 2));
        return Doubles.concat(left.shares(alpha), right.shares(1 - alpha));
    }

    private double[] shares(double whole) {
        Arrays.fill(shares, whole);
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
