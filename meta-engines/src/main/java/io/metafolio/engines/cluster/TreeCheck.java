package io.metafolio.engines.cluster;

import java.util.List;

/** Refuses merges that do not make one tree. */
final class TreeCheck {
    private TreeCheck() {}

    static void check(int points, List<Dendrogram.Merge> merges) {
        if (points < 1 || points > CondensedDistances.MOST_POINTS || merges.size() != points - 1) {
            throw new IllegalArgumentException(
                    merges.size() + " merges of " + points + " points. Expected N−1 merges, N within 1 … "
                            + CondensedDistances.MOST_POINTS + ". Maybe the tree was cut before.");
        }
        boolean[] used = new boolean[2 * points];
        double floor = 0;
        for (int k = 0; k < merges.size(); k++) {
            Dendrogram.Merge merge = merges.get(k);
            use(used, merge.left(), points + k);
            use(used, merge.right(), points + k);
            checkHeight(merge.height(), floor, k);
            checkSize(merge, size(merge.left(), points, merges) + size(merge.right(), points, merges), k);
            floor = merge.height();
        }
    }

    private static void use(boolean[] used, int cluster, int made) {
        if (cluster < 0 || cluster >= made || used[cluster]) {
            throw new IllegalArgumentException("Cluster " + cluster + " under cluster " + made
                    + ". Expected a cluster made before and not merged yet. Maybe the merges are not in order.");
        }
        used[cluster] = true;
    }

    private static void checkHeight(double height, double floor, int k) {
        if (!(height >= floor && height < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Height " + height + " of merge " + k + ". Expected finite, at least "
                    + floor + ", the height before. Maybe sort the merges by height.");
        }
    }

    private static void checkSize(Dendrogram.Merge merge, int expected, int k) {
        if (merge.size() != expected) {
            throw new IllegalArgumentException("Size " + merge.size() + " of merge " + k + ". Expected " + expected
                    + ", the points below. Maybe count points, not clusters.");
        }
    }

    private static int size(int cluster, int points, List<Dendrogram.Merge> merges) {
        return cluster < points ? 1 : merges.get(cluster - points).size();
    }
}
