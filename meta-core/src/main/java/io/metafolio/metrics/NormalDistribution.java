package io.metafolio.metrics;

/**
 * The standard normal distribution, with the same bits on every platform.
 *
 * <p>Distribution function by the rational approximations of the complementary error function of Cody, <i>Rational Chebyshev
 * Approximations for the Error Function</i>, 1969; quantiles by Wichura, <i>Algorithm AS 241</i>, 1988. Both are good to
 * about sixteen digits.
 */
public final class NormalDistribution {
    private static final double[] NEAR = {
        0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694
    };
    private static final double[] NEAR_BELOW = {
        1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
    };
    private static final double[] MIDDLE = {
        2.1531153547440383e-8,
        0.5641884969886701,
        8.883149794388377,
        66.11919063714163,
        298.6351381974001,
        881.952221241769,
        1712.0476126340707,
        2051.0783778260716,
        1230.3393547979972
    };
    private static final double[] MIDDLE_BELOW = {
        1,
        15.744926110709835,
        117.6939508913125,
        537.1811018620099,
        1621.3895745666903,
        3290.7992357334597,
        4362.619090143247,
        3439.3676741437216,
        1230.3393548037495
    };
    private static final double[] FAR = {
        0.016315387137302097,
        0.30532663496123236,
        0.36034489994980445,
        0.12578172611122926,
        0.016083785148742275,
        0.0006587491615298378
    };
    private static final double[] FAR_BELOW = {
        1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918
    };
    private static final double[] CENTRE = {
        2509.0809287301227,
        33430.57558358813,
        67265.7709270087,
        45921.95393154987,
        13731.69376550946,
        1971.5909503065513,
        133.14166789178438,
        3.3871328727963665
    };
    private static final double[] CENTRE_BELOW = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1
    };
    private static final double[] TAIL = {
        0.0007745450142783414,
        0.022723844989269184,
        0.2417807251774506,
        1.2704582524523684,
        3.6478483247632045,
        5.769497221460691,
        4.630337846156546,
        1.4234371107496835
    };
    private static final double[] TAIL_BELOW = {
        1.0507500716444169e-9,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1
    };
    private static final double[] DEEP = {
        2.0103343992922881e-7,
        2.7115555687434876e-5,
        0.0012426609473880784,
        0.026532189526576124,
        0.29656057182850487,
        1.7848265399172913,
        5.463784911164114,
        6.657904643501103
    };
    private static final double[] DEEP_BELOW = {
        2.0442631033899397e-15,
        1.421511758316446e-7,
        1.8463183175100548e-5,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1
    };
    private static final double SQUARE_ROOT_OF_PI = 1.772453850905516;
    private static final double SQUARE_ROOT_OF_TWO = 1.4142135623730951;

    private NormalDistribution() {}

    /**
     * The probability of at most x.
     *
     * @param x any number
     * @return Φ(x), within 0 … 1
     */
    public static double probability(double x) {
        double z = Math.abs(x) / SQUARE_ROOT_OF_TWO;
        double upper = 0.5 * complement(z);
        return x <= 0 ? upper : 1 - upper;
    }

    /** erfc of a number that is not negative. */
    private static double complement(double z) {
        if (z <= 0.46875) {
            double square = z * z;
            return 1 - z * polynomial(NEAR, square) / polynomial(NEAR_BELOW, square);
        }
        if (z <= 4) {
            return bell(z) * polynomial(MIDDLE, z) / polynomial(MIDDLE_BELOW, z);
        }
        double inverse = 1 / (z * z);
        double correction = inverse * polynomial(FAR, inverse) / polynomial(FAR_BELOW, inverse);
        return bell(z) * (1 / SQUARE_ROOT_OF_PI - correction) / z;
    }

    /** {@code exp(−z²)}, the square split so that none of its digits are lost. */
    private static double bell(double z) {
        double coarse = Math.floor(z * 16) / 16;
        double rest = (z - coarse) * (z + coarse);
        return StrictMath.exp(-coarse * coarse) * StrictMath.exp(-rest);
    }

    /**
     * The number that is not exceeded with a probability.
     *
     * @param probability above 0 and below 1
     * @return Φ⁻¹ of it
     * @throws IllegalArgumentException outside 0 … 1
     */
    public static double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "Quantile of the probability " + probability + ". Expected one above 0 and below 1.");
        }
        double centred = probability - 0.5;
        if (Math.abs(centred) <= 0.425) {
            double r = 0.180625 - centred * centred;
            return centred * polynomial(CENTRE, r) / polynomial(CENTRE_BELOW, r);
        }
        double r = StrictMath.sqrt(-StrictMath.log(centred < 0 ? probability : 1 - probability));
        double size = r <= 5
                ? polynomial(TAIL, r - 1.6) / polynomial(TAIL_BELOW, r - 1.6)
                : polynomial(DEEP, r - 5) / polynomial(DEEP_BELOW, r - 5);
        return centred < 0 ? -size : size;
    }

    /** By Horner's rule, the greatest power first. */
    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = Math.fma(value, x, coefficient);
        }
        return value;
    }
}
