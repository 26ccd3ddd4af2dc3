package io.metafolio.engines.hierarchical;

import io.metafolio.engines.cluster.LeafOrder;
import io.metafolio.engines.cluster.Linkage;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.spi.CovarianceEstimator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left open by "hierarchical risk parity", decided: libraries differ by up to twelve points in one weight. Immutable;
 * safe to share between threads.
 *
 * @param name how manifests call it
 * @param description one line
 * @param correlation of which correlations the tree is made
 * @param distance how far apart columns are
 * @param linkage how far apart clusters are
 * @param leafOrder how leaves are ordered before the bisection
 * @param covariance what the bisection uses; empty for the estimator of the request
 * @param offDiagonal factor on the covariances, but not the variances, that the bisection uses; within 0 … 1
 */
public record HrpConvention(
        String name,
        String description,
        HrpCorrelation correlation,
        HrpDistance distance,
        Linkage linkage,
        LeafOrder leafOrder,
        Optional<CovarianceEstimator> covariance,
        double offDiagonal) {
    /** Ward's linkage, leaves as they are, the request's covariance. The default. */
    public static final HrpConvention HOUSE = new HrpConvention(
            "house",
            "ward linkage, no leaf ordering, the covariance of the run; the default",
            HrpCorrelation.SAMPLE,
            HrpDistance.CORRELATION,
            Linkage.WARD,
            LeafOrder.TREE,
            Optional.empty(),
            1);
    /** As {@link #HOUSE} with Ledoit-Wolf covariances times 0.99. */
    public static final HrpConvention DESK = new HrpConvention(
            "desk",
            "as house, with Ledoit-Wolf covariances times 0.99 off the diagonal",
            HrpCorrelation.SAMPLE,
            HrpDistance.CORRELATION,
            Linkage.WARD,
            LeafOrder.TREE,
            Optional.of(CovarianceEstimator.LEDOIT_WOLF),
            0.99);
    /** As {@link #HOUSE} with the sample covariance. */
    public static final HrpConvention WARD_SAMPLE = new HrpConvention(
            "ward_sample",
            "as house, with the sample covariance",
            HrpCorrelation.SAMPLE,
            HrpDistance.CORRELATION,
            Linkage.WARD,
            LeafOrder.TREE,
            Optional.of(CovarianceEstimator.SAMPLE),
            1);
    /** The default of skfolio 1.12. */
    public static final HrpConvention SKFOLIO = new HrpConvention(
            "skfolio",
            "ward linkage, SciPy's leaf ordering, sample covariance: the default of skfolio 1.12",
            HrpCorrelation.SAMPLE,
            HrpDistance.CORRELATION,
            Linkage.WARD,
            LeafOrder.CLUSTER_BY_CLUSTER,
            Optional.of(CovarianceEstimator.SAMPLE),
            1);
    /** The default of PyPortfolioOpt 1.6. */
    public static final HrpConvention PYPORTFOLIOOPT = new HrpConvention(
            "pyportfolioopt",
            "single linkage, no leaf ordering, sample covariance: the default of PyPortfolioOpt 1.6",
            HrpCorrelation.SAMPLE,
            HrpDistance.CORRELATION,
            Linkage.SINGLE,
            LeafOrder.TREE,
            Optional.of(CovarianceEstimator.SAMPLE),
            1);
    /** The default of Riskfolio-Lib 7.4. */
    public static final HrpConvention RISKFOLIO = new HrpConvention(
            "riskfolio",
            "single linkage, SciPy's leaf ordering, sample covariance: the default of Riskfolio-Lib 7.4",
            HrpCorrelation.SAMPLE,
            HrpDistance.CORRELATION,
            Linkage.SINGLE,
            LeafOrder.CLUSTER_BY_CLUSTER,
            Optional.of(CovarianceEstimator.SAMPLE),
            1);
    /** The listing of López de Prado, "Building diversified portfolios that outperform out of sample" (2016). */
    public static final HrpConvention LOPEZ_DE_PRADO_2016 = new HrpConvention(
            "lopez_de_prado_2016",
            "single linkage on distances of distances, no leaf ordering, sample covariance: the paper's listing",
            HrpCorrelation.SAMPLE,
            HrpDistance.DISTANCE_OF_DISTANCES,
            Linkage.SINGLE,
            LeafOrder.TREE,
            Optional.of(CovarianceEstimator.SAMPLE),
            1);

    private static final List<HrpConvention> ALL =
            List.of(HOUSE, DESK, WARD_SAMPLE, SKFOLIO, PYPORTFOLIOOPT, RISKFOLIO, LOPEZ_DE_PRADO_2016);

    /**
     * Checks the factor.
     *
     * @throws IllegalArgumentException where it is not within 0 … 1
     */
    public HrpConvention {
        if (!(offDiagonal >= 0 && offDiagonal <= 1)) {
            throw new IllegalArgumentException("Factor " + offDiagonal
                    + " on covariances. Expected 0 … 1. Maybe 1 was meant, which changes nothing.");
        }
    }

    /**
     * The named conventions.
     *
     * @return in a fixed order, the default first
     */
    public static List<HrpConvention> all() {
        return ALL;
    }

    /**
     * The convention of a name.
     *
     * @param name for example {@code pyportfolioopt}
     * @return the convention
     * @throws UnknownNameException where there is none; the message lists the known ones
     */
    public static HrpConvention named(String name) {
        return ALL.stream()
                .filter(convention -> convention.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "convention",
                        name,
                        "hierarchical risk parity",
                        ALL.stream().map(HrpConvention::name).toList()));
    }

    /**
     * The same convention with a tree of other correlations.
     *
     * @param wanted the correlations
     * @return the convention, under a name that tells the change
     */
    public HrpConvention withCorrelation(HrpCorrelation wanted) {
        return wanted == correlation
                ? this
                : new HrpConvention(
                        name + ", tree of the " + wanted.id(),
                        description + "; tree changed to correlations of the " + wanted.id(),
                        wanted,
                        distance,
                        linkage,
                        leafOrder,
                        covariance,
                        offDiagonal);
    }

    /**
     * The same convention with another linkage.
     *
     * @param wanted the linkage
     * @return the convention, under a name that tells the change
     */
    public HrpConvention withLinkage(Linkage wanted) {
        return wanted == linkage
                ? this
                : new HrpConvention(
                        name + ", " + wanted.id() + " linkage",
                        description + "; changed to " + wanted.id() + " linkage",
                        correlation,
                        distance,
                        wanted,
                        leafOrder,
                        covariance,
                        offDiagonal);
    }

    /**
     * The same convention with another order of the leaves.
     *
     * @param wanted the order
     * @return the convention, under a name that tells the change
     */
    public HrpConvention withLeafOrder(LeafOrder wanted) {
        return wanted == leafOrder
                ? this
                : new HrpConvention(
                        name + ", leaf order " + wanted.id(),
                        description + "; leaves changed to: " + wanted.description(),
                        correlation,
                        distance,
                        linkage,
                        wanted,
                        covariance,
                        offDiagonal);
    }

    /**
     * The same convention with another covariance in the bisection.
     *
     * @param wanted the estimator, whatever the request says
     * @return the convention, under a name that tells the change
     */
    public HrpConvention withCovariance(CovarianceEstimator wanted) {
        return covariance.equals(Optional.of(wanted))
                ? this
                : new HrpConvention(
                        name + ", " + wanted + " covariance",
                        description + "; changed to " + wanted + " covariance",
                        correlation,
                        distance,
                        linkage,
                        leafOrder,
                        Optional.of(wanted),
                        offDiagonal);
    }

    /** Everything that decides, for manifests. */
    Map<String, String> asConventions(String prefix) {
        return Map.of(
                prefix + "_convention",
                name,
                prefix + "_correlation",
                correlation.id(),
                prefix + "_distance",
                distance.id(),
                prefix + "_linkage",
                linkage.id(),
                prefix + "_leaf_order",
                leafOrder.id(),
                prefix + "_covariance",
                covariance.map(CovarianceEstimator::id).orElse("run"),
                prefix + "_off_diagonal",
                Double.toString(offDiagonal));
    }

    @Override
    public String toString() {
        return name;
    }
}
