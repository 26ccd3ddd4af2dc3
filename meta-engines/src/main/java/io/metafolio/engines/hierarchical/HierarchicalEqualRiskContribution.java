package io.metafolio.engines.hierarchical;

import io.metafolio.engines.cluster.Dendrogram;
import io.metafolio.engines.covariance.CovarianceMatrix;
import java.util.ArrayList;
import java.util.List;

/** Shares out along the cut tree: between sides in inverse proportion to the summed risk of their clusters. */
final class HierarchicalEqualRiskContribution {
    private final Dendrogram tree;
    private final int clusters;
    private final CovarianceMatrix covariance;
    private final HercRisk risk;
    private final boolean equalInside;
    private final double[] weights;

    private HierarchicalEqualRiskContribution(
            Dendrogram tree, int clusters, CovarianceMatrix covariance, HercRisk risk, boolean equalInside) {
        this.tree = tree;
        this.clusters = clusters;
        this.covariance = covariance;
        this.risk = risk;
        this.equalInside = equalInside;
        this.weights = new double[covariance.size()];
    }

    static double[] weights(
            Dendrogram tree, int clusters, CovarianceMatrix covariance, HercRisk risk, boolean equalInside) {
        HierarchicalEqualRiskContribution herc =
                new HierarchicalEqualRiskContribution(tree, clusters, covariance, risk, equalInside);
        herc.share(2 * tree.points() - 2, 1);
        return herc.weights;
    }

    private boolean isCluster(int node) {
        return node < 2 * tree.points() - clusters;
    }

    private void share(int node, double amount) {
        if (isCluster(node)) {
            fill(tree.members(node), amount);
            return;
        }
        Dendrogram.Merge merge = tree.merges().get(node - tree.points());
        double left = summedRisk(merge.left());
        double right = summedRisk(merge.right());
        share(merge.left(), amount * (right / (left + right)));
        share(merge.right(), amount * (left / (left + right)));
    }

    private void fill(List<Integer> cluster, double amount) {
        double[] inside = inverseRisks(cluster);
        for (int i = 0; i < inside.length; i++) {
            weights[cluster.get(i)] = amount * (equalInside ? 1.0 / inside.length : inside[i]);
        }
    }

    private double summedRisk(int node) {
        double sum = 0;
        List<Integer> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            int next = open.remove(open.size() - 1);
            if (isCluster(next)) {
                List<Integer> cluster = tree.members(next);
                sum += risk.of(ClusterVariance.of(cluster, inverseRisks(cluster), covariance));
            } else {
                Dendrogram.Merge merge = tree.merges().get(next - tree.points());
                open.add(merge.right());
                open.add(merge.left());
            }
        }
        return sum;
    }

    private double[] inverseRisks(List<Integer> cluster) {
        double[] inverse = cluster.stream()
                .mapToDouble(i -> 1 / risk.of(covariance.at(i, i)))
                .toArray();
        double sum = 0;
        for (double value : inverse) {
            sum += value;
        }
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] /= sum;
        }
        return inverse;
    }
}
