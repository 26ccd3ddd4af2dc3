package io.metafolio.configuration;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Optional;

/**
 * A parameter that a run configuration may set. Immutable.
 *
 * @param pointer its JSON pointer: block and name
 * @param kind which values it may have
 * @param byDefault the library's value; empty where a run profile must say it, or where it follows another
 * @param follows the parameter whose value it has where nothing sets it
 * @param meaning what it decides, a sentence without its full stop
 */
public record Parameter(
        String pointer, ParameterKind kind, Optional<Object> byDefault, Optional<String> follows, String meaning) {
    static Parameter of(String pointer, ParameterKind kind, Object byDefault, String meaning) {
        return new Parameter(pointer, kind, Optional.of(JsonLeaves.value(byDefault)), Optional.empty(), meaning);
    }

    static Parameter needed(String pointer, ParameterKind kind, String meaning) {
        return new Parameter(pointer, kind, Optional.empty(), Optional.empty(), meaning);
    }

    static Parameter following(String pointer, ParameterKind kind, String other, String meaning) {
        return new Parameter(pointer, kind, Optional.empty(), Optional.of(other), meaning);
    }

    /**
     * The block it stands in.
     *
     * @return for example {@code backtest}
     */
    public String block() {
        return pointer.substring(1, pointer.lastIndexOf('/'));
    }

    /**
     * Its name within the block.
     *
     * @return for example {@code train_window}
     */
    public String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /**
     * As JSON Schema says it.
     *
     * @return kind, default and meaning
     */
    public Map<String, Object> schema() {
        ImmutableSortedMap.Builder<String, Object> schema = ImmutableSortedMap.naturalOrder();
        schema.putAll(kind.schema()).put("description", meaning + ".");
        byDefault.ifPresent(value -> schema.put("default", value));
        return schema.build();
    }
}
