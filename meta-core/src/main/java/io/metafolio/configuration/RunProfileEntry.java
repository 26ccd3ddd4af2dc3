package io.metafolio.configuration;

import java.util.Map;
import java.util.Optional;

/**
 * A run profile as it is written down: values of its own, over those of another run profile where it starts from one. Immutable.
 *
 * @param parent the run profile it starts from
 * @param values its own values, JSON pointer to value; empty where it is only another name for its parent
 * @param isAlias whether it is only another name
 */
public record RunProfileEntry(Optional<String> parent, Map<String, Object> values, boolean isAlias) {
    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException where an alias has values or no parent
     */
    public RunProfileEntry {
        values = Map.copyOf(values);
        if (isAlias && (parent.isEmpty() || !values.isEmpty())) {
            throw new IllegalArgumentException("An alias of " + parent + " with values " + values
                    + ". Expected another run profile and no values.");
        }
    }

    /**
     * Another name for a run profile.
     *
     * @param name the run profile meant
     * @return the entry
     */
    public static RunProfileEntry alias(String name) {
        return new RunProfileEntry(Optional.of(name), Map.of(), true);
    }

    /**
     * A run profile of its own.
     *
     * @param values JSON pointer to value
     * @return the entry
     */
    public static RunProfileEntry of(Map<String, Object> values) {
        return new RunProfileEntry(Optional.empty(), values, false);
    }

    /**
     * A run profile that starts from another.
     *
     * @param parent whose values hold where it has none of its own
     * @param values JSON pointer to value
     * @return the entry
     */
    public static RunProfileEntry extending(String parent, Map<String, Object> values) {
        return new RunProfileEntry(Optional.of(parent), values, false);
    }
}
