package io.metafolio.engines.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Merges as they are found, turned into a tree: sorted by height, equal heights in the order found, and numbered by a
 * union-find, the lower number on the left.
 */
final class MergeLabels {
    private final int points;
    private final List<Found> found;

    /** A merge in the numbers of one point of each cluster. */
    private record Found(int x, int y, double height) {}

    MergeLabels(int points) {
        this.points = points;
        this.found = new ArrayList<>(points - 1);
    }

    void add(int x, int y, double height) {
        found.add(new Found(x, y, height));
    }

    Dendrogram tree() {
        found.sort(Comparator.comparingDouble(Found::height));
        int[] parent = new int[2 * points - 1];
        int[] size = new int[2 * points - 1];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            size[i] = 1;
        }
        List<Dendrogram.Merge> merges = new ArrayList<>(found.size());
        for (Found merge : found) {
            int a = root(parent, merge.x());
            int b = root(parent, merge.y());
            int cluster = points + merges.size();
            parent[a] = cluster;
            parent[b] = cluster;
            size[cluster] = size[a] + size[b];
            merges.add(new Dendrogram.Merge(Math.min(a, b), Math.max(a, b), merge.height(), size[cluster]));
        }
        return new Dendrogram(points, merges);
    }

    /** Halves the path on the way, so that later searches are short. */
    private static int root(int[] parent, int node) {
        int root = node;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
