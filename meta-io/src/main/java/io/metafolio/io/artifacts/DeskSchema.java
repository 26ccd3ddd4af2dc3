package io.metafolio.io.artifacts;

import io.metafolio.configuration.Parameter;
import io.metafolio.configuration.Parameters;
import io.metafolio.io.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of {@link DeskFile}: every parameter with kind, default and meaning. It cannot say which names
 * mean something, or that run profiles do not go in circles.
 */
public final class DeskSchema {
    private static final String TYPE = "type";
    private static final String OBJECT = "object";
    private static final String PROPERTIES = "properties";
    private static final String ADDITIONAL = "additionalProperties";
    private static final Map<String, Object> TEXT = Map.of(TYPE, "string");
    private static final Map<String, Object> TEXTS =
            Collections.unmodifiableMap(Trees.map(TYPE, "array", "items", TEXT));

    private DeskSchema() {}

    /**
     * The schema, as it lies beside this class's package as {@code run-configuration.schema.json}.
     *
     * @return indented JSON
     */
    public static String text() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:metafolio:run-configuration:1");
        schema.put("title", "Metafolio run configuration");
        schema.put(
                "description",
                "Layers: what the library says, defaults, run profile (what it extends first), meta-portfolio, call.");
        schema.put(TYPE, OBJECT);
        schema.put(
                PROPERTIES,
                Trees.map(
                        "$schema", TEXT,
                        "defaults", reference("parameters"),
                        "run_profiles", members(reference("run_profile")),
                        "metas", members(reference("meta")),
                        "calendars", members(reference("calendar"))));
        schema.put(ADDITIONAL, false);
        schema.put(
                "$defs",
                Trees.map(
                        "parameters", closed(blocks()),
                        "run_profile", runProfile(),
                        "meta", meta(),
                        "calendar", calendar()));
        return Json.pretty(schema);
    }

    private static Map<String, Object> blocks() {
        Map<String, Object> blocks = new LinkedHashMap<>();
        for (String block : Parameters.BLOCKS) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (Parameter parameter : Parameters.of(block)) {
                properties.put(parameter.name(), parameter.schema());
            }
            blocks.put(block, closed(properties));
        }
        return blocks;
    }

    private static Map<String, Object> runProfile() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("extends", described(TEXT, "The run profile whose values hold where this one has none."));
        properties.putAll(blocks());
        return Trees.map("anyOf", List.of(described(TEXT, "Another name for this run profile."), closed(properties)));
    }

    private static Map<String, Object> meta() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "sleeves",
                described(
                        Trees.map(TYPE, OBJECT, "minProperties", 1, ADDITIONAL, TEXT),
                        "Sleeve ids with their run profiles, or ids of meta-portfolios with those ids again, in the order of columns."));
        properties.putAll(blocks());
        Map<String, Object> schema = new LinkedHashMap<>(closed(properties));
        schema.put("required", List.of("sleeves"));
        return schema;
    }

    private static Map<String, Object> calendar() {
        Map<String, Object> date = Trees.map(TYPE, "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        List<String> days = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
        return closed(Trees.map(
                "aliases", described(TEXTS, "Other names that mean it."),
                "zone", described(TEXT, "The venue's time zone, with close."),
                "close", described(TEXT, "Time of day at which a session ends, with zone."),
                "weekend",
                        described(
                                Trees.map(TYPE, "array", "items", Map.of("enum", days)),
                                "Days on which it never trades; left out, saturday and sunday."),
                "first", described(date, "First day it knows, with last."),
                "last", described(date, "Last day it knows, with first."),
                "closed",
                        described(
                                Trees.map(
                                        TYPE,
                                        OBJECT,
                                        "propertyNames",
                                        Map.of("pattern", date.get("pattern")),
                                        ADDITIONAL,
                                        TEXT),
                                "Days on which it does not trade, each with its reason."),
                "sessions",
                        described(
                                Trees.map(TYPE, "array", "items", date, "minItems", 1),
                                "Exactly these sessions, instead of rules."),
                "sessions_per_year",
                        described(
                                Trees.map(TYPE, "integer", "minimum", 1, "maximum", 366),
                                "Where the mean over its span is not wanted.")));
    }

    private static Map<String, Object> closed(Map<String, Object> properties) {
        return Trees.map(TYPE, OBJECT, PROPERTIES, properties, ADDITIONAL, false);
    }

    private static Map<String, Object> members(Map<String, Object> schema) {
        return Trees.map(TYPE, OBJECT, ADDITIONAL, schema);
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> described(Map<String, Object> schema, String description) {
        Map<String, Object> described = new LinkedHashMap<>(schema);
        described.put("description", description);
        return described;
    }
}
