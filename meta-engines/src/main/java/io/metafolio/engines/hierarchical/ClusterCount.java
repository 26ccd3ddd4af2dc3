package io.metafolio.engines.hierarchical;

import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.Dendrogram;
import java.util.List;
import java.util.Locale;

/**
 * Into how many clusters a tree is cut. Immutable; safe to share between threads.
 *
 * <p>The two rules look for the sharpest bend in how tight the clusters are: with W_k their looseness when there are k,
 * the k that makes {@code W_j − 2W_{j+1} + W_{j+2}} greatest, the first of equals (after Yue, Wang and Wei 2008; neither
 * library computes the gap statistic's own W). Cost O(N²) a k tried.
 *
 * @param rule how it is found
 * @param fixed the count where the rule is {@link Rule#FIXED}, at least 1; else 0
 */
public record ClusterCount(Rule rule, int fixed) {
    /** Looseness is the sum over clusters of the mean distance of their pairs, as in skfolio 1.12. The default. */
    public static final ClusterCount MEAN_DISTANCES = new ClusterCount(Rule.MEAN_DISTANCES, 0);
    /** Looseness is the sum over clusters of the deviation of their pairs' distances, as in Riskfolio-Lib 7.4. */
    public static final ClusterCount DEVIATION_OF_DISTANCES = new ClusterCount(Rule.DEVIATION_OF_DISTANCES, 0);

    private static final int LEAST_TRIED = 8;
    private static final int MOST_TRIED = 10;

    /** How a count is found. */
    public enum Rule {
        /** Given. */
        FIXED,
        /** From mean distances. */
        MEAN_DISTANCES,
        /** From the deviation of distances. */
        DEVIATION_OF_DISTANCES
    }

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException where a given count is below 1
     */
    public ClusterCount {
        if (rule == Rule.FIXED ? fixed < 1 : fixed != 0) {
            throw new IllegalArgumentException(fixed + " clusters by the rule " + rule
                    + ". Expected at least 1 where the count is given, and 0 elsewhere.");
        }
    }

    /**
     * A given count; a tree of fewer points is cut into as many as it has.
     *
     * @param clusters at least 1
     * @return the count
     * @throws IllegalArgumentException where it is below 1
     */
    public static ClusterCount of(int clusters) {
        return new ClusterCount(Rule.FIXED, clusters);
    }

    /**
     * How many clusters to cut a tree into.
     *
     * @param tree of N points
     * @param distances between them
     * @return within 1 … N
     */
    public int of(Dendrogram tree, CondensedDistances distances) {
        int n = tree.points();
        return switch (rule) {
            case FIXED -> Math.min(fixed, n);
            case MEAN_DISTANCES ->
                n < 3
                        ? n
                        : 1
                                + bend(
                                        1,
                                        Math.min(n, (int) Math.max(LEAST_TRIED, Math.rint(Math.sqrt(n)))),
                                        tree,
                                        distances);
            case DEVIATION_OF_DISTANCES ->
                n < 4 ? 1 : bend(2, Math.min(n, (int) (Math.min(MOST_TRIED, Math.sqrt(n)) + 2)), tree, distances);
        };
    }

    /** The j whose looseness bends most towards j+1 and j+2. */
    private int bend(int first, int last, Dendrogram tree, CondensedDistances distances) {
        double[] looseness = new double[last + 1];
        for (int k = first; k <= last; k++) {
            for (List<Integer> cluster : tree.cut(k)) {
                looseness[k] += looseness(cluster, distances);
            }
        }
        int sharpest = first;
        double most = Double.NEGATIVE_INFINITY;
        for (int j = first; j <= last - 2; j++) {
            double bend = looseness[j] - 2 * looseness[j + 1] + looseness[j + 2];
            if (bend > most) {
                most = bend;
                sharpest = j;
            }
        }
        return sharpest;
    }

    private double looseness(List<Integer> cluster, CondensedDistances distances) {
        if (cluster.size() < 2) {
            return 0;
        }
        double sum = 0;
        double pairs = cluster.size() * (cluster.size() - 1) / 2.0;
        for (int i = 0; i < cluster.size(); i++) {
            for (int j = i + 1; j < cluster.size(); j++) {
                sum += distances.between(cluster.get(i), cluster.get(j));
            }
        }
        double mean = sum / pairs;
        if (rule == Rule.MEAN_DISTANCES) {
            return mean;
        }
        double squares = 0;
        for (int i = 0; i < cluster.size(); i++) {
            for (int j = i + 1; j < cluster.size(); j++) {
                double difference = distances.between(cluster.get(i), cluster.get(j)) - mean;
                squares = Math.fma(difference, difference, squares);
            }
        }
        return Math.sqrt(squares / pairs);
    }

    @Override
    public String toString() {
        return rule == Rule.FIXED ? String.valueOf(fixed) : rule.name().toLowerCase(Locale.ROOT);
    }
}
