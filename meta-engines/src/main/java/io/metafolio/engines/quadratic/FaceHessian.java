package io.metafolio.engines.quadratic;

import io.metafolio.engines.matrix.Symmetric;

/**
 * The second derivatives of {@code ½yᵀHy + Σ B_i(y_i)} on a face of the cone, by its free entries: held ones go along in
 * proportion to the sum of the free.
 */
final class FaceHessian {
    private final double[][] h;
    private final double[] barrier;
    private final int[] free;

    /** What H makes of the held entries while the sum of the free ones grows by one, and how much that curves. */
    private final double[] image;

    private final double curvature;

    FaceHessian(double[][] h, double[] barrier, int[] free, double[] pull) {
        this.h = h;
        this.barrier = barrier;
        this.free = free;
        image = Symmetric.times(h, pull);
        double sum = 0;
        for (int j = 0; j < pull.length; j++) {
            sum = Math.fma(pull[j], image[j], sum);
        }
        for (int j = 0; j < pull.length; j++) {
            sum = Math.fma(pull[j] * barrier[j], pull[j], sum);
        }
        curvature = sum;
    }

    /** The upper half; what stands below the diagonal is 0. */
    double[][] upper() {
        double[][] upper = new double[free.length][free.length];
        for (int i = 0; i < free.length; i++) {
            int p = free[i];
            for (int j = i; j < free.length; j++) {
                int q = free[j];
                upper[i][j] = h[p][q] + image[p] + image[q] + curvature;
            }
            upper[i][i] += barrier[p];
        }
        return upper;
    }

    double[] diagonal() {
        double[] diagonal = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            int p = free[i];
            diagonal[i] = h[p][p] + 2 * image[p] + curvature + barrier[p];
        }
        return diagonal;
    }

    /** The product with a direction of the free entries, without the matrix. */
    double[] times(double[] direction) {
        double[] all = new double[h.length];
        double total = 0;
        double along = 0;
        for (int i = 0; i < free.length; i++) {
            all[free[i]] = direction[i];
            total += direction[i];
            along = Math.fma(image[free[i]], direction[i], along);
        }
        double[] sums = Symmetric.times(h, all);
        double common = Math.fma(curvature, total, along);
        double[] product = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            int p = free[i];
            product[i] = Math.fma(barrier[p], direction[i], Math.fma(image[p], total, sums[p] + common));
        }
        return product;
    }
}
