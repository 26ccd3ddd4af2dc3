package io.metafolio.engines.cluster;

import io.metafolio.errors.UnknownNameException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the distance between clusters follows from the distances between their points.
 *
 * <p>Trees equal those of {@code scipy.cluster.hierarchy.linkage} bit for bit, ties included. Safe to share between
 * threads.
 */
public enum Linkage {
    /** The nearest pair of points. */
    SINGLE("distance of the nearest pair of points"),
    /** The farthest pair of points. */
    COMPLETE("distance of the farthest pair of points"),
    /** The mean over all pairs of points (UPGMA). */
    AVERAGE("mean distance over all pairs of points"),
    /** The mean of the two clusters merged last, whatever their sizes (WPGMA). */
    WEIGHTED("mean of the distances of the two clusters merged, whatever their sizes"),
    /** The rise of the variance within clusters (Ward 1963); meant for Euclidean distances. */
    WARD("rise of the variance within clusters");

    /** From here on distances do not fit into a cache, and reading them in their order pays. */
    private static final int MANY = 1500;

    private final String description;

    Linkage(String description) {
        this.description = description;
    }

    /**
     * The name used in manifests, ledgers and on the command line, and by SciPy.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the distance between two clusters is.
     *
     * @return one line
     */
    public String description() {
        return description;
    }

    /**
     * The linkage of a name.
     *
     * @param id lower case, for example {@code ward}
     * @return the linkage
     * @throws UnknownNameException where there is none; the message lists the known ones
     */
    public static Linkage of(String id) {
        return Arrays.stream(values())
                .filter(linkage -> linkage.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "linkage",
                        id,
                        "linkage",
                        Arrays.stream(values()).map(Linkage::id).toList()));
    }

    /**
     * Links points, nearest first.
     *
     * <p>Single linkage walks Prim's minimum spanning tree, or of many points without tied heights follows pointers
     * (Sibson 1973); the others follow chains of nearest neighbours (Murtagh 1983; Müllner, "Modern hierarchical,
     * agglomerative clustering algorithms", 2011). Cost O(N²) time; memory N² doubles, for single linkage O(N).
     *
     * @param distances between all pairs of N points
     * @return the tree, {@code N−1} merges; of one point, none
     * @throws IllegalArgumentException where distances are so large that a distance between clusters overflows, for Ward
     *     above about 1e153
     */
    public Dendrogram link(CondensedDistances distances) {
        return switch (this) {
            case SINGLE -> single(distances);
            case COMPLETE -> NearestNeighbourChain.link(distances, ClusterDistance::complete);
            case AVERAGE -> NearestNeighbourChain.link(distances, ClusterDistance::average);
            case WEIGHTED -> NearestNeighbourChain.link(distances, ClusterDistance::weighted);
            case WARD -> NearestNeighbourChain.link(distances, ClusterDistance::ward);
        };
    }

    private static Dendrogram single(CondensedDistances distances) {
        Optional<Dendrogram> untied = distances.points() < MANY ? Optional.empty() : LinkagePointers.link(distances);
        return untied.orElseGet(() -> MinimumSpanningTree.link(distances));
    }
}
