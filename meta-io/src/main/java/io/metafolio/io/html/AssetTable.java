package io.metafolio.io.html;

import io.metafolio.weights.AssetWeight;
import io.metafolio.weights.AssetWeights;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The greatest assets after looking through the sleeves, each with what the sleeves contribute. */
final class AssetTable {
    private static final int SHOWN = 15;
    private static final List<String> HEADINGS = List.of("Asset", "", "#Weight", "From");

    private final Html html;
    private final List<AssetWeight> assets;
    private final List<String> sleeves;
    private final IntFunction<String> looks;
    private final double greatest;

    private AssetTable(Html html, AssetWeights weights, List<String> sleeves, IntFunction<String> looks) {
        this.html = html;
        this.assets = weights.assets();
        this.sleeves = sleeves;
        this.looks = looks;
        this.greatest = assets.isEmpty() ? 1 : assets.get(0).weight();
    }

    static void draw(Html html, AssetWeights weights, List<String> sleeves) {
        draw(html, weights, sleeves, Palette::sleeve);
    }

    /** With other looks than a sleeve has by its place in its portfolio. */
    static void draw(Html html, AssetWeights weights, List<String> sleeves, IntFunction<String> looks) {
        html.begin("figure", "class", "assets").leaf("h3", "Assets, looked through");
        new AssetTable(html, weights, sleeves, looks).table();
        String cash = weights.cash().stream()
                .filter(held -> held.netWeight() != 0)
                .map(held -> held.symbol() + " " + Figures.percent(held.netWeight()))
                .collect(Collectors.joining(", "));
        html.prose(
                "figcaption",
                "Published sleeve weight times the sleeve's weight of the asset; the same asset in two sleeves is"
                        + " summed. " + Figures.counted(weights.assets().size(), "asset") + " held"
                        + (cash.isEmpty() ? "." : "; cash " + cash + "."));
        html.end();
    }

    private void table() {
        Table table = Table.begin(html, "Assets", HEADINGS);
        List<AssetWeight> shown = assets.subList(0, Math.min(SHOWN, assets.size()));
        for (AssetWeight asset : shown) {
            table.row().head(asset.symbol());
            bar(asset);
            table.number(Figures.percent(asset.weight()));
            html.begin("td", "class", "from");
            boolean one = asset.contributors().size() == 1;
            asset.contributors().forEach((sleeve, weight) -> part(sleeve, one ? "" : " " + Figures.percent(weight)));
            if (!asset.direction().equals("LONG")) {
                html.leaf("span", asset.direction() + ", net " + Figures.percent(asset.netWeight()), "class", "part");
            }
            html.end();
            table.endRow();
        }
        if (assets.size() > SHOWN) {
            more(assets.subList(SHOWN, assets.size()));
        }
        table.end();
    }

    private void more(List<AssetWeight> rest) {
        double sum = 0;
        for (AssetWeight asset : rest) {
            sum += asset.weight();
        }
        html.begin("tr", "class", "more")
                .leaf("td", rest.size() + " more", "colspan", "2")
                .leaf("td", Figures.percent(sum), "class", "num")
                .leaf("td", "")
                .end();
    }

    private void bar(AssetWeight asset) {
        html.begin("td", "class", "bar").begin("svg", "class", "asset", "aria-hidden", "true");
        double from = 0;
        for (Map.Entry<String, Double> part : asset.contributors().entrySet()) {
            double size = Math.abs(part.getValue()) / greatest;
            html.empty(
                    "rect",
                    "class",
                    "fill " + look(part.getKey()),
                    "x",
                    Figures.length(from),
                    "y",
                    "3",
                    "height",
                    "10",
                    "width",
                    Figures.length(size));
            from += size;
        }
        html.end().end();
    }

    private void part(String sleeve, String weight) {
        html.begin("span", "class", "part " + look(sleeve))
                .leaf("i", "", "class", "swatch")
                .text(sleeve + weight)
                .end();
    }

    /** By the sleeve of the whole portfolio that the path begins with. */
    private String look(String path) {
        return looks.apply(sleeve(path, sleeves));
    }

    /** The position of the sleeve that a path begins with. */
    static int sleeve(String path, List<String> sleeves) {
        int slash = path.indexOf('/');
        return sleeves.indexOf(slash < 0 ? path : path.substring(0, slash));
    }
}
