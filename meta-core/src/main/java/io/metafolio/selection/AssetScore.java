package io.metafolio.selection;

import com.google.common.collect.Maps;
import java.util.Map;

/**
 * How one candidate was scored. Immutable.
 *
 * @param asset its symbol
 * @param features what was measured; a feature that could not be measured is absent
 * @param score higher is better
 */
public record AssetScore(String asset, Map<SelectionFeature, Double> features, double score) {
    /** Copies the features. */
    public AssetScore {
        features = Maps.immutableEnumMap(features);
    }
}
