package io.metafolio.testkit;

import java.util.Random;

/** Shocks with fat tails whose volatility clusters: Student t of five degrees through a GARCH(1,1) filter. */
final class SyntheticNoise {
    private static final int DEGREES = 5;
    private static final double REACTION = 0.08;
    private static final double PERSISTENCE = 0.90;

    private final Random random;
    private double variance = 1;

    SyntheticNoise(long seed) {
        random = new Random(seed);
    }

    /** The next shock; its long-run standard deviation is the regime's multiple. */
    double next(double regime) {
        double shock = Math.sqrt(variance) * studentT();
        variance = (1 - REACTION - PERSISTENCE) * regime * regime + REACTION * shock * shock + PERSISTENCE * variance;
        return shock;
    }

    private double studentT() {
        double normal = random.nextGaussian();
        double chiSquare = 0;
        for (int i = 0; i < DEGREES; i++) {
            double z = random.nextGaussian();
            chiSquare += z * z;
        }
        double unitVariance = Math.sqrt((DEGREES - 2.0) / DEGREES);
        return unitVariance * normal / Math.sqrt(chiSquare / DEGREES);
    }
}
