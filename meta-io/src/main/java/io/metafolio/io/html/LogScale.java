package io.metafolio.io.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis of multiples.
 *
 * @param low least value shown, positive
 * @param high greatest value shown
 */
record LogScale(double low, double high) implements Scale {
    private static final int MOST_TICKS = 7;
    private static final double NARROW = 3.5;
    private static final int LEAST_EXPONENT = -12;
    private static final int GREATEST_EXPONENT = 15;
    private static final List<List<String>> MANTISSAS = List.of(
            List.of("1", "1.5", "2", "3", "4", "5", "7"), List.of("1", "2", "3", "5"), List.of("1", "3"), List.of("1"));

    /** The scale that shows both values with some air. */
    static LogScale of(double least, double greatest) {
        double air = Math.max(1.01, StrictMath.pow(greatest / least, 0.05));
        return new LogScale(least / air, greatest * air);
    }

    @Override
    public double height(double value) {
        return (StrictMath.log(value) - StrictMath.log(low)) / (StrictMath.log(high) - StrictMath.log(low));
    }

    @Override
    public List<BigDecimal> ticks() {
        return high / low < NARROW ? LinearScale.ticks(low, high, MOST_TICKS) : byDecade();
    }

    private List<BigDecimal> byDecade() {
        List<BigDecimal> ticks = List.of();
        for (List<String> mantissas : MANTISSAS) {
            ticks = decades(mantissas);
            if (ticks.size() <= MOST_TICKS) {
                return ticks;
            }
        }
        return thinned(ticks);
    }

    private List<BigDecimal> decades(List<String> mantissas) {
        List<BigDecimal> ticks = new ArrayList<>();
        for (int exponent = LEAST_EXPONENT; exponent < GREATEST_EXPONENT; exponent++) {
            for (String mantissa : mantissas) {
                BigDecimal tick = new BigDecimal(mantissa).scaleByPowerOfTen(exponent);
                if (tick.doubleValue() >= low && tick.doubleValue() <= high) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static List<BigDecimal> thinned(List<BigDecimal> ticks) {
        int every = (ticks.size() + MOST_TICKS - 1) / MOST_TICKS;
        List<BigDecimal> kept = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i += every) {
            kept.add(ticks.get(i));
        }
        return kept;
    }
}
