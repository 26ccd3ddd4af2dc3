package io.metafolio.engines.cluster;

import java.util.Locale;

/** How the leaves of a tree are ordered before a bisection. Safe to share between threads. */
public enum LeafOrder {
    /** As the linkage left them. */
    TREE("as the linkage leaves them") {
        @Override
        public Dendrogram apply(Dendrogram tree, CondensedDistances distances) {
            return tree;
        }
    },
    /** As SciPy's {@code optimal_leaf_ordering} leaves them, {@link OptimalLeafOrdering#clusterByCluster}. */
    CLUSTER_BY_CLUSTER("every cluster by its own best order, as SciPy's optimal_leaf_ordering") {
        @Override
        public Dendrogram apply(Dendrogram tree, CondensedDistances distances) {
            return OptimalLeafOrdering.clusterByCluster(tree, distances);
        }
    },
    /** The least sum of distances between neighbours, {@link OptimalLeafOrdering#of}. */
    OPTIMAL("least sum of distances between neighbours (Bar-Joseph, Gifford and Jaakkola 2001)") {
        @Override
        public Dendrogram apply(Dendrogram tree, CondensedDistances distances) {
            return OptimalLeafOrdering.of(tree, distances);
        }
    };

    private final String description;

    LeafOrder(String description) {
        this.description = description;
    }

    /**
     * The name used in manifests and ledgers.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What it does.
     *
     * @return one line
     */
    public String description() {
        return description;
    }

    /**
     * Orders the leaves.
     *
     * @param tree of N points
     * @param distances between the N points
     * @return the same clusters, children swapped where the order wants it
     */
    public abstract Dendrogram apply(Dendrogram tree, CondensedDistances distances);
}
