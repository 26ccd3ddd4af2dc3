package io.metafolio.metrics;

import io.metafolio.returns.ReturnMatrix;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sample correlations over a window that moves row by row. Immutable; safe to share between threads.
 *
 * <p>Each window is computed anew, as pandas' {@code rolling(window).corr()} means it, so that no rounding is carried from one
 * window to the next. Cost O(T · window · N²).
 *
 * @param window rows of each window, at least 2
 * @param dates the last row of each window
 * @param matrices the correlations of each window, in the order of the dates
 */
public record RollingCorrelation(int window, List<LocalDate> dates, List<CorrelationMatrix> matrices) {
    /** Copies the lists. */
    public RollingCorrelation {
        dates = List.copyOf(dates);
        matrices = List.copyOf(matrices);
    }

    /**
     * Correlates all columns over every window that the rows hold.
     *
     * @param returns T rows
     * @param window rows of each window, at least 2
     * @return T − window + 1 correlation matrices; none where there are fewer rows than the window has
     * @throws IllegalArgumentException where the window is shorter than two rows
     */
    public static RollingCorrelation of(ReturnMatrix returns, int window) {
        if (window < 2) {
            throw new IllegalArgumentException("A window of " + window + " rows. Expected at least 2, which a sample"
                    + " correlation needs. Maybe days and windows were mixed up.");
        }
        int count = Math.max(0, returns.rows() - window + 1);
        return new RollingCorrelation(
                window,
                count == 0 ? List.of() : returns.dates().subList(window - 1, returns.rows()),
                IntStream.range(0, count)
                        .mapToObj(first -> CorrelationMatrix.of(returns.slice(first, first + window)))
                        .toList());
    }
}
