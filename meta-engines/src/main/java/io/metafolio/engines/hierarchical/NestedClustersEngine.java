package io.metafolio.engines.hierarchical;

import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.Dendrogram;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.covariance.ReturnMoments;
import io.metafolio.engines.quadratic.BoxQuadraticProgram;
import io.metafolio.engines.quadratic.QuadraticSolution;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Nested clustered optimization (López de Prado, "A robust estimator of the efficient frontier", 2019): long-only minimum
 * variance inside each cluster, then between the clusters so held, both on one covariance Σ, in a named convention, by
 * default {@link ClusterConvention#HOUSE}.
 *
 * <p>The paper finds clusters by k-means; here the tree of correlations is cut, as skfolio and Riskfolio-Lib do. Where clusters can be held without
 * risk, they share equally. Bounds
 * are left to the guardrail projection; the KKT residual is the greatest of all the programmes. Refuses constant columns
 * by name. Immutable; safe to share between threads.
 */
public final class NestedClustersEngine implements RiskEngine {
    /** A cluster held without risk has, by rounding, a variance below this multiple of the mean variance. */
    private static final double RISKLESS = 1e-12;

    private final ClusterConvention convention;

    /** The engine in the house convention. */
    public NestedClustersEngine() {
        this(ClusterConvention.HOUSE);
    }

    private NestedClustersEngine(ClusterConvention convention) {
        this.convention = convention;
    }

    /**
     * The engine in a convention. Under {@link ClusterConvention#SKFOLIO} its clusters are skfolio's; its weights are
     * those of skfolio with {@code cv="ignore"}, not those of its default, which fits the outer weights out of sample on
     * five folds.
     *
     * @param convention for example {@link ClusterConvention#RISKFOLIO}
     * @return the engine, to be given to {@code RiskEngines.replacing} or to the builder
     */
    public static NestedClustersEngine of(ClusterConvention convention) {
        return new NestedClustersEngine(convention);
    }

    @Override
    public String name() {
        return RiskEngines.BUILT_IN;
    }

    @Override
    public List<RiskProfile> profiles() {
        return List.of(RiskProfile.NCO);
    }

    @Override
    public String description() {
        return "nested clustered optimization: minimum variance inside and between clusters (López de Prado 2019)";
    }

    @Override
    public Map<String, String> conventions() {
        return convention.asConventions("nco");
    }

    @Override
    public EngineResult allocate(EngineRequest request) {
        ReturnMoments moments =
                ReturnMoments.of(request.returns(), convention.covariance().orElse(request.covariance()));
        CovarianceMatrix covariance = moments.covariance();
        CondensedDistances distances = CondensedDistances.of(moments.correlations());
        Dendrogram tree = convention.linkage().link(distances);
        List<List<Integer>> clusters = tree.cut(convention.clusters().of(tree, distances));
        double[][] h = covariance.scaled(request.regularization());
        List<QuadraticSolution> inner = new ArrayList<>();
        double[][] held = new double[clusters.size()][h.length];
        for (int c = 0; c < clusters.size(); c++) {
            QuadraticSolution solution =
                    BoxQuadraticProgram.minimumVariance(block(h, clusters.get(c)), WeightBounds.LONG_ONLY);
            inner.add(solution);
            for (int i = 0; i < clusters.get(c).size(); i++) {
                held[c][clusters.get(c).get(i)] = solution.weights()[i];
            }
        }
        double[][] between = projected(h, held);
        boolean isSingular = liftRiskless(between);
        QuadraticSolution outer = BoxQuadraticProgram.minimumVariance(between, WeightBounds.LONG_ONLY);
        double[] weights = new double[h.length];
        double residual = outer.kktResidual();
        isSingular |= outer.isSingular();
        for (int c = 0; c < held.length; c++) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = Math.fma(outer.weights()[c], held[c][i], weights[i]);
            }
            residual = Math.max(residual, inner.get(c).kktResidual());
            isSingular |= inner.get(c).isSingular();
        }
        return new EngineResult(
                Weights.of(request.returns().columns(), weights),
                Optional.empty(),
                covariance.condition(),
                OptionalDouble.of(residual),
                covariance.estimates(),
                isSingular ? List.of(QuadraticSolution.ONE_OF_SEVERAL) : List.of(),
                Optional.of(tree.hierarchy()));
    }

    /** Lifts all variances alike where a cluster has none beyond rounding; true where one did. */
    private static boolean liftRiskless(double[][] between) {
        boolean isRiskless = false;
        for (int c = 0; c < between.length; c++) {
            isRiskless |= between[c][c] < RISKLESS;
        }
        for (int c = 0; isRiskless && c < between.length; c++) {
            between[c][c] += RISKLESS;
        }
        return isRiskless;
    }

    private static double[][] block(double[][] h, List<Integer> cluster) {
        double[][] block = new double[cluster.size()][cluster.size()];
        for (int i = 0; i < block.length; i++) {
            for (int j = 0; j < block.length; j++) {
                block[i][j] = h[cluster.get(i)][cluster.get(j)];
            }
        }
        return block;
    }

    /** The covariance of the clusters as they are held. */
    private static double[][] projected(double[][] h, double[][] held) {
        double[][] images = new double[held.length][h.length];
        for (int c = 0; c < held.length; c++) {
            for (int i = 0; i < h.length; i++) {
                for (int j = 0; j < h.length; j++) {
                    images[c][i] = Math.fma(h[i][j], held[c][j], images[c][i]);
                }
            }
        }
        double[][] projected = new double[held.length][held.length];
        for (int a = 0; a < held.length; a++) {
            for (int b = 0; b <= a; b++) {
                for (int i = 0; i < h.length; i++) {
                    projected[a][b] = Math.fma(held[b][i], images[a][i], projected[a][b]);
                }
                projected[b][a] = projected[a][b];
            }
        }
        return projected;
    }
}
