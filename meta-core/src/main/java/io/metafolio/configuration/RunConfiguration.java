package io.metafolio.configuration;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.metafolio.errors.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Parameters from several layers, each with the layer that decided it. A later layer overrides an earlier one, leaf by leaf;
 * lists are replaced whole. Immutable; safe to share between threads.
 */
public final class RunConfiguration {
    /** What the library says where nobody says anything. */
    public static final RunConfiguration LIBRARY = new RunConfiguration(Map.of()).with(Layer.LIBRARY);
    /** Nothing at all. */
    public static final RunConfiguration EMPTY = new RunConfiguration(Map.of());

    /**
     * A value and where it came from.
     *
     * @param value as JSON knows it
     * @param source the name of the layer
     */
    public record Setting(Object value, String source) {}

    private final ImmutableSortedMap<String, Setting> settings;

    private RunConfiguration(Map<String, Setting> settings) {
        this.settings = ImmutableSortedMap.copyOf(settings);
    }

    /**
     * These parameters under another layer.
     *
     * @param layer whose values win
     * @return the changed configuration
     */
    public RunConfiguration with(Layer layer) {
        Map<String, Setting> changed = new TreeMap<>(settings);
        layer.values().forEach((pointer, value) -> changed.put(pointer, new Setting(value, layer.name())));
        return new RunConfiguration(changed);
    }

    /**
     * The parameters of some blocks alone.
     *
     * @param blocks names of blocks
     * @return the smaller configuration
     */
    public RunConfiguration only(Collection<String> blocks) {
        return new RunConfiguration(Maps.filterKeys(settings, pointer -> blocks.contains(Parameters.block(pointer))));
    }

    /**
     * These parameters under one more value.
     *
     * @param source where it comes from
     * @param pointer its JSON pointer
     * @param value as JSON knows it
     * @return the changed configuration
     * @throws ConfigurationException where the pointer is not known or the value not of its kind
     */
    public RunConfiguration with(String source, String pointer, Object value) {
        return with(new Layer(source, Map.of(pointer, value)));
    }

    /**
     * A parameter, where it is set or follows one that is.
     *
     * @param pointer its JSON pointer
     * @return value and source
     */
    public Optional<Setting> find(String pointer) {
        return Optional.ofNullable(settings.get(pointer)).or(() -> Parameters.find(pointer)
                .flatMap(Parameter::follows)
                .flatMap(this::find)
                .map(other -> new Setting(
                        other.value(),
                        "as " + Parameters.find(pointer).orElseThrow().follows().orElseThrow())));
    }

    /**
     * A parameter.
     *
     * @param pointer its JSON pointer
     * @return value and source
     * @throws RefusedException where nothing sets it
     */
    public Setting setting(String pointer) {
        return find(pointer)
                .orElseThrow(() -> new RefusedException(
                        "No value of " + pointer,
                        "run configuration",
                        Parameters.find(pointer)
                                .map(known -> known.kind().expected())
                                .orElse("a parameter"),
                        "a run profile leaves it out; it is never defaulted"));
    }

    /**
     * A parameter that is a text.
     *
     * @param pointer its JSON pointer
     * @return its value
     */
    public String text(String pointer) {
        return typed(pointer, String.class);
    }

    /**
     * A parameter that is a list of texts.
     *
     * @param pointer its JSON pointer
     * @return its value
     */
    public List<String> texts(String pointer) {
        return list(pointer).stream().map(String::valueOf).toList();
    }

    /**
     * A parameter that is a list.
     *
     * @param pointer its JSON pointer
     * @return its value
     */
    public List<Object> list(String pointer) {
        List<?> items = typed(pointer, List.class);
        return List.copyOf(items);
    }

    /**
     * A parameter that is a number.
     *
     * @param pointer its JSON pointer
     * @return its value
     */
    public double number(String pointer) {
        return typed(pointer, Number.class).doubleValue();
    }

    /**
     * A parameter that is true or false.
     *
     * @param pointer its JSON pointer
     * @return its value
     */
    public boolean flag(String pointer) {
        return typed(pointer, Boolean.class);
    }

    /**
     * A parameter that is a whole number.
     *
     * @param pointer its JSON pointer
     * @return its value
     */
    public int count(String pointer) {
        return typed(pointer, Integer.class);
    }

    /** Values are of their parameter's kind, so only a caller who asks for another type is refused. */
    private <T> T typed(String pointer, Class<T> type) {
        Setting setting = setting(pointer);
        if (!type.isInstance(setting.value())) {
            throw new IllegalArgumentException(pointer + " is " + setting.value() + " (" + setting.source()
                    + "). Expected a value of type " + type.getSimpleName() + ".");
        }
        return type.cast(setting.value());
    }

    /**
     * The parameters of some blocks, those that follow others included.
     *
     * @param blocks names of blocks
     * @return JSON pointer to value and source, sorted
     */
    public Map<String, Setting> settings(Collection<String> blocks) {
        ImmutableSortedMap.Builder<String, Setting> found = ImmutableSortedMap.naturalOrder();
        Parameters.KNOWN.stream()
                .filter(parameter -> blocks.contains(parameter.block()))
                .forEach(parameter ->
                        find(parameter.pointer()).ifPresent(setting -> found.put(parameter.pointer(), setting)));
        return found.build();
    }

    /**
     * A value that several parameters make together.
     *
     * @param <T> its type
     * @param pointers the parameters concerned
     * @param value makes it, and throws {@link IllegalArgumentException} where they do not go together
     * @return the value
     * @throws RefusedException where they do not go together; it names each with value and source
     */
    public <T> T together(List<String> pointers, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException fault) {
            List<String> met = pointers.stream()
                    .map(pointer -> pointer + " is " + setting(pointer).value() + " ("
                            + setting(pointer).source() + ")")
                    .toList();
            throw new RefusedException(
                    RefusedException.listed(met),
                    "run configuration",
                    "values that go together: "
                            + String.valueOf(fault.getMessage()).replaceAll("[.]$", ""),
                    "one of the layers sets only some of them",
                    fault);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunConfiguration configuration
                && settings(Parameters.BLOCKS).equals(configuration.settings(Parameters.BLOCKS));
    }

    @Override
    public int hashCode() {
        return settings(Parameters.BLOCKS).hashCode();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
