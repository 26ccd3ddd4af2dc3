package io.metafolio.engines.hierarchical;

import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.Dendrogram;
import io.metafolio.engines.covariance.Correlations;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.covariance.ReturnMoments;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.weights.Weights;

/**
 * Hierarchical risk parity (López de Prado, "Building diversified portfolios that outperform out of sample", 2016):
 * columns are linked by their correlations, the leaves of the tree halved again and again, and each half gets its share in
 * inverse proportion to the variance it would have at inverse variances. Immutable; safe to share between threads.
 *
 * @param weights fractions by column that sum to one, none negative
 * @param covariance the covariance the bisection used
 * @param tree the hierarchy, its leaves in the order of the bisection
 */
public record HierarchicalRiskParity(Weights weights, CovarianceMatrix covariance, Dendrogram tree) {
    /**
     * Allocates.
     *
     * @param returns T rows by N columns, none constant
     * @param convention what is left open, decided
     * @param requested the covariance of the bisection where the convention pins none
     * @return weights, covariance and tree
     * @throws io.metafolio.errors.RefusedException where a column is constant, naming it
     */
    public static HierarchicalRiskParity of(
            ReturnMatrix returns, HrpConvention convention, CovarianceEstimator requested) {
        ReturnMoments moments = convention
                .correlation()
                .of(returns, convention.covariance().orElse(requested), convention.offDiagonal());
        Dendrogram tree = tree(moments.correlations(), convention);
        double[] weights = bisected(tree, moments.covariance());
        return new HierarchicalRiskParity(Weights.of(returns.columns(), weights), moments.covariance(), tree);
    }

    /**
     * The tree of a convention.
     *
     * @param rho of N columns
     * @param convention distance, linkage and leaf order
     * @return the tree, its leaves in the order of the bisection
     */
    public static Dendrogram tree(Correlations rho, HrpConvention convention) {
        CondensedDistances distances = convention.distance().of(rho);
        return convention.leafOrder().apply(convention.linkage().link(distances), distances);
    }

    /**
     * Bisects the leaves of a tree. Cost O(N²).
     *
     * @param tree of N columns
     * @param covariance of the same N columns
     * @return N fractions that sum to one
     */
    public static double[] bisected(Dendrogram tree, CovarianceMatrix covariance) {
        int[] leaves = tree.leaves().stream().mapToInt(Integer::intValue).toArray();
        double[] shares = Bisection.shares(covariance, leaves);
        double[] weights = new double[leaves.length];
        for (int place = 0; place < leaves.length; place++) {
            weights[leaves[place]] = shares[place];
        }
        return weights;
    }
}
