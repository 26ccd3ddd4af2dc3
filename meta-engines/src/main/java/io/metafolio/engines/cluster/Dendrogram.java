package io.metafolio.engines.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A binary tree of merged clusters in the form of SciPy's linkage matrix.
 *
 * @param points how many points are merged
 * @param merges N−1 merges by rising height; merge k makes the cluster {@code points + k}
 */
public record Dendrogram(int points, List<Merge> merges) {
    /** Copies the merges. */
    public Dendrogram {
        merges = List.copyOf(merges);
    }

    /**
     * Two clusters becoming one.
     *
     * @param left the cluster of the lower number; below N a point, else a merge
     * @param right the cluster of the higher number
     * @param height distance at which they merge
     * @param size points in the new cluster
     */
    public record Merge(int left, int right, double height, int size) {}

    /**
     * The points in pre-order, left before right.
     *
     * @return every point once
     */
    public List<Integer> leaves() {
        List<Integer> leaves = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.push(points + merges.size() - 1);
        while (!open.isEmpty()) {
            int cluster = open.pop();
            if (cluster < points) {
                leaves.add(cluster);
            } else {
                Merge merge = merges.get(cluster - points);
                open.push(merge.right());
                open.push(merge.left());
            }
        }
        return leaves;
    }
}
