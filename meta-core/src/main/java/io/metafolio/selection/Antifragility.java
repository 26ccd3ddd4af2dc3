package io.metafolio.selection;

import io.metafolio.metrics.SampleShape;
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
public final class Antifragility {
    private static final double QUANTILE = 0.95;
    private static final double ROWS_OF_FULL_WEIGHT = 252;

    private Antifragility() {}

    /**
     * The score of each column.
     *
     * @param returns T x N, T at least 3, no constant column
     * @return N scores, 0 … 2
     */
    public static double[] scores(ReturnMatrix returns) {
        double[][] columns = returns.toColumns();
        double[] skew =
                scaled(Arrays.stream(columns).mapToDouble(SampleShape::skew).toArray());
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

    /**
     * Mean of the returns above their 95 % quantile.
     *
     * @param r T returns, at least one
     * @return the mean; the quantile itself where none lies above it
     */
    public static double tail(double[] r) {
        double quantile = SampleShape.quantile(r, QUANTILE);
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
