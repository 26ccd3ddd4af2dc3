package io.metafolio.selection;

/** Series in which every value is a number. */
final class Finite {
    private Finite() {}

    static double[] checked(double[] values) {
        for (int t = 0; t < values.length; t++) {
            if (!Double.isFinite(values[t])) {
                throw new IllegalArgumentException(
                        "Value " + values[t] + " in row " + t + ". Expected finite numbers, holes left out.");
            }
        }
        return values;
    }
}
