package io.metafolio.engines.cluster;

import java.math.BigDecimal;
import java.util.Locale;

/** Heights of one tree in one width: six digits of the topmost, the others with as many decimals. */
final class HeightFormat {
    private static final int DIGITS = 6;
    private static final double PLAIN_FROM = 1e-3;
    private static final double PLAIN_BELOW = 1e9;

    private final String format;

    private HeightFormat(String format) {
        this.format = format;
    }

    static HeightFormat upTo(double top) {
        if (top != 0 && (top < PLAIN_FROM || top >= PLAIN_BELOW)) {
            return new HeightFormat("%." + (DIGITS - 1) + "e");
        }
        BigDecimal exact = new BigDecimal(top);
        int decimals = DIGITS - Math.max(0, exact.precision() - exact.scale());
        return new HeightFormat("%." + Math.max(0, decimals) + "f");
    }

    /** By way of exact decimals, so that every JVM rounds alike. */
    String of(double height) {
        return String.format(Locale.ROOT, format, new BigDecimal(height));
    }
}
