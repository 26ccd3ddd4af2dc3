package io.metafolio.allocation;

import io.metafolio.audit.AuditSink;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.errors.Cancellation;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.simulation.PortfolioAccount;
import io.metafolio.spi.EngineDecision;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RecordedDecisions;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Layer 2: combines the sleeves' streams of one risk profile with the engine of that profile, inside the guardrails.
 *
 * <p>Each decision sees joined rows strictly before those it earns on, and is held until the next. Immutable; safe to share between threads.
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
     * @throws java.util.concurrent.CancellationException where the thread was interrupted before all was decided
     */
    public SleeveAllocation allocate(CalendarJoin join, double[] rates, AuditSink audit) {
        RecordedDecisions decisions =
                new RecordedDecisions(engines, settings.projection(), audit, "meta_optimize", "n_sleeves");
        List<Weights> walkForward = new ArrayList<>();
        for (int start : starts(join)) {
            Cancellation.requireNone("meta-portfolio, " + join.profile() + ", decision before joined row " + start);
            walkForward.add(decide(join, start, "walk_forward", decisions).weights());
        }
        EngineDecision published = decide(join, join.returns().rows(), "published", decisions);
        return played(join, rates, walkForward, published);
    }

    private List<Integer> starts(CalendarJoin join) {
        return settings.window().starts(join.returns().rows(), "joined rows of " + join.profile());
    }

    /**
     * Plays decisions that were made before: what they earned, traded and cost, and how far they drifted.
     *
     * @param join the streams they were made on
     * @param rates what moving capital in and out of each sleeve costs, in sleeve order
     * @param walkForward the weights of every decision of the walk-forward, in order
     * @param published the decision on all rows
     * @return Layer 2, as {@link #allocate} gives it
     * @throws IllegalArgumentException where there are more or fewer decisions than the windows need
     */
    public SleeveAllocation played(
            CalendarJoin join, double[] rates, List<Weights> walkForward, EngineDecision published) {
        List<Integer> starts = starts(join);
        if (walkForward.size() != starts.size()) {
            throw new IllegalArgumentException(walkForward.size() + " decisions of " + join.profile() + ". Expected "
                    + starts.size() + ", one a test window. Maybe they were made on other windows.");
        }
        ReturnMatrix returns = join.returns();
        PortfolioAccount account = new PortfolioAccount(rates);
        List<Rebalance> rebalances = new ArrayList<>();
        List<LocalDate> dates = new ArrayList<>();
        List<Double> earned = new ArrayList<>();
        double least = 1;
        double greatest = 0;
        for (int k = 0; k < starts.size(); k++) {
            int start = starts.get(k);
            PortfolioAccount.Trade trade = account.rebalance(walkForward.get(k).toArray());
            rebalances.add(new Rebalance(
                    returns.dates().get(start - 1),
                    start,
                    walkForward.get(k),
                    request(join, start).hash(),
                    trade.turnover(),
                    trade.cost()));
            int end = k + 1 < starts.size()
                    ? starts.get(k + 1)
                    : start + settings.window().test();
            for (int t = start; t < end; t++) {
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
        return new SleeveAllocation(join, published, stream, rebalances, new SleeveAllocation.Drift(least, greatest));
    }

    private static double[] row(ReturnMatrix returns, int t) {
        double[] row = new double[returns.columnCount()];
        for (int j = 0; j < row.length; j++) {
            row[j] = returns.at(t, j);
        }
        return row;
    }

    private EngineDecision decide(CalendarJoin join, int end, String kind, RecordedDecisions decisions) {
        return decisions.decide(request(join, end), kind, "meta-portfolio");
    }

    private EngineRequest request(CalendarJoin join, int end) {
        return new EngineRequest(
                join.profile(),
                join.returns().slice(0, end),
                settings.guardrails(),
                settings.covariance(),
                settings.regime(),
                0);
    }
}
