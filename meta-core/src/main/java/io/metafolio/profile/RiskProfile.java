package io.metafolio.profile;

import java.util.regex.Pattern;

/**
 * A risk profile: the philosophy a portfolio is optimised under, as an open, named value.
 *
 * <p>Profiles are compared by name. Names are lower snake case because they become file names and ledger steps.
 *
 * @param name lower-case letters, digits and underscores, starting with a letter, for example {@code min_variance}
 */
public record RiskProfile(String name) {
    // stands first: the constants below are checked against it
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Least variance under the named covariance estimator. */
    public static final RiskProfile MIN_VARIANCE = new RiskProfile("min_variance");
    /** Hierarchical risk parity. */
    public static final RiskProfile HRP = new RiskProfile("hrp");
    /** A few antifragile assets beside a hierarchical risk parity core. */
    public static final RiskProfile BARBELL = new RiskProfile("barbell");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException where the name is not lower snake case of at most 63 characters
     */
    public RiskProfile {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Risk profile name \"" + name
                    + "\" is not lower snake case of at most 63 characters. Maybe \"min_variance\", \"hrp\" or"
                    + " \"barbell\" was meant.");
        }
    }

    /**
     * Names a risk profile.
     *
     * @param name lower snake case
     * @return the profile of that name
     * @throws IllegalArgumentException where the name is not lower snake case
     */
    public static RiskProfile of(String name) {
        return new RiskProfile(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
