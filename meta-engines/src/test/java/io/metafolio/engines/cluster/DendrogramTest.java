package io.metafolio.engines.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.engines.cluster.Dendrogram.Merge;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DendrogramTest {
    private static final Dendrogram FOUR =
            new Dendrogram(4, List.of(new Merge(0, 2, 0.25, 2), new Merge(1, 3, 0.5, 2), new Merge(4, 5, 1, 4)));

    @Test
    @DisplayName("labels of cuts by count and by height equal SciPy's fcluster")
    void equalsFcluster() {
        List<JsonNode> cases = LinkageOracles.cases("flat_clusters");
        assertThat(cases).hasSize(50);
        for (JsonNode c : cases) {
            int points = c.get("points").asInt();
            Dendrogram tree = Linkage.of(c.get("method").asString()).link(LinkageOracles.distances(c));
            for (JsonNode cut : c.get("counts")) {
                assertThat(LinkageOracles.labels(tree.clusters(cut.get(0).asInt()), points))
                        .as("%s cut by count", c)
                        .isEqualTo(LinkageOracles.integers(cut.get(1)));
            }
            for (JsonNode cut : c.get("heights")) {
                assertThat(LinkageOracles.labels(tree.clustersAt(cut.get(0).asDouble()), points))
                        .as("%s cut by height", c)
                        .isEqualTo(LinkageOracles.integers(cut.get(1)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Linkage.class)
    @DisplayName("sixteen cuts and the cophenetic distances of 355 trees up to 200 points equal SciPy's")
    void equalsScipyOnManyTrees(Linkage linkage) {
        List<JsonNode> groups = LinkageOracles.cases("groups");
        assertThat(groups).hasSize(355);
        for (JsonNode group : groups) {
            Dendrogram tree = linkage.link(LinkageOracles.distances(group));
            MessageDigest digest = LinkageOracles.sha256();
            int n = tree.points();
            for (int count : new int[] {1, 2, 3, 5, Math.max(1, n / 2), Math.max(1, n - 1), n, n + 3}) {
                LinkageOracles.digest(digest, LinkageOracles.labels(tree.clusters(count), n));
            }
            for (double height : cutHeights(tree)) {
                LinkageOracles.digest(digest, LinkageOracles.labels(tree.clustersAt(height), n));
            }
            LinkageOracles.digest(digest, tree.cophenetic().toArray());
            assertThat(LinkageOracles.hex(digest))
                    .as("seed %s, %s points, %s levels", group.get("seed"), group.get("points"), group.get("levels"))
                    .isEqualTo(group.get("cuts").get(linkage.id()).asString());
        }
    }

    private static double[] cutHeights(Dendrogram tree) {
        int last = tree.merges().size() - 1;
        double[] heights = new double[8];
        for (int quarter = 0; quarter < 5; quarter++) {
            heights[1 + quarter] = tree.merges().get(last * quarter / 4).height();
        }
        heights[6] = tree.merges().get(last).height() / 2;
        heights[7] = tree.merges().get(last).height() * 2;
        return heights;
    }

    @Test
    @DisplayName("cuts hold the points of each cluster in ascending order")
    void cuts() {
        assertThat(FOUR.clusters(2)).containsExactly(List.of(0, 2), List.of(1, 3));
        assertThat(FOUR.clusters(3)).containsExactly(List.of(0, 2), List.of(1), List.of(3));
        assertThat(FOUR.clusters(9)).containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
        assertThat(FOUR.clustersAt(0.5)).hasSize(2);
        assertThat(FOUR.clustersAt(Double.POSITIVE_INFINITY)).containsExactly(List.of(0, 1, 2, 3));
    }

    @Test
    @DisplayName("ties give fewer clusters than asked for")
    void ties() {
        Dendrogram equal = Linkage.AVERAGE.link(CondensedDistances.of(3, 1, 1, 1));
        assertThat(equal.clusters(2)).containsExactly(List.of(0, 1, 2));
    }

    @Test
    @DisplayName("one point is one cluster at every cut")
    void onePoint() {
        Dendrogram one = new Dendrogram(1, List.of());
        assertThat(one.clusters(1)).containsExactly(List.of(0));
        assertThat(one.clustersAt(0)).containsExactly(List.of(0));
        assertThat(one.cophenetic().points()).isOne();
        assertThat(one.linkage()).isEmpty();
    }

    @Test
    @DisplayName("cophenetic distances are the heights at which pairs meet")
    void cophenetic() {
        assertThat(FOUR.cophenetic().toArray()).containsExactly(1, 0.25, 1, 1, 0.5, 1);
    }

    @Test
    @DisplayName("linkage rows are left, right, height and size")
    void linkageRows() {
        assertThat(FOUR.linkage()).isDeepEqualTo(new double[][] {{0, 2, 0.25, 2}, {1, 3, 0.5, 2}, {4, 5, 1, 4}});
    }

    @Test
    @DisplayName("without labels the points print as numbers")
    void prints() {
        assertThat(FOUR)
                .hasToString(
                        """
                         height  size  tree
                        1.00000     4  ┐
                        0.25000     2  ├─┐
                                       │ ├─0
                                       │ └─2
                        0.50000     2  └─┐
                                         ├─1
                                         └─3
                        """);
    }

    @Test
    @DisplayName("a large tree prints its top, with the clusters below counted")
    void printsTop() {
        String text = Linkage.WARD.link(LinkageOracles.random(1, 200, 0)).toString();
        assertThat(text.lines()).hasSize(1 + 63 + 64);
        assertThat(text).contains(" points)");
    }

    @Test
    @DisplayName("a chain of 20 000 merges is walked without recursion")
    void deepTree() {
        int n = 20_000;
        Dendrogram chain = new Dendrogram(
                n,
                IntStream.range(0, n - 1)
                        .mapToObj(k -> new Merge(k == 0 ? 0 : n + k - 1, k + 1, k, k + 2))
                        .toList());
        assertThat(chain.leaves()).first().isEqualTo(0);
        assertThat(chain.clusters(n - 1)).hasSize(n - 1);
        assertThat(chain.toString().lines()).hasSize(1 + 63 + 64);
        assertThat(chain.labelled(IntStream.range(0, n)
                                .mapToObj(Integer::toString)
                                .toList())
                        .newick())
                .endsWith(";");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1})
    @DisplayName("a cut at a height that is no distance is refused")
    void badHeight(double height) {
        assertThatThrownBy(() -> FOUR.clustersAt(height))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(height))
                .hasMessageContaining("Expected")
                .hasMessageContaining("Maybe");
    }

    @Test
    @DisplayName("a cut into no cluster is refused")
    void badCount() {
        assertThatThrownBy(() -> FOUR.clusters(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 clusters of 4 points")
                .hasMessageContaining("Maybe");
    }

    @Test
    @DisplayName("merges that do not make one tree are refused")
    void badTrees() {
        assertThatThrownBy(() -> new Dendrogram(3, List.of())).hasMessageContaining("0 merges of 3 points");
        assertThatThrownBy(() -> new Dendrogram(2, List.of(new Merge(0, 0, 1, 2))))
                .hasMessageContaining("Cluster 0");
        assertThatThrownBy(() -> new Dendrogram(2, List.of(new Merge(0, 2, 1, 2))))
                .hasMessageContaining("Cluster 2");
        assertThatThrownBy(() -> new Dendrogram(2, List.of(new Merge(0, 1, Double.NaN, 2))))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Dendrogram(2, List.of(new Merge(0, 1, 1, 3))))
                .hasMessageContaining("Size 3");
        assertThatThrownBy(() -> new Dendrogram(3, List.of(new Merge(0, 1, 1, 2), new Merge(3, 2, 0.5, 3))))
                .hasMessageContaining("Height 0.5 of merge 1")
                .hasMessageContaining("at least 1.0");
    }
}
