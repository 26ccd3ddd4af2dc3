package io.metafolio.engines.hierarchical;

import io.metafolio.engines.cluster.Linkage;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.spi.CovarianceEstimator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left open by methods that cut a tree into clusters, decided. The tree is always made of {@code √(½(1−ρ))} of the
 * unshrunk sample correlations. Immutable; safe to share between threads.
 *
 * @param name how manifests call it
 * @param description one line
 * @param linkage how far apart clusters are
 * @param clusters into how many the tree is cut
 * @param covariance what weights are made of; empty for the estimator of the request
 */
public record ClusterConvention(
        String name,
        String description,
        Linkage linkage,
        ClusterCount clusters,
        Optional<CovarianceEstimator> covariance) {
    /** Ward's linkage, clusters by mean distances, the request's covariance. The default. */
    public static final ClusterConvention HOUSE = new ClusterConvention(
            "house",
            "ward linkage, clusters by mean distances, the covariance of the run; the default",
            Linkage.WARD,
            ClusterCount.MEAN_DISTANCES,
            Optional.empty());
    /** The default of skfolio 1.12. */
    public static final ClusterConvention SKFOLIO = new ClusterConvention(
            "skfolio",
            "ward linkage, clusters by mean distances, sample covariance: the default of skfolio 1.12",
            Linkage.WARD,
            ClusterCount.MEAN_DISTANCES,
            Optional.of(CovarianceEstimator.SAMPLE));
    /** The default of Riskfolio-Lib 7.4. */
    public static final ClusterConvention RISKFOLIO = new ClusterConvention(
            "riskfolio",
            "single linkage, clusters by deviation of distances, sample covariance: the default of Riskfolio-Lib 7.4",
            Linkage.SINGLE,
            ClusterCount.DEVIATION_OF_DISTANCES,
            Optional.of(CovarianceEstimator.SAMPLE));

    private static final List<ClusterConvention> ALL = List.of(HOUSE, SKFOLIO, RISKFOLIO);

    /**
     * The named conventions.
     *
     * @return in a fixed order, the default first
     */
    public static List<ClusterConvention> all() {
        return ALL;
    }

    /**
     * The convention of a name.
     *
     * @param name for example {@code skfolio}
     * @return the convention
     * @throws UnknownNameException where there is none; the message lists the known ones
     */
    public static ClusterConvention named(String name) {
        return ALL.stream()
                .filter(convention -> convention.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "convention",
                        name,
                        "clustered allocation",
                        ALL.stream().map(ClusterConvention::name).toList()));
    }

    /**
     * The same convention with another linkage.
     *
     * @param wanted the linkage
     * @return the convention, under a name that tells the change
     */
    public ClusterConvention withLinkage(Linkage wanted) {
        return wanted == linkage ? this : changed(wanted.id() + " linkage", wanted, clusters, covariance);
    }

    /**
     * The same convention with another number of clusters.
     *
     * @param wanted a rule or a count
     * @return the convention, under a name that tells the change
     */
    public ClusterConvention withClusters(ClusterCount wanted) {
        return wanted.equals(clusters) ? this : changed(wanted + " clusters", linkage, wanted, covariance);
    }

    /**
     * The same convention with another covariance.
     *
     * @param wanted the estimator, whatever the request says
     * @return the convention, under a name that tells the change
     */
    public ClusterConvention withCovariance(CovarianceEstimator wanted) {
        Optional<CovarianceEstimator> pinned = Optional.of(wanted);
        return pinned.equals(covariance) ? this : changed(wanted + " covariance", linkage, clusters, pinned);
    }

    private ClusterConvention changed(
            String change, Linkage links, ClusterCount count, Optional<CovarianceEstimator> estimator) {
        return new ClusterConvention(
                name + ", " + change, description + "; changed to " + change, links, count, estimator);
    }

    /** Everything that decides, for manifests. */
    Map<String, String> asConventions(String prefix) {
        return Map.of(
                prefix + "_convention",
                name,
                prefix + "_linkage",
                linkage.id(),
                prefix + "_clusters",
                clusters.toString(),
                prefix + "_covariance",
                covariance.map(CovarianceEstimator::id).orElse("run"));
    }

    @Override
    public String toString() {
        return name;
    }
}
