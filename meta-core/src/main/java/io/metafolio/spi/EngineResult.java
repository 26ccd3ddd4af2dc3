package io.metafolio.spi;

import com.google.common.collect.ImmutableSortedMap;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an engine answers.
 *
 * @param raw long-only weights as the philosophy alone would have them, without the box
 * @param bounded weights optimised inside the box, where the engine optimises; empty where the guardrail projection is
 *     to bring {@code raw} inside
 * @param condition condition number of the covariance used, where one was
 * @param kkt relative residual of the optimality conditions, where something was optimised
 * @param estimates what the engine estimated on the way, by name, for example {@code shrinkage}
 * @param notices what a reader should know
 * @param hierarchy the tree by which a hierarchical engine grouped all columns; empty for other engines
 */
public record EngineResult(
        Weights raw,
        Optional<Weights> bounded,
        OptionalDouble condition,
        OptionalDouble kkt,
        Map<String, Double> estimates,
        List<String> notices,
        Optional<Hierarchy> hierarchy) {
    /**
     * Sorts and copies.
     *
     * @throws IllegalArgumentException where the hierarchy is one of more or fewer columns than there are weights
     */
    public EngineResult {
        estimates = ImmutableSortedMap.copyOf(estimates);
        notices = List.copyOf(notices);
        int columns = hierarchy.map(Hierarchy::columns).orElse(raw.size());
        if (columns != raw.size()) {
            throw new IllegalArgumentException("A hierarchy of " + columns + " columns beside " + raw.size()
                    + " weights. Expected a tree of all columns. Maybe leave out the tree of a part of them.");
        }
    }

    /**
     * An answer of nothing but weights.
     *
     * @param raw long-only weights
     * @return the answer
     */
    public static EngineResult of(Weights raw) {
        return new EngineResult(
                raw,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    /**
     * An answer that leaves the bounds to the guardrail projection.
     *
     * @param raw long-only weights
     * @param condition condition number of the covariance used
     * @param estimates what was estimated on the way
     * @return the answer
     */
    public static EngineResult of(Weights raw, OptionalDouble condition, Map<String, Double> estimates) {
        return new EngineResult(
                raw, Optional.empty(), condition, OptionalDouble.empty(), estimates, List.of(), Optional.empty());
    }

    /**
     * The same answer with the tree that explains it.
     *
     * @param tree of all columns
     * @return the changed answer
     * @throws IllegalArgumentException where the tree is one of more or fewer columns than there are weights
     */
    public EngineResult withHierarchy(Hierarchy tree) {
        return new EngineResult(raw, bounded, condition, kkt, estimates, notices, Optional.of(tree));
    }
}
