package io.metafolio.engines.matrix;

/** The upper end of the spectrum of a symmetric tridiagonal matrix, given by its diagonal and what stands beside it. */
final class Tridiagonal {
    private Tridiagonal() {}

    /** By bisection on the signs of the pivots of {@code T − x}, to the last bit. */
    static double greatest(double[] diagonal, double[] beside, int size) {
        double low = diagonal[0];
        double high = diagonal[0];
        for (int i = 0; i < size; i++) {
            double reach = (i > 0 ? beside[i - 1] : 0) + (i < size - 1 ? beside[i] : 0);
            low = Math.max(low, diagonal[i]);
            high = Math.max(high, diagonal[i] + reach);
        }
        double middle = low + (high - low) / 2;
        while (middle > low && middle < high) {
            if (isAbove(diagonal, beside, size, middle)) {
                high = middle;
            } else {
                low = middle;
            }
            middle = low + (high - low) / 2;
        }
        return high;
    }

    /** Whether all eigenvalues are below x. */
    private static boolean isAbove(double[] diagonal, double[] beside, int size, double x) {
        double pivot = diagonal[0] - x;
        for (int i = 1; i < size && pivot < 0; i++) {
            pivot = diagonal[i] - x - beside[i - 1] * beside[i - 1] / pivot;
        }
        return pivot < 0;
    }

    /** The last entry of the unit eigenvector of an eigenvalue, followed from the end to the start, along which it grows. */
    static double lastOfVector(double[] diagonal, double[] beside, int size, double eigenvalue) {
        double below = 0;
        double current = 1;
        double squares = 1;
        for (int i = size - 1; i > 0; i--) {
            double coupled = i < size - 1 ? beside[i] * below : 0;
            double above = ((eigenvalue - diagonal[i]) * current - coupled) / beside[i - 1];
            below = current;
            current = above;
            squares = Math.fma(current, current, squares);
        }
        return 1 / Math.sqrt(squares);
    }
}
