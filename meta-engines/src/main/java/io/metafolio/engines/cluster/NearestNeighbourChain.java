package io.metafolio.engines.cluster;

import java.util.Arrays;

/**
 * The nearest-neighbour chain (Murtagh 1983): from any cluster on to its nearest, until two are each other's nearest;
 * these merge. Clusters lie at positions in the order of their carriers, the points that stand for them; a merged
 * cluster is carried by the higher of the two. O(N²) time.
 *
 * <p>The square of distances is held in full, so that a search reads one row from start to end, and is packed whenever
 * half of its clusters are gone. A merge writes one row only; other rows catch up when they are searched next, which
 * spares most of the writes down a column, each of them to another page of memory. All rows lie in one array, which the
 * garbage collector does not move.
 */
final class NearestNeighbourChain {
    private static final int LEAST_PACKED = 16;

    private final double[] distances;

    /** By position, where its row begins. */
    private final int[] starts;

    private final ClusterDistance rule;

    /** Points by position; 0 where the cluster has been merged away. */
    private final double[] sizes;

    /** By position, the merges made when its row was written by one of them, and when it last caught up. */
    private final int[] written;

    private final int[] current;
    /** Room for two rows while their clusters merge. */
    private final double[] fromX;

    private final double[] fromY;

    private final int[] carriers;
    private final int[] chain;
    private final MergeLabels merges;
    private int chainLength;
    private int width;
    private int alive;
    private int made;

    private NearestNeighbourChain(CondensedDistances condensed, ClusterDistance rule) {
        this.rule = rule;
        distances = condensed.toSquare(Double.POSITIVE_INFINITY);
        width = condensed.points();
        alive = width;
        sizes = new double[width];
        Arrays.fill(sizes, 1);
        written = new int[width];
        current = new int[width];
        starts = new int[width];
        Arrays.setAll(starts, i -> i * width);
        fromX = new double[width];
        fromY = new double[width];
        carriers = new int[width];
        Arrays.setAll(carriers, i -> i);
        chain = new int[width];
        merges = new MergeLabels(width);
    }

    static Dendrogram link(CondensedDistances distances, ClusterDistance rule) {
        NearestNeighbourChain chain = new NearestNeighbourChain(distances, rule);
        while (chain.alive > 1) {
            chain.mergeNext();
        }
        return chain.merges.tree();
    }

    private void mergeNext() {
        if (chainLength == 0) {
            chain[chainLength++] = firstAlive();
        }
        int tip = chain[chainLength - 1];
        int previous = chainLength > 1 ? chain[chainLength - 2] : -1;
        int nearest = nearest(tip, previous);
        if (nearest == previous) {
            chainLength -= 2;
            merge(Math.min(tip, nearest), Math.max(tip, nearest));
        } else {
            chain[chainLength++] = nearest;
        }
    }

    private int firstAlive() {
        int i = 0;
        while (sizes[i] == 0) {
            i++;
        }
        return i;
    }

    /** The previous element of the chain wins ties, which keeps the chain from going in circles; else the lowest does. */
    private int nearest(int tip, int previous) {
        int start = caughtUp(tip);
        int nearest = previous;
        double least = previous < 0 ? Double.POSITIVE_INFINITY : distances[start + previous];
        for (int i = 0; i < width; i++) {
            if (distances[start + i] < least && sizes[i] > 0) {
                least = distances[start + i];
                nearest = i;
            }
        }
        return nearest;
    }

    /** Where a row begins that every merge so far has reached. */
    private int caughtUp(int position) {
        int start = starts[position];
        int since = current[position];
        if (since < made) {
            for (int i = 0; i < width; i++) {
                if (written[i] > since) {
                    distances[start + i] = distances[starts[i] + position];
                }
            }
            current[position] = made;
        }
        return start;
    }

    private void merge(int x, int y) {
        double height = distances[caughtUp(y) + x];
        merges.add(carriers[x], carriers[y], height);
        update(x, y, height);
        sizes[y] += sizes[x];
        sizes[x] = 0;
        alive--;
        if (alive >= LEAST_PACKED && alive <= width / 2) {
            pack();
        }
    }

    /** Rows are updated as a whole, gaps included: what stands in a gap is never read. */
    private void update(int x, int y, double height) {
        int startY = caughtUp(y);
        System.arraycopy(distances, caughtUp(x), fromX, 0, width);
        System.arraycopy(distances, startY, fromY, 0, width);
        rule.update(fromX, fromY, sizes, width, new ClusterDistance.Merged(height, sizes[x], sizes[y]));
        fromY[y] = Double.POSITIVE_INFINITY;
        for (int i = 0; i < width; i++) {
            if (!(fromY[i] < Double.POSITIVE_INFINITY) && sizes[i] > 0 && i != x && i != y) {
                throw overflow(height);
            }
        }
        System.arraycopy(fromY, 0, distances, startY, width);
        made++;
        written[y] = made;
        current[y] = made;
    }

    private static IllegalArgumentException overflow(double height) {
        return new IllegalArgumentException("A distance between clusters overflows above height " + height
                + ". Expected distances whose squares and sums are finite. Maybe divide all distances by the largest.");
    }

    /** Closes the gaps; the order of clusters, which decides ties, stays. */
    private void pack() {
        int[] packed = new int[width];
        int[] kept = new int[alive];
        int count = 0;
        for (int i = 0; i < width; i++) {
            packed[i] = count;
            if (sizes[i] > 0) {
                kept[count++] = i;
            }
        }
        for (int i = 0; i < count; i++) {
            int start = starts[kept[i]];
            for (int j = 0; j < count; j++) {
                distances[start + j] = distances[start + kept[j]];
            }
            starts[i] = start;
            sizes[i] = sizes[kept[i]];
            carriers[i] = carriers[kept[i]];
            written[i] = written[kept[i]];
            current[i] = current[kept[i]];
        }
        for (int i = 0; i < chainLength; i++) {
            chain[i] = packed[chain[i]];
        }
        width = count;
    }
}
