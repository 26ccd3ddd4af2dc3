package io.metafolio.spi;

import io.metafolio.errors.RefusedException;
import io.metafolio.simulation.AccountRow;
import io.metafolio.simulation.Simulation;
import io.metafolio.simulation.SimulationRequest;
import io.metafolio.simulation.WealthStatement;
import java.time.LocalDate;
import java.util.List;

/** The simulators a run may use, by id. Immutable; safe to share between threads. */
public final class Simulators {
    private final Registry<Simulator> registry;

    private Simulators(Registry<Simulator> registry) {
        this.registry = registry;
    }

    /**
     * The simulators on the class path or module path.
     *
     * @return {@code custom} and those that {@link java.util.ServiceLoader} finds beside it
     * @throws IllegalStateException where two of them answer to one id
     */
    public static Simulators installed() {
        return new Simulators(Registry.installed(Simulator.class, "simulator", Simulator::id));
    }

    /**
     * These simulators and one more.
     *
     * @param simulator answers to an id that no other answers to
     * @return the larger registry
     * @throws IllegalStateException where the id is taken
     */
    public Simulators with(Simulator simulator) {
        return new Simulators(registry.with(simulator));
    }

    /**
     * The simulator of an id.
     *
     * @param id from a run configuration
     * @return the simulator
     * @throws io.metafolio.errors.UnknownNameException where none answers to it; the message lists the known ids
     */
    public Simulator simulator(String id) {
        return registry.find(id).orElseThrow();
    }

    /**
     * Asks a simulator and checks its answer: a row a session, one rebalance a decision, books that balance in every
     * window.
     *
     * @param simulator whom to ask
     * @param request decisions, returns, costs
     * @return its answer
     * @throws RefusedException where the simulator refuses, or its rows are not those asked for
     * @throws IllegalStateException where its books do not balance
     */
    public static Simulation simulate(Simulator simulator, SimulationRequest request) {
        Simulation simulation = simulator.simulate(request);
        List<LocalDate> asked = request.returns().dates().subList(request.start(), request.end());
        List<LocalDate> given = simulation.rows().stream().map(AccountRow::date).toList();
        boolean whole = given.equals(asked)
                && simulation.rebalances().size() == request.decisions().size();
        boolean ruined = simulation.ruin().isPresent()
                && !given.isEmpty()
                && given.equals(asked.subList(0, Math.min(given.size(), asked.size())));
        if (!whole && !ruined) {
            throw new RefusedException(
                    given.size() + " rows and " + simulation.rebalances().size() + " rebalances",
                    request.stream() + ", simulator " + simulator.id(),
                    asked.size() + " rows " + asked.get(0) + " … " + asked.get(asked.size() - 1) + " and "
                            + request.decisions().size() + " rebalances",
                    "the simulator of " + simulator.getClass().getName() + " is at fault");
        }
        for (WealthStatement window : simulation.windows()) {
            window.requireBalance(request.stream() + ", simulator " + simulator.id());
        }
        return simulation;
    }
}
