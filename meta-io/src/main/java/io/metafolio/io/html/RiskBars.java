package io.metafolio.io.html;

import io.metafolio.allocation.SleeveAttribution;
import io.metafolio.allocation.SleeveShare;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What each sleeve had of the capital, of the risk before the event and after it, and of the profit. */
final class RiskBars {
    private static final int BAR = 9;

    private final Html html;
    private final SleeveAttribution attribution;
    private final double low;
    private final double high;

    private RiskBars(Html html, SleeveAttribution attribution) {
        this.html = html;
        this.attribution = attribution;
        List<Double> all = attribution.sleeves().stream()
                .flatMap(share -> shares(share).filter(OptionalDouble::isPresent))
                .map(OptionalDouble::getAsDouble)
                .toList();
        this.low =
                Math.min(0, all.stream().mapToDouble(Double::doubleValue).min().orElse(0));
        this.high = Math.max(
                0.01, all.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    static void draw(Html html, SleeveAttribution attribution) {
        new RiskBars(html, attribution).draw();
    }

    private static Stream<OptionalDouble> shares(SleeveShare share) {
        return Stream.of(OptionalDouble.of(share.capital()), share.exAnte(), share.realised());
    }

    private void draw() {
        html.begin("figure", "class", "risk").leaf("h3", "Capital, risk and profit");
        Table table = Table.begin(
                html,
                "Capital, risk and profit by sleeve",
                List.of("", "", "#Capital", "#Risk expected", "#Risk realised", "#Profit", "#Risk of published"));
        for (int j = 0; j < attribution.sleeves().size(); j++) {
            row(table, j, attribution.sleeves().get(j));
        }
        table.row()
                .head("costs")
                .text("")
                .number("")
                .number("")
                .number(Figures.percent(attribution.costRisk()))
                .number(Figures.percent(-attribution.costs()))
                .number("")
                .endRow();
        table.row()
                .head("total")
                .text("")
                .number(Figures.percent(sum(SleeveShare::capital)))
                .number(Figures.percent(whole(SleeveShare::exAnte, 0)))
                .number(Figures.percent(
                        whole(SleeveShare::realised, attribution.costRisk().orElse(0))))
                .number(Figures.percent(sum(SleeveShare::profit) - attribution.costs()))
                .number(Figures.percent(published(Weights::sum)))
                .endRow();
        table.end();
        html.prose(
                "figcaption",
                "Bars from above: mean capital, risk expected, risk realised. Expected: w(Sw)/wᵀSw with the sample"
                        + " covariance of each decision's train rows, mean over decisions. Realised: covariance of what the"
                        + " sleeve added with the stream, over the stream's variance. Profit in units of wealth at the"
                        + " start. Published: the risk expected of the weights above.");
        html.end();
    }

    private void row(Table table, int j, SleeveShare share) {
        table.row().head(share.sleeve());
        html.begin("td", "class", "bar");
        html.begin("svg", "class", "shares " + Palette.sleeve(j), "aria-hidden", "true");
        List<String> looks = List.of("capital", "expected", "realised");
        List<OptionalDouble> shares = shares(share).toList();
        for (int k = 0; k < looks.size(); k++) {
            if (shares.get(k).isPresent()) {
                bar(looks.get(k), k, shares.get(k).getAsDouble());
            }
        }
        String zero = Figures.length(place(0));
        html.empty("line", "class", "zero", "x1", zero, "x2", zero, "y1", "0", "y2", String.valueOf(3 * BAR));
        html.end().end();
        table.number(Figures.percent(share.capital()))
                .number(Figures.percent(share.exAnte()))
                .number(Figures.percent(share.realised()))
                .number(Figures.percent(share.profit()))
                .number(Figures.percent(published(risk -> risk.at(j))))
                .endRow();
    }

    private void bar(String look, int line, double share) {
        double from = place(Math.min(0, share));
        double to = place(Math.max(0, share));
        html.empty(
                "rect",
                "class",
                look,
                "x",
                Figures.length(from),
                "width",
                Figures.length(to - from),
                "y",
                String.valueOf(line * BAR + 1),
                "height",
                String.valueOf(BAR - 2));
    }

    private double place(double share) {
        return (share - low) / (high - low);
    }

    private OptionalDouble published(ToDoubleFunction<Weights> part) {
        return attribution.published().shares().stream().mapToDouble(part).findFirst();
    }

    private double sum(ToDoubleFunction<SleeveShare> part) {
        return attribution.sleeves().stream().mapToDouble(part).sum();
    }

    private OptionalDouble whole(Function<SleeveShare, OptionalDouble> part, double more) {
        List<OptionalDouble> parts = attribution.sleeves().stream().map(part).toList();
        return parts.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.concat(
                                parts.stream().mapToDouble(OptionalDouble::getAsDouble), DoubleStream.of(more))
                        .sum());
    }
}
