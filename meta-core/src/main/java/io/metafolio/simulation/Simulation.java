package io.metafolio.simulation;

import com.google.common.collect.ImmutableList;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.returns.RuinException;
import io.metafolio.weights.Rebalance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What decisions earned.
 *
 * @param rows one a session, from the first decision's row on; the last is that of ruin where there is ruin
 * @param rebalances the decisions as they were carried out, in order
 * @param closures positions closed because a price was absent
 * @param ruin when wealth was gone; empty where it never was
 */
public record Simulation(
        List<AccountRow> rows, List<Rebalance> rebalances, List<PositionClosure> closures, Optional<Ruin> ruin) {
    /** Copies the lists. */
    public Simulation {
        rows = ImmutableList.copyOf(rows);
        rebalances = ImmutableList.copyOf(rebalances);
        closures = ImmutableList.copyOf(closures);
    }

    /**
     * The returns.
     *
     * @param stream its name
     * @return one return a row
     * @throws RuinException where wealth was gone
     */
    public ReturnSeries series(String stream) {
        ruin.ifPresent(end -> {
            throw new RuinException(stream, end.date(), end.earned());
        });
        return ReturnSeries.of(
                stream,
                rows.stream().map(AccountRow::date).toList(),
                rows.stream().mapToDouble(AccountRow::earned).toArray());
    }

    /**
     * The books of each decision, from its first row to the row before the next.
     *
     * @return one statement a decision that was carried out
     */
    public List<WealthStatement> windows() {
        List<WealthStatement> windows = new ArrayList<>();
        double wealth = 1;
        int from = 0;
        for (int k = 1; k <= rebalances.size(); k++) {
            int to = from + 1;
            while (to < rows.size()
                    && (k == rebalances.size()
                            || !rows.get(to - 1).date().equals(rebalances.get(k).decidedOn()))) {
                to++;
            }
            windows.add(WealthStatement.of(wealth, rows.subList(from, to)));
            wealth = rows.get(to - 1).wealth();
            from = to;
        }
        return windows;
    }

    /**
     * The books of the whole account.
     *
     * @return the statement over all rows
     */
    public WealthStatement statement() {
        return WealthStatement.of(1, rows);
    }
}
