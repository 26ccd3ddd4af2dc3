package io.metafolio.io.json;

import io.metafolio.audit.CanonicalJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Between the tokens of a JSON text and nested maps and lists. Depth is limited by the parser. */
final class JsonTrees {
    /** What {@code Map.of} and {@code Set.of} make. */
    private static final Set<Class<?>> UNORDERED = Set.of(
            Map.of("a", 1, "b", 2).getClass(),
            Set.of(1, 2).getClass(),
            Set.of(1, 2, 3).getClass());

    private JsonTrees() {}

    static Map<String, @Nullable Object> readObject(JsonParser in) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String key = in.currentName();
            in.nextToken();
            object.put(key, read(in));
        }
        return object;
    }

    private static List<@Nullable Object> readArray(JsonParser in) {
        List<@Nullable Object> array = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(in));
        }
        return array;
    }

    private static @Nullable Object read(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> readObject(in);
            case START_ARRAY -> readArray(in);
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException(in.currentToken() + " where a value should be");
        };
    }

    static void write(@Nullable Object value, JsonGenerator out) {
        if (value instanceof Map<?, ?> object) {
            requireOrder(object.getClass(), object.size());
            out.writeStartObject();
            object.forEach((key, member) -> {
                out.writeName((String) key);
                write(member, out);
            });
            out.writeEndObject();
        } else if (value instanceof Collection<?> array) {
            requireOrder(array.getClass(), array.size());
            out.writeStartArray();
            array.forEach(element -> write(element, out));
            out.writeEndArray();
        } else {
            writeScalar(value, out);
        }
    }

    /** Text must be the same on every JVM, and the order of these changes from one start to the next. */
    private static void requireOrder(Class<?> kind, int size) {
        if (size > 1 && UNORDERED.contains(kind)) {
            throw new IllegalArgumentException("A tree with a " + kind.getSimpleName()
                    + ", whose order changes from one JVM to the next. Expected maps and sets that keep theirs."
                    + " Maybe it was made by Map.of, Map.copyOf or Set.of: use ImmutableMap or a sorted map.");
        }
    }

    private static void writeScalar(@Nullable Object value, JsonGenerator out) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Double number) {
            out.writeNumber(CanonicalJson.number(number));
        } else if (value instanceof Integer || value instanceof Long) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            out.writeNumber(number);
        } else {
            throw new IllegalArgumentException("No value of JSON: " + value + " of " + value.getClass());
        }
    }
}
