package io.metafolio.configuration;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * A meta-portfolio as it is written down. Immutable.
 *
 * @param sleeves sleeve id to run profile, or the id of a meta-portfolio to that id, in the order of columns
 * @param overrides values that hold for the meta-portfolio and each of its sleeves, JSON pointer to value
 */
public record MetaEntry(Map<String, String> sleeves, Map<String, Object> overrides) {
    /**
     * Copies.
     *
     * @throws IllegalArgumentException where there is no sleeve
     */
    public MetaEntry {
        sleeves = ImmutableMap.copyOf(sleeves);
        overrides = Map.copyOf(overrides);
        if (sleeves.isEmpty()) {
            throw new IllegalArgumentException(
                    "A meta-portfolio without sleeves. Expected sleeve ids with their run profiles, or ids of meta-portfolios.");
        }
    }
}
