package io.metafolio.engines.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.UnknownNameException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class LinkageTest {
    @ParameterizedTest
    @EnumSource(Linkage.class)
    @DisplayName("trees and leaves of 2 485 random matrices equal SciPy's bit for bit, ties included")
    void equalsScipy(Linkage linkage) {
        int matrices = 0;
        for (JsonNode group : LinkageOracles.cases("groups")) {
            MessageDigest digest = LinkageOracles.sha256();
            for (int i = 0; i < group.get("count").asInt(); i++) {
                digest(
                        digest,
                        linkage.link(LinkageOracles.random(
                                group.get("seed").asLong() + i,
                                group.get("points").asInt(),
                                group.get("levels").asInt())));
                matrices++;
            }
            assertThat(LinkageOracles.hex(digest))
                    .as("seed %s, %s points, %s levels", group.get("seed"), group.get("points"), group.get("levels"))
                    .isEqualTo(group.get("trees").get(linkage.id()).asString());
        }
        assertThat(matrices).isEqualTo(2485);
    }

    @ParameterizedTest
    @EnumSource(Linkage.class)
    @DisplayName("trees of correlation distances equal SciPy's bit for bit, equal columns included")
    void equalsScipyOnReturns(Linkage linkage) {
        List<JsonNode> cases = LinkageOracles.cases("correlations");
        assertThat(cases).hasSize(30);
        for (JsonNode c : cases) {
            MessageDigest digest = LinkageOracles.sha256();
            digest(digest, linkage.link(LinkageOracles.distances(c)));
            assertThat(LinkageOracles.hex(digest))
                    .as("seed %s, %s columns of which %s distinct", c.get("seed"), c.get("columns"), c.get("distinct"))
                    .isEqualTo(c.get("trees").get(linkage.id()).asString());
        }
    }

    private static void digest(MessageDigest digest, Dendrogram tree) {
        for (double[] row : tree.linkage()) {
            LinkageOracles.digest(digest, row);
        }
        LinkageOracles.digest(digest, tree.leaves());
    }

    @Test
    @DisplayName("pointers and Prim's tree find the same merges; where heights are tied the pointers say so")
    void pointersLikePrim() {
        int tied = 0;
        for (int seed = 0; seed < 400; seed++) {
            CondensedDistances distances = LinkageOracles.random(seed, 2 + seed % 90, seed % 2 == 0 ? 0 : 1000);
            Optional<Dendrogram> pointers = LinkagePointers.link(distances);
            Dendrogram prim = MinimumSpanningTree.link(distances);
            long heights = prim.merges().stream()
                    .map(Dendrogram.Merge::height)
                    .distinct()
                    .count();
            assertThat(pointers.isPresent()).isEqualTo(heights == prim.merges().size());
            pointers.ifPresent(tree -> assertThat(tree.merges()).isEqualTo(prim.merges()));
            tied += pointers.isEmpty() ? 1 : 0;
        }
        assertThat(tied).isBetween(20, 200);
    }

    @ParameterizedTest
    @EnumSource(Linkage.class)
    @DisplayName("six points all at distance 1 give the leaves 5 4 3 2 0 1, by Ward 4 5 3 2 0 1")
    void sixEqualPoints(Linkage linkage) {
        double[] ones = new double[15];
        Arrays.fill(ones, 1);
        List<Integer> leaves = linkage.link(CondensedDistances.of(6, ones)).leaves();
        assertThat(leaves).isEqualTo(linkage == Linkage.WARD ? List.of(4, 5, 3, 2, 0, 1) : List.of(5, 4, 3, 2, 0, 1));
    }

    @ParameterizedTest
    @EnumSource(Linkage.class)
    @DisplayName("one point is its own tree, two points merge at their distance")
    void fewPoints(Linkage linkage) {
        assertThat(linkage.link(CondensedDistances.of(1)).leaves()).containsExactly(0);
        assertThat(linkage.link(CondensedDistances.of(2, 0.25)).merges())
                .containsExactly(new Dendrogram.Merge(0, 1, 0.25, 2));
    }

    @ParameterizedTest
    @EnumSource(Linkage.class)
    @DisplayName("a name leads to its linkage and back, with one line of description")
    void names(Linkage linkage) {
        assertThat(Linkage.of(linkage.id())).isSameAs(linkage);
        assertThat(linkage.description()).isNotBlank().doesNotContain("\n");
    }

    @Test
    @DisplayName("an unknown name is refused with the known ones")
    void unknownName() {
        assertThatThrownBy(() -> Linkage.of("centroid"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("\"centroid\"")
                .hasMessageContaining("single, complete, average, weighted, ward");
    }

    @Test
    @DisplayName("distances whose squares overflow are refused by Ward and linked by single linkage")
    void overflow() {
        CondensedDistances huge = CondensedDistances.of(3, 1e200, 2e200, 3e200);
        assertThatThrownBy(() -> Linkage.WARD.link(huge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overflows")
                .hasMessageContaining("Maybe divide");
        assertThat(Linkage.SINGLE.link(huge).merges().get(1).height()).isEqualTo(2e200);
    }
}
