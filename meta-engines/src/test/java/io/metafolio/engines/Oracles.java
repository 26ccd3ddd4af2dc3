package io.metafolio.engines;

import io.metafolio.returns.ReturnMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The seeded problems of {@code src/test/python/engine_oracles.py}, and what NumPy, SciPy and others answered. */
public final class Oracles {
    private static final double[] LOADING = {1, 1, 0.5, 0.5, 0.25, 0.75, 0, 0.75};
    private static final double[] SCALE = {1.0 / 32, 1.0 / 64};

    private long x;

    private Oracles(long seed) {
        x = seed;
    }

    private double next() {
        x = (1103515245L * x + 12345) % (1L << 31);
        return x / 2147483648.0 - 0.5;
    }

    /** T rows of N returns. */
    public static double[][] rows(long seed, int rows, int columns) {
        Oracles lcg = new Oracles(seed);
        double[][] made = new double[rows][columns];
        for (double[] row : made) {
            double factor = lcg.next();
            for (int i = 0; i < columns; i++) {
                row[i] = (LOADING[i % 8] * factor + lcg.next()) * SCALE[i % 2];
            }
        }
        return made;
    }

    public static ReturnMatrix returns(long seed, int rows, int columns) {
        ReturnMatrix.Builder matrix = ReturnMatrix.builder(
                "lcg", IntStream.range(0, columns).mapToObj(j -> "C" + j).toList());
        LocalDate date = LocalDate.of(2024, 1, 1);
        for (double[] row : rows(seed, rows, columns)) {
            matrix.row(date, row);
            date = date.plusDays(1);
        }
        return matrix.build();
    }

    public static double[] distances(long seed, int points, int levels) {
        Oracles lcg = new Oracles(seed);
        return IntStream.range(0, points * (points - 1) / 2)
                .mapToDouble(k -> lcg.next() + 0.5)
                .map(d -> levels == 0 ? d : Math.floor(d * levels + 1) / levels)
                .toArray();
    }

    /** The first numbers of the generator, uniform in −0.5 … 0.5. */
    public static double[] uniform(long seed, int count) {
        Oracles lcg = new Oracles(seed);
        return IntStream.range(0, count).mapToDouble(k -> lcg.next()).toArray();
    }

    public static List<JsonNode> cases(String kind) {
        return cases("engine-oracles.json", kind);
    }

    public static List<JsonNode> cases(String file, String kind) {
        try (InputStream in = Oracles.class.getResourceAsStream(file)) {
            JsonNode all = JsonMapper.shared().readTree(Objects.requireNonNull(in));
            return StreamSupport.stream(all.get(kind).spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
