package io.metafolio.io.html;

import io.metafolio.MetaRun;
import io.metafolio.allocation.SleeveAttribution;
import io.metafolio.allocation.SleeveShare;
import io.metafolio.spi.EngineDecision;
import io.metafolio.weights.AssetWeight;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.WeightBounds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Bars that lie one below the other: what a page shows as a table with numbers beside, as a figure of its own. */
final class BarChart {
    private static final int LINE = 30;
    static final int MOST_TICKS = 6;
    private static final int MOST_ASSETS = 15;
    private static final double AIR = 1.06;
    static final double HALF = 0.3;

    private final List<Chart.Shape> shapes = new ArrayList<>();
    private final List<Chart.End> ends = new ArrayList<>();
    private final int lines;
    private final double low;
    private final double high;

    BarChart(int lines, double low, double high) {
        this.lines = lines;
        this.low = Math.min(0, low);
        this.high = Math.max(0.01, AIR * high);
    }

    static Chart weights(EngineDecision decision, WeightBounds guardrails) {
        double greatest = Math.max(
                guardrails.max(),
                Math.max(decision.raw().max(), decision.weights().max()));
        BarChart bars = new BarChart(decision.weights().size(), 0, greatest);
        for (int j = 0; j < decision.weights().size(); j++) {
            double weight = decision.weights().at(j);
            bars.bar(j, -HALF, HALF, 0, weight, "fill " + Palette.sleeve(j));
            bars.upright(j, decision.raw().at(j), "raw");
            bars.end(j, decision.weights().labels().get(j), Figures.percent(weight), Palette.sleeve(j));
        }
        bars.across(guardrails.min());
        bars.across(guardrails.max());
        return bars.chart(
                "weights",
                "Sleeve weights",
                "Published weight of each sleeve beside its raw weight and the guardrails",
                "Bar: published weight. Upright: raw weight, as the philosophy alone would have it. Dashed: guardrails "
                        + Figures.bound(guardrails.min()) + " and " + Figures.bound(guardrails.max()) + ".",
                List.of(BigDecimal.ZERO, BigDecimal.valueOf(guardrails.min()), BigDecimal.valueOf(guardrails.max())));
    }

    static Chart risk(SleeveAttribution attribution) {
        List<SleeveShare> sleeves = attribution.sleeves();
        double[] all = sleeves.stream()
                .flatMap(share -> shares(share).stream())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        double least = 0;
        double greatest = 0;
        for (double share : all) {
            least = Math.min(least, share);
            greatest = Math.max(greatest, share);
        }
        BarChart bars = new BarChart(sleeves.size(), AIR * least, greatest);
        List<String> looks = List.of("capital ", "expected ", "realised ");
        for (int j = 0; j < sleeves.size(); j++) {
            List<OptionalDouble> shares = shares(sleeves.get(j));
            for (int k = 0; k < looks.size(); k++) {
                if (shares.get(k).isPresent()) {
                    double from = HALF - 0.2 * (k + 1);
                    bars.bar(
                            j,
                            from + 0.02,
                            from + 0.18,
                            0,
                            shares.get(k).getAsDouble(),
                            looks.get(k) + Palette.sleeve(j));
                }
            }
            String realised = Figures.percent(sleeves.get(j).realised());
            bars.end(j, sleeves.get(j).sleeve(), realised, Palette.sleeve(j));
        }
        bars.zero();
        return bars.chart(
                "risk",
                "Capital and risk",
                "Mean capital, expected risk and realised risk of each sleeve",
                "Bars from above: mean capital, risk expected, risk realised, as shares of the whole; the number is the risk"
                        + " realised.",
                bars.ticks());
    }

    private static List<OptionalDouble> shares(SleeveShare share) {
        return List.of(OptionalDouble.of(share.capital()), share.exAnte(), share.realised());
    }

    /** The greatest assets, each bar made of what the sleeves contribute. */
    static Chart assets(MetaRun run, AssetWeights weights) {
        List<AssetWeight> shown = weights.assets()
                .subList(0, Math.min(MOST_ASSETS, weights.assets().size()));
        double greatest = shown.stream().mapToDouble(AssetWeight::weight).max().orElse(0);
        BarChart bars = new BarChart(Math.max(1, shown.size()), 0, greatest);
        List<String> sleeves = run.sleeves().stream().map(sleeve -> sleeve.id()).toList();
        for (int i = 0; i < shown.size(); i++) {
            double from = 0;
            for (Map.Entry<String, Double> part : shown.get(i).contributors().entrySet()) {
                double size = Math.abs(part.getValue());
                bars.bar(
                        i,
                        -HALF,
                        HALF,
                        from,
                        from + size,
                        "fill " + Palette.sleeve(AssetTable.sleeve(part.getKey(), sleeves)));
                from += size;
            }
            bars.end(i, shown.get(i).symbol(), Figures.percent(shown.get(i).weight()), "meta");
        }
        return bars.chart(
                "assets",
                "Greatest assets, looked through",
                "Weight of each of the greatest assets, by sleeve",
                Figures.counted(shown.size(), "asset") + " of "
                        + weights.assets().size()
                        + ". Published sleeve weight times the sleeve's weight of the asset; colours are those of the"
                        + " sleeves: " + String.join(", ", sleeves) + ".",
                bars.ticks());
    }

    List<BigDecimal> ticks() {
        return LinearScale.ticks(low, high, MOST_TICKS);
    }

    void bar(int line, double below, double above, double from, double to, String look) {
        shapes.add(Chart.Shape.box(look, x(Math.min(from, to)), x(Math.max(from, to)), y(line, below), y(line, above)));
    }

    void upright(int line, double value, String look) {
        shapes.add(Chart.Shape.upright(look, x(value), y(line, -HALF - 0.1), y(line, HALF + 0.1)));
    }

    /** The line that bars to both sides begin at. */
    void zero() {
        shapes.add(Chart.Shape.upright("zero", x(0), 0, 1));
    }

    private void across(double value) {
        shapes.add(Chart.Shape.upright("guardrail", x(value), 0, 1));
    }

    void end(int line, String name, String value, String look) {
        ends.add(new Chart.End(y(line, 0), name, value, look));
    }

    private double x(double value) {
        return (value - low) / (high - low);
    }

    /** A height within a line, by parts of a line from its middle. */
    private double y(int line, double part) {
        return 1 - (line + 0.5 - part) / lines;
    }

    Chart chart(String name, String title, String description, String caption, List<BigDecimal> ticks) {
        return new Chart(
                name,
                title,
                description,
                caption,
                LINE * lines,
                List.of(),
                ticks.stream()
                        .map(tick -> new Chart.Tick(x(tick.doubleValue()), Figures.bound(tick.doubleValue())))
                        .toList(),
                shapes,
                ends);
    }
}
