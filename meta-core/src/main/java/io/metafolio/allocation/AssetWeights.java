package io.metafolio.allocation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.metafolio.errors.UnknownNameException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The meta-portfolio looked through to single assets, by falling weight and then by symbol. Immutable.
 *
 * @param assets every asset held
 * @param cash cash by the asset it is held in
 * @param total the sum of net weights and cash, one within 1e-12
 */
public record AssetWeights(List<AssetWeight> assets, Map<String, Double> cash, double total) {
    private static final int SHOWN = 20;

    /** Copies, keeping order. */
    public AssetWeights {
        assets = ImmutableList.copyOf(assets);
        cash = ImmutableMap.copyOf(cash);
    }

    /**
     * One asset.
     *
     * @param symbol {@code EXCHANGE:SYMBOL}
     * @return its weight and contributors
     * @throws UnknownNameException where it is not held; the message lists the assets held
     */
    public AssetWeight get(String symbol) {
        return assets.stream()
                .filter(asset -> asset.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "asset",
                        symbol,
                        "assets held",
                        assets.stream().map(AssetWeight::symbol).toList()));
    }

    @Override
    public String toString() {
        int width =
                assets.stream().mapToInt(asset -> asset.symbol().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (AssetWeight asset : assets.subList(0, Math.min(SHOWN, assets.size()))) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-" + width + "s %7.2f %%  %s\n",
                    asset.symbol(),
                    100 * asset.weight(),
                    String.join(", ", asset.contributors().keySet())));
        }
        if (assets.size() > SHOWN) {
            double rest = 0;
            for (AssetWeight asset : assets.subList(SHOWN, assets.size())) {
                rest += asset.weight();
            }
            table.append(String.format(
                    Locale.ROOT, "%-" + width + "s %7.2f %%\n", (assets.size() - SHOWN) + " more", 100 * rest));
        }
        return table.toString();
    }
}
