package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.weights.Rebalance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What trading cost so far: moving capital between the sleeves, and within each sleeve over the same days. */
final class CostChart {
    private static final int LEAST_HEIGHT = 220;

    /** A share of wealth that a decision cost. */
    private record Cost(LocalDate date, double share) {}

    private final LocalDate base;
    private final LocalDate last;
    private final List<Curve> curves = new ArrayList<>();

    private CostChart(SleeveAllocation layer2) {
        this.base = WealthChart.base(layer2);
        this.last = WealthChart.last(layer2);
    }

    static Chart of(MetaRun run, MetaAllocation allocation) {
        return new CostChart(allocation.layer2()).chart(run, allocation);
    }

    private Chart chart(MetaRun run, MetaAllocation allocation) {
        List<String> sleeves = allocation.sleeveWeights().labels();
        for (SleeveRun sleeve : run.sleeves()) {
            List<Cost> costs = costs(sleeve, allocation.profile());
            if (!costs.isEmpty()) {
                add(sleeve.id(), Palette.sleeve(sleeves.indexOf(sleeve.id())), costs);
            }
        }
        add("meta", "meta", costs(allocation.layer2().rebalances()));
        return CurveChart.ofPercentages(curves, LEAST_HEIGHT)
                .chart(
                        "costs",
                        "Costs of trading so far",
                        "Costs of the meta-portfolio and of its sleeves since " + base + ", in per cent of wealth",
                        "Shares of wealth that trading cost, summed over the decisions since " + base
                                + ". Meta: moving capital between sleeves, beside what each sleeve pays inside; a sleeve's"
                                + " window is counted on the day of its decision.");
    }

    private static List<Cost> costs(SleeveRun sleeve, RiskProfile profile) {
        if (sleeve instanceof StrategyRun strategy) {
            return costs(strategy.profile(profile));
        }
        return sleeve instanceof MetaRun meta
                ? costs(meta.allocation(profile).layer2().rebalances())
                : List.of();
    }

    private static List<Cost> costs(ProfileRun run) {
        List<Cost> costs = new ArrayList<>();
        for (int k = 0; k < Math.min(run.windows().size(), run.rebalances().size()); k++) {
            costs.add(new Cost(
                    run.rebalances().get(k).decidedOn(), run.windows().get(k).costShare()));
        }
        return costs;
    }

    private static List<Cost> costs(List<Rebalance> rebalances) {
        return rebalances.stream()
                .map(rebalance -> new Cost(rebalance.decidedOn(), rebalance.cost()))
                .toList();
    }

    private void add(String name, String look, List<Cost> costs) {
        List<LocalDate> dates = new ArrayList<>(List.of(base));
        List<Double> sums = new ArrayList<>(List.of(0.0));
        double sum = 0;
        for (Cost cost : costs) {
            if (!cost.date().isBefore(base) && !cost.date().isAfter(last)) {
                dates.add(cost.date());
                sums.add(sum);
                sum += cost.share();
                dates.add(cost.date());
                sums.add(sum);
            }
        }
        dates.add(last);
        sums.add(sum);
        curves.add(Curve.of(
                name,
                look,
                dates,
                sums.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
