package io.metafolio.io.html;

import io.metafolio.spi.EngineDecision;
import io.metafolio.spi.Hierarchy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tree by which an engine grouped its columns, leaves at the right with the weights that came of it. */
final class HierarchyChart {
    private static final int LEAST_HEIGHT = 150;
    private static final int MOST_TICKS = 6;
    private static final double AIR = 1.04;

    private final EngineDecision decision;
    private final Hierarchy tree;
    private final double[] heights;
    private final double[] distances;
    private final double scale;

    private HierarchyChart(EngineDecision decision, Hierarchy tree) {
        this.decision = decision;
        this.tree = tree;
        this.heights = new double[2 * tree.columns() - 1];
        this.distances = new double[heights.length];
        place();
        double greatest = Arrays.stream(distances).max().orElse(0);
        this.scale = greatest > 0 ? AIR * greatest : 1;
    }

    /** Empty where the engine used no tree. */
    static Optional<Chart> of(EngineDecision decision) {
        return decision.hierarchy().map(tree -> new HierarchyChart(decision, tree).chart());
    }

    private void place() {
        List<Integer> leaves = tree.leaves();
        for (int p = 0; p < leaves.size(); p++) {
            heights[leaves.get(p)] = 1 - (p + 0.5) / leaves.size();
        }
        for (int k = 0; k < tree.merges().size(); k++) {
            Hierarchy.Merge merge = tree.merges().get(k);
            heights[tree.columns() + k] = (heights[merge.left()] + heights[merge.right()]) / 2;
            distances[tree.columns() + k] = merge.height();
        }
    }

    private Chart chart() {
        return new Chart(
                "dendrogram",
                "Dendrogram with weights",
                "The tree by which the engine grouped the sleeves, with their weights",
                "The tree that the published weights came of: the further to the right two groups merge, the more alike"
                        + " they are. Below: the distance at which they merge.",
                LEAST_HEIGHT,
                List.of(),
                ticks(),
                brackets(),
                ends());
    }

    private List<Chart.Tick> ticks() {
        return LinearScale.ticks(0, scale, MOST_TICKS).stream()
                .map(tick -> new Chart.Tick(
                        x(tick.doubleValue()),
                        tick.signum() == 0 ? "0" : tick.stripTrailingZeros().toPlainString()))
                .toList();
    }

    private List<Chart.Shape> brackets() {
        List<Chart.Shape> brackets = new ArrayList<>();
        for (Hierarchy.Merge merge : tree.merges()) {
            double x = x(merge.height());
            brackets.add(Chart.Shape.line(
                    "branch",
                    List.of(
                            new Chart.Point(x(distances[merge.left()]), heights[merge.left()]),
                            new Chart.Point(x, heights[merge.left()]),
                            new Chart.Point(x, heights[merge.right()]),
                            new Chart.Point(x(distances[merge.right()]), heights[merge.right()]))));
        }
        return brackets;
    }

    private List<Chart.End> ends() {
        List<Chart.End> ends = new ArrayList<>();
        for (int j : tree.leaves()) {
            ends.add(new Chart.End(
                    heights[j],
                    decision.weights().labels().get(j),
                    Figures.shortPercent(decision.weights().at(j)),
                    Palette.sleeve(j)));
        }
        return ends;
    }

    private double x(double distance) {
        return 1 - distance / scale;
    }
}
