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

    /** Hierarchical equal risk contribution. */
    public static final RiskProfile HERC = new RiskProfile("herc");
    /** Nested clustered optimization. */
    public static final RiskProfile NCO = new RiskProfile("nco");
    /** Greatest expected excess return a unit of volatility: the tangency portfolio. */
    public static final RiskProfile MAX_SHARPE = new RiskProfile("max_sharpe");
    /** Expected return less a price for variance. */
    public static final RiskProfile MEAN_VARIANCE_UTILITY = new RiskProfile("mean_variance_utility");
    /** Greatest ratio of mean volatility to portfolio volatility. */
    public static final RiskProfile MAX_DIVERSIFICATION = new RiskProfile("max_diversification");
    /** Least variance under the correlation matrix. */
    public static final RiskProfile MAX_DECORRELATION = new RiskProfile("max_decorrelation");
    /** Equal risk contributions. */
    public static final RiskProfile ERC = new RiskProfile("erc");
    /** Risk contributions in proportion to given budgets. */
    public static final RiskProfile RISK_BUDGETING = new RiskProfile("risk_budgeting");
    /** In proportion to one over volatility. */
    public static final RiskProfile INVERSE_VOLATILITY = new RiskProfile("inverse_volatility");
    /** In proportion to one over variance. */
    public static final RiskProfile INVERSE_VARIANCE = new RiskProfile("inverse_variance");
    /** One over N. */
    public static final RiskProfile EQUAL_WEIGHT = new RiskProfile("equal_weight");
    /** In proportion to given market capitalizations. */
    public static final RiskProfile MARKET = new RiskProfile("market");
    /** Given weights. */
    public static final RiskProfile BENCHMARK = new RiskProfile("benchmark");

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
