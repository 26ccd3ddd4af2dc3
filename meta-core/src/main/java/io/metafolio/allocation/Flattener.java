package io.metafolio.allocation;

import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks a meta-portfolio through to single assets: the same asset in two sleeves is summed, and attributed to both. */
public final class Flattener {
    private static final double CONSERVED = 1e-12;
    private static final String CASH = "CASH";

    private Flattener() {}

    /**
     * Multiplies sleeve weights with the sleeves' asset weights.
     *
     * @param profile the philosophy
     * @param sleeveWeights fractions by sleeve id
     * @param sleeves what each sleeve's tournament yielded, in the order of the weights
     * @return assets with contributors, and cash
     * @throws IllegalStateException where the total is not one within 1e-12, which would be a fault of this library
     */
    public static AssetWeights flatten(RiskProfile profile, Weights sleeveWeights, List<SleeveRun> sleeves) {
        Map<String, Map<String, Double>> contributions = new TreeMap<>();
        Map<String, Double> cash = new LinkedHashMap<>();
        for (SleeveRun sleeve : sleeves) {
            String id = sleeve.definition().id();
            double share = sleeveWeights.get(id);
            Weights assets = sleeve.profile(profile).assetWeights();
            for (int i = 0; i < assets.size(); i++) {
                if (assets.at(i) != 0) {
                    contributions
                            .computeIfAbsent(assets.labels().get(i), symbol -> new LinkedHashMap<>())
                            .put(id, share * assets.at(i));
                }
            }
            double uninvested = uninvested(assets);
            Optional<String> symbol = sleeve.definition().cashAsset();
            if (symbol.isPresent() || uninvested != 0) {
                cash.merge(symbol.orElse(CASH), share * uninvested, Double::sum);
            }
        }
        List<AssetWeight> flat = new ArrayList<>();
        contributions.forEach((symbol, bySleeve) -> flat.add(asset(symbol, bySleeve)));
        flat.sort(Comparator.comparingDouble(AssetWeight::weight).reversed().thenComparing(AssetWeight::symbol));
        return conserved(profile, flat, cash);
    }

    /** What a sleeve's decision leaves in cash by design; exactly 0 where its weights sum to one but for rounding. */
    private static double uninvested(Weights assets) {
        double rest = 1 - assets.sum();
        return Math.abs(rest) <= Weights.SUM_TOLERANCE ? 0 : rest;
    }

    private static AssetWeight asset(String symbol, Map<String, Double> bySleeve) {
        double gross = 0;
        double net = 0;
        for (double contribution : bySleeve.values()) {
            gross += Math.abs(contribution);
            net += contribution;
        }
        return new AssetWeight(symbol, gross, net, bySleeve);
    }

    private static AssetWeights conserved(RiskProfile profile, List<AssetWeight> flat, Map<String, Double> cash) {
        double total = 0;
        for (AssetWeight asset : flat) {
            total += asset.netWeight();
        }
        for (double amount : cash.values()) {
            total += amount;
        }
        if (!(Math.abs(total - 1) <= CONSERVED)) {
            throw new IllegalStateException("Flattened weights of " + profile + " total " + total
                    + ". Expected 1 within 1e-12. Maybe an engine answered weights that do not sum to one.");
        }
        return new AssetWeights(flat, cash, total);
    }
}
