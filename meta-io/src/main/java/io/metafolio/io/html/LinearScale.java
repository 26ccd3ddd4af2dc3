package io.metafolio.io.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis on which equal differences are equally long.
 *
 * @param low least value shown
 * @param high greatest value shown, more than the least
 */
record LinearScale(double low, double high) implements Scale {
    private static final int MOST_TICKS = 7;
    private static final double AIR = 0.04;
    private static final double FLAT = 1e-6;
    private static final int LEAST_EXPONENT = -12;
    private static final int GREATEST_EXPONENT = 15;

    /** The scale that shows both values with some air. */
    static LinearScale of(double least, double greatest) {
        double air = AIR * Math.max(FLAT, greatest - least);
        return new LinearScale(least - air, greatest + air);
    }

    @Override
    public double height(double value) {
        return (value - low) / (high - low);
    }

    @Override
    public List<BigDecimal> ticks() {
        return ticks(low, high, MOST_TICKS);
    }

    /** The multiples of 1, 2 or 5 times a power of ten between two values, as many as there may be. */
    static List<BigDecimal> ticks(double low, double high, int most) {
        for (int exponent = LEAST_EXPONENT; exponent < GREATEST_EXPONENT; exponent++) {
            for (String mantissa : List.of("1", "2", "5")) {
                BigDecimal step = new BigDecimal(mantissa).scaleByPowerOfTen(exponent);
                if ((high - low) / step.doubleValue() <= most) {
                    return multiples(step, low, high);
                }
            }
        }
        return List.of(BigDecimal.ONE);
    }

    private static List<BigDecimal> multiples(BigDecimal step, double low, double high) {
        List<BigDecimal> ticks = new ArrayList<>();
        BigDecimal tick = step.multiply(BigDecimal.valueOf((long) Math.ceil(low / step.doubleValue())));
        while (tick.doubleValue() <= high) {
            ticks.add(tick);
            tick = tick.add(step);
        }
        return ticks;
    }
}
