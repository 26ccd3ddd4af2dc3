package io.metafolio.engines;

import io.metafolio.engines.covariance.CovarianceMatrix;
import java.util.Map;

/** What the built-in engines have in common. */
final class BuiltIn {
    /** The name of the built-in family in every ledger. */
    static final String FAMILY = "custom";

    private BuiltIn() {}

    static Map<String, Double> estimates(CovarianceMatrix covariance) {
        return covariance.shrinkage().isPresent()
                ? Map.of("shrinkage", covariance.shrinkage().getAsDouble())
                : Map.of();
    }
}
