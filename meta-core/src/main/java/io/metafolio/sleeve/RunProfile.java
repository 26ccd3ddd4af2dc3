package io.metafolio.sleeve;

/**
 * The name of a run configuration.
 *
 * @param name for example {@code institutional_etf}
 */
public record RunProfile(String name) {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException where the name is blank
     */
    public RunProfile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A run profile without a name. Expected for example \"production\".");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
