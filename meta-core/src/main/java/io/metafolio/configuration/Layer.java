package io.metafolio.configuration;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.metafolio.errors.UnknownNameException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of parameters from one place: the library, a file's defaults, a run profile, a meta-portfolio, a call. Immutable.
 *
 * @param name where the values come from; the provenance that manifests hold
 * @param values JSON pointer to value, sorted; none where the layer says nothing
 */
public record Layer(String name, Map<String, Object> values) {
    /** What the library says where nobody says anything. */
    public static final Layer LIBRARY = library();

    /**
     * Checks and copies the values.
     *
     * @throws ConfigurationException where a pointer is not known or a value is not of its parameter's kind; it lists all faults
     */
    public Layer {
        ImmutableSortedMap.Builder<String, Object> sorted = ImmutableSortedMap.naturalOrder();
        List<String> faults = new ArrayList<>();
        values.forEach((pointer, value) -> {
            Object read = JsonLeaves.value(value);
            fault(pointer, read).ifPresent(faults::add);
            sorted.put(pointer, read);
        });
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults, name);
        }
        values = sorted.build();
    }

    /**
     * The values of some blocks alone.
     *
     * @param blocks names of blocks
     * @return the smaller layer
     */
    public Layer only(Collection<String> blocks) {
        return new Layer(name, Maps.filterKeys(values, pointer -> blocks.contains(Parameters.block(pointer))));
    }

    private static Optional<String> fault(String pointer, Object value) {
        Optional<Parameter> known = Parameters.find(pointer);
        if (known.isEmpty()) {
            return Optional.of("unknown parameter " + pointer
                    + UnknownNameException.nearest(pointer, Parameters.pointers())
                            .map(near -> ", did you mean " + near + "?")
                            .orElse(""));
        }
        ParameterKind kind = known.get().kind();
        return kind.accepts(value)
                ? Optional.empty()
                : Optional.of(pointer + " is " + shown(value) + ", expected " + kind.expected());
    }

    private static String shown(Object value) {
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }

    private static Layer library() {
        ImmutableSortedMap.Builder<String, Object> values = ImmutableSortedMap.naturalOrder();
        Parameters.KNOWN.forEach(
                parameter -> parameter.byDefault().ifPresent(value -> values.put(parameter.pointer(), value)));
        return new Layer("library default", values.build());
    }
}
