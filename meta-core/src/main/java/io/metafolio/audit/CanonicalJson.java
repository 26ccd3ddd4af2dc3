package io.metafolio.audit;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values as canonical JSON text (RFC 8785): keys sorted by UTF-16 code units, no spaces, numbers as ECMAScript prints
 * them, so that equal values have equal bytes on every JVM.
 *
 * <p>Values are maps with string keys, collections, strings, booleans, integers, finite doubles and null. The shortest
 * digits of a double are found here and not by {@link Double#toString(double)}, which before JDK 19 sometimes prints
 * too many.
 */
public final class CanonicalJson {
    /** Integers beyond this do not survive a reader that holds numbers as binary64. */
    private static final long EXACT_INTEGERS = 1L << 53;

    private CanonicalJson() {}

    /**
     * Writes a value.
     *
     * @param value map, collection, string, boolean, integer, finite double or null
     * @return its canonical text
     * @throws IllegalArgumentException where the value holds something JSON has no canonical form for
     */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder(512);
        append(out, value);
        return out.toString();
    }

    /**
     * The shortest decimal that reads back as the same double, as ECMAScript prints it.
     *
     * @param value a finite number; negative zero becomes {@code 0}
     * @return for example {@code 0.0005} or {@code 1e-7}
     * @throws IllegalArgumentException where the value is not finite
     */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "Number " + value + " has no JSON form. Expected a finite number; absent is null.");
        }
        if (value == 0) {
            return "0";
        }
        ShortestDecimal shortest = ShortestDecimal.of(Math.abs(value));
        String text = ecmaScript(shortest.digits(), shortest.point());
        return value < 0 ? "-" + text : text;
    }

    /** Digits with the decimal point after position {@code point}, by ECMA-262 Number::toString. */
    private static String ecmaScript(String digits, int point) {
        int length = digits.length();
        if (point >= length && point <= 21) {
            return digits + "0".repeat(point - length);
        }
        if (point > 0 && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point > -6 && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String mantissa = length == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof String text) {
            quote(out, text);
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof Integer || value instanceof Long) {
            out.append(exact(((Number) value).longValue()));
        } else if (value instanceof Map<?, ?> map) {
            object(out, map);
        } else if (value instanceof Collection<?> items) {
            array(out, items);
        } else {
            throw new IllegalArgumentException("Value of " + value.getClass()
                    + " has no canonical JSON form. Expected a map, collection, string, boolean, integer, double or"
                    + " null.");
        }
    }

    private static long exact(long value) {
        if (value > EXACT_INTEGERS || value < -EXACT_INTEGERS) {
            throw new IllegalArgumentException(
                    "Integer " + value + " is beyond 2^53 and would not be read back. Expected a smaller one.");
        }
        return value;
    }

    private static void object(StringBuilder out, Map<?, ?> map) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("Key " + key + " of " + (key == null ? "no class" : key.getClass())
                        + " has no canonical JSON form. Expected a string.");
            }
            sorted.put(name, item);
        });
        out.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            out.append(separator);
            quote(out, entry.getKey());
            out.append(':');
            append(out, entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void array(StringBuilder out, Collection<?> items) {
        out.append('[');
        for (Iterator<?> it = items.iterator(); it.hasNext(); ) {
            append(out, it.next());
            if (it.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void quote(StringBuilder out, String text) {
        if (isPlain(text)) {
            out.append('"').append(text).append('"');
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else if (Character.isSurrogate(c) && !isPaired(text, i)) {
                        throw new IllegalArgumentException("Text with half a surrogate pair at position " + i
                                + " has no canonical JSON form. Expected Unicode. Maybe a text was cut in two.");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Most texts are: nothing in them is written otherwise. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
