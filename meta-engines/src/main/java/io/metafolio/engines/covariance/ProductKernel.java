package io.metafolio.engines.covariance;

/**
 * One way to sum the products {@code Σ_t x_ti x_tj} of columns with each other.
 *
 * <p>All ways give the same bits: each sum by itself is sequential over the rows with fused multiply-add, and only sums
 * of different columns run side by side.
 */
interface ProductKernel {
    /** From how many columns on it is the fastest there is, as measured. */
    int worthwhileFrom();

    /**
     * Sums all products on and below the diagonal; those above it may be summed or not.
     *
     * @param columns N columns of as many rows
     * @param rows T
     * @param products N x N zeros
     */
    void fill(double[][] products, double[][] columns, int rows);
}
