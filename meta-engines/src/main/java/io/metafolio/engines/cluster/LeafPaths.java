package io.metafolio.engines.cluster;

import java.util.Arrays;
import java.util.List;

/**
 * The shortest paths through the leaves of every cluster, by the two leaves at their ends. Leaves go by their position
 * in the tree's own order, so that every cluster is a range.
 */
final class LeafPaths {
    private final int points;
    private final List<Dendrogram.Merge> merges;
    private final LeafRanges ranges;
    private final double[][] distances;

    /** By both ends, each in another child of one merge: the least length of a path through that cluster. */
    private final double[][] shortest;

    /** Two leaves at the ends of a path. */
    private record Ends(int first, int last) {
        Ends reversed() {
            return new Ends(last, first);
        }
    }

    private LeafPaths(Dendrogram tree, CondensedDistances condensed) {
        points = tree.points();
        merges = tree.merges();
        ranges = LeafRanges.of(tree);
        distances = new double[points][points];
        shortest = new double[points][points];
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < points; j++) {
                distances[i][j] = condensed.between(ranges.leaf(i), ranges.leaf(j));
            }
        }
    }

    static LeafPaths of(Dendrogram tree, CondensedDistances distances) {
        LeafPaths paths = new LeafPaths(tree, distances);
        paths.merges.forEach(paths::fill);
        return paths;
    }

    /** A path from u through the left cluster to m, over to k, and through the right cluster to w. */
    private void fill(Dendrogram.Merge merge) {
        double[] toRight = new double[points];
        for (int u = ranges.start(merge.left()); u < ranges.end(merge.left()); u++) {
            fillToRight(merge, u, toRight);
            for (int w = ranges.start(merge.right()); w < ranges.end(merge.right()); w++) {
                double least = Double.POSITIVE_INFINITY;
                for (int k = otherStart(merge.right(), w); k < otherEnd(merge.right(), w); k++) {
                    least = Math.min(least, toRight[k] + shortest[w][k]);
                }
                shortest[u][w] = least;
                shortest[w][u] = least;
            }
        }
    }

    /** From u through the left cluster to each k of the right one. */
    private void fillToRight(Dendrogram.Merge merge, int u, double[] toRight) {
        int from = ranges.start(merge.right());
        int to = ranges.end(merge.right());
        Arrays.fill(toRight, from, to, Double.POSITIVE_INFINITY);
        for (int m = otherStart(merge.left(), u); m < otherEnd(merge.left(), u); m++) {
            double through = shortest[u][m];
            double[] over = distances[m];
            for (int k = from; k < to; k++) {
                toRight[k] = Math.min(toRight[k], through + over[k]);
            }
        }
    }

    /** A path that starts in one child of a cluster ends in the other; in a point it ends where it starts. */
    private int otherStart(int cluster, int end) {
        return cluster >= points && end < ranges.split(cluster) ? ranges.split(cluster) : ranges.start(cluster);
    }

    private int otherEnd(int cluster, int end) {
        return cluster >= points && end >= ranges.split(cluster) ? ranges.split(cluster) : ranges.end(cluster);
    }

    /** By merge, whether its children change sides in the shortest path through all leaves. */
    boolean[] optimalSwaps() {
        boolean[] swaps = new boolean[merges.size()];
        Ends[] ends = new Ends[points + merges.size()];
        for (int k = merges.size() - 1; k >= 0; k--) {
            Dendrogram.Merge merge = merges.get(k);
            Ends whole = k == merges.size() - 1 ? shortestEnds(merge) : ends[points + k];
            swaps[k] = whole.first() > whole.last();
            Ends outer = swaps[k] ? whole.reversed() : whole;
            Ends inner = shortestCrossing(merge, outer);
            Ends left = new Ends(outer.first(), inner.first());
            Ends right = new Ends(inner.last(), outer.last());
            ends[merge.left()] = swaps[k] ? left.reversed() : left;
            ends[merge.right()] = swaps[k] ? right.reversed() : right;
        }
        return swaps;
    }

    /** By merge, whether its children change sides where each cluster turns its children by its own shortest path. */
    boolean[] nestedSwaps() {
        boolean[] swaps = new boolean[merges.size()];
        for (int k = merges.size() - 1; k >= 0; k--) {
            Dendrogram.Merge merge = merges.get(k);
            Ends ends = shortestEnds(merge);
            if (merge.left() >= points) {
                swaps[merge.left() - points] = swaps[k] ^ (ends.first() >= ranges.split(merge.left()));
            }
            if (merge.right() >= points) {
                swaps[merge.right() - points] = swaps[k] ^ (ends.last() < ranges.split(merge.right()));
            }
        }
        return swaps;
    }

    /** The ends of the shortest path through a cluster; of equal ones the first. */
    private Ends shortestEnds(Dendrogram.Merge merge) {
        Ends best = new Ends(ranges.start(merge.left()), ranges.start(merge.right()));
        for (int u = ranges.start(merge.left()); u < ranges.end(merge.left()); u++) {
            for (int w = ranges.start(merge.right()); w < ranges.end(merge.right()); w++) {
                if (shortest[u][w] < shortest[best.first()][best.last()]) {
                    best = new Ends(u, w);
                }
            }
        }
        return best;
    }

    /** Where the shortest path between two ends leaves the left cluster and enters the right; of equal ones the first. */
    private Ends shortestCrossing(Dendrogram.Merge merge, Ends outer) {
        Ends best = new Ends(outer.first(), outer.last());
        double least = Double.POSITIVE_INFINITY;
        for (int m = otherStart(merge.left(), outer.first()); m < otherEnd(merge.left(), outer.first()); m++) {
            for (int k = otherStart(merge.right(), outer.last()); k < otherEnd(merge.right(), outer.last()); k++) {
                double length = shortest[outer.first()][m] + distances[m][k] + shortest[outer.last()][k];
                if (length < least) {
                    least = length;
                    best = new Ends(m, k);
                }
            }
        }
        return best;
    }
}
