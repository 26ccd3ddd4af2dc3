package io.metafolio.engines.hierarchical;

import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.covariance.ReturnMoments;
import java.util.Locale;

/** Of which correlations the tree of hierarchical risk parity is made. Safe to share between threads. */
public enum HrpCorrelation {
    /** The sample's, whatever the bisection uses. */
    SAMPLE {
        @Override
        double[][] of(ReturnMoments moments, CovarianceMatrix covariance) {
            return moments.correlation();
        }
    },
    /** Those of the covariance that the bisection uses, shrunk where it is. */
    COVARIANCE {
        @Override
        double[][] of(ReturnMoments moments, CovarianceMatrix covariance) {
            return covariance.correlation();
        }
    };

    /**
     * The name used in manifests and ledgers.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract double[][] of(ReturnMoments moments, CovarianceMatrix covariance);
}
