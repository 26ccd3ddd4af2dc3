package io.metafolio.spi;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The covariance estimator that every engine of a run uses where it needs one, as a named value. Immutable.
 *
 * @param method how it estimates
 * @param halfLife rows after which a row counts half; present for {@link Method#EWMA} and for nothing else
 */
public record CovarianceEstimator(Method method, OptionalDouble halfLife) {
    /** Shrinkage towards a multiple of the identity (Ledoit and Wolf 2004), as scikit-learn computes it. */
    public static final CovarianceEstimator LEDOIT_WOLF =
            new CovarianceEstimator(Method.LEDOIT_WOLF, OptionalDouble.empty());
    /** The sample covariance, ddof 1. */
    public static final CovarianceEstimator SAMPLE = new CovarianceEstimator(Method.SAMPLE, OptionalDouble.empty());
    /** Oracle approximating shrinkage (Chen, Wiesel, Eldar and Hero 2010), as scikit-learn computes it. */
    public static final CovarianceEstimator OAS = new CovarianceEstimator(Method.OAS, OptionalDouble.empty());

    /** The families of estimators. */
    public enum Method {
        /** Shrinkage towards a multiple of the identity by Ledoit and Wolf. */
        LEDOIT_WOLF("shrunk towards equal variances without correlation (Ledoit and Wolf 2004); the default"),
        /** The sample covariance. */
        SAMPLE("the sample covariance, divided by T − 1"),
        /** Oracle approximating shrinkage. */
        OAS("shrunk by the oracle approximation (Chen, Wiesel, Eldar and Hero 2010)"),
        /** Exponentially weighted. */
        EWMA("exponentially weighted, written ewma:H with the half-life H in rows, for example ewma:30");

        private final String description;

        Method(String description) {
            this.description = description;
        }

        /**
         * The name used in manifests, ledgers and on the command line.
         *
         * @return lower case
         */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * What it does.
         *
         * @return one line
         */
        public String description() {
            return description;
        }
    }

    /**
     * Checks the half-life.
     *
     * @throws IllegalArgumentException where an EWMA has none, another method has one, or it is not finite and above 0
     */
    public CovarianceEstimator {
        if (halfLife.isPresent() != (method == Method.EWMA)
                || !(halfLife.orElse(1) > 0 && halfLife.orElse(1) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Half-life "
                    + (halfLife.isPresent() ? halfLife.getAsDouble() : "absent") + " for " + method.id()
                    + ". Expected a finite number of rows above 0 for ewma, and none for the others.");
        }
    }

    /**
     * Exponentially weighted covariance: a row of age {@code a} counts {@code 2^(−a/halfLife)}, weights sum to one, and
     * their mean is taken off.
     *
     * @param halfLife rows, finite and above 0
     * @return the estimator
     * @throws IllegalArgumentException where the half-life is not finite and above 0
     */
    public static CovarianceEstimator ewma(double halfLife) {
        return new CovarianceEstimator(Method.EWMA, OptionalDouble.of(halfLife));
    }

    /**
     * The name used in manifests, ledgers and on the command line.
     *
     * @return for example {@code ledoit_wolf}, or {@code ewma:30.0} with its half-life
     */
    public String id() {
        return method.id() + (halfLife.isPresent() ? ":" + halfLife.getAsDouble() : "");
    }

    /**
     * The estimator of a name.
     *
     * @param id for example {@code ledoit_wolf}, {@code sample}, {@code oas} or {@code ewma:30}
     * @return the estimator
     * @throws UnknownNameException where there is none; the message lists the known ones
     * @throws RefusedException where the half-life after {@code ewma:} is missing or no number above 0
     */
    public static CovarianceEstimator of(String id) {
        String family = id.split(":", 2)[0];
        Method method = Arrays.stream(Method.values())
                .filter(known -> known.id().equals(family))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException("covariance estimator", id, "covariance", known()));
        if (method == Method.EWMA) {
            return ewma(parsedHalfLife(id));
        }
        if (!id.equals(family)) {
            throw new UnknownNameException("covariance estimator", id, "covariance", known());
        }
        return new CovarianceEstimator(method, OptionalDouble.empty());
    }

    private static double parsedHalfLife(String id) {
        try {
            double parsed = Double.parseDouble(id.substring(id.indexOf(':') + 1));
            if (parsed > 0 && parsed < Double.POSITIVE_INFINITY) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            throw badHalfLife(id, e);
        }
        throw badHalfLife(id, new IllegalArgumentException(id));
    }

    private static RefusedException badHalfLife(String id, RuntimeException cause) {
        return new RefusedException(
                "Half-life of \"" + id + "\" is no number above 0",
                "covariance",
                "ewma:H with the half-life H in rows",
                "ewma:30 was meant",
                cause);
    }

    /** The names as a user writes them. */
    private static List<String> known() {
        return Arrays.stream(Method.values())
                .map(method -> method == Method.EWMA ? "ewma:H" : method.id())
                .toList();
    }

    @Override
    public String toString() {
        return id();
    }
}
