package io.metafolio.spi;

import io.metafolio.profile.RiskProfile;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A family of code that turns returns into weights under some risk profiles. Found through {@link
 * java.util.ServiceLoader}, or given to a run by its caller.
 *
 * <p>Engines hold no state and are called by several threads at once. The same request yields the same bits. What an
 * engine must hold is tested by {@code RiskEngineContract} of the test kit.
 */
public interface RiskEngine {
    /**
     * The family's name, written to the ledger.
     *
     * @return for example {@code custom}, the built-in family
     */
    String name();

    /**
     * The risk profiles it can solve.
     *
     * @return at least one, in a fixed order
     */
    List<RiskProfile> profiles();

    /**
     * What the engine does, for lists of what can be chosen.
     *
     * @return one line that names the method and its source; empty where the author said nothing
     */
    default String description() {
        return "";
    }

    /**
     * The conventions that decide its numbers beside the request, by name. They are written to every manifest.
     *
     * @return for example {@code hrp_convention} with {@code house}; empty where there is nothing to choose
     */
    default Map<String, String> conventions() {
        return Map.of();
    }

    /**
     * Whether the engine can answer with weights of a sum, the {@linkplain io.metafolio.weights.WeightBounds#net() net}
     * exposure that a request's bounds name.
     *
     * @param net within −1 … 1
     * @return true for 1 alone, unless an engine says otherwise
     */
    default boolean allocatesNet(double net) {
        return net == 1;
    }

    /**
     * Turns returns into weights.
     *
     * @param request a profile of {@link #profiles()}, returns and what else decides
     * @return weights labelled by the columns of the request, in their order
     */
    EngineResult allocate(EngineRequest request);

    /**
     * An engine of one function.
     *
     * @param name the family's name
     * @param profile the one profile it solves
     * @param weights long-only weights that sum to one, labelled by the columns of the request; pure and thread-safe. A
     *     run calls it from threads of its own, so a lambda must not be run inside the static initialiser of its class,
     *     which those threads would wait for
     * @return the engine; bounds are left to the guardrail projection
     */
    static RiskEngine of(String name, RiskProfile profile, Function<EngineRequest, Weights> weights) {
        return new FunctionEngine(name, List.of(profile), weights);
    }
}
