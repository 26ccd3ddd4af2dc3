package io.metafolio.engines.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.engines.Oracles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WardLinkageTest {
    @Test
    @DisplayName("merges, heights, sizes and leaves equal SciPy's bit for bit, ties included")
    void equalsScipy() {
        List<JsonNode> cases = Oracles.cases("ward");
        assertThat(cases).hasSizeGreaterThan(60);
        for (JsonNode c : cases) {
            int points = c.get("points").asInt();
            Dendrogram tree = WardLinkage.of(CondensedDistances.of(
                    points,
                    Oracles.distances(
                            c.get("seed").asLong(), points, c.get("levels").asInt())));
            List<Dendrogram.Merge> expected = IntStream.range(0, points - 1)
                    .mapToObj(k -> c.get("z").get(k))
                    .map(z -> new Dendrogram.Merge(
                            z.get(0).asInt(),
                            z.get(1).asInt(),
                            z.get(2).asDouble(),
                            z.get(3).asInt()))
                    .toList();
            assertThat(tree.merges()).as("seed %s", c.get("seed")).isEqualTo(expected);
            assertThat(tree.leaves().stream().mapToDouble(i -> i).toArray())
                    .isEqualTo(Oracles.numbers(c.get("leaves")));
        }
    }

    @Test
    @DisplayName("six points all at distance 1 give the leaves 4 5 3 2 0 1")
    void sixEqualPoints() {
        double[] ones = new double[15];
        Arrays.fill(ones, 1);
        assertThat(WardLinkage.of(CondensedDistances.of(6, ones)).leaves()).containsExactly(4, 5, 3, 2, 0, 1);
    }

    @Test
    @DisplayName("one point is its own tree")
    void onePoint() {
        assertThat(WardLinkage.of(CondensedDistances.of(1)).leaves()).containsExactly(0);
    }
}
