package io.metafolio.engines.quadratic;

/** What every programme asks of its numbers. */
final class Programmes {
    private static final double SYMMETRY = 1e-12;

    private Programmes() {}

    /** Refuses a matrix that is not square, finite and symmetric with a diagonal above zero. */
    static void requireCovariance(double[][] h) {
        for (int i = 0; i < h.length; i++) {
            if (h[i].length != h.length) {
                throw new IllegalArgumentException("Row " + i + " of the matrix has " + h[i].length + " entries for "
                        + h.length + " rows. Expected a square matrix.");
            }
            for (int j = 0; j <= i; j++) {
                double difference = Math.abs(h[i][j] - h[j][i]);
                if (!(Math.abs(h[i][j]) < Double.POSITIVE_INFINITY)
                        || !(difference <= SYMMETRY * Math.max(h[i][i], h[j][j]))
                        || !(h[i][i] > 0)) {
                    throw new IllegalArgumentException("Entry (" + i + ", " + j + ") of the matrix is " + h[i][j]
                            + ", entry (" + j + ", " + i + ") is " + h[j][i]
                            + ", on the diagonal " + h[i][i] + ". Expected finite, symmetric, and above 0 on the"
                            + " diagonal. Maybe a column without variance should be left out.");
                }
            }
        }
    }

    /** Refuses a vector of another length, or one that is not finite. */
    static void requireVector(String name, double[] values, int n) {
        if (values.length != n) {
            throw new IllegalArgumentException(
                    values.length + " numbers in the " + name + " for " + n + " weights. Expected as many.");
        }
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(values[i]) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "Number " + i + " of the " + name + " is " + values[i] + ". Expected finite numbers.");
            }
        }
    }

    /** Refuses budgets that are not above zero or do not sum to one. */
    static void requireBudgets(double[] budgets, int n) {
        requireVector("budgets", budgets, n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (!(budgets[i] > 0)) {
                throw new IllegalArgumentException("Budget " + i + " is " + budgets[i]
                        + ". Expected shares of risk above 0. Maybe leave the column out.");
            }
            sum += budgets[i];
        }
        if (!(Math.abs(sum - 1) <= 1e-12)) {
            throw new IllegalArgumentException("Budgets sum to " + sum + ". Expected 1. Maybe divide by the sum.");
        }
    }
}
