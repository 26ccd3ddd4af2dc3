package io.metafolio.configuration;

import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Objects within objects, taken apart into values by JSON pointer (RFC 6901), and put together again. */
public final class JsonLeaves {
    private JsonLeaves() {}

    /**
     * Takes an object apart. Lists and empty objects are values.
     *
     * @param object names to values
     * @return JSON pointer to value, sorted
     */
    public static Map<String, Object> of(Map<?, ?> object) {
        Map<String, Object> leaves = new TreeMap<>();
        collect("", object, leaves);
        return leaves;
    }

    private static void collect(String pointer, Map<?, ?> object, Map<String, Object> leaves) {
        object.forEach((name, value) -> {
            String own = pointer + "/" + escaped(String.valueOf(name));
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                collect(own, inner, leaves);
            } else {
                leaves.put(own, Objects.requireNonNull(value));
            }
        });
    }

    private static String escaped(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * A value as JSON knows it: a double without a fraction is the integer it equals.
     *
     * @param value a string, boolean, integer, double, a list of those, or an object of those by name
     * @return the value that reading its JSON would give, immutable
     */
    public static Object value(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(JsonLeaves::value).toList();
        }
        if (value instanceof Map<?, ?> object) {
            ImmutableSortedMap.Builder<String, Object> sorted = ImmutableSortedMap.naturalOrder();
            object.forEach((name, item) -> sorted.put(String.valueOf(name), value(Objects.requireNonNull(item))));
            return sorted.build();
        }
        if (value instanceof Double number && number == number.intValue()) {
            return number.intValue();
        }
        return value;
    }
}
