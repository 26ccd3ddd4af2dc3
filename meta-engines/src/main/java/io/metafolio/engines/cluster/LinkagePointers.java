package io.metafolio.engines.cluster;

import java.util.Arrays;
import java.util.Optional;

/**
 * Single linkage by pointers (Sibson, "SLINK: an optimally efficient algorithm for the single-link cluster method", 1973):
 * of every point the height at which it last is the lowest of its cluster, and a point of the cluster it then joins. O(N²)
 * time, O(N) memory.
 *
 * <p>Points come from the last to the first, so that each reads its distances to those before it in one run. Where no two
 * heights are equal there is one tree, whoever finds it; where two are, the order of merges is left to others.
 */
final class LinkagePointers {
    private final CondensedDistances distances;

    /** By point: the one it joins, at which height, and how far the newest point is. */
    private final int[] joined;

    private final double[] heights;
    private final double[] toNewest;

    private LinkagePointers(CondensedDistances distances) {
        this.distances = distances;
        this.joined = new int[distances.points()];
        this.heights = new double[distances.points()];
        this.toNewest = new double[distances.points()];
    }

    /** The tree; empty where heights are tied. */
    static Optional<Dendrogram> link(CondensedDistances distances) {
        LinkagePointers pointers = new LinkagePointers(distances);
        for (int point = distances.points() - 1; point >= 0; point--) {
            pointers.add(point);
        }
        return pointers.isTied() ? Optional.empty() : Optional.of(pointers.tree());
    }

    private void add(int point) {
        joined[point] = point;
        heights[point] = Double.POSITIVE_INFINITY;
        distances.copyRow(point, toNewest, 0);
        lower(point);
        redirect(point);
    }

    /** What a point hands on to the one it joins is the farther of where it joins and how far the newest point is. */
    private void lower(int point) {
        for (int j = joined.length - 1; j > point; j--) {
            double distance = toNewest[j];
            double height = heights[j];
            int target = joined[j];
            heights[j] = Math.min(height, distance);
            joined[j] = height >= distance ? point : target;
            toNewest[target] = Math.min(toNewest[target], Math.max(height, distance));
        }
    }

    private void redirect(int point) {
        for (int j = joined.length - 1; j > point; j--) {
            if (heights[j] >= heights[joined[j]]) {
                joined[j] = point;
            }
        }
    }

    private boolean isTied() {
        double[] sorted = heights.clone();
        Arrays.sort(sorted);
        for (int k = 1; k < sorted.length; k++) {
            if (sorted[k] == sorted[k - 1]) {
                return true;
            }
        }
        return false;
    }

    private Dendrogram tree() {
        MergeLabels merges = new MergeLabels(joined.length);
        for (int j = 1; j < joined.length; j++) {
            merges.add(j, joined[j], heights[j]);
        }
        return merges.tree();
    }
}
