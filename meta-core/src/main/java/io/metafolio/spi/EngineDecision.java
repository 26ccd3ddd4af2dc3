package io.metafolio.spi;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An engine's answer, inside the bounds and checked.
 *
 * @param engine the family that answered
 * @param raw weights as the philosophy alone would have them, long-only unless the bounds allow shorts
 * @param weights weights inside the bounds, with the sum that they name within {@link Weights#SUM_TOLERANCE}
 * @param binding the bound each stopped weight stands at, {@code min} or {@code max}, by label in column order
 * @param projection how raw weights were brought inside; empty where the engine optimised inside the box
 * @param condition condition number of the covariance used, where one was
 * @param kkt relative residual of the optimality conditions, where something was optimised
 * @param estimates what the engine estimated on the way
 * @param notices what a reader should know
 * @param hierarchy the tree by which a hierarchical engine grouped the columns; empty for other engines
 */
public record EngineDecision(
        String engine,
        Weights raw,
        Weights weights,
        Map<String, String> binding,
        Optional<GuardrailProjection> projection,
        OptionalDouble condition,
        OptionalDouble kkt,
        Map<String, Double> estimates,
        List<String> notices,
        Optional<Hierarchy> hierarchy) {
    /** Copies, keeping order. */
    public EngineDecision {
        binding = ImmutableMap.copyOf(binding);
        estimates = ImmutableSortedMap.copyOf(estimates);
        notices = List.copyOf(notices);
    }

    static EngineDecision of(
            String engine, EngineResult result, EngineRequest request, GuardrailProjection projection, String where) {
        WeightBounds bounds = request.bounds();
        WeightBounds natural = new WeightBounds(Math.min(0, bounds.min()), 1, bounds.net());
        requireLawful(engine, request, result.raw(), natural, where);
        Weights weights = result.bounded().orElseGet(() -> projection.project(result.raw(), bounds, where));
        requireLawful(engine, request, weights, bounds, where);
        ImmutableMap.Builder<String, String> binding = ImmutableMap.builder();
        for (int i = 0; i < weights.size(); i++) {
            if (weights.at(i) == bounds.min() && bounds.min() != 0) {
                binding.put(weights.labels().get(i), "min");
            } else if (weights.at(i) == bounds.max() && bounds.max() < 1) {
                binding.put(weights.labels().get(i), "max");
            }
        }
        return new EngineDecision(
                engine,
                result.raw(),
                weights,
                binding.build(),
                result.bounded().isPresent() ? Optional.empty() : Optional.of(projection),
                result.condition(),
                result.kkt(),
                result.estimates(),
                result.notices(),
                result.hierarchy());
    }

    private static void requireLawful(
            String engine, EngineRequest request, Weights weights, WeightBounds bounds, String where) {
        if (!weights.labels().equals(request.returns().columns())) {
            throw new UnlawfulWeightsException(
                    engine,
                    request.profile(),
                    where,
                    "labels " + weights.labels(),
                    "labels " + request.returns().columns());
        }
        double sum = weights.sum();
        if (!(Math.abs(sum - bounds.net()) <= Weights.SUM_TOLERANCE)) {
            throw new UnlawfulWeightsException(
                    engine,
                    request.profile(),
                    where,
                    "weights that sum to " + sum,
                    "a sum of " + CanonicalJson.number(bounds.net()) + " within 1e-12");
        }
        for (int i = 0; i < weights.size(); i++) {
            if (!bounds.contains(weights.at(i))) {
                throw new UnlawfulWeightsException(
                        engine,
                        request.profile(),
                        where,
                        weights.labels().get(i) + " at " + weights.at(i),
                        "weights within " + bounds.min() + " … " + bounds.max());
            }
        }
    }

    /**
     * The decision as it stands in a ledger.
     *
     * @return weights, raw weights and all that goes with them; numbers that an engine does not give are left out
     */
    public Map<String, Object> recorded() {
        ImmutableSortedMap.Builder<String, Object> recorded = ImmutableSortedMap.<String, Object>naturalOrder()
                .put("weights", weights.asMap())
                .put("raw", raw.asMap())
                .put("binding", binding)
                .put("projection", projection.map(GuardrailProjection::id).orElse("none"))
                .put("estimates", estimates)
                .put("notices", notices);
        condition.ifPresent(number -> recorded.put("condition", number));
        kkt.ifPresent(number -> recorded.put("kkt", number));
        hierarchy.ifPresent(tree -> recorded.put("hierarchy", tree.recorded()));
        return recorded.build();
    }

    /**
     * The hash of the weights decided.
     *
     * @return 64 lower-case hexadecimal digits over raw and final weights
     */
    public String hash() {
        return ContentHash.of("engine-decision").weights(raw).weights(weights).hex();
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        for (String label : weights.labels()) {
            table.append(String.format(
                    Locale.ROOT,
                    "  %-16s %6.2f %%  (raw %6.2f %%) %s\n",
                    label,
                    100 * weights.get(label),
                    100 * raw.get(label),
                    binding.getOrDefault(label, "")));
        }
        return table.toString();
    }
}
