package io.metafolio.engines.cluster;

import io.metafolio.spi.Hierarchy;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A binary tree of merged clusters in the form of SciPy's linkage matrix. Immutable, safe to share between threads.
 *
 * <p>Clusters are numbered: below N they are points, {@code N + k} is what merge k made.
 *
 * @param points N, how many points are merged, at least 1
 * @param merges N−1 merges by rising height; merge k makes the cluster {@code N + k}
 */
public record Dendrogram(int points, List<Merge> merges) {
    /**
     * Copies the merges.
     *
     * @throws IllegalArgumentException where the merges do not make one tree of all points by rising height
     */
    public Dendrogram {
        merges = List.copyOf(merges);
        TreeCheck.check(points, merges);
    }

    /**
     * Two clusters becoming one. A linkage puts the cluster of the lower number on the left; an ordering of the leaves
     * may put it on the right.
     *
     * @param left the number of the left cluster; below N a point, else a merge
     * @param right the number of the right cluster
     * @param height distance at which they merge, finite, at least 0
     * @param size points in the new cluster
     */
    public record Merge(int left, int right, double height, int size) {}

    /**
     * The tree as an engine hands it on beside its weights.
     *
     * @return the same merges
     */
    public Hierarchy hierarchy() {
        return new Hierarchy(merges.stream()
                .map(merge -> new Hierarchy.Merge(merge.left(), merge.right(), merge.height()))
                .toList());
    }

    /**
     * The points in pre-order, left before right, as {@code scipy.cluster.hierarchy.leaves_list} gives them. Cost O(N).
     *
     * @return every point once
     */
    public List<Integer> leaves() {
        return LeafRanges.of(this).leaves();
    }

    /**
     * The clusters that remain where the tree is cut at a height: merges up to and including it are made, the others are
     * not. Equal to SciPy's {@code fcluster} with {@code criterion="distance"}. Cost O(N log N).
     *
     * @param height distance of the cut; at least 0, infinity gives one cluster
     * @return clusters in the order of SciPy's labels 1, 2, …, each with its points ascending
     * @throws IllegalArgumentException where the height is negative or not a number
     */
    public List<List<Integer>> clustersAt(double height) {
        if (!(height >= 0)) {
            throw new IllegalArgumentException("Cut at height " + height
                    + ". Expected a distance, at least 0. Maybe cut by count instead, with clusters(count).");
        }
        return FlatClusters.at(this, height);
    }

    /**
     * The clusters at the lowest cut that leaves no more than {@code count} of them. Equal to SciPy's {@code fcluster}
     * with {@code criterion="maxclust"}. Cost O(N log N).
     *
     * <p>Merges of equal height are made together, so ties may give fewer clusters than asked for. From {@code count}
     * = N on, every point is its own cluster, in the order of the points, even where distances are 0.
     *
     * @param count the most clusters wanted, at least 1
     * @return at most {@code count} clusters in the order of SciPy's labels 1, 2, …, each with its points ascending
     * @throws IllegalArgumentException where the count is below 1
     */
    public List<List<Integer>> clusters(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " clusters of " + points
                    + " points. Expected at least 1. Maybe cut by height instead, with clustersAt(height).");
        }
        return FlatClusters.atMost(this, count);
    }

    /**
     * The clusters that remain where the last {@code count − 1} merges are undone: exactly that many, ties or not. Cost
     * O(N log N).
     *
     * @param count how many clusters, within 1 … N
     * @return the clusters from left to right, each with its points ascending
     * @throws IllegalArgumentException where the count is not within 1 … N
     */
    public List<List<Integer>> cut(int count) {
        if (count < 1 || count > points) {
            throw new IllegalArgumentException(count + " clusters of " + points + " points. Expected 1 … " + points
                    + ". Maybe more points were meant.");
        }
        LeafRanges ranges = LeafRanges.of(this);
        int undone = 2 * points - count;
        boolean[] isInside = new boolean[2 * points - 1];
        for (Merge merge : merges.subList(0, undone - points)) {
            isInside[merge.left()] = true;
            isInside[merge.right()] = true;
        }
        return IntStream.range(0, undone)
                .filter(cluster -> !isInside[cluster])
                .boxed()
                .sorted(Comparator.comparingInt(ranges::start))
                .map(cluster -> members(ranges, cluster))
                .toList();
    }

    /**
     * The points of one cluster. Cost O(N log N).
     *
     * @param cluster below N a point, {@code N + k} what merge k made
     * @return its points ascending
     * @throws IndexOutOfBoundsException where there is no such cluster
     */
    public List<Integer> members(int cluster) {
        Objects.checkIndex(cluster, points + merges.size());
        return members(LeafRanges.of(this), cluster);
    }

    private static List<Integer> members(LeafRanges ranges, int cluster) {
        return IntStream.range(ranges.start(cluster), ranges.end(cluster))
                .map(ranges::leaf)
                .sorted()
                .boxed()
                .toList();
    }

    /**
     * The height at which each pair of points first shares a cluster. Cost O(N²).
     *
     * @return as many distances as there are pairs, equal to SciPy's {@code cophenet}
     */
    public CondensedDistances cophenetic() {
        LeafRanges ranges = LeafRanges.of(this);
        double[] heights = new double[points * (points - 1) / 2];
        for (Merge merge : merges) {
            for (int i = ranges.start(merge.left()); i < ranges.end(merge.left()); i++) {
                for (int j = ranges.start(merge.right()); j < ranges.end(merge.right()); j++) {
                    heights[CondensedDistances.index(points, ranges.leaf(i), ranges.leaf(j))] = merge.height();
                }
            }
        }
        return CondensedDistances.of(points, heights);
    }

    /**
     * The tree as SciPy's linkage matrix Z.
     *
     * @return a fresh {@code N−1 x 4} array: left, right, height, size
     */
    public double[][] linkage() {
        return merges.stream()
                .map(merge -> new double[] {merge.left(), merge.right(), merge.height(), merge.size()})
                .toArray(double[][]::new);
    }

    /**
     * The tree with names for its points.
     *
     * @param labels N names by point
     * @return the tree, ready to print, draw or export
     * @throws IllegalArgumentException where {@link LabelledDendrogram} refuses the labels
     */
    public LabelledDendrogram labelled(List<String> labels) {
        return new LabelledDendrogram(labels, this);
    }

    /** The top of the tree as text, points by number: at most 64 lines of leaves, the clusters below counted. */
    @Override
    public String toString() {
        return TextTree.top(this, Integer::toString);
    }
}
