package io.metafolio.io.html;

import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Weights;
import java.util.List;

/** Weights by label as bars, and a portfolio looked through to its assets. */
final class WeightsFragment {
    private static final int SHOWN = 30;

    private WeightsFragment() {}

    static void draw(Html html, Weights weights) {
        html.begin("table", "class", "bars weights").begin("tbody");
        int shown = Math.min(SHOWN, weights.size());
        double least = Math.min(0, weights.size() == 0 ? 0 : weights.min());
        double span = Math.max(1e-9, (weights.size() == 0 ? 0 : Math.max(0, weights.max())) - least);
        for (int j = 0; j < shown; j++) {
            double weight = weights.at(j);
            html.begin("tr").leaf("th", weights.labels().get(j), "scope", "row");
            html.begin("td", "class", "bar").begin("svg", "class", "asset " + Palette.sleeve(j), "aria-hidden", "true");
            html.empty(
                    "rect",
                    "class",
                    "fill",
                    "x",
                    Figures.length((Math.min(0, weight) - least) / span),
                    "y",
                    "1",
                    "height",
                    "14",
                    "width",
                    Figures.length(Math.abs(weight) / span));
            html.end().end();
            html.begin("td", "class", "num")
                    .leaf("strong", Figures.percent(weight))
                    .end();
            html.end();
        }
        html.end().end();
        html.leaf(
                "p",
                (shown < weights.size() ? (weights.size() - shown) + " more not shown. " : "")
                        + Figures.counted(weights.size(), "weight") + ", sum "
                        + Figures.percent(weights.sum())
                        + (weights.size() == 0
                                ? ""
                                : ", as concentrated as " + Figures.decimal(weights.effectiveNumber(), 1)
                                        + " equal ones"),
                "class",
                "facts");
    }

    /** In colours of no sleeve, as nothing here says at which place of its portfolio each stands. */
    static void draw(Html html, AssetWeights weights) {
        List<String> sleeves = weights.assets().stream()
                .flatMap(asset -> asset.contributors().keySet().stream())
                .map(path -> path.replaceFirst("/.*", ""))
                .distinct()
                .toList();
        AssetTable.draw(html, weights, sleeves, Palette::other);
    }
}
