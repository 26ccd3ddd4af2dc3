package io.metafolio.configuration;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which values a parameter may have. Types are strict: {@code "60"} is no number and {@code "true"} no truth value. Immutable.
 */
public final class ParameterKind {
    private static final String TYPE = "type";

    private final String expected;
    private final Map<String, Object> schema;
    private final Predicate<Object> accepts;

    private ParameterKind(String expected, Map<String, Object> schema, Predicate<Object> accepts) {
        this.expected = expected;
        this.schema = ImmutableSortedMap.copyOf(schema);
        this.accepts = accepts;
    }

    /** True or false. */
    static ParameterKind flag() {
        return new ParameterKind("true or false", Map.of(TYPE, "boolean"), Boolean.class::isInstance);
    }

    /** A whole number from a least one on. */
    static ParameterKind count(int least) {
        return new ParameterKind(
                "a whole number of at least " + least,
                Map.of(TYPE, "integer", "minimum", least, "maximum", Integer.MAX_VALUE),
                value -> value instanceof Integer number && number >= least);
    }

    /** A number between two, both included. */
    static ParameterKind between(double least, double most) {
        return new ParameterKind(
                "a number from " + JsonLeaves.value(least) + " to " + JsonLeaves.value(most),
                Map.of(TYPE, "number", "minimum", JsonLeaves.value(least), "maximum", JsonLeaves.value(most)),
                value -> value instanceof Number number
                        && number.doubleValue() >= least
                        && number.doubleValue() <= most);
    }

    /** A text of a form. */
    static ParameterKind text(String expected, String pattern) {
        Pattern form = Pattern.compile(pattern);
        return new ParameterKind(
                expected,
                Map.of(TYPE, "string", "pattern", "^(?:" + pattern + ")$"),
                value -> value instanceof String text && form.matcher(text).matches());
    }

    /** One of some words. */
    static ParameterKind oneOf(Collection<String> words) {
        return new ParameterKind(
                "one of " + String.join(", ", words), Map.of("enum", List.copyOf(words)), words::contains);
    }

    /** A list of at least so many, none of them twice. */
    static ParameterKind distinct(int least, ParameterKind item) {
        return new ParameterKind(
                (least == 0 ? "a list" : "a list of at least one") + ", none twice, each " + item.expected,
                Map.of(TYPE, "array", "minItems", least, "uniqueItems", true, "items", item.schema),
                value -> value instanceof List<?> items
                        && items.size() >= least
                        && items.stream().distinct().count() == items.size()
                        && items.stream().allMatch(item.accepts));
    }

    /** Any list of such items, also an empty one. */
    static ParameterKind list(ParameterKind item) {
        return new ParameterKind(
                "a list, each item " + item.expected,
                Map.of(TYPE, "array", "items", item.schema),
                value -> value instanceof List<?> items && items.stream().allMatch(item.accepts));
    }

    /** An object with exactly some members: texts, but for those that may be anything. */
    static ParameterKind object(List<String> texts, List<String> anything) {
        ImmutableSortedMap.Builder<String, Object> properties = ImmutableSortedMap.naturalOrder();
        texts.forEach(name -> properties.put(name, Map.of(TYPE, "string")));
        anything.forEach(name -> properties.put(name, Map.of()));
        List<String> names =
                Stream.concat(texts.stream(), anything.stream()).sorted().toList();
        return new ParameterKind(
                "an object of " + String.join(", ", names),
                Map.of(
                        TYPE,
                        "object",
                        "properties",
                        properties.build(),
                        "required",
                        names,
                        "additionalProperties",
                        false),
                value -> value instanceof Map<?, ?> object
                        && object.keySet().stream()
                                .map(String::valueOf)
                                .sorted()
                                .toList()
                                .equals(names)
                        && texts.stream().allMatch(name -> object.get(name) instanceof String));
    }

    /** This kind or another. */
    ParameterKind or(ParameterKind other) {
        return new ParameterKind(
                expected + ", or " + other.expected,
                Map.of("anyOf", List.of(schema, other.schema)),
                accepts.or(other.accepts));
    }

    /**
     * Whether a value is of this kind.
     *
     * @param value as JSON knows it
     * @return true where it is
     */
    public boolean accepts(Object value) {
        return accepts.test(value);
    }

    /**
     * This kind in words.
     *
     * @return for example {@code a whole number of at least 2}
     */
    public String expected() {
        return expected;
    }

    /**
     * This kind as JSON Schema says it.
     *
     * @return a schema
     */
    public Map<String, Object> schema() {
        return schema;
    }
}
