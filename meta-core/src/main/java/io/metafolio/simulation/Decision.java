package io.metafolio.simulation;

import io.metafolio.weights.Weights;
import java.util.Optional;

/**
 * A decision to be carried out at a close.
 *
 * @param row the first row that it earns; it is traded at the close before
 * @param until the row after the last one it earns; everything is closed into cash there, unless the next decision is made
 * @param trainRows rows it was made on
 * @param target signed fractions of wealth by symbol; what is not targeted is cash
 * @param inputs hash of everything it was made from, as in the ledger
 * @param depth what market impact needs; empty where no impact is charged
 */
public record Decision(int row, int until, int trainRows, Weights target, String inputs, Optional<MarketDepth> depth) {
    /**
     * Checks the rows.
     *
     * @throws IllegalArgumentException unless {@code 0 <= row < until}
     */
    public Decision {
        if (row < 0 || until <= row) {
            throw new IllegalArgumentException("A decision that earns the rows " + row + " … " + (until - 1)
                    + ". Expected at least one row, from 0 on.");
        }
    }
}
