package io.metafolio.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.metafolio.spi.Hierarchy.Merge;
import io.metafolio.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HierarchyTest {
    /** Columns 0 and 2 merge first, then 1 joins them on the left. */
    private static final Hierarchy TREE = new Hierarchy(List.of(new Merge(2, 0, 0.25), new Merge(1, 3, 0.5)));

    @Test
    @DisplayName("the leaves stand in the order of the tree, left before right")
    void leaves() {
        assertThat(TREE.columns()).isEqualTo(3);
        assertThat(TREE.leaves()).containsExactly(1, 2, 0);
        assertThat(new Hierarchy(List.of()).leaves()).containsExactly(0);
    }

    @Test
    @DisplayName("merges that make no tree are refused with the cluster or the height")
    void noTree() {
        assertThatThrownBy(() -> new Hierarchy(List.of(new Merge(0, 0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Merge 0 takes cluster 0");
        assertThatThrownBy(() -> new Hierarchy(List.of(new Merge(1, 2, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes cluster 2. Expected a column below 2");
        assertThatThrownBy(() -> new Hierarchy(List.of(new Merge(0, -1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes cluster -1");
        assertThatThrownBy(() -> new Hierarchy(List.of(new Merge(0, 1, 0.5), new Merge(2, 3, 0.25))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Merge 1 at height 0.25. Expected finite and at least 0.5");
        assertThatThrownBy(() -> new Hierarchy(List.of(new Merge(0, 1, Double.NaN))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    @DisplayName("a tree of other columns than the weights have is refused beside them")
    void otherColumns() {
        EngineResult two = EngineResult.of(Weights.of(List.of("a", "b"), 0.5, 0.5));
        assertThatThrownBy(() -> two.withHierarchy(TREE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A hierarchy of 3 columns beside 2 weights");
    }

    @Test
    @DisplayName("a ledger holds left, right and height of every merge, in this order on every JVM")
    void recorded() {
        assertThat(TREE.recorded().get(0)).containsExactly(entry("left", 2), entry("right", 0), entry("height", 0.25));
    }
}
