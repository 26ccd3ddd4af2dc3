package io.metafolio.io.html;

import io.metafolio.spi.EngineDecision;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published sleeve weights as bars, each with its raw weight and the guardrails. */
final class WeightBars {
    private final Html html;
    private final EngineDecision decision;
    private final Optional<WeightBounds> guardrails;
    private final double scale;

    private WeightBars(Html html, EngineDecision decision, Optional<WeightBounds> guardrails) {
        this.html = html;
        this.decision = decision;
        this.guardrails = guardrails;
        double greatest = Math.max(
                guardrails.map(WeightBounds::max).orElse(0.0),
                Math.max(decision.raw().max(), decision.weights().max()));
        this.scale = 1.06 * greatest;
    }

    static void draw(Html html, EngineDecision decision, WeightBounds guardrails) {
        new WeightBars(html, decision, Optional.of(guardrails)).draw();
    }

    /** Where nothing says between which bounds it was decided. */
    static void draw(Html html, EngineDecision decision) {
        new WeightBars(html, decision, Optional.empty()).draw();
    }

    private void draw() {
        Weights weights = decision.weights();
        html.begin("figure").leaf("h3", "Sleeve weights");
        html.begin("table", "class", "bars").begin("tbody");
        for (int j = 0; j < weights.size(); j++) {
            row(j, weights.labels().get(j));
        }
        guardrails.ifPresent(this::scaleRow);
        html.end().end();
        html.prose(
                "figcaption",
                "Bar: published weight. Ring: raw weight, as the philosophy alone would have it."
                        + guardrails
                                .map(bounds -> " Dashed: guardrails " + Figures.bound(bounds.min()) + " and "
                                        + Figures.bound(bounds.max()) + ".")
                                .orElse(""));
        facts();
        html.end();
    }

    private void row(int j, String sleeve) {
        double weight = decision.weights().at(j);
        double raw = decision.raw().at(j);
        html.begin("tr").begin("th", "scope", "row").text(sleeve);
        bound(sleeve);
        html.end().begin("td", "class", "bar");
        html.begin("svg", "class", "weight " + Palette.sleeve(j), "aria-hidden", "true");
        html.empty(
                "rect", "class", "fill", "x", "0", "y", "12", "height", "14", "width", Figures.length(weight / scale));
        guardrails.ifPresent(bounds -> {
            guardrail(bounds.min());
            guardrail(bounds.max());
        });
        html.empty("circle", "class", "raw", "cx", Figures.length(raw / scale), "cy", "19", "r", "4.5");
        html.end().end();
        html.begin("td", "class", "num").leaf("strong", Figures.percent(weight));
        html.leaf("small", "raw " + Figures.percent(raw)).end();
        html.end();
    }

    private void bound(String sleeve) {
        String bound = decision.binding().get(sleeve);
        if (bound != null) {
            html.leaf(
                    "small",
                    (bound.equals("min") ? "at floor " : "at cap ")
                            + Figures.bound(decision.weights().get(sleeve)));
        }
    }

    private void guardrail(double bound) {
        String x = Figures.length(bound / scale);
        html.empty("line", "class", "guardrail", "x1", x, "x2", x, "y1", "0", "y2", "38");
    }

    private void scaleRow(WeightBounds bounds) {
        html.begin("tr", "class", "scale", "aria-hidden", "true")
                .leaf("td", "")
                .begin("td", "class", "bar")
                .begin("div");
        for (double bound : List.of(bounds.min(), bounds.max())) {
            html.leaf("span", Figures.bound(bound), "style", "left:" + Figures.length(bound / scale));
        }
        html.end().end().leaf("td", "").end();
    }

    private void facts() {
        html.begin("p", "class", "facts").text("Engine " + decision.engine());
        decision.projection()
                .ifPresentOrElse(
                        projection -> html.text(" · " + projection.id() + " projection"),
                        () -> html.text(" · optimised inside the guardrails"));
        decision.condition().ifPresent(number -> html.text(" · condition number " + Figures.brief(number)));
        decision.kkt().ifPresent(residual -> html.text(" · KKT residual " + Figures.brief(residual)));
        for (Map.Entry<String, Double> estimate : decision.estimates().entrySet()) {
            html.text(" · " + estimate.getKey().replace('_', ' ') + " " + Figures.brief(estimate.getValue()));
        }
        html.end();
    }
}
