package io.metafolio.engines.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import io.metafolio.weights.WeightBounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programmes of nasty structure beside a bound that trusts no solver: no point of the box is better than {@code f(w)} by
 * more than {@code max_v g·(w − v)}, g the gradient at w (Frank and Wolfe 1956), and that maximum is found by sorting.
 * And beside cvxpy, {@code src/test/python/nasty_oracles.py}.
 *
 * <p>{@code -Dproblems=N} for N programmes of each structure, {@code -Dboxes=N} for N random boxes.
 */
class NastyProblemsTest {
    private static final int PROBLEMS = Integer.getInteger("problems", 400);
    private static final int BOXES = Integer.getInteger("boxes", 20_000);

    /** Of the magnitudes that the objective is the sum of. */
    private static final double GAP = 1e-11;

    private static final double SHARES = 1e-9;

    enum Structure {
        PLAIN,
        NEARLY_SINGULAR,
        TWELVE_DECADES,
        TIES,
        DUPLICATES,
        FEWER_ROWS,
        HEDGES,
        ONE_FACTOR;

        double[][] covariance(Random random) {
            int n = 2 + random.nextInt(this == FEWER_ROWS ? 60 : 45);
            int rows = this == FEWER_ROWS ? 1 + random.nextInt(n) : n + 2 + random.nextInt(2 * n);
            double[][] columns = new double[n][rows];
            double[] factor = random.doubles(rows).map(u -> u - 0.5).toArray();
            for (int i = 0; i < n; i++) {
                column(columns, i, factor, random);
            }
            return products(columns);
        }

        private void column(double[][] columns, int i, double[] factor, Random random) {
            double loading = this == HEDGES ? (i % 2 == 0 ? 1 : -1) : random.nextDouble();
            double noise = this == NEARLY_SINGULAR || this == HEDGES ? 1e-5 : this == ONE_FACTOR ? 0 : 1;
            double scale = this == TWELVE_DECADES ? StrictMath.pow(10, 6 * random.nextDouble() - 3) : 1;
            for (int t = 0; t < factor.length; t++) {
                double own = random.nextDouble() - 0.5;
                double value = scale * (loading * factor[t] + noise * own);
                columns[i][t] = this == TIES ? Math.rint(3 * value) : value;
            }
            if (Arrays.stream(columns[i]).allMatch(value -> value == 0)) {
                columns[i][0] = 1;
            }
            if (this == DUPLICATES && i > 0 && random.nextBoolean()) {
                columns[i] = columns[random.nextInt(i)].clone();
            }
        }

        private static double[][] products(double[][] columns) {
            int n = columns.length;
            double[][] h = new double[n][n];
            double trace = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    for (int t = 0; t < columns[i].length; t++) {
                        h[i][j] += columns[i][t] * columns[j][t];
                    }
                    h[j][i] = h[i][j];
                }
                trace += h[i][i];
            }
            for (double[] row : h) {
                for (int j = 0; j < n; j++) {
                    row[j] *= trace > 0 ? n / trace : 1;
                }
            }
            return h;
        }
    }

    private static WeightBounds box(Random random, int n) {
        return switch (random.nextInt(4)) {
            case 0 -> WeightBounds.LONG_ONLY;
            case 1 -> WeightBounds.of(0, Math.min(1, (1 + 4 * random.nextDouble()) / n));
            case 2 -> WeightBounds.of(random.nextDouble() / n, Math.min(1, (1 + 4 * random.nextDouble()) / n));
            default -> WeightBounds.of((1 - 1e-9) / n, Math.min(1, (1 + 1e-9) / n));
        };
    }

    private static double[] gradient(double[][] h, double[] c, double[] w) {
        double[] gradient = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                gradient[i] += h[i][j] * w[j];
            }
            gradient[i] -= c[i];
        }
        return gradient;
    }

    /** What the best point of the box would gain if the objective fell as fast everywhere as at w. */
    private static double gap(double[] gradient, double[] w, WeightBounds box) {
        int[] cheapest = IntStream.range(0, w.length)
                .boxed()
                .sorted((i, j) -> Double.compare(gradient[i], gradient[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double rest = 1 - w.length * box.min();
        double gap = 0;
        for (int i : cheapest) {
            double more = Math.max(0, Math.min(rest, box.max() - box.min()));
            gap += gradient[i] * (w[i] - box.min() - more);
            rest -= more;
        }
        return gap;
    }

    private static void assertBest(double[][] h, double[] c, WeightBounds box, String what) {
        double[] w = BoxQuadraticProgram.of(h, box).solve(c).weights();
        assertThat(Arrays.stream(w).allMatch(box::contains)).as(what).isTrue();
        assertThat(Arrays.stream(w).sum()).as(what).isCloseTo(1, within(1e-12));
        assertThat(gap(gradient(h, c, w), w, box))
                .as(what)
                .isLessThanOrEqualTo(GAP * (1e-3 + QuadraticPeersTest.magnitude(h, c, w)));
    }

    @ParameterizedTest(name = "{0}: no point of the box is better")
    @EnumSource
    void best(Structure structure) {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Random random = new Random(seed);
            double[][] h = structure.covariance(random);
            double[] c = target(random, seed, h.length);
            assertBest(h, c, box(random, h.length), structure + ", seed " + seed + ", " + h.length + " columns");
        }
    }

    /** Of the magnitudes that the objective is the sum of; an interior-point method stops that far from the optimum. */
    private static final double PEER = 1e-7;
    /** And may stop that far from the optimum. */
    private static final double PEER_GAP = 2e-9;

    private static List<String> optima() {
        try (InputStream in = NastyProblemsTest.class.getResourceAsStream("/io/metafolio/engines/nasty-optima.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("the optima of 2400 programmes are those of cvxpy, as exactly as its solver stops")
    void besideCvxpy() {
        int compared = 0;
        for (String line : optima()) {
            List<String> cells = Splitter.on(',').splitToList(line);
            Random random = new Random(Long.parseLong(cells.get(1)));
            double[][] h = Structure.valueOf(cells.get(0)).covariance(random);
            double[] c = target(random, Integer.parseInt(cells.get(1)), h.length);
            WeightBounds box = box(random, h.length);
            assertThat(h.length).as(line).isEqualTo(Integer.parseInt(cells.get(2)));
            if (!cells.get(3).isEmpty()) {
                double[] w = BoxQuadraticProgram.of(h, box).solve(c).weights();
                double magnitude = QuadraticPeersTest.magnitude(h, c, w);
                assertThat(objective(h, c, w))
                        .as(line)
                        .isCloseTo(Double.parseDouble(cells.get(3)), within(PEER_GAP + PEER * magnitude));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(2_400);
    }

    private static double objective(double[][] h, double[] c, double[] w) {
        double[] gradient = gradient(h, c, w);
        return IntStream.range(0, w.length)
                .mapToDouble(i -> w[i] / 2 * (gradient[i] - c[i]))
                .sum();
    }

    private static double[] target(Random random, int seed, int n) {
        return seed % 3 == 0 ? random.doubles(n).map(u -> u - 0.5).toArray() : new double[n];
    }

    @Test
    @DisplayName("in random boxes of a few weights no point is better")
    void boxes() {
        Random random = new Random(1);
        double[][] h = Structure.PLAIN.covariance(random);
        for (int k = 0; k < BOXES; k++) {
            if (k % 50 == 0) {
                h = small(Structure.values()[k / 50 % Structure.values().length].covariance(random));
            }
            double lo = random.nextDouble() < 0.2 ? 0 : random.nextDouble() / h.length;
            double hi = random.nextDouble() < 0.2 ? 1 : Math.min(1, 1.0 / h.length + random.nextDouble());
            assertBest(h, new double[h.length], WeightBounds.of(lo, hi), "box " + k);
        }
    }

    private static double[][] small(double[][] h) {
        int n = Math.min(8, h.length);
        return Arrays.stream(h, 0, n).map(row -> Arrays.copyOf(row, n)).toArray(double[][]::new);
    }

    @ParameterizedTest(name = "{0}: shares of risk equal their budgets, or there is no risk to share")
    @EnumSource
    void budgets(Structure structure) {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Random random = new Random(seed);
            double[][] h = structure.covariance(random);
            double[] budgets = new double[h.length];
            Arrays.fill(budgets, 1.0 / h.length);
            String what = structure + ", seed " + seed + ", " + h.length + " columns";
            Optional<QuadraticSolution> found = RiskBudgetProgram.solve(h, budgets, WeightBounds.LONG_ONLY);
            if (found.isEmpty()) {
                assertThat(structure).as(what).isIn(Structure.FEWER_ROWS, Structure.HEDGES, Structure.TIES);
                continue;
            }
            double[] w = found.get().weights();
            double[] pull = gradient(h, new double[h.length], w);
            double variance = IntStream.range(0, w.length)
                    .mapToDouble(i -> w[i] * pull[i])
                    .sum();
            double magnitude = QuadraticPeersTest.magnitude(h, new double[h.length], w);
            for (int i = 0; i < w.length; i++) {
                assertThat(w[i] * pull[i] / variance)
                        .as(what)
                        .isCloseTo(budgets[i], within(SHARES + 1e-14 * magnitude / variance));
            }
        }
    }
}
