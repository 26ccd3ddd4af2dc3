package io.metafolio.weights;

import com.google.common.collect.ImmutableList;
import io.metafolio.errors.UnknownNameException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A portfolio looked through to single assets, by falling weight and then by symbol. Immutable.
 *
 * @param assets every asset held
 * @param cash what is not invested, by what it is held in; a sleeve that names a cash asset is here even with nothing in it
 * @param total the sum of net weights and cash, one within 1e-12
 */
public record AssetWeights(List<AssetWeight> assets, List<AssetWeight> cash, double total) {
    private static final int SHOWN = 20;
    private static final String CASH = "CASH";
    private static final Comparator<AssetWeight> ORDER =
            Comparator.comparingDouble(AssetWeight::weight).reversed().thenComparing(AssetWeight::symbol);

    /** Copies, keeping order. */
    public AssetWeights {
        assets = ImmutableList.copyOf(assets);
        cash = ImmutableList.copyOf(cash);
    }

    /**
     * What one sleeve holds.
     *
     * @param sleeve its id
     * @param weights fractions of its wealth by symbol; what is missing to one is cash by design
     * @param cashAsset what it holds its cash in
     * @return its assets and cash, all contributed by itself
     */
    public static AssetWeights of(String sleeve, Weights weights, Optional<String> cashAsset) {
        Collected collected = new Collected();
        for (int i = 0; i < weights.size(); i++) {
            if (weights.at(i) != 0) {
                collected.asset(weights.labels().get(i), sleeve, weights.at(i));
            }
        }
        double rest = 1 - weights.sum();
        double uninvested = Math.abs(rest) <= Weights.SUM_TOLERANCE ? 0 : rest;
        if (cashAsset.isPresent() || uninvested != 0) {
            collected.cash(cashAsset.orElse(CASH), sleeve, uninvested);
        }
        return collected.weights();
    }

    /**
     * Portfolios put together.
     *
     * @param shares the share of each in the whole
     * @param parts what each holds, in the order of the shares; paths of contributors are not changed
     * @return every contribution times its share, the same asset summed
     * @throws IllegalArgumentException where there are more or fewer parts than shares
     */
    public static AssetWeights together(Weights shares, List<AssetWeights> parts) {
        if (shares.size() != parts.size()) {
            throw new IllegalArgumentException(parts.size() + " portfolios for " + shares.size() + " shares "
                    + shares.labels() + ". Expected one each.");
        }
        Collected collected = new Collected();
        for (int j = 0; j < parts.size(); j++) {
            double share = shares.at(j);
            parts.get(j).assets.forEach(asset -> asset.contributors()
                    .forEach((path, weight) -> collected.asset(asset.symbol(), path, share * weight)));
            parts.get(j).cash.forEach(cash -> cash.contributors()
                    .forEach((path, weight) -> collected.cash(cash.symbol(), path, share * weight)));
        }
        return collected.weights();
    }

    /** Contributions by symbol, assets sorted, cash in sleeve order. */
    private static final class Collected {
        private final Map<String, Map<String, Double>> assets = new TreeMap<>();
        private final Map<String, Map<String, Double>> cash = new LinkedHashMap<>();

        void asset(String symbol, String path, double weight) {
            assets.computeIfAbsent(symbol, any -> new LinkedHashMap<>()).put(path, weight);
        }

        void cash(String symbol, String path, double weight) {
            cash.computeIfAbsent(symbol, any -> new LinkedHashMap<>()).put(path, weight);
        }

        AssetWeights weights() {
            List<AssetWeight> flat = new ArrayList<>(summed(assets));
            flat.sort(ORDER);
            List<AssetWeight> uninvested = summed(cash);
            double total = 0;
            for (AssetWeight asset : flat) {
                total += asset.netWeight();
            }
            for (AssetWeight amount : uninvested) {
                total += amount.netWeight();
            }
            return new AssetWeights(flat, uninvested, total);
        }

        private static List<AssetWeight> summed(Map<String, Map<String, Double>> contributions) {
            return contributions.entrySet().stream()
                    .map(entry -> AssetWeight.of(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /**
     * The same portfolio as a part of another.
     *
     * @param meta the id of the meta-portfolio that it is
     * @return the same weights, every path behind that id
     */
    public AssetWeights within(String meta) {
        return new AssetWeights(within(meta, assets), within(meta, cash), total);
    }

    private static List<AssetWeight> within(String meta, List<AssetWeight> weights) {
        return weights.stream()
                .map(asset -> {
                    Map<String, Double> paths = new LinkedHashMap<>();
                    asset.contributors().forEach((path, weight) -> paths.put(meta + "/" + path, weight));
                    return new AssetWeight(asset.symbol(), asset.weight(), asset.netWeight(), paths);
                })
                .toList();
    }

    /**
     * What a sleeve holds in all, cash included.
     *
     * @param path a sleeve, or a meta-portfolio with all within
     * @return the sum of its contributions, signs kept; its share of the portfolio
     */
    public double heldBy(String path) {
        double held = 0;
        for (AssetWeight asset : assets) {
            held += asset.heldBy(path);
        }
        for (AssetWeight amount : cash) {
            held += amount.heldBy(path);
        }
        return held;
    }

    /**
     * All long and short contributions, cash left out.
     *
     * @return the sum of gross weights; 1 where nothing is short, borrowed or in cash
     */
    public double gross() {
        double gross = 0;
        for (AssetWeight asset : assets) {
            gross += asset.weight();
        }
        return gross;
    }

    /**
     * How many equal assets would be as concentrated.
     *
     * @return {@code (Σ|w|)² / Σw²} over net weights; 0 where nothing is held
     */
    public double effectiveNumber() {
        double sum = 0;
        double squares = 0;
        for (AssetWeight asset : assets) {
            sum += Math.abs(asset.netWeight());
            squares = Math.fma(asset.netWeight(), asset.netWeight(), squares);
        }
        return squares == 0 ? 0 : sum * sum / squares;
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
