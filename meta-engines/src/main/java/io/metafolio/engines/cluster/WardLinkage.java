package io.metafolio.engines.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Ward's linkage by the nearest-neighbour chain (Murtagh 1983; Müllner 2011), equal to SciPy's bit for bit: same order
 * of operations, same ties, no fused multiply-add. Cost O(N²) time, {@code N(N−1)/2} doubles of memory.
 */
public final class WardLinkage {
    private final int points;
    private final double[] distances;
    private final int[] sizes;
    private final int[] chain;
    private int chainLength;

    /** A merge in the numbers of the points that carry the clusters, before sorting. */
    private record RawMerge(int x, int y, double height) {}

    private WardLinkage(CondensedDistances condensed) {
        points = condensed.points();
        distances = condensed.toArray();
        sizes = new int[points];
        Arrays.fill(sizes, 1);
        chain = new int[points];
    }

    /**
     * Links points.
     *
     * @param distances between all pairs
     * @return the tree
     */
    public static Dendrogram of(CondensedDistances distances) {
        return new WardLinkage(distances).link();
    }

    private Dendrogram link() {
        List<RawMerge> merges = new ArrayList<>();
        for (int k = 0; k < points - 1; k++) {
            merges.add(nextMerge());
        }
        merges.sort(Comparator.comparingDouble(RawMerge::height));
        return labelled(merges);
    }

    private RawMerge nextMerge() {
        if (chainLength == 0) {
            chain[chainLength++] = firstActive();
        }
        while (true) {
            int tip = chain[chainLength - 1];
            int previous = chainLength > 1 ? chain[chainLength - 2] : -1;
            int nearest = nearest(tip, previous);
            if (nearest == previous) {
                chainLength -= 2;
                return merge(Math.min(tip, nearest), Math.max(tip, nearest));
            }
            chain[chainLength++] = nearest;
        }
    }

    private int firstActive() {
        int i = 0;
        while (sizes[i] == 0) {
            i++;
        }
        return i;
    }

    /** The previous element of the chain wins ties, else the lowest number does. */
    private int nearest(int tip, int previous) {
        int nearest = previous;
        double least = previous < 0 ? Double.POSITIVE_INFINITY : distance(tip, previous);
        for (int i = 0; i < points; i++) {
            if (sizes[i] > 0 && i != tip && distance(tip, i) < least) {
                least = distance(tip, i);
                nearest = i;
            }
        }
        return nearest;
    }

    private RawMerge merge(int x, int y) {
        double height = distance(x, y);
        int sizeX = sizes[x];
        int sizeY = sizes[y];
        sizes[x] = 0;
        sizes[y] = sizeX + sizeY;
        for (int i = 0; i < points; i++) {
            if (sizes[i] > 0 && i != y) {
                distances[CondensedDistances.index(points, i, y)] =
                        updated(distance(i, x), distance(i, y), height, sizeX, sizeY, sizes[i]);
            }
        }
        return new RawMerge(x, y, height);
    }

    /** Lance and Williams' update for Ward, each product from the left, so that the bits are SciPy's. */
    private static double updated(double xi, double yi, double xy, int sizeX, int sizeY, int sizeI) {
        double t = 1.0 / (sizeX + sizeY + sizeI);
        return Math.sqrt((sizeI + sizeX) * t * xi * xi + (sizeI + sizeY) * t * yi * yi - sizeI * t * xy * xy);
    }

    private double distance(int i, int j) {
        return distances[CondensedDistances.index(points, i, j)];
    }

    private Dendrogram labelled(List<RawMerge> sorted) {
        int[] parent = new int[2 * points - 1];
        int[] size = new int[2 * points - 1];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            size[i] = i < points ? 1 : 0;
        }
        List<Dendrogram.Merge> merges = new ArrayList<>();
        for (RawMerge raw : sorted) {
            int a = root(parent, raw.x());
            int b = root(parent, raw.y());
            int cluster = points + merges.size();
            parent[a] = cluster;
            parent[b] = cluster;
            size[cluster] = size[a] + size[b];
            merges.add(new Dendrogram.Merge(Math.min(a, b), Math.max(a, b), raw.height(), size[cluster]));
        }
        return new Dendrogram(points, merges);
    }

    private static int root(int[] parent, int node) {
        int root = node;
        while (parent[root] != root) {
            root = parent[root];
        }
        for (int step = node; parent[step] != root && step != root; ) {
            int next = parent[step];
            parent[step] = root;
            step = next;
        }
        return root;
    }
}
