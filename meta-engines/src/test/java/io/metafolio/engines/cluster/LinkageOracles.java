package io.metafolio.engines.cluster;

import io.metafolio.engines.Oracles;
import io.metafolio.returns.ReturnMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The seeded problems of {@code src/test/python/linkage_oracles.py}, and what SciPy answered. */
final class LinkageOracles {
    private LinkageOracles() {}

    static List<JsonNode> cases(String kind) {
        try (InputStream in = LinkageOracles.class.getResourceAsStream("linkage-oracles.json")) {
            return items(
                    JsonMapper.shared().readTree(Objects.requireNonNull(in)).get(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<Integer> integers(JsonNode array) {
        return items(array).stream().map(JsonNode::asInt).toList();
    }

    static CondensedDistances random(long seed, int points, int levels) {
        return CondensedDistances.of(points, Oracles.distances(seed, points, levels));
    }

    /** The distances of a problem of either kind. */
    static CondensedDistances distances(JsonNode problem) {
        long seed = problem.get("seed").asLong();
        return problem.has("rows")
                ? ofReturns(
                        seed,
                        problem.get("rows").asInt(),
                        problem.get("columns").asInt(),
                        problem.get("distinct").asInt())
                : random(
                        seed,
                        problem.get("points").asInt(),
                        problem.get("levels").asInt());
    }

    /** Plain sums from the first row on, as in the script, so that the bits of the distances agree. */
    static CondensedDistances ofReturns(long seed, int rows, int columns, int distinct) {
        ReturnMatrix returns = Oracles.returns(seed, rows, distinct);
        double[][] centred = new double[columns][rows];
        for (int j = 0; j < columns; j++) {
            double total = 0;
            for (int t = 0; t < rows; t++) {
                total += returns.at(t, j % distinct);
            }
            for (int t = 0; t < rows; t++) {
                centred[j][t] = returns.at(t, j % distinct) - total / rows;
            }
        }
        double[][] rho = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                double norms = Math.sqrt(product(centred[i], centred[i]) * product(centred[j], centred[j]));
                rho[i][j] = Math.max(-1, Math.min(1, product(centred[i], centred[j]) / norms));
            }
        }
        return CondensedDistances.ofCorrelation(rho);
    }

    private static double product(double[] a, double[] b) {
        double total = 0;
        for (int t = 0; t < a.length; t++) {
            total += a[t] * b[t];
        }
        return total;
    }

    /** SciPy's label of each point, from 1. */
    static List<Integer> labels(List<List<Integer>> clusters, int points) {
        return IntStream.range(0, points)
                .map(point -> 1
                        + IntStream.range(0, clusters.size())
                                .filter(label -> clusters.get(label).contains(point))
                                .findFirst()
                                .orElseThrow())
                .boxed()
                .toList();
    }

    static void digest(MessageDigest digest, List<Integer> integers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * integers.size());
        integers.forEach(bytes::putInt);
        digest.update(bytes.array());
    }

    static void digest(MessageDigest digest, double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        digest.update(bytes.array());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
