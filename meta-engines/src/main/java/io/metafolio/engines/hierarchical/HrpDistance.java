package io.metafolio.engines.hierarchical;

import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.covariance.Correlations;
import java.util.Locale;

/** How far apart two columns are, given all correlations. Safe to share between threads. */
public enum HrpDistance {
    /** {@code √(½(1−ρ))}. */
    CORRELATION {
        @Override
        CondensedDistances of(Correlations rho) {
            return CondensedDistances.of(rho);
        }
    },
    /** The Euclidean distance between two columns of the matrix of {@code √(½(1−ρ))}. */
    DISTANCE_OF_DISTANCES {
        @Override
        CondensedDistances of(Correlations rho) {
            CondensedDistances near = CondensedDistances.of(rho);
            int n = rho.columns();
            double[] far = new double[n * (n - 1) / 2];
            int pair = 0;
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    double squares = 0;
                    for (int k = 0; k < n; k++) {
                        double difference = between(near, i, k) - between(near, j, k);
                        squares = Math.fma(difference, difference, squares);
                    }
                    far[pair++] = Math.sqrt(squares);
                }
            }
            return CondensedDistances.of(n, far);
        }

        private double between(CondensedDistances distances, int i, int j) {
            return i == j ? 0 : distances.between(i, j);
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

    abstract CondensedDistances of(Correlations rho);
}
