package io.metafolio.io.html;

import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.tournament.WalkForward;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.WeightBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The target weights of every decision of the walk-forward, stacked, the first sleeve on top. */
final class AllocationChart {
    private static final int LEAST_HEIGHT = 270;
    private static final List<Chart.Mark> MARKS = IntStream.rangeClosed(0, 4)
            .mapToObj(quarter -> new Chart.Mark(quarter / 4.0, Figures.bound(quarter / 4.0)))
            .toList();

    private final List<Rebalance> rebalances;
    private final List<String> sleeves;
    private final DateScale axis;
    private final Optional<WeightBounds> guardrails;

    private AllocationChart(SleeveAllocation layer2, Optional<WeightBounds> guardrails) {
        this.rebalances = layer2.rebalances();
        this.sleeves = rebalances.get(0).weights().labels();
        this.axis = new DateScale(WealthChart.base(layer2), WealthChart.last(layer2));
        this.guardrails = guardrails;
    }

    static Chart of(SleeveAllocation layer2, WalkForward walkForward, WeightBounds guardrails) {
        return new AllocationChart(layer2, Optional.of(guardrails))
                .chart(", each on "
                        + (walkForward.expanding()
                                ? "all joined rows before it"
                                : "the " + walkForward.window().train() + " joined rows before it"));
    }

    /** Where nothing says on which rows it was decided, and between which bounds. */
    static Chart of(SleeveAllocation layer2) {
        return new AllocationChart(layer2, Optional.empty()).chart("");
    }

    private Chart chart(String rows) {
        List<Chart.Shape> shapes = new ArrayList<>();
        List<Chart.End> ends = new ArrayList<>();
        Rebalance last = rebalances.get(rebalances.size() - 1);
        for (int j = 0; j < sleeves.size(); j++) {
            shapes.add(Chart.Shape.area("band " + Palette.sleeve(j), band(j)));
            ends.add(new Chart.End(
                    middle(last, j),
                    sleeves.get(j),
                    Figures.shortPercent(last.weights().at(j)),
                    Palette.sleeve(j)));
        }
        guardrails.ifPresent(bounds -> stops(bounds, shapes));
        return new Chart(
                "allocation",
                "Allocation over time",
                "Stacked sleeve weights at each decision",
                Figures.counted(rebalances.size(), "decision") + rows + "; the last on " + last.decidedOn()
                        + ". Targets only: drift between decisions is not drawn."
                        + guardrails.map(AllocationChart::legend).orElse(""),
                LEAST_HEIGHT,
                MARKS,
                axis.ticks(),
                shapes,
                ends);
    }

    private static String legend(WeightBounds bounds) {
        return " A line inside a band: the sleeve stands on its guardrail, dotted on the floor of "
                + Figures.bound(bounds.min()) + ", whole on the cap of " + Figures.bound(bounds.max()) + ".";
    }

    /** A line wherever a sleeve stands on its floor or cap. */
    private void stops(WeightBounds bounds, List<Chart.Shape> shapes) {
        for (int k = 0; k < rebalances.size(); k++) {
            for (int j = 0; j < sleeves.size(); j++) {
                double weight = rebalances.get(k).weights().at(j);
                if (weight == bounds.min() || weight == bounds.max()) {
                    double middle = middle(rebalances.get(k), j);
                    shapes.add(Chart.Shape.line(
                            weight == bounds.min() ? "stop floor" : "stop cap",
                            List.of(new Chart.Point(x(k), middle), new Chart.Point(x(k + 1), middle))));
                }
            }
        }
    }

    /** What is left for the sleeves from this one on, which is the upper edge of its band. */
    private static double top(Rebalance rebalance, int sleeve) {
        double top = 1;
        for (int j = 0; j < sleeve; j++) {
            top -= rebalance.weights().at(j);
        }
        return Math.max(0, top);
    }

    private static double middle(Rebalance rebalance, int sleeve) {
        return (top(rebalance, sleeve) + top(rebalance, sleeve + 1)) / 2;
    }

    private List<Chart.Point> band(int sleeve) {
        List<Chart.Point> band = new ArrayList<>();
        for (int k = 0; k < rebalances.size(); k++) {
            band.add(new Chart.Point(x(k), top(rebalances.get(k), sleeve)));
            band.add(new Chart.Point(x(k + 1), top(rebalances.get(k), sleeve)));
        }
        for (int k = rebalances.size() - 1; k >= 0; k--) {
            band.add(new Chart.Point(x(k + 1), top(rebalances.get(k), sleeve + 1)));
            band.add(new Chart.Point(x(k), top(rebalances.get(k), sleeve + 1)));
        }
        return band;
    }

    private double x(int decision) {
        return decision == rebalances.size()
                ? 1
                : axis.share(rebalances.get(decision).decidedOn());
    }
}
