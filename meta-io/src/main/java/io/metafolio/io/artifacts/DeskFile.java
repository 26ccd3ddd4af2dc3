package io.metafolio.io.artifacts;

import io.metafolio.calendar.TradingCalendar;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.configuration.ConfigurationException;
import io.metafolio.configuration.DeskConfiguration;
import io.metafolio.configuration.JsonLeaves;
import io.metafolio.configuration.MetaEntry;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunProfileEntry;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.io.json.Json;
import io.metafolio.sleeve.SleeveInventory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a desk writes down in JSON: {@code defaults}, {@code run_profiles}, {@code metas} and {@code calendars}, over what is
 * ready-made. {@code run-configuration.schema.json} describes it. Immutable.
 *
 * @param configuration defaults, run profiles and meta-portfolios, the ready-made ones included
 * @param calendars the library's calendars and the desk's own
 */
public record DeskFile(DeskConfiguration configuration, TradingCalendars calendars) {
    /** What holds where no file is given. */
    public static final DeskFile READY_MADE = new DeskFile(DeskConfiguration.readyMade(), TradingCalendars.KNOWN);

    private static final List<String> KEYS = List.of("$schema", "defaults", "run_profiles", "metas", "calendars");
    private static final String EXTENDS = "extends";
    private static final String SLEEVES = "sleeves";

    /**
     * Reads a file.
     *
     * @param file JSON
     * @return what it says over what is ready-made
     * @throws ConfigurationException where a key is unknown, a value of a wrong kind, a name without meaning, or run profiles start
     *     from each other in a circle; it lists all faults
     * @throws RefusedException where the file cannot be read, or is no JSON object
     */
    public static DeskFile read(Path file) {
        return of(AtomicFiles.read(file, "run configuration"), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param text JSON
     * @param where the file it came from, for messages
     * @return what it says over what is ready-made
     * @throws ConfigurationException where it has faults; it lists them all
     * @throws RefusedException where it is no JSON object
     */
    public static DeskFile of(String text, String where) {
        Reader reader = new Reader();
        reader.read(Json.object(text, where));
        DeskConfiguration configuration = DeskConfiguration.readyMade();
        try {
            configuration = configuration.with(reader.defaults, reader.runProfiles, reader.metas);
        } catch (ConfigurationException e) {
            reader.faults.addAll(e.faults());
        }
        if (!reader.faults.isEmpty()) {
            throw new ConfigurationException(reader.faults, where);
        }
        return new DeskFile(configuration, reader.calendars);
    }

    /**
     * The sleeves of a meta-portfolio.
     *
     * @param meta its id
     * @return definitions in the order of columns
     * @throws RefusedException where a name is not known, or a parameter that a sleeve needs is not set
     */
    public SleeveInventory sleeves(String meta) {
        return SleeveInventory.of(configuration, meta, calendars);
    }

    /** Takes the tree apart; whatever is wrong is noted, and the rest still read. */
    private static final class Reader {
        private final List<String> faults = new ArrayList<>();
        private final Map<String, Object> defaults = new LinkedHashMap<>();
        private final Map<String, RunProfileEntry> runProfiles = new LinkedHashMap<>();
        private final Map<String, MetaEntry> metas = new LinkedHashMap<>();
        private TradingCalendars calendars = TradingCalendars.KNOWN;

        private void read(Map<String, @Nullable Object> tree) {
            requireKnown("", tree.keySet(), KEYS);
            defaults.putAll(parameters("/defaults", object("", "defaults", tree), List.of()));
            object("", "run_profiles", tree)
                    .forEach((name, entry) -> runProfile("/run_profiles/" + name, String.valueOf(name), entry));
            object("", "metas", tree).forEach((id, entry) -> meta("/metas/" + id, String.valueOf(id), entry));
            object("", "calendars", tree)
                    .forEach((id, entry) -> calendar("/calendars/" + id, String.valueOf(id), entry));
        }

        private void runProfile(String place, String name, @Nullable Object entry) {
            if (entry instanceof String other) {
                runProfiles.put(name, RunProfileEntry.alias(other));
            } else if (entry instanceof Map<?, ?> own) {
                Map<String, Object> values = parameters(place, own, List.of(EXTENDS));
                Optional<String> parent = text(place, EXTENDS, own);
                runProfiles.put(name, new RunProfileEntry(parent, values, false));
            } else {
                wrong(place, entry, "an object of parameters, or the name of another run profile");
            }
        }

        private void meta(String place, String id, @Nullable Object entry) {
            if (!(entry instanceof Map<?, ?> own)) {
                wrong(place, entry, "an object of sleeves and overrides");
                return;
            }
            Map<String, String> sleeves = new LinkedHashMap<>();
            object(place, SLEEVES, own).forEach((sleeve, profile) -> {
                if (profile instanceof String name) {
                    sleeves.put(String.valueOf(sleeve), name);
                } else {
                    wrong(
                            place + "/" + SLEEVES + "/" + sleeve,
                            profile,
                            "the name of a run profile, or the id of a meta-portfolio");
                }
            });
            Map<String, Object> overrides = parameters(place, own, List.of(SLEEVES));
            if (sleeves.isEmpty()) {
                faults.add(place + "/" + SLEEVES + " has no sleeve, expected sleeve ids with their run profiles");
            } else {
                metas.put(id, new MetaEntry(sleeves, overrides));
            }
        }

        private void calendar(String place, String id, @Nullable Object entry) {
            try {
                if (!(entry instanceof Map<?, ?> own)) {
                    throw new IllegalArgumentException("It is " + entry + ". Expected an object.");
                }
                requireKnown(place, own.keySet(), CalendarEntry.KEYS);
                TradingCalendar calendar = CalendarEntry.calendar(id, own);
                calendars = calendars.with(calendar);
            } catch (IllegalArgumentException e) {
                faults.add(place + ": " + e.getMessage());
            }
        }

        /** The parameters of blocks, by pointer. */
        private Map<String, Object> parameters(String place, Map<?, ?> tree, List<String> others) {
            requireKnown(
                    place,
                    tree.keySet(),
                    Stream.concat(others.stream(), Parameters.BLOCKS.stream()).toList());
            Map<String, Object> values = new LinkedHashMap<>();
            for (String block : Parameters.BLOCKS) {
                object(place, block, tree).forEach((name, value) -> {
                    if (value == null) {
                        wrong(place + "/" + block + "/" + name, null, "a value, or no key");
                    } else {
                        values.putAll(JsonLeaves.of(Map.of(block, Map.of(String.valueOf(name), value))));
                    }
                });
            }
            return values;
        }

        private Map<?, ?> object(String place, String key, Map<?, ?> tree) {
            if (!tree.containsKey(key)) {
                return Map.of();
            }
            if (tree.get(key) instanceof Map<?, ?> object) {
                return object;
            }
            wrong(place + "/" + key, tree.get(key), "an object");
            return Map.of();
        }

        private Optional<String> text(String place, String key, Map<?, ?> tree) {
            if (tree.containsKey(key) && !(tree.get(key) instanceof String)) {
                wrong(place + "/" + key, tree.get(key), "the name of another run profile");
            }
            return tree.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
        }

        private void requireKnown(String place, Collection<?> keys, List<String> known) {
            for (Object key : keys) {
                if (!known.contains(key)) {
                    faults.add("unknown key " + place + "/" + key
                            + UnknownNameException.nearest(String.valueOf(key), known)
                                    .map(near -> ", did you mean \"" + near + "\"?")
                                    .orElse(", expected one of " + String.join(", ", known)));
                }
            }
        }

        private void wrong(String place, @Nullable Object value, String expected) {
            faults.add(place + " is " + (value instanceof String text ? "\"" + text + "\"" : value) + ", expected "
                    + expected);
        }
    }
}
