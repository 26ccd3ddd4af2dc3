package io.metafolio.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The fewest decimal digits that read back as a double, and of those the nearest; ties go to the even digit.
 *
 * <p>Every decimal of up to 15 digits is found by rounding to 15, so the search starts there; only subnormal numbers, which hold
 * fewer digits, start at one.
 *
 * @param digits without leading or trailing zeros
 * @param point how many of them stand before the decimal point; below 0 or beyond their number, zeros stand between
 */
record ShortestDecimal(String digits, int point) {
    private static final List<RoundingMode> NEAREST_FIRST =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);
    private static final long FRACTION_BITS = (1L << 52) - 1;
    private static final int MOST_DIGITS = 17;
    private static final long LEAST_OF_17_DIGITS = 10_000_000_000_000_000L;
    private static final long[] POWERS_OF_FIVE = new long[28];
    /** A hundred units of two to the power of one more must fit into 63 bits. */
    private static final int MOST_SHIFT = 54;

    static {
        POWERS_OF_FIVE[0] = 1;
        for (int k = 1; k < POWERS_OF_FIVE.length; k++) {
            POWERS_OF_FIVE[k] = 5 * POWERS_OF_FIVE[k - 1];
        }
    }

    /** Of a finite number above 0. */
    static ShortestDecimal of(double value) {
        return quick(value).orElseGet(() -> exact(value));
    }

    /**
     * The same in 128 bits, for numbers between about 1e-8 and 1e16 that are no power of two: {@code value·10^k} is {@code
     * m·5^k/2^shift}, and what reads back lies within {@code 5^k/2^(shift+1)} of it.
     */
    static Optional<ShortestDecimal> quick(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = Math.getExponent(value);
        if ((bits & FRACTION_BITS) == 0 || exponent < -27 || exponent > 52) {
            return Optional.empty();
        }
        long m = (bits & FRACTION_BITS) | (FRACTION_BITS + 1);
        // the floor of the logarithm, or one less
        int k = MOST_DIGITS - 1 - Math.floorDiv(exponent * 30_103, 100_000);
        Optional<ShortestDecimal> found = scaled(m, 52 - exponent, k);
        return found.isPresent() ? found : scaled(m, 52 - exponent, k - 1);
    }

    private static Optional<ShortestDecimal> scaled(long m, int scale, int k) {
        int shift = scale - k;
        if (k < 0 || k >= POWERS_OF_FIVE.length || shift < 0 || shift > MOST_SHIFT) {
            return Optional.empty();
        }
        long five = POWERS_OF_FIVE[k];
        long high = Math.multiplyHigh(m, five);
        long low = m * five;
        long whole = shift == 0 ? low : (low >>> shift) | (high << (64 - shift));
        if (high >>> shift != 0 || whole < LEAST_OF_17_DIGITS || whole >= 10 * LEAST_OF_17_DIGITS) {
            return Optional.empty();
        }
        long rest = low & ((1L << shift) - 1);
        return Optional.of(shortest(whole, rest << 1, shift + 1, five, k));
    }

    /**
     * Distances are in units of {@code 2^-shift}; what reads back is nearer than {@code half}. At half itself lies no decimal that is
     * shorter than 17 digits: it has an odd numerator over a power of two, which has as many digits as the power has twos.
     */
    private static ShortestDecimal shortest(long whole, long rest, int shift, long half, int k) {
        for (long unit = 100; unit > 1; unit /= 10) {
            long over = whole % unit;
            long below = (over << shift) + rest;
            long above = (unit << shift) - below;
            long down = whole - over;
            boolean isUp = above < below || (above == below && down / unit % 2 != 0);
            long distance = Math.min(above, below);
            if (distance < half) {
                return of(isUp ? down + unit : down, k);
            }
        }
        long left = (1L << shift) - rest;
        return of(left < rest || (left == rest && whole % 2 != 0) ? whole + 1 : whole, k);
    }

    private static ShortestDecimal of(long scaled, int k) {
        String all = Long.toString(scaled);
        int length = all.length();
        while (all.charAt(length - 1) == '0') {
            length--;
        }
        return new ShortestDecimal(all.substring(0, length), all.length() - k);
    }

    /** Below a power of two the gap is half as wide as above, so a neighbour of the nearest may fit alone. */
    static ShortestDecimal exact(double value) {
        BigDecimal exact = new BigDecimal(value);
        int digits = value < Double.MIN_NORMAL ? 1 : 15;
        while (true) {
            for (RoundingMode mode : NEAREST_FIRST) {
                BigDecimal candidate = exact.round(new MathContext(digits, mode));
                if (candidate.doubleValue() == value) {
                    String text = candidate.stripTrailingZeros().unscaledValue().toString();
                    return new ShortestDecimal(
                            text, text.length() - candidate.stripTrailingZeros().scale());
                }
            }
            digits++;
        }
    }
}
