package io.metafolio.engines.cluster;

import java.util.Arrays;

/**
 * Single linkage by Prim's minimum spanning tree, grown from point 0. Each edge is recorded between the point reached
 * last and the next one: once sorted, it joins the same clusters as the tree's own edge. O(N²) time, O(N) memory.
 */
final class MinimumSpanningTree {
    private MinimumSpanningTree() {}

    static Dendrogram link(CondensedDistances distances) {
        int points = distances.points();
        double[] toTree = new double[points];
        Arrays.fill(toTree, Double.POSITIVE_INFINITY);
        boolean[] reached = new boolean[points];
        MergeLabels merges = new MergeLabels(points);
        int last = 0;
        for (int k = 1; k < points; k++) {
            reached[last] = true;
            distances.lowerTo(last, toTree);
            int next = nearest(toTree, reached);
            merges.add(last, next, toTree[next]);
            last = next;
        }
        return merges.tree();
    }

    /** The lowest number wins ties. */
    private static int nearest(double[] toTree, boolean[] reached) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < toTree.length; i++) {
            if (!reached[i] && toTree[i] < least) {
                least = toTree[i];
                nearest = i;
            }
        }
        return nearest;
    }
}
