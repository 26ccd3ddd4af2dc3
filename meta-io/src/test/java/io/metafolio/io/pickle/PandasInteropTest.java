package io.metafolio.io.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real pandas of several generations opens what this library writes and writes what it reads. Runs with
 * {@code -Dinterop=true} where {@code python3} and a package index are there; says so where it does not.
 */
class PandasInteropTest {
    private static final Path SCRIPTS = Path.of("src", "test", "python");
    private static final Path WORK = Path.of("target", "interop");
    private static final Path ENVIRONMENTS = WORK.resolve("environments");
    private static final int NO_INDEX = 3;

    /** How a script ended, and what it said. */
    private record Ended(int code, String said) {}

    private static Ended python(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "interop.py"));
        for (Object argument : arguments) {
            command.add(argument instanceof Path path ? path.toAbsolutePath().toString() : argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private static void prepare() throws IOException, InterruptedException {
        assumeTrue(Boolean.getBoolean("interop"), "skipped: -Dinterop=true runs the check against real pandas");
        Files.createDirectories(WORK);
        Ended ended;
        try {
            ended = python("prepare", ENVIRONMENTS);
        } catch (IOException e) {
            assumeTrue(false, "skipped: no python3 here: " + e);
            return;
        }
        if (ended.code() == NO_INDEX) {
            System.out.println("pandas interop skipped: " + ended.said());
            assumeTrue(false, "skipped: " + ended.said());
        }
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    @Test
    @DisplayName("what we write opens in every pandas without a warning and equals the native object")
    void oursInTheirs() throws IOException, InterruptedException {
        prepare();
        Path folder = emptied(WORK.resolve("ours"));
        List<Map<String, Object>> written = new ArrayList<>();
        for (Map.Entry<String, StampedTable> table : tables().entrySet()) {
            String file = table.getKey() + ".pkl";
            Files.write(folder.resolve(file), PandasPickle.bytes(table.getValue()));
            written.add(entry(file, table.getValue()));
        }
        Files.writeString(folder.resolve("written.json"), JsonMapper.shared().writeValueAsString(written));
        Ended ended = python("read", ENVIRONMENTS, folder);
        System.out.println(ended.said());
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    @Test
    @DisplayName("what every pandas writes is read to the same bits, or refused by the name of what it holds")
    void theirsInOurs() throws IOException, InterruptedException {
        prepare();
        Path folder = emptied(WORK.resolve("theirs"));
        Ended ended = python("write", ENVIRONMENTS, folder);
        assertThat(ended.code()).as(ended.said()).isZero();
        Map<String, Integer> read = new LinkedHashMap<>();
        try (Stream<Path> lists = Files.list(folder)) {
            for (Path list : lists.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode entry : JsonMapper.shared().readTree(Files.readString(list))) {
                    Path file = folder.resolve(entry.get("file").asString());
                    PickleCorpus.assertReadAsExpected(Files.readAllBytes(file), entry);
                    read.merge(list.getFileName().toString(), 1, Integer::sum);
                }
            }
        }
        System.out.println("pickles read as their writers say: " + read);
        assertThat(read).hasSizeGreaterThanOrEqualTo(5).allSatisfy((list, files) -> assertThat(files)
                .isGreaterThan(100));
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static Map<String, StampedTable> tables() {
        Map<String, StampedTable> tables = new LinkedHashMap<>();
        for (StampUnit unit : List.of(StampUnit.NANOS, StampUnit.MICROS, StampUnit.MILLIS, StampUnit.SECONDS)) {
            for (String zone : List.of("none", "UTC", "America/New_York", "Asia/Kolkata", "+05:30", "-05:00")) {
                Optional<ZoneId> id = zone.equals("none") ? Optional.empty() : Optional.of(ZoneId.of(zone));
                Random random = new Random(unit.code().hashCode() * 31L + zone.hashCode());
                long[] counts = new long[12];
                for (int t = 0; t < counts.length; t++) {
                    counts[t] = (10_000L + 7L * t) * unit.perDay() + (t % 3 == 0 ? 0 : random.nextInt(80_000));
                }
                counts[5] = -counts[5];
                Stamps stamps = Stamps.of(unit, id, t(random) ? Optional.of("date") : Optional.empty(), counts);
                String name = unit.code() + "-" + zone.replace('/', '_').replace(':', '_');
                tables.put("series-" + name, StampedTable.series("s", stamps, t(random) ? "hrp" : "", values(random)));
                tables.put(
                        "frame-" + name,
                        StampedTable.of("f", stamps, List.of("AMEX:SPY", "", "Ä♦", "x".repeat(300)), new double[][] {
                            values(random), values(random), values(random), values(random)
                        }));
            }
        }
        tables.put("empty", StampedTable.series("s", Stamps.ofDates(List.of()), "hrp"));
        tables.put("large", HostilePickleTest.table(20_000, 30));
        tables.put(
                "not-a-time",
                StampedTable.series(
                        "s",
                        Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.empty(), 0, Stamps.NOT_A_TIME, 1),
                        "x",
                        1,
                        2,
                        3));
        return tables;
    }

    private static boolean t(Random random) {
        return random.nextBoolean();
    }

    private static double[] values(Random random) {
        double[] values = random.doubles(12, -0.1, 0.1).toArray();
        values[0] = -0.0;
        values[1] = Double.NaN;
        values[2] = Double.NEGATIVE_INFINITY;
        values[3] = Double.MIN_VALUE;
        values[4] = Double.MAX_VALUE;
        return values;
    }

    private static Map<String, Object> entry(String file, StampedTable table) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", file);
        entry.put("outcome", "table");
        entry.put("form", table.isSeries() ? "series" : "frame");
        entry.put("series", table.isSeries());
        entry.put("name", orNull(table.isSeries() ? table.columns().get(0) : ""));
        entry.put("columns", table.columns());
        entry.put("index_name", orNull(table.stamps().name().orElse("")));
        entry.put("unit", table.stamps().unit().code());
        entry.put("zone", orNull(table.stamps().zone().map(ZoneId::getId).orElse("")));
        entry.put("stamps", table.stamps().toArray());
        List<List<String>> values = new ArrayList<>();
        for (int j = 0; j < table.columns().size(); j++) {
            List<String> column = new ArrayList<>();
            for (double value : table.column(j)) {
                column.add(Double.toHexString(value));
            }
            values.add(column);
        }
        entry.put("values", values);
        return entry;
    }

    @SuppressWarnings("NullAway") // JSON knows null, and Python asks for it
    private static Object orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
