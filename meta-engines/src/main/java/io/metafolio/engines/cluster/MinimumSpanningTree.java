package io.metafolio.engines.cluster;

/**
 * Single linkage by Prim's minimum spanning tree, grown from point 0. Each edge is recorded between the point reached
 * last and the next one: once sorted, it joins the same clusters as the tree's own edge. O(N²) time, O(N) memory.
 *
 * <p>Points not yet reached stand side by side in their order, so that one pass over what is left lowers their distances
 * to the tree and finds the least.
 */
final class MinimumSpanningTree {
    /** Points not yet reached, ascending, and how far each is from the tree. */
    private final int[] left;

    private final double[] toTree;
    private int count;

    private MinimumSpanningTree(int points) {
        this.count = points - 1;
        this.left = new int[count];
        this.toTree = new double[count];
        for (int k = 0; k < count; k++) {
            left[k] = k + 1;
            toTree[k] = Double.POSITIVE_INFINITY;
        }
    }

    static Dendrogram link(CondensedDistances distances) {
        MinimumSpanningTree tree = new MinimumSpanningTree(distances.points());
        MergeLabels merges = new MergeLabels(distances.points());
        int last = 0;
        while (tree.count > 0) {
            int place = distances.lowerTo(last, tree.left, tree.toTree, tree.count);
            merges.add(last, tree.left[place], tree.toTree[place]);
            last = tree.left[place];
            tree.reach(place);
        }
        return merges.tree();
    }

    private void reach(int place) {
        count--;
        System.arraycopy(left, place + 1, left, place, count - place);
        System.arraycopy(toTree, place + 1, toTree, place, count - place);
    }
}
