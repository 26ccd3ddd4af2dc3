package io.metafolio.engines;

import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.Dendrogram;
import io.metafolio.engines.cluster.WardLinkage;
import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * Hierarchical risk parity (López de Prado, "Building diversified portfolios that outperform out of sample", 2016) in
 * the house convention: distance {@code √(½(1−ρ))} of the sample correlation, Ward linkage, leaves in pre-order without
 * optimal ordering, bisection on the request's covariance.
 *
 * @param weights fractions by column that sum to one, none negative
 * @param covariance the covariance the bisection used
 * @param tree the hierarchy
 */
record HierarchicalRiskParity(Weights weights, CovarianceMatrix covariance, Dendrogram tree) {
    static HierarchicalRiskParity of(ReturnMatrix returns, CovarianceEstimator estimator) {
        CovarianceMatrix covariance = Covariance.of(returns, estimator);
        Dendrogram tree = WardLinkage.of(CondensedDistances.ofCorrelation(Covariance.correlation(returns)));
        double[] weights = new double[returns.columnCount()];
        Arrays.fill(weights, 1);
        bisect(tree.leaves(), covariance, weights);
        return new HierarchicalRiskParity(Weights.of(returns.columns(), weights), covariance, tree);
    }

    private static void bisect(List<Integer> leaves, CovarianceMatrix covariance, double[] weights) {
        if (leaves.size() < 2) {
            return;
        }
        List<Integer> left = leaves.subList(0, leaves.size() / 2);
        List<Integer> right = leaves.subList(leaves.size() / 2, leaves.size());
        double leftVariance = clusterVariance(left, covariance);
        double rightVariance = clusterVariance(right, covariance);
        double alpha = 1 - leftVariance / (leftVariance + rightVariance);
        left.forEach(i -> weights[i] *= alpha);
        right.forEach(i -> weights[i] *= 1 - alpha);
        bisect(left, covariance, weights);
        bisect(right, covariance, weights);
    }

    /** The variance of a cluster held at inverse variances. */
    private static double clusterVariance(List<Integer> cluster, CovarianceMatrix covariance) {
        double total = 0;
        double[] inverse = new double[cluster.size()];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = 1 / covariance.at(cluster.get(i), cluster.get(i));
            total += inverse[i];
        }
        double variance = 0;
        for (int i = 0; i < inverse.length; i++) {
            double row = 0;
            for (int j = 0; j < inverse.length; j++) {
                row = Math.fma(covariance.at(cluster.get(i), cluster.get(j)), inverse[j] / total, row);
            }
            variance = Math.fma(inverse[i] / total, row, variance);
        }
        return variance;
    }
}
