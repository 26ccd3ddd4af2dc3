package io.metafolio.selection;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How evenly the ordinal patterns of a series are spread (Bandt and Pompe 2002): 0 where only one pattern occurs, 1 where all
 * {@code order!} occur equally often. Immutable; safe to share between threads.
 *
 * <p>A pattern is the order in which {@code order} values, {@code delay} rows apart, rise; among equal values the earlier stands
 * first. Shannon entropy of the patterns' frequencies, divided by {@code ln(order!)}.
 *
 * @param order values in a pattern, 2 … 8
 * @param delay rows from one value of a pattern to the next, at least 1
 */
public record PermutationEntropy(int order, int delay) {
    /** The estimator of record: patterns of four successive values. */
    public static final PermutationEntropy STANDARD = new PermutationEntropy(4, 1);

    private static final int GREATEST_ORDER = 8;

    /**
     * Checks order and delay.
     *
     * @throws IllegalArgumentException where order is outside 2 … 8, or delay below 1
     */
    public PermutationEntropy {
        if (order < 2 || order > GREATEST_ORDER || delay < 1) {
            throw new IllegalArgumentException("Permutation entropy of order " + order + " and delay " + delay
                    + ". Expected an order of 2 … 8 and a delay of at least 1.");
        }
    }

    /**
     * How many patterns a series has.
     *
     * @param rows its length
     * @return {@code rows − (order − 1) · delay}; none below 1
     */
    public int windows(int rows) {
        return Math.max(0, rows - (order - 1) * delay);
    }

    /**
     * The entropy of a series.
     *
     * @param values T finite numbers, for example returns
     * @return 0 … {@link #bound}
     * @throws IllegalArgumentException where a value is not finite, or the series is shorter than one pattern
     */
    public double of(double[] values) {
        int windows = windows(Finite.checked(values).length);
        if (windows == 0) {
            throw new IllegalArgumentException("Permutation entropy of " + values.length + " rows. Expected at least "
                    + ((order - 1) * delay + 1) + ", one pattern of order " + order + " and delay " + delay + ".");
        }
        int[] counts = new int[patterns()];
        for (int start = 0; start < windows; start++) {
            counts[pattern(values, start)]++;
        }
        return entropy(counts, windows);
    }

    /** The number of a pattern: for each value, how many later ones are smaller, in the factorial number system. */
    private int pattern(double[] values, int start) {
        int code = 0;
        for (int i = 0; i < order; i++) {
            int smaller = 0;
            for (int j = i + 1; j < order; j++) {
                if (values[start + j * delay] < values[start + i * delay]) {
                    smaller++;
                }
            }
            code = code * (order - i) + smaller;
        }
        return code;
    }

    /**
     * {@code Σ −p ln p / ln(order!)}, with every logarithm taken apart into those of primes. Their factors are whole numbers over
     * the number of windows, so entropies that are equal have equal bits: of the same frequencies in other patterns, and of
     * others like 4, 1, 1, 1, 1 and 2, 2, 2, 2. Else a sum's last bit would break ties between assets.
     */
    private double entropy(int[] counts, int windows) {
        Map<Integer, Long> factors = new TreeMap<>();
        addPrimes(windows, windows, factors);
        for (int count : counts) {
            addPrimes(count, -count, factors);
        }
        Map<Integer, Long> even = new TreeMap<>();
        addPrimes(patterns(), windows, even);
        return sum(factors, windows) / sum(even, windows);
    }

    private static void addPrimes(int number, long times, Map<Integer, Long> factors) {
        int rest = number;
        for (int prime = 2; prime <= rest / prime; prime++) {
            for (; rest % prime == 0; rest /= prime) {
                factors.merge(prime, times, Long::sum);
            }
        }
        if (rest > 1) {
            factors.merge(rest, times, Long::sum);
        }
    }

    private static double sum(Map<Integer, Long> factors, int windows) {
        double sum = 0;
        for (Map.Entry<Integer, Long> factor : factors.entrySet()) {
            sum = Math.fma((double) factor.getValue() / windows, StrictMath.log(factor.getKey()), sum);
        }
        return sum;
    }

    /**
     * What no series of a length can exceed: its patterns spread as evenly as their number allows.
     *
     * @param rows the length of the series, at least one pattern
     * @return for example 0.841 for order 5, delay 1 and 60 rows, where 56 patterns cannot fill 120
     * @throws IllegalArgumentException where the series is shorter than one pattern
     */
    public double bound(int rows) {
        int windows = windows(rows);
        if (windows == 0) {
            throw new IllegalArgumentException(
                    "Bound of permutation entropy on " + rows + " rows. Expected at least one pattern.");
        }
        int[] even = new int[patterns()];
        for (int i = 0; i < windows; i++) {
            even[i % even.length]++;
        }
        return entropy(even, windows);
    }

    private int patterns() {
        return IntStream.rangeClosed(2, order).reduce(1, (a, b) -> a * b);
    }
}
