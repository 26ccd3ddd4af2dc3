package io.metafolio.spi;

import com.google.common.collect.ImmutableMap;
import io.metafolio.errors.UnknownNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** Implementations of one door by the name each answers to. Immutable. */
final class Registry<T> {
    private final String kind;
    private final Function<T, String> name;
    private final List<String> reserved;
    private final Map<String, T> byName;

    private Registry(String kind, Function<T, String> name, List<String> reserved, Map<String, T> byName) {
        this.kind = kind;
        this.name = name;
        this.reserved = reserved;
        this.byName = ImmutableMap.copyOf(byName);
    }

    /** Those that {@link ServiceLoader} finds beside this library; reserved names mean that there is none. */
    static <T> Registry<T> installed(Class<T> door, String kind, Function<T, String> name, String... reserved) {
        Registry<T> registry = new Registry<>(kind, name, List.of(reserved), Map.of());
        for (T found : ServiceLoader.load(door, door.getClassLoader())) {
            registry = registry.with(found);
        }
        return registry;
    }

    Registry<T> with(T one) {
        String own = name.apply(one);
        Map<String, T> larger = new LinkedHashMap<>(byName);
        T other = larger.putIfAbsent(own, one);
        if (other != null || reserved.contains(own)) {
            throw new IllegalStateException("The " + kind + " \"" + own + "\" of "
                    + one.getClass().getName() + " is taken"
                    + (other == null ? "" : " by " + other.getClass().getName())
                    + ". Expected a name of its own.");
        }
        return new Registry<>(kind, name, reserved, larger);
    }

    /** Empty for a reserved name. */
    Optional<T> find(String wanted) {
        if (reserved.contains(wanted)) {
            return Optional.empty();
        }
        T found = byName.get(wanted);
        if (found == null) {
            List<String> known = new ArrayList<>(reserved);
            known.addAll(byName.keySet());
            throw new UnknownNameException(kind, wanted, kind + "s found (meta-engines holds built-in ones)", known);
        }
        return Optional.of(found);
    }
}
