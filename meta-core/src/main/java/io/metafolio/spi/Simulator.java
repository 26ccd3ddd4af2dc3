package io.metafolio.spi;

import io.metafolio.simulation.Simulation;
import io.metafolio.simulation.SimulationRequest;

/**
 * The door for simulators: what turns decisions into a stream. Implementations are stateless and safe to share between
 * threads; found by {@link java.util.ServiceLoader} or given to the builder.
 */
public interface Simulator {
    /**
     * The {@code simulator} that it answers to in a run configuration.
     *
     * @return for example {@code custom}
     */
    String id();

    /**
     * Carries out decisions. No row may depend on a later return.
     *
     * @param request decisions, returns, costs
     * @return one row a session, whose books balance
     */
    Simulation simulate(SimulationRequest request);
}
