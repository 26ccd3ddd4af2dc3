package io.metafolio.engines.cluster;

import io.metafolio.engines.covariance.Correlations;

/**
 * Distances between N points, each pair once, in the order (0,1), (0,2), …, (1,2), …. Immutable, safe to share between
 * threads.
 *
 * <p>Memory {@code N(N−1)/2} doubles; N at most 46 340, where positions still fit into an {@code int}.
 */
public final class CondensedDistances {
    /** The largest N whose square is an {@code int}. */
    static final int MOST_POINTS = 46_340;

    private static final int TILE = 32;

    private final int points;
    private final double[] distances;

    private CondensedDistances(int points, double[] distances) {
        this.points = points;
        this.distances = distances;
    }

    /**
     * Distances as they are; negative zeros become zeros.
     *
     * @param points N within 1 … 46 340
     * @param distances {@code N(N−1)/2} finite distances, at least 0
     * @return the distances
     * @throws IllegalArgumentException where N or the count is wrong, or a distance is negative or not finite
     */
    public static CondensedDistances of(int points, double... distances) {
        int pairs = pairs(points);
        if (distances.length != pairs) {
            throw new IllegalArgumentException(
                    distances.length + " distances for " + points + " points. Expected N(N−1)/2 = " + pairs
                            + ", each pair once. Maybe take the upper triangle of the square matrix, row by row.");
        }
        double[] copy = new double[pairs];
        for (int k = 0; k < pairs; k++) {
            if (!(distances[k] >= 0 && distances[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Distance " + distances[k] + " at position " + k
                        + ". Expected finite distances, at least 0. Maybe look for missing or constant columns.");
            }
            copy[k] = distances[k] + 0.0;
        }
        return new CondensedDistances(points, copy);
    }

    /**
     * The distances {@code √(½(1−ρ))} of correlations (López de Prado 2016).
     *
     * @param rho of N columns, N within 1 … 46 340
     * @return within 0 … 1
     * @throws IllegalArgumentException where N is out of range
     */
    public static CondensedDistances of(Correlations rho) {
        requirePoints(rho.columns());
        return new CondensedDistances(rho.columns(), rho.mapped(each -> Math.sqrt(0.5 * (1 - each))));
    }

    /**
     * The distances {@code √(½(1−ρ))} of correlations (López de Prado 2016).
     *
     * @param rho N x N correlations within −1 … 1, N within 1 … 46 340; only those above the diagonal are read
     * @return within 0 … 1
     * @throws IllegalArgumentException where N is out of range, a row is short or a correlation is not within −1 … 1
     */
    public static CondensedDistances ofCorrelation(double[][] rho) {
        requirePoints(rho.length);
        return of(Correlations.given(rho));
    }

    private static int pairs(int points) {
        requirePoints(points);
        return points * (points - 1) / 2;
    }

    private static void requirePoints(int points) {
        if (points < 1 || points > MOST_POINTS) {
            throw new IllegalArgumentException(points + " points. Expected 1 … " + MOST_POINTS
                    + ". Maybe group or leave out points before clustering.");
        }
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
     * One distance.
     *
     * @param i a point
     * @param j a point
     * @return the distance between them, 0 where they are the same
     * @throws IndexOutOfBoundsException where a point is not within 0 … N−1
     */
    public double between(int i, int j) {
        if (i < 0 || j < 0 || i >= points || j >= points) {
            throw new IndexOutOfBoundsException("Points " + i + " and " + j + ". Expected 0 … " + (points - 1)
                    + ". Maybe a position in the leaf order was taken for a point.");
        }
        return i == j ? 0 : distances[index(points, i, j)];
    }

    /**
     * All distances.
     *
     * @return a fresh array in condensed order
     */
    public double[] toArray() {
        return distances.clone();
    }

    /** Both halves of the square, row after row, in tiles that fit into the cache. */
    double[] toSquare(double diagonal) {
        double[] square = new double[points * points];
        for (int i = 0; i < points; i++) {
            int place = i * points + i;
            square[place] = diagonal;
            copyRow(i, square, i * points);
        }
        for (int top = 0; top < points; top += TILE) {
            for (int left = 0; left <= top; left += TILE) {
                mirror(square, top, left);
            }
        }
        return square;
    }

    private void mirror(double[] square, int top, int left) {
        for (int i = top; i < Math.min(top + TILE, points); i++) {
            for (int j = left; j < Math.min(left + TILE, i); j++) {
                square[i * points + j] = square[j * points + i];
            }
        }
    }

    /** Copies the distances of a point to those after it, to their places in a row that starts somewhere. */
    void copyRow(int point, double[] to, int from) {
        if (point + 1 < points) {
            System.arraycopy(distances, index(points, point, point + 1), to, from + point + 1, points - point - 1);
        }
    }

    /**
     * Lowers distances to a tree that has grown by a point, and finds the least; the first wins ties.
     *
     * @param from the new point of the tree
     * @param points others, ascending
     * @param values their distances to the tree before, then after
     * @param count how many points there are
     * @return the place of the least
     */
    int lowerTo(int from, int[] points, double[] values, int count) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        int k = 0;
        for (; k < count && points[k] < from; k++) {
            int low = points[k];
            double distance = distances[low * this.points - low * (low + 1) / 2 + from - low - 1];
            if (distance < values[k]) {
                values[k] = distance;
            }
            if (values[k] < least) {
                least = values[k];
                nearest = k;
            }
        }
        int row = from * this.points - from * (from + 1) / 2 - from - 1;
        for (; k < count; k++) {
            double distance = distances[row + points[k]];
            if (distance < values[k]) {
                values[k] = distance;
            }
            if (values[k] < least) {
                least = values[k];
                nearest = k;
            }
        }
        return nearest;
    }

    /** The position of a pair in condensed order. */
    static int index(int points, int i, int j) {
        int low = Math.min(i, j);
        int high = Math.max(i, j);
        return low * points - low * (low + 1) / 2 + high - low - 1;
    }

    @Override
    public String toString() {
        return "Distances between " + points + " points";
    }
}
