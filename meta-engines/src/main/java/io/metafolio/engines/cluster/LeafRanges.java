package io.metafolio.engines.cluster;

import java.util.Arrays;
import java.util.List;

/**
 * The leaf order of a tree and the range of positions that each cluster covers in it. O(N) time and memory, no
 * recursion: a chain of merges is as deep as the tree has points.
 */
final class LeafRanges {
    private final int points;
    private final List<Dendrogram.Merge> merges;
    private final int[] start;
    private final int[] leaves;

    private LeafRanges(Dendrogram tree) {
        points = tree.points();
        merges = tree.merges();
        start = new int[points + merges.size()];
        leaves = new int[points];
        for (int k = merges.size() - 1; k >= 0; k--) {
            Dendrogram.Merge merge = merges.get(k);
            start[merge.left()] = start[points + k];
            start[merge.right()] = start[points + k] + size(merge.left());
        }
        for (int i = 0; i < points; i++) {
            leaves[start[i]] = i;
        }
    }

    static LeafRanges of(Dendrogram tree) {
        return new LeafRanges(tree);
    }

    /** The points in order. */
    List<Integer> leaves() {
        return Arrays.stream(leaves).boxed().toList();
    }

    /** The point at a position. */
    int leaf(int position) {
        return leaves[position];
    }

    int size(int cluster) {
        return cluster < points ? 1 : merges.get(cluster - points).size();
    }

    /** The first position of a cluster. */
    int start(int cluster) {
        return start[cluster];
    }

    /** One past the last position of a cluster. */
    int end(int cluster) {
        return start[cluster] + size(cluster);
    }

    /** Where the right child of a cluster starts; for a point, its end. */
    int split(int cluster) {
        return cluster < points
                ? end(cluster)
                : start[merges.get(cluster - points).right()];
    }
}
