package io.metafolio.simulation;

import com.google.common.collect.ImmutableList;
import io.metafolio.returns.AssetReturns;
import java.util.List;

/**
 * What a simulator is asked: carry out these decisions on these returns.
 *
 * @param stream whose account it is, for messages
 * @param returns T rows by N assets, absent where a price is
 * @param decisions in order of their rows, at least one; the account begins at the first
 * @param sessionsPerYear of the rows' calendar
 * @param settings costs, rates, limits
 */
public record SimulationRequest(
        String stream,
        AssetReturns returns,
        List<Decision> decisions,
        double sessionsPerYear,
        SimulationSettings settings) {
    /**
     * Copies the decisions.
     *
     * @throws IllegalArgumentException unless there is one, none earns rows of another, and the last earns no row beyond T
     */
    public SimulationRequest {
        decisions = ImmutableList.copyOf(decisions);
        int earnedUntil = 0;
        for (Decision decision : decisions) {
            if (decision.row() < earnedUntil) {
                throw rows(decisions, returns);
            }
            earnedUntil = decision.until();
        }
        if (decisions.isEmpty() || earnedUntil > returns.rows()) {
            throw rows(decisions, returns);
        }
    }

    private static IllegalArgumentException rows(List<Decision> decisions, AssetReturns returns) {
        return new IllegalArgumentException("Decisions that earn the rows "
                + decisions.stream()
                        .map(decision -> decision.row() + " … " + (decision.until() - 1))
                        .toList()
                + " of " + returns.rows() + ". Expected at least one decision, none earning a row of another.");
    }

    /**
     * The first row of the account.
     *
     * @return the row of the first decision
     */
    public int start() {
        return decisions.get(0).row();
    }

    /**
     * The row after the last one of the account.
     *
     * @return the row until which the last decision earns
     */
    public int end() {
        return decisions.get(decisions.size() - 1).until();
    }
}
