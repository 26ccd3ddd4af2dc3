package io.metafolio.spi;

import io.metafolio.errors.UnknownNameException;
import java.util.Arrays;
import java.util.Locale;

/** The covariance estimator that every engine of a run uses where it needs one. */
public enum CovarianceEstimator {
    /** Shrinkage towards a multiple of the identity (Ledoit and Wolf 2004), as scikit-learn computes it. */
    LEDOIT_WOLF,
    /** The sample covariance, ddof 1. */
    SAMPLE;

    /**
     * The name used in manifests, ledgers and on the command line.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The estimator of a name.
     *
     * @param id lower case, for example {@code ledoit_wolf}
     * @return the estimator
     * @throws UnknownNameException where there is none; the message lists the known ones
     */
    public static CovarianceEstimator of(String id) {
        return Arrays.stream(values())
                .filter(estimator -> estimator.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "covariance estimator",
                        id,
                        "covariance",
                        Arrays.stream(values()).map(CovarianceEstimator::id).toList()));
    }
}
