package io.metafolio.io.html;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How numbers stand on the page: fixed digits, a true minus, no-break spaces, and a dash for what is absent. */
final class Figures {
    static final String ABSENT = "–";
    private static final String PERCENT = "\u00a0%";

    private Figures() {}

    static String percent(double fraction) {
        return decimal(100 * fraction, 2) + PERCENT;
    }

    static String shortPercent(double fraction) {
        return decimal(100 * fraction, 1) + PERCENT;
    }

    static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? percent(fraction.getAsDouble()) : ABSENT;
    }

    /** A percentage without trailing zeros, for bounds that were typed by someone: 5 %, 12.5 %. */
    static String bound(double fraction) {
        BigDecimal rounded = new BigDecimal(String.format(Locale.ROOT, "%.4f", 100 * fraction)).stripTrailingZeros();
        return rounded.toPlainString().replace('-', '\u2212') + PERCENT;
    }

    static String decimal(OptionalDouble value, int digits) {
        return value.isPresent() ? decimal(value.getAsDouble(), digits) : ABSENT;
    }

    static String decimal(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        boolean zero = text.chars().allMatch(c -> c == '-' || c == '.' || c == '0');
        return zero ? text.replace("-", "") : text.replace('-', '\u2212');
    }

    static String multiple(double wealth) {
        return decimal(wealth, 2) + "×";
    }

    /** A few digits, for numbers of any size. */
    static String brief(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        return size >= 1e-3 && size < 1e6
                ? decimal(value, size >= 100 ? 0 : size >= 1 ? 2 : 4)
                : String.format(Locale.ROOT, "%.1e", value).replace('-', '\u2212');
    }

    static String or(Optional<?> value) {
        return value.map(Object::toString).orElse(ABSENT);
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** A share of a whole as a CSS or SVG length. */
    static String length(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * Math.min(1, Math.max(0, share)));
    }
}
