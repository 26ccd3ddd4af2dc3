package io.metafolio.engines.cluster;

/**
 * Distances between N points, each pair once, in the order (0,1), (0,2), …, (1,2), …. Immutable.
 *
 * <p>Memory {@code N(N−1)/2} doubles.
 */
public final class CondensedDistances {
    private final int points;
    private final double[] distances;

    private CondensedDistances(int points, double[] distances) {
        this.points = points;
        this.distances = distances;
    }

    /**
     * Distances as they are.
     *
     * @param points N, at least 1
     * @param distances {@code N(N−1)/2} finite distances, at least 0
     * @return the distances
     * @throws IllegalArgumentException where the count is wrong or a distance is negative or not finite
     */
    public static CondensedDistances of(int points, double... distances) {
        if (points < 1 || distances.length != (long) points * (points - 1) / 2) {
            throw new IllegalArgumentException(
                    distances.length + " distances for " + points + " points. Expected N(N−1)/2, each pair once.");
        }
        for (double distance : distances) {
            if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Distance " + distance + ". Expected finite distances, at least 0.");
            }
        }
        return new CondensedDistances(points, distances.clone());
    }

    /**
     * The distances {@code √(½(1−ρ))} of correlations (López de Prado 2016).
     *
     * @param rho N x N correlations within −1 … 1
     * @return within 0 … 1
     */
    public static CondensedDistances ofCorrelation(double[][] rho) {
        int n = rho.length;
        double[] distances = new double[n * (n - 1) / 2];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                distances[k++] = Math.sqrt(0.5 * (1 - rho[i][j]));
            }
        }
        return new CondensedDistances(n, distances);
    }

    /**
     * How many points there are.
     *
     * @return N
     */
    public int points() {
        return points;
    }

    /**
     * All distances.
     *
     * @return a fresh array in condensed order
     */
    public double[] toArray() {
        return distances.clone();
    }

    /** The position of a pair in condensed order. */
    static int index(int points, int i, int j) {
        int low = Math.min(i, j);
        int high = Math.max(i, j);
        return low * points - low * (low + 1) / 2 + high - low - 1;
    }
}
