package io.metafolio.io.parquet;

import io.metafolio.io.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.format.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * What pandas noted about its frame in a file, as far as it says which column is the index.
 *
 * @param index the columns of the index; none for a range, which has no column, or where pandas noted nothing
 * @param columns entries by the name of the column in the file
 */
record PandasNote(List<String> index, Map<String, Entry> columns) {
    private static final String KEY = "pandas";

    /** Label, kind and zone of one column. */
    record Entry(Optional<String> label, String kind, Optional<String> zone) {}

    static PandasNote of(Place place, List<KeyValue> notes) {
        for (KeyValue note : notes) {
            String text = note.getValue();
            if (KEY.equals(note.getKey()) && text != null) {
                Place where = place.in("the metadata of pandas");
                return of(where, Json.object(text, where.name()));
            }
        }
        return new PandasNote(List.of(), Map.of());
    }

    private static PandasNote of(Place place, Map<String, @Nullable Object> tree) {
        List<String> index = new ArrayList<>();
        for (Object level : list(place, tree, "index_columns")) {
            // a map describes a range, which takes no column
            if (level instanceof String column) {
                index.add(column);
            } else if (!(level instanceof Map)) {
                throw place.damaged("index_columns holds " + level);
            }
        }
        Map<String, Entry> columns = new LinkedHashMap<>();
        for (Object column : list(place, tree, "columns")) {
            if (!(column instanceof Map<?, ?> entry)) {
                throw place.damaged("columns holds " + column);
            }
            Optional<String> label = text(entry, "name");
            text(entry, "field_name").or(() -> label).ifPresent(name -> columns.put(name, entry(entry, label)));
        }
        return new PandasNote(List.copyOf(index), columns);
    }

    private static Entry entry(Map<?, ?> entry, Optional<String> label) {
        Optional<String> zone =
                entry.get("metadata") instanceof Map<?, ?> more ? text(more, "timezone") : Optional.empty();
        return new Entry(label, text(entry, "pandas_type").orElse(""), zone);
    }

    private static List<?> list(Place place, Map<String, @Nullable Object> tree, String key) {
        Object value = tree.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw place.damaged(key + " is no list");
    }

    private static Optional<String> text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Optional<Entry> entry(String column) {
        return Optional.ofNullable(columns.get(column));
    }
}
