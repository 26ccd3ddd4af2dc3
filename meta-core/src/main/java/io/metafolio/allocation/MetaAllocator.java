package io.metafolio.allocation;

import io.metafolio.audit.AuditSink;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.spi.EngineDecision;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RecordedDecisions;
import io.metafolio.spi.RiskEngines;
import io.metafolio.tournament.PortfolioAccount;
import io.metafolio.weights.Rebalance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Layer 2: combines the sleeves' streams of one risk profile with the engine of that profile, inside the guardrails.
 *
 * <p>Each decision sees joined rows strictly before those it earns on. Immutable; safe to share between threads.
 */
public final class MetaAllocator {
    private final AllocationSettings settings;
    private final RiskEngines engines;

    /**
     * An allocator.
     *
     * @param settings windows, guardrails, estimator
     * @param engines what solves the profiles
     */
    public MetaAllocator(AllocationSettings settings, RiskEngines engines) {
        this.settings = settings;
        this.engines = engines;
    }

    /**
     * Walks forward over the joined rows and makes the next decision on all of them.
     *
     * @param join the sleeves' streams of one profile
     * @param rates what moving one unit of capital in or out of each sleeve costs, in column order
     * @param audit hears the intent and outcome of every decision
     * @return decisions and out-of-sample stream
     * @throws RefusedException where an engine refuses or the rows hold no window
     */
    public SleeveAllocation allocate(CalendarJoin join, double[] rates, AuditSink audit) {
        ReturnMatrix returns = join.returns();
        RecordedDecisions decisions =
                new RecordedDecisions(engines, settings.projection(), audit, "meta_optimize", "n_sleeves");
        PortfolioAccount account = new PortfolioAccount(rates);
        List<Rebalance> rebalances = new ArrayList<>();
        List<LocalDate> dates = new ArrayList<>();
        List<Double> earned = new ArrayList<>();
        double least = 1;
        double greatest = 0;
        for (int start : settings.window().starts(returns.rows(), "joined rows of " + join.profile())) {
            EngineDecision decision = decide(join, start, "walk_forward", decisions);
            PortfolioAccount.Trade trade = account.rebalance(decision.weights().toArray());
            rebalances.add(new Rebalance(
                    returns.dates().get(start - 1), start, decision.weights(), trade.turnover(), trade.cost()));
            for (int t = start; t < start + settings.window().test(); t++) {
                dates.add(returns.dates().get(t));
                earned.add(account.earn(row(returns, t)));
                for (int j = 0; j < rates.length; j++) {
                    least = Math.min(least, account.held(j));
                    greatest = Math.max(greatest, account.held(j));
                }
            }
        }
        ReturnSeries stream = ReturnSeries.of(
                "meta/" + join.profile(),
                dates,
                earned.stream().mapToDouble(Double::doubleValue).toArray());
        return new SleeveAllocation(
                join,
                decide(join, returns.rows(), "published", decisions),
                stream,
                rebalances,
                new SleeveAllocation.Drift(least, greatest));
    }

    private static double[] row(ReturnMatrix returns, int t) {
        double[] row = new double[returns.columnCount()];
        for (int j = 0; j < row.length; j++) {
            row[j] = returns.at(t, j);
        }
        return row;
    }

    private EngineDecision decide(CalendarJoin join, int end, String kind, RecordedDecisions decisions) {
        EngineRequest request = new EngineRequest(
                join.profile(),
                join.returns().slice(0, end),
                settings.guardrails(),
                settings.covariance(),
                settings.regime(),
                0);
        return decisions.decide(request, kind, "meta-portfolio");
    }
}
