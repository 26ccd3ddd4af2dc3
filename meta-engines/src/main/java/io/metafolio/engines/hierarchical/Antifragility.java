package io.metafolio.engines.hierarchical;

import io.metafolio.returns.ReturnMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much a return stream gains from turmoil: {@code (minmax(skew) + minmax(mean of r above its 95 % quantile)) ·
 * min(1, T/252)}, min and max taken over the columns.
 *
 * <p>Skewness is bias-corrected, the quantile interpolates linearly, and where no return lies above the quantile (ties
 * at the top) the tail's mean is the quantile itself. Columns that all share a value score 0 in it.
 */
final class Antifragility {
    private static final double QUANTILE = 0.95;
    private static final double ROWS_OF_FULL_WEIGHT = 252;

    private Antifragility() {}

    static double[] scores(ReturnMatrix returns) {
        double[][] columns = returns.toColumns();
        double[] skew =
                scaled(Arrays.stream(columns).mapToDouble(Antifragility::skew).toArray());
        double[] tail =
                scaled(Arrays.stream(columns).mapToDouble(Antifragility::tail).toArray());
        double confidence = Math.min(1, returns.rows() / ROWS_OF_FULL_WEIGHT);
        return IntStream.range(0, columns.length)
                .mapToDouble(j -> (skew[j] + tail[j]) * confidence)
                .toArray();
    }

    private static double[] scaled(double[] values) {
        double min = Arrays.stream(values).min().orElseThrow();
        double max = Arrays.stream(values).max().orElseThrow();
        return Arrays.stream(values)
                .map(value -> max == min ? 0 : (value - min) / (max - min))
                .toArray();
    }

    static double skew(double[] r) {
        int n = r.length;
        double mean = 0;
        for (double value : r) {
            mean += value;
        }
        mean /= n;
        double second = 0;
        double third = 0;
        for (double value : r) {
            double d = value - mean;
            second = Math.fma(d, d, second);
            third = Math.fma(d * d, d, third);
        }
        second /= n;
        third /= n;
        double biased = third / (second * Math.sqrt(second));
        return biased * Math.sqrt((double) n * (n - 1)) / (n - 2);
    }

    static double tail(double[] r) {
        double[] sorted = r.clone();
        Arrays.sort(sorted);
        double position = QUANTILE * (sorted.length - 1);
        int below = (int) position;
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        double quantile = sorted[below] + (position - below) * (next - sorted[below]);
        double sum = 0;
        int count = 0;
        for (double value : r) {
            if (value > quantile) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? quantile : sum / count;
    }
}
