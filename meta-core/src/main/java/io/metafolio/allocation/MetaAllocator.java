package io.metafolio.allocation;

import io.metafolio.audit.AuditSink;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.errors.Cancellation;
import io.metafolio.errors.RefusedException;
import io.metafolio.metrics.PortfolioRisk;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.EngineDecision;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RecordedDecisions;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
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
                new RecordedDecisions(engines, settings.projection(), audit::record, "meta_optimize", "n_sleeves");
        List<Weights> walkForward = new ArrayList<>();
        for (int start : starts(join)) {
            Cancellation.requireNone("meta-portfolio, " + join.profile() + ", decision before joined row " + start);
            walkForward.add(decide(join, start, "walk_forward", decisions).weights());
        }
        EngineDecision published = decide(join, join.returns().rows(), "published", decisions);
        return played(join, rates, walkForward, published);
    }

    private List<Integer> starts(CalendarJoin join) {
        return settings.walkForward().starts(join.returns().rows(), "joined rows of " + join.profile());
    }

    /**
     * Plays decisions that were made before: what they earned, traded and cost, how far they drifted and whose the risk was;
     * and beside them what plain rules would have done.
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
        List<ReturnMatrix> trained =
                starts.stream().map(start -> train(join, start)).toList();
        AllocationWalk walk = walk(returns, rates, starts, walkForward);
        List<Rebalance> rebalances = new ArrayList<>();
        List<PortfolioRisk> decided = new ArrayList<>();
        for (int k = 0; k < starts.size(); k++) {
            Weights weights = walkForward.get(k);
            rebalances.add(new Rebalance(
                    returns.dates().get(starts.get(k) - 1),
                    trained.get(k).rows(),
                    weights,
                    request(join, starts.get(k)).hash(),
                    walk.trade(k).turnover(),
                    walk.trade(k).cost()));
            decided.add(PortfolioRisk.of(trained.get(k), weights));
        }
        return new SleeveAllocation(
                join,
                published,
                walk.stream("meta/" + join.profile()),
                rebalances,
                walk.drift(),
                walk.attribution(decided, PortfolioRisk.of(train(join, returns.rows()), published.weights())),
                AllocationStability.of(walkForward, settings.guardrails()),
                Arrays.stream(BaselineRule.values())
                        .map(rule -> baseline(rule, join, rates, starts, trained, walkForward.get(0)))
                        .toList());
    }

    private AllocationWalk walk(ReturnMatrix returns, double[] rates, List<Integer> starts, List<Weights> decisions) {
        int end =
                starts.get(starts.size() - 1) + settings.walkForward().window().test();
        return AllocationWalk.of(returns, rates, starts, end, decisions);
    }

    private Baseline baseline(
            BaselineRule rule,
            CalendarJoin join,
            double[] rates,
            List<Integer> starts,
            List<ReturnMatrix> trained,
            Weights first) {
        List<Weights> decisions = trained.stream()
                .map(train -> rule.weights(train, first, settings.guardrails(), settings.projection()))
                .toList();
        AllocationWalk walk = walk(join.returns(), rates, starts, decisions);
        return new Baseline(
                rule, decisions, walk.stream(rule.id() + "/" + join.profile()), walk.turnover(), walk.costs());
    }

    private EngineDecision decide(CalendarJoin join, int end, String kind, RecordedDecisions decisions) {
        return decisions.decide(request(join, end), kind, "meta-portfolio").decision();
    }

    private EngineRequest request(CalendarJoin join, int end) {
        return new EngineRequest(
                join.profile(), train(join, end), settings.guardrails(), settings.covariance(), settings.regime(), 0);
    }

    private ReturnMatrix train(CalendarJoin join, int end) {
        return join.returns().slice(settings.walkForward().trainStart(end), end);
    }
}
