package io.metafolio.engines.covariance;

/** The products {@code Σ_t x_ti x_tj} of columns with each other, by the fastest kernel there is. Cost O(T·N²). */
final class CrossProducts {
    private static final int BLOCK = 32;

    private CrossProducts() {}

    /**
     * All products.
     *
     * @param columns N columns of as many rows
     * @param rows T
     * @return N x N, symmetric to the bit
     */
    static double[][] of(double[][] columns, int rows) {
        ProductKernel widest = VectorPath.WIDEST;
        return of(columns, rows, columns.length < widest.worthwhileFrom() ? TileKernel.INSTANCE : widest);
    }

    static double[][] of(double[][] columns, int rows, ProductKernel kernel) {
        double[][] products = new double[columns.length][columns.length];
        kernel.fill(products, columns, rows);
        for (int top = 0; top < products.length; top += BLOCK) {
            for (int left = 0; left <= top; left += BLOCK) {
                mirror(products, top, left);
            }
        }
        return products;
    }

    private static void mirror(double[][] products, int top, int left) {
        for (int i = top; i < Math.min(top + BLOCK, products.length); i++) {
            for (int j = left; j < Math.min(left + BLOCK, i); j++) {
                products[j][i] = products[i][j];
            }
        }
    }
}
