package io.metafolio.engines.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.Oracles;
import io.metafolio.engines.cluster.Dendrogram.Merge;
import io.metafolio.engines.covariance.Covariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class OptimalLeafOrderingTest {
    private static final double ROUNDING = 1e-12;
    private static final int CASES = 340;
    private static final int UNIQUE_AND_FOUND_BY_SCIPY = 93;

    private static Dendrogram tree(JsonNode c) {
        return Linkage.of(c.get("method").asString()).link(LinkageOracles.distances(c));
    }

    @Test
    @DisplayName("lengths equal an independent dynamic programme's, and are never above SciPy's")
    void isShortest() {
        List<JsonNode> cases = LinkageOracles.cases("orderings");
        assertThat(cases).hasSize(CASES);
        for (JsonNode c : cases) {
            CondensedDistances distances = LinkageOracles.distances(c);
            double length = OptimalLeafOrdering.length(OptimalLeafOrdering.of(tree(c), distances), distances);
            assertThat(length).as("%s", c).isCloseTo(c.get("length").asDouble(), within(ROUNDING));
            assertThat(length)
                    .as("%s", c)
                    .isLessThanOrEqualTo(c.get("scipy_length").asDouble() + ROUNDING);
        }
    }

    @Test
    @DisplayName("where SciPy finds the shortest order, ours is the same, its direction and ties included")
    void equalsScipyWhereScipyIsOptimal() {
        int unique = 0;
        for (JsonNode c : LinkageOracles.cases("orderings")) {
            if (c.get("scipy_length").asDouble() <= c.get("length").asDouble() + ROUNDING) {
                assertThat(OptimalLeafOrdering.of(tree(c), LinkageOracles.distances(c))
                                .leaves())
                        .as("%s", c)
                        .isEqualTo(LinkageOracles.integers(c.get("scipy_leaves")));
                unique += c.get("unique").asBoolean() ? 1 : 0;
            }
        }
        assertThat(unique).isEqualTo(UNIQUE_AND_FOUND_BY_SCIPY);
    }

    @Test
    @DisplayName("cluster by cluster, the order is SciPy's in every case")
    void equalsScipyClusterByCluster() {
        for (JsonNode c : LinkageOracles.cases("orderings")) {
            assertThat(OptimalLeafOrdering.clusterByCluster(tree(c), LinkageOracles.distances(c))
                            .leaves())
                    .as("%s", c)
                    .isEqualTo(LinkageOracles.integers(c.get("scipy_leaves")));
        }
    }

    @ParameterizedTest
    @EnumSource(Linkage.class)
    @DisplayName("no other order of up to eight points is shorter: all 2^(N-1) tried")
    void noneIsShorter(Linkage linkage) {
        for (int points = 1; points <= 8; points++) {
            for (int seed = 0; seed < 20; seed++) {
                CondensedDistances distances = LinkageOracles.random(seed, points, seed % 2 * 3);
                Dendrogram tree = linkage.link(distances);
                double least = Double.POSITIVE_INFINITY;
                for (int swaps = 0; swaps < 1 << (points - 1); swaps++) {
                    least = Math.min(least, OptimalLeafOrdering.length(swapped(tree, swaps), distances));
                }
                assertThat(OptimalLeafOrdering.length(OptimalLeafOrdering.of(tree, distances), distances))
                        .as("%s points, seed %s", points, seed)
                        .isCloseTo(least, within(ROUNDING));
            }
        }
    }

    private static Dendrogram swapped(Dendrogram tree, int swaps) {
        List<Merge> merges = new ArrayList<>(tree.merges());
        for (int k = 0; k < merges.size(); k++) {
            if (((swaps >> k) & 1) == 1) {
                Merge merge = merges.get(k);
                merges.set(k, new Merge(merge.right(), merge.left(), merge.height(), merge.size()));
            }
        }
        return new Dendrogram(tree.points(), merges);
    }

    @Test
    @DisplayName("published leaves of skfolio (Ward) and Riskfolio (single): T=64, N=8, seed 20260114")
    void publishedLeaves() {
        CondensedDistances distances =
                CondensedDistances.ofCorrelation(Covariance.correlation(Oracles.returns(20260114, 64, 8)));
        Dendrogram ward = Linkage.WARD.link(distances);
        Dendrogram single = Linkage.SINGLE.link(distances);
        assertThat(OptimalLeafOrdering.of(ward, distances).leaves()).containsExactly(6, 4, 3, 5, 0, 1, 7, 2);
        assertThat(OptimalLeafOrdering.clusterByCluster(ward, distances).leaves())
                .containsExactly(6, 4, 3, 5, 0, 1, 7, 2);
        Dendrogram riskfolio = OptimalLeafOrdering.clusterByCluster(single, distances);
        assertThat(riskfolio.leaves()).containsExactly(6, 4, 5, 0, 1, 7, 2, 3);
        assertThat(OptimalLeafOrdering.length(OptimalLeafOrdering.of(single, distances), distances))
                .isLessThan(OptimalLeafOrdering.length(riskfolio, distances) - 0.1);
    }

    @Test
    @DisplayName("on four points SciPy's order can be twice as long as the shortest")
    void scipyIsNotAlwaysShortest() {
        CondensedDistances distances = CondensedDistances.of(4, 1, 2, 3, 2.1, 9, 9);
        Dendrogram tree = Linkage.SINGLE.link(distances);
        Dendrogram shortest = OptimalLeafOrdering.of(tree, distances);
        Dendrogram scipy = OptimalLeafOrdering.clusterByCluster(tree, distances);
        assertThat(shortest.leaves()).containsExactly(3, 0, 1, 2);
        assertThat(OptimalLeafOrdering.length(shortest, distances)).isEqualTo(6.1);
        assertThat(scipy.leaves()).containsExactly(3, 1, 0, 2);
        assertThat(OptimalLeafOrdering.length(scipy, distances)).isEqualTo(12);
    }

    @Test
    @DisplayName("heights, sizes and clusters stay, children may change sides, the topmost stay on theirs")
    void keepsTheTree() {
        CondensedDistances distances = LinkageOracles.random(3, 60, 0);
        Dendrogram tree = Linkage.AVERAGE.link(distances);
        Dendrogram ordered = OptimalLeafOrdering.of(tree, distances);
        assertThat(ordered.cophenetic().toArray()).isEqualTo(tree.cophenetic().toArray());
        assertThat(ordered.merges().get(58)).isEqualTo(tree.merges().get(58));
        assertThat(ordered.merges()).anyMatch(merge -> merge.left() > merge.right());
    }

    @Test
    @DisplayName("equal distances give SciPy's order 5 3 0 1 2 4")
    void allEqual() {
        double[] ones = new double[15];
        Arrays.fill(ones, 1);
        CondensedDistances distances = CondensedDistances.of(6, ones);
        assertThat(OptimalLeafOrdering.of(Linkage.SINGLE.link(distances), distances)
                        .leaves())
                .containsExactly(5, 3, 0, 1, 2, 4);
    }

    @Test
    @DisplayName("a tree and distances of other points are refused")
    void otherPoints() {
        Dendrogram tree = Linkage.WARD.link(CondensedDistances.of(3, 1, 2, 3));
        assertThatThrownBy(() -> OptimalLeafOrdering.of(tree, CondensedDistances.of(2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 points with distances between 2");
    }
}
