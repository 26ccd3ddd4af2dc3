package io.metafolio.engines.hierarchical;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.returns.ReturnMatrix;
import java.util.Locale;

/** Of which correlations the tree of hierarchical risk parity is made. Safe to share between threads. */
public enum HrpCorrelation {
    /** The sample's, whatever the bisection uses. */
    SAMPLE {
        @Override
        double[][] of(ReturnMatrix returns, CovarianceMatrix covariance) {
            return Covariance.correlation(returns);
        }
    },
    /** Those of the covariance that the bisection uses, shrunk where it is. */
    COVARIANCE {
        @Override
        double[][] of(ReturnMatrix returns, CovarianceMatrix covariance) {
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

    abstract double[][] of(ReturnMatrix returns, CovarianceMatrix covariance);
}
