package io.metafolio.engines.covariance;

import io.metafolio.spi.CovarianceEstimator;
import java.util.OptionalDouble;

/** A covariance that a paper prints. */
public final class GivenCovariance {
    private GivenCovariance() {}

    public static CovarianceMatrix of(double[][] values) {
        return new CovarianceMatrix(values, CovarianceEstimator.SAMPLE, 0, OptionalDouble.empty(), 0, false);
    }
}
