package io.metafolio.engines.hierarchical;

import java.util.Locale;

/** What counts as the risk of a column and of a cluster in {@link HierarchicalEqualRiskContributionEngine}. */
public enum HercRisk {
    /** Its variance. The default. */
    VARIANCE,
    /** Its volatility. */
    VOLATILITY;

    /**
     * The name used in manifests and ledgers.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    double of(double variance) {
        return this == VARIANCE ? variance : Math.sqrt(variance);
    }
}
