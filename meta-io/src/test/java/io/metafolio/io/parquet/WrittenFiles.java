package io.metafolio.io.parquet;

import com.google.common.collect.ImmutableMap;
import io.metafolio.io.json.Json;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Files for {@code parquet_reads.py}: every unit and zone, odd labels and values, records, and what they hold as JSON. */
final class WrittenFiles {
    private static final long NEW_YORK_MIDNIGHT = 5 * 3600L;

    private final Path folder;
    private final List<String> entries = new ArrayList<>();
    private final Random random = new Random(5);

    private WrittenFiles(Path folder) {
        this.folder = folder;
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        new WrittenFiles(folder).write();
    }

    private void write() throws IOException {
        for (StampUnit unit : StampUnit.values()) {
            save("naive-" + unit.code(), stamps(unit, "", "date", 40), "AMEX:SPY", "b");
            if (unit != StampUnit.DAYS) {
                for (String zone : List.of("UTC", "America/New_York", "+05:30", "-03:00")) {
                    save("zoned-" + unit.code() + "-" + entries.size(), stamps(unit, zone, "date", 40), "a");
                }
            }
        }
        Stamps nanos = stamps(StampUnit.NANOS, "", "date", 5);
        save("labels", nanos, "é ☃ 𝄞", "a.b", "q\"\\", "__index_level_0__", "index", "0");
        save("capital", stamps(StampUnit.NANOS, "", "Date", 5), "a", "index");
        save("unnamed", stamps(StampUnit.NANOS, "", "", 5), "a");
        save("one-row", stamps(StampUnit.NANOS, "UTC", "date", 1), "a", "b");
        save("no-row", stamps(StampUnit.NANOS, "UTC", "date", 0), "a", "b");
        save("no-row-naive", stamps(StampUnit.MILLIS, "", "", 0), "a");
        save("many-rows", stamps(StampUnit.NANOS, "", "date", 40_000), "a", "b");
        save(
                "many-columns",
                nanos,
                random.ints(300).distinct().mapToObj(k -> "c" + k).toArray(String[]::new));
        save(StampedTable.series("series", nanos, "hrp", values(5)));
        Files.writeString(folder.resolve("written.json"), "[" + String.join(",\n", entries) + "]\n");
        Files.writeString(
                folder.resolve("records.json"), "[" + saved(5) + ",\n" + saved(0) + ",\n" + saved(150_000) + "]\n");
    }

    /** Records of texts, whole numbers and numbers. */
    private String saved(int rows) throws IOException {
        List<String> odd = List.of("", "é ☃ 𝄞", "a,\"b\"\nc", "x".repeat(300), "0");
        List<String> texts =
                IntStream.range(0, rows).mapToObj(t -> odd.get(t % odd.size())).toList();
        long[] counts = LongStream.range(0, rows).map(t -> t * (1L << 40)).toArray();
        double[] numbers = values(rows);
        String file = "records-" + rows + ".parquet";
        Files.write(
                folder.resolve(file),
                RecordTable.of(file, rows)
                        .counts("scenario", counts)
                        .texts("a \"text\" ☃", texts)
                        .numbers("weight/etfs", numbers)
                        .bytes());
        return Json.pretty(ImmutableMap.of(
                "file",
                file,
                "columns",
                List.of(
                        column(
                                "scenario",
                                "counts",
                                Arrays.stream(counts).boxed().toList()),
                        column("a \"text\" ☃", "texts", texts),
                        column(
                                "weight/etfs",
                                "numbers",
                                Arrays.stream(numbers)
                                        .mapToObj(Double::toHexString)
                                        .toList()))));
    }

    private static Map<String, Object> column(String label, String kind, List<?> values) {
        return ImmutableMap.of("label", label, "kind", kind, "values", values);
    }

    private static Stamps stamps(StampUnit unit, String zone, String name, int rows) {
        long[] counts = new long[rows];
        for (int t = 0; t < rows; t++) {
            // some before 1970; in New York, midnight of a winter
            counts[t] =
                    (t - 3) * unit.perDay() + (zone.contains("/") ? NEW_YORK_MIDNIGHT * (unit.perDay() / 86_400) : 0);
        }
        return Stamps.of(
                unit,
                zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)),
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                counts);
    }

    private double[] values(int rows) {
        double[] odd = {-0.0, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY};
        double[] values = random.doubles(rows, -0.1, 0.1).toArray();
        System.arraycopy(odd, 0, values, 0, Math.min(rows, odd.length));
        return values;
    }

    private void save(String name, Stamps stamps, String... labels) throws IOException {
        double[][] values =
                Arrays.stream(labels).map(label -> values(stamps.size())).toArray(double[][]::new);
        save(StampedTable.of(name, stamps, List.of(labels), values));
    }

    private void save(StampedTable table) throws IOException {
        Files.write(folder.resolve(table.source() + ".parquet"), ParquetTable.bytes(table));
        Stamps stamps = table.stamps();
        boolean coarse = stamps.unit() == StampUnit.DAYS || stamps.unit() == StampUnit.SECONDS;
        StampUnit unit = coarse ? StampUnit.MILLIS : stamps.unit();
        long factor = unit.perDay() / stamps.unit().perDay();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("file", table.source() + ".parquet");
        entry.put("unit", unit.code());
        entry.put("zone", stamps.zone().map(ZoneId::getId).orElse(null));
        entry.put("name", stamps.name().orElse(null));
        entry.put("column", stamps.name().orElse("date"));
        entry.put("columns", table.columns());
        entry.put(
                "stamps",
                Arrays.stream(stamps.toArray()).map(c -> c * factor).boxed().toList());
        List<List<String>> values = new ArrayList<>();
        for (int j = 0; j < table.columns().size(); j++) {
            values.add(
                    Arrays.stream(table.column(j)).mapToObj(Double::toHexString).toList());
        }
        entry.put("values", values);
        entries.add(Json.pretty(entry));
    }
}
