package io.metafolio.spi;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The tree by which an engine grouped its columns: what explains the answer of a hierarchical engine. Immutable.
 *
 * <p>Clusters are numbered as in SciPy's linkage matrix: below N they are columns, {@code N + k} is what merge k made.
 *
 * @param merges N−1 merges by rising height, for N columns; none for one column
 */
public record Hierarchy(List<Merge> merges) {
    /**
     * Two clusters becoming one.
     *
     * @param left the number of the left cluster; below N a column, else a merge
     * @param right the number of the right cluster
     * @param height distance at which they merge, finite, at least 0
     */
    public record Merge(int left, int right, double height) {}

    /**
     * Copies the merges.
     *
     * @throws IllegalArgumentException where the merges do not make one tree of all columns by rising height
     */
    public Hierarchy {
        merges = List.copyOf(merges);
        requireTree(merges);
    }

    private static void requireTree(List<Merge> merges) {
        int columns = merges.size() + 1;
        boolean[] used = new boolean[2 * columns];
        double floor = 0;
        for (int k = 0; k < merges.size(); k++) {
            Merge merge = merges.get(k);
            for (int cluster : new int[] {merge.left(), merge.right()}) {
                if (cluster < 0 || cluster >= columns + k || used[cluster]) {
                    throw new IllegalArgumentException("Merge " + k + " takes cluster " + cluster
                            + ". Expected a column below " + columns + " or a merge before it, each once."
                            + " Maybe clusters are numbered from 1.");
                }
                used[cluster] = true;
            }
            if (!(merge.height() >= floor && merge.height() < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Merge " + k + " at height " + merge.height()
                        + ". Expected finite and at least " + floor + ", the height before."
                        + " Maybe sort the merges by height.");
            }
            floor = merge.height();
        }
    }

    /**
     * How many columns the tree groups.
     *
     * @return N, one more than the merges
     */
    public int columns() {
        return merges.size() + 1;
    }

    /**
     * The columns in the order of the tree, left before right.
     *
     * @return every column number once
     */
    public List<Integer> leaves() {
        List<Integer> leaves = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.push(2 * columns() - 2);
        while (!open.isEmpty()) {
            int cluster = open.pop();
            if (cluster < columns()) {
                leaves.add(cluster);
            } else {
                Merge merge = merges.get(cluster - columns());
                open.push(merge.right());
                open.push(merge.left());
            }
        }
        return List.copyOf(leaves);
    }

    /**
     * The tree as it stands in a ledger and in files.
     *
     * @return left, right and height of each merge
     */
    public List<Map<String, Number>> recorded() {
        return merges.stream()
                .<Map<String, Number>>map(merge ->
                        ImmutableMap.of("left", merge.left(), "right", merge.right(), "height", merge.height()))
                .toList();
    }
}
