package io.metafolio.tournament;

import io.metafolio.simulation.Simulation;
import io.metafolio.simulation.SimulationRequest;
import io.metafolio.spi.Simulator;

/**
 * The built-in simulator: weights drift, costs come off wealth, what is not invested is cash, holdings carry over from
 * decision to decision, positions without a price are closed at their last one, and ruin ends the account.
 *
 * <p>Trades take place at closes, in this order: the decision; the closing of positions that have no return on the next
 * row, whose target is cash until the next decision; on rows without a decision, the trade back to the target where the
 * rebalancing policy asks for it.
 */
public final class CustomSimulator implements Simulator {
    /** Creates the simulator; it holds no state. */
    public CustomSimulator() {}

    @Override
    public String id() {
        return "custom";
    }

    @Override
    public Simulation simulate(SimulationRequest request) {
        return new AccountWalk(request).walk();
    }
}
