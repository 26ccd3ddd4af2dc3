package io.metafolio.allocation;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * One physical asset of the meta-portfolio.
 *
 * @param symbol {@code EXCHANGE:SYMBOL}
 * @param weight gross weight, the sum of the contributions' sizes, a fraction of total wealth
 * @param netWeight net weight, the sum of the contributions
 * @param contributors what each sleeve contributes, by sleeve id in sleeve order
 */
public record AssetWeight(String symbol, double weight, double netWeight, Map<String, Double> contributors) {
    /** Copies the contributors. */
    public AssetWeight {
        contributors = ImmutableMap.copyOf(contributors);
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
