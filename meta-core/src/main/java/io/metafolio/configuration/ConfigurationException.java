package io.metafolio.configuration;

import io.metafolio.errors.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** A run configuration that cannot be: unknown keys, values of a wrong kind, names that nothing answers to, circles. */
public final class ConfigurationException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> faults;

    /**
     * Creates the refusal.
     *
     * @param faults every fault, each with pointer, value and what was expected
     * @param where the layer or file
     */
    public ConfigurationException(List<String> faults, String where) {
        super(
                RefusedException.listed(faults),
                where,
                "what run-configuration.schema.json allows",
                "a key is misspelt, or a value has quotes too many or too few");
        this.faults = new ArrayList<>(faults);
    }

    /**
     * Every fault.
     *
     * @return in the order found
     */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
