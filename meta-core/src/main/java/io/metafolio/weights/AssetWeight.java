package io.metafolio.weights;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * One physical asset, or one kind of cash, and the sleeves it is held by.
 *
 * @param symbol {@code EXCHANGE:SYMBOL}, or what the cash is held in
 * @param weight gross weight, the sum of the contributions' sizes, a fraction of total wealth
 * @param netWeight net weight, the sum of the contributions
 * @param contributors what each sleeve contributes, by its path, for example {@code meta_crypto/trend}, in sleeve order
 */
public record AssetWeight(String symbol, double weight, double netWeight, Map<String, Double> contributors) {
    /** Copies the contributors. */
    public AssetWeight {
        contributors = ImmutableMap.copyOf(contributors);
    }

    static AssetWeight of(String symbol, Map<String, Double> contributors) {
        double gross = 0;
        double net = 0;
        for (double contribution : contributors.values()) {
            gross += Math.abs(contribution);
            net += contribution;
        }
        return new AssetWeight(symbol, gross, net, contributors);
    }

    /**
     * What one sleeve holds of it.
     *
     * @param path a sleeve, or a meta-portfolio with all within
     * @return the sum of these contributions, signs kept; 0 where there is none
     */
    public double heldBy(String path) {
        double held = 0;
        for (Map.Entry<String, Double> contribution : contributors.entrySet()) {
            String contributor = contribution.getKey();
            if (contributor.equals(path) || contributor.startsWith(path + "/")) {
                held += contribution.getValue();
            }
        }
        return held;
    }

    /**
     * The side of the net weight.
     *
     * @return {@code LONG}, {@code SHORT}, or {@code FLAT} where the contributions cancel
     */
    public String direction() {
        if (netWeight == 0) {
            return "FLAT";
        }
        return netWeight > 0 ? "LONG" : "SHORT";
    }
}
