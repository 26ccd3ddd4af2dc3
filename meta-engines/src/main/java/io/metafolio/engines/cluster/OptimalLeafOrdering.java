package io.metafolio.engines.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaf orders in which neighbours are near (Bar-Joseph, Gifford and Jaakkola, "Fast optimal leaf ordering for
 * hierarchical clustering", 2001): children of merges change sides, clusters stay as they are.
 *
 * <p>All in double precision. Cost O(N³) time, 2N² doubles of memory. Of two orders that are each other's reverse, the
 * one is given that leaves the children of the topmost merge on their sides.
 */
public final class OptimalLeafOrdering {
    private OptimalLeafOrdering() {}

    /**
     * The order whose sum of distances between neighbours is least, over all {@code 2^(N−1)} orders of the tree.
     *
     * <p>Where several are least, that of {@link #clusterByCluster} is preferred if it is among them; else the one whose
     * ends come first in the tree's own order, at every merge from the top.
     *
     * @param tree of N points
     * @param distances between the N points, as a rule those the tree was made from
     * @return the same clusters, heights and sizes, children swapped where that brings neighbours nearer
     * @throws IllegalArgumentException where tree and distances differ in N
     */
    public static Dendrogram of(Dendrogram tree, CondensedDistances distances) {
        checkPoints(tree, distances);
        LeafPaths paths = LeafPaths.of(tree, distances);
        Dendrogram optimal = swapped(tree, paths.optimalSwaps());
        Dendrogram nested = swapped(tree, paths.nestedSwaps());
        return length(nested, distances) <= length(optimal, distances) ? nested : optimal;
    }

    /**
     * The order of SciPy's {@code optimal_leaf_ordering}, which skfolio and Riskfolio-Lib use: every cluster decides by
     * its own best order alone how its two children are turned, though its neighbours may have another of its orders in
     * view. From four points on the sum may be more than the least.
     *
     * <p>SciPy sums in single precision, so sums that differ by less than that may be told apart here and not there.
     *
     * @param tree of N points
     * @param distances between the N points, as a rule those the tree was made from
     * @return the same clusters, heights and sizes, children swapped
     * @throws IllegalArgumentException where tree and distances differ in N
     */
    public static Dendrogram clusterByCluster(Dendrogram tree, CondensedDistances distances) {
        checkPoints(tree, distances);
        return swapped(tree, LeafPaths.of(tree, distances).nestedSwaps());
    }

    /**
     * What is made least: the sum of distances between neighbouring leaves, added from the left.
     *
     * @param tree of N points
     * @param distances between the N points
     * @return in the unit of the distances, 0 for one point
     * @throws IllegalArgumentException where tree and distances differ in N
     */
    public static double length(Dendrogram tree, CondensedDistances distances) {
        checkPoints(tree, distances);
        List<Integer> leaves = tree.leaves();
        double length = 0;
        for (int i = 1; i < leaves.size(); i++) {
            length += distances.between(leaves.get(i - 1), leaves.get(i));
        }
        return length;
    }

    private static void checkPoints(Dendrogram tree, CondensedDistances distances) {
        if (tree.points() != distances.points()) {
            throw new IllegalArgumentException("A tree of " + tree.points() + " points with distances between "
                    + distances.points() + ". Expected as many. Maybe pass the distances the tree was linked from.");
        }
    }

    private static Dendrogram swapped(Dendrogram tree, boolean[] swaps) {
        List<Dendrogram.Merge> merges = new ArrayList<>(tree.merges());
        for (int k = 0; k < swaps.length; k++) {
            Dendrogram.Merge merge = merges.get(k);
            if (swaps[k]) {
                merges.set(k, new Dendrogram.Merge(merge.right(), merge.left(), merge.height(), merge.size()));
            }
        }
        return new Dendrogram(tree.points(), merges);
    }
}
