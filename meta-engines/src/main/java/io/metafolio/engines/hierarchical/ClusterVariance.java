package io.metafolio.engines.hierarchical;

import io.metafolio.engines.covariance.CovarianceMatrix;
import java.util.List;

/** The variance of a few columns held together. */
final class ClusterVariance {
    private ClusterVariance() {}

    static double of(List<Integer> cluster, double[] weights, CovarianceMatrix covariance) {
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            double row = 0;
            for (int j = 0; j < weights.length; j++) {
                row = Math.fma(covariance.at(cluster.get(i), cluster.get(j)), weights[j], row);
            }
            variance = Math.fma(weights[i], row, variance);
        }
        return variance;
    }
}
