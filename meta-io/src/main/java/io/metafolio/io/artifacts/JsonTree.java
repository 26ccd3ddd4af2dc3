package io.metafolio.io.artifacts;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object read with types in mind; what is not as expected is refused by its JSON pointer. */
final class JsonTree {
    private final String file;
    private final String pointer;
    private final Map<String, @Nullable Object> object;

    private JsonTree(String file, String pointer, Map<String, @Nullable Object> object) {
        this.file = file;
        this.pointer = pointer;
        this.object = object;
    }

    static JsonTree of(String text, String file) {
        return of(Json.object(text, file), file);
    }

    static JsonTree of(Map<String, @Nullable Object> object, String file) {
        return new JsonTree(file, "", object);
    }

    static JsonTree read(Path file, String stage) {
        return of(AtomicFiles.read(file, stage), file.toString());
    }

    String place() {
        return file + (pointer.isEmpty() ? "" : " at " + pointer);
    }

    List<String> keys() {
        return List.copyOf(object.keySet());
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        keys().forEach(key -> values.put(key, value(key, Object.class, "a value")));
        return values;
    }

    String text(String key) {
        return value(key, String.class, "a string");
    }

    Number number(String key) {
        return value(key, Number.class, "a number");
    }

    Object any(String key) {
        return value(key, Object.class, "a value");
    }

    OptionalDouble optionalNumber(String key) {
        return isNull(key)
                ? OptionalDouble.empty()
                : OptionalDouble.of(number(key).doubleValue());
    }

    /** The one of some values that has a name. */
    <T> T named(String key, T[] values, Function<T, String> name) {
        String wanted = text(key);
        for (T value : values) {
            if (name.apply(value).equals(wanted)) {
                return value;
            }
        }
        throw wrong(key, wanted, "one of " + Arrays.stream(values).map(name).toList());
    }

    boolean isNull(String key) {
        return object.containsKey(key) && object.get(key) == null;
    }

    boolean flag(String key) {
        return value(key, Boolean.class, "true or false");
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object item : value(key, List.class, "a list")) {
            if (!(item instanceof String text)) {
                throw wrong(key + "/" + texts.size(), String.valueOf(item), "a string");
            }
            texts.add(text);
        }
        return texts;
    }

    List<?> list(String key) {
        return value(key, List.class, "a list");
    }

    /** The members of an object that are all texts. */
    Map<String, String> textsByKey(String key) {
        JsonTree object = child(key);
        Map<String, String> texts = new LinkedHashMap<>();
        object.keys().forEach(name -> texts.put(name, object.text(name)));
        return texts;
    }

    JsonTree child(String key) {
        return cast(key, value(key, Map.class, "an object"));
    }

    List<JsonTree> children(String key) {
        List<JsonTree> children = new ArrayList<>();
        for (Object item : value(key, List.class, "a list")) {
            if (!(item instanceof Map<?, ?> map)) {
                throw wrong(key + "/" + children.size(), String.valueOf(item), "an object");
            }
            children.add(cast(key + "/" + children.size(), map));
        }
        return children;
    }

    private JsonTree cast(String key, Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, item) -> copy.put((String) name, item));
        return new JsonTree(file, pointer + "/" + key, copy);
    }

    private <T> T value(String key, Class<T> type, String expected) {
        Object value = object.get(key);
        if (!type.isInstance(value)) {
            throw wrong(key, object.containsKey(key) ? String.valueOf(value) : "absent", expected);
        }
        return type.cast(value);
    }

    private RefusedException wrong(String key, String met, String expected) {
        return new RefusedException(
                pointer + "/" + key + " is " + met,
                file,
                expected,
                "the file was changed by hand, or written by another version");
    }
}
