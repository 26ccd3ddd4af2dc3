package io.metafolio.engines.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The clusters that a cut leaves, in the order in which SciPy labels them: below a merge that is not made, first the
 * clusters of the left merge, then those of the right merge, and only then children that are single points.
 */
final class FlatClusters {
    private FlatClusters() {}

    static List<List<Integer>> atMost(Dendrogram tree, int count) {
        int points = tree.points();
        if (count >= points) {
            return IntStream.range(0, points).mapToObj(List::of).toList();
        }
        return at(tree, tree.merges().get(points - count - 1).height());
    }

    static List<List<Integer>> at(Dendrogram tree, double height) {
        LeafRanges ranges = LeafRanges.of(tree);
        List<List<Integer>> clusters = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.push(tree.points() + tree.merges().size() - 1);
        while (!open.isEmpty()) {
            int cluster = open.pop();
            if (isWhole(tree, cluster, height)) {
                clusters.add(members(ranges, cluster));
            } else {
                Dendrogram.Merge merge = tree.merges().get(cluster - tree.points());
                pushChildren(open, merge, tree.points());
            }
        }
        return List.copyOf(clusters);
    }

    private static boolean isWhole(Dendrogram tree, int cluster, double height) {
        return cluster < tree.points()
                || tree.merges().get(cluster - tree.points()).height() <= height;
    }

    /** What is pushed last is visited first. */
    private static void pushChildren(Deque<Integer> open, Dendrogram.Merge merge, int points) {
        List<Integer> children = List.of(merge.right(), merge.left());
        children.stream().filter(child -> child < points).forEach(open::push);
        children.stream().filter(child -> child >= points).forEach(open::push);
    }

    private static List<Integer> members(LeafRanges ranges, int cluster) {
        return IntStream.range(ranges.start(cluster), ranges.end(cluster))
                .map(ranges::leaf)
                .sorted()
                .boxed()
                .toList();
    }
}
