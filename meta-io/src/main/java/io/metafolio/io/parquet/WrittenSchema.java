package io.metafolio.io.parquet;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table as a file names them, and the note from which pandas restores the index.
 *
 * @param stampLabel what the column of stamps is called in the file
 * @param unit what Parquet counts the stamps in
 * @param zone where pandas is to read them
 * @param table what is written
 */
record WrittenSchema(String stampLabel, StampUnit unit, Optional<String> zone, StampedTable table) {
    private static final String UNNAMED = "date";

    static WrittenSchema of(StampedTable table) {
        Stamps stamps = table.stamps();
        String label = stamps.name().orElse(UNNAMED);
        checkLabels(table, label);
        // seconds and days have no unit of their own that comes back as an index of times
        StampUnit unit = stamps.unit().perDay() < StampUnit.MILLIS.perDay() ? StampUnit.MILLIS : stamps.unit();
        Optional<String> zone = stamps.zone().map(id -> PandasZone.name(table.source(), id));
        return new WrittenSchema(label, unit, zone, table);
    }

    private static void checkLabels(StampedTable table, String stampLabel) {
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> labels = new ArrayList<>(List.of(stampLabel));
        labels.addAll(table.columns());
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            String which = i == 0 ? "the stamps" : "column " + i;
            if (label.isEmpty()) {
                faults.add(which + " without a name");
            } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(label)) {
                faults.add(which + ": a name that is no Unicode text");
            } else if (!seen.add(label)) {
                faults.add(which + ": \"" + label + "\" again");
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    "Labels that a Parquet file cannot hold: " + RefusedException.listed(faults),
                    table.source(),
                    "a name for each column, other than those of the others and of the stamps (\"" + stampLabel + "\")",
                    "give the series or the column a name of its own");
        }
        if (table.columns().isEmpty()) {
            throw new RefusedException(
                    "No column of numbers", table.source(), "one column or more", "the table was filtered to nothing");
        }
    }

    /** The stamps in that unit. */
    private long[] counts() {
        Stamps stamps = table.stamps();
        long factor = unit.perDay() / stamps.unit().perDay();
        long[] counts = stamps.toArray();
        for (int t = 0; t < counts.length; t++) {
            try {
                if (counts[t] == Stamps.NOT_A_TIME) {
                    throw new ArithmeticException("it is missing (NaT)");
                }
                counts[t] = Math.multiplyExact(counts[t], factor);
            } catch (ArithmeticException e) {
                throw new RefusedException(
                        "Stamp " + counts[t] + " " + stamps.unit().code() + " cannot be written: " + e.getMessage(),
                        table.source() + ", row " + (t + 1),
                        "a time that 64 bits of " + unit.code() + " hold",
                        "the row belongs to no date and should be left out",
                        e);
            }
        }
        return counts;
    }

    /** The stamps first. */
    List<Supplier<WrittenColumn>> columns() {
        List<Supplier<WrittenColumn>> columns = new ArrayList<>();
        columns.add(() -> WrittenColumn.words(stampElement(), counts()));
        for (int j = 0; j < table.columns().size(); j++) {
            int column = j;
            columns.add(() -> WrittenColumn.numbers(table.columns().get(column), table.column(column)));
        }
        return columns;
    }

    private SchemaElement stampElement() {
        SchemaElement element = WrittenColumn.required(stampLabel, Type.INT64);
        element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(zone.isPresent(), timeUnit())));
        // readers from before logical types take these for instants, so wall time does without
        if (zone.isPresent() && unit == StampUnit.MILLIS) {
            element.setConverted_type(ConvertedType.TIMESTAMP_MILLIS);
        } else if (zone.isPresent() && unit == StampUnit.MICROS) {
            element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
        }
        return element;
    }

    private TimeUnit timeUnit() {
        return switch (unit) {
            case NANOS -> TimeUnit.NANOS(new NanoSeconds());
            case MICROS -> TimeUnit.MICROS(new MicroSeconds());
            default -> TimeUnit.MILLIS(new MilliSeconds());
        };
    }

    /** The least from which pandas 1.1 … 3.1 restores the index: its column, kind, unit, zone, and name if it has one. */
    KeyValue note() {
        Map<String, @Nullable Object> column = new LinkedHashMap<>();
        column.put("name", table.stamps().name().orElse(null));
        column.put("field_name", stampLabel);
        column.put("pandas_type", zone.isPresent() ? "datetimetz" : "datetime");
        column.put("numpy_type", "datetime64[" + unit.code() + "]");
        zone.ifPresent(id -> column.put("metadata", Map.of("timezone", id)));
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("index_columns", List.of(stampLabel));
        note.put("columns", List.of(column));
        KeyValue pair = new KeyValue("pandas");
        pair.setValue(CanonicalJson.write(note));
        return pair;
    }
}
