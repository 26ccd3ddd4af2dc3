package io.metafolio.io.html;

import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.tournament.WalkForward;
import io.metafolio.weights.Rebalance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The target weights of every decision of the walk-forward, stacked, the first sleeve on top. */
final class AllocationChart {
    private static final int LEAST_HEIGHT = 270;
    private static final List<PlotFrame.Mark> MARKS = IntStream.rangeClosed(0, 4)
            .mapToObj(quarter -> new PlotFrame.Mark(quarter / 4.0, Figures.bound(quarter / 4.0)))
            .toList();

    private final List<Rebalance> rebalances;
    private final List<String> sleeves;
    private final DateScale axis;

    private AllocationChart(SleeveAllocation layer2) {
        List<LocalDate> earned = layer2.stream().dates();
        this.rebalances = layer2.rebalances();
        this.sleeves = rebalances.get(0).weights().labels();
        this.axis = new DateScale(rebalances.get(0).decidedOn(), earned.get(earned.size() - 1));
    }

    static void draw(Html html, SleeveAllocation layer2, WalkForward walkForward) {
        new AllocationChart(layer2)
                .draw(
                        html,
                        ", each on "
                                + (walkForward.expanding()
                                        ? "all joined rows before it"
                                        : "the " + walkForward.window().train() + " joined rows before it"));
    }

    /** Where nothing says on which rows it was decided. */
    static void draw(Html html, SleeveAllocation layer2) {
        new AllocationChart(layer2).draw(html, "");
    }

    private void draw(Html html, String rows) {
        html.begin("figure").leaf("h3", "Allocation over time");
        PlotFrame frame = PlotFrame.of(html, axis, LEAST_HEIGHT, sleeves.size());
        frame.begin("Stacked sleeve weights at each decision", MARKS);
        List<PlotFrame.End> ends = new ArrayList<>();
        Rebalance last = rebalances.get(rebalances.size() - 1);
        for (int j = 0; j < sleeves.size(); j++) {
            frame.path(band(j), "band " + Palette.sleeve(j));
            double middle = (top(last, j) + top(last, j + 1)) / 2;
            ends.add(new PlotFrame.End(
                    middle, sleeves.get(j), Figures.shortPercent(last.weights().at(j)), Palette.sleeve(j)));
        }
        frame.end(ends);
        html.prose(
                "figcaption",
                Figures.counted(rebalances.size(), "decision") + rows + "; the last on " + last.decidedOn()
                        + ". Targets only: drift between decisions is not drawn.");
        html.end();
    }

    /** What is left for the sleeves from this one on, which is the upper edge of its band. */
    private static double top(Rebalance rebalance, int sleeve) {
        double top = 1;
        for (int j = 0; j < sleeve; j++) {
            top -= rebalance.weights().at(j);
        }
        return Math.max(0, top);
    }

    private String band(int sleeve) {
        StringBuilder shape = new StringBuilder("M" + x(0) + " " + y(0, sleeve));
        for (int k = 0; k < rebalances.size(); k++) {
            shape.append('V').append(y(k, sleeve)).append('H').append(x(k + 1));
        }
        for (int k = rebalances.size() - 1; k >= 0; k--) {
            shape.append('V').append(y(k, sleeve + 1)).append('H').append(x(k));
        }
        return shape.append('Z').toString();
    }

    private long x(int decision) {
        return decision == rebalances.size()
                ? PlotFrame.WIDTH_UNITS
                : PlotFrame.x(axis.share(rebalances.get(decision).decidedOn()));
    }

    private long y(int decision, int sleeve) {
        return PlotFrame.y(top(rebalances.get(decision), sleeve));
    }
}
