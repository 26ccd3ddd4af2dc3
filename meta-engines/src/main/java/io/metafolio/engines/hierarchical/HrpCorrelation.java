package io.metafolio.engines.hierarchical;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.covariance.ReturnMoments;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import java.util.Locale;

/** Of which correlations the tree of hierarchical risk parity is made. Safe to share between threads. */
public enum HrpCorrelation {
    /** The sample's, whatever the bisection uses. */
    SAMPLE {
        @Override
        ReturnMoments of(ReturnMatrix returns, CovarianceEstimator estimator, double offDiagonal) {
            ReturnMoments moments = ReturnMoments.of(returns, estimator);
            return new ReturnMoments(moments.covariance().withOffDiagonal(offDiagonal), moments.correlations());
        }
    },
    /** Those of the covariance that the bisection uses, shrunk where it is. */
    COVARIANCE {
        @Override
        ReturnMoments of(ReturnMatrix returns, CovarianceEstimator estimator, double offDiagonal) {
            CovarianceMatrix covariance = Covariance.of(returns, estimator).withOffDiagonal(offDiagonal);
            return new ReturnMoments(covariance, covariance.correlations());
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

    /** The covariance of the bisection, its entries off the diagonal multiplied, and the correlations of the tree. */
    abstract ReturnMoments of(ReturnMatrix returns, CovarianceEstimator estimator, double offDiagonal);
}
