package io.metafolio.metrics;

import io.metafolio.returns.ReturnSeries;
import java.util.OptionalDouble;

/** The standard deviation of returns, ddof 1. */
public final class Volatility {
    private Volatility() {}

    /**
     * The volatility per session.
     *
     * @param series at least two simple returns
     * @return standard deviation with ddof 1, a fraction
     * @throws IllegalArgumentException below two rows
     */
    public static double of(ReturnSeries series) {
        return Math.sqrt(covariance(series, series));
    }

    /**
     * The volatility a year.
     *
     * @param series simple returns
     * @param sessionsPerYear sessions a year of the calendar that produced the rows
     * @return {@code sd·√S}, a fraction; empty below {@link Annualization#LEAST_ROWS} rows
     */
    public static OptionalDouble annualized(ReturnSeries series, int sessionsPerYear) {
        if (series.size() < Annualization.LEAST_ROWS) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(of(series) * Math.sqrt(sessionsPerYear));
    }

    /**
     * The sample covariance of two streams on the same rows.
     *
     * @param a at least two simple returns
     * @param b as many
     * @return covariance with ddof 1
     * @throws IllegalArgumentException below two rows, or where the lengths differ
     */
    public static double covariance(ReturnSeries a, ReturnSeries b) {
        if (a.size() < 2 || b.size() != a.size()) {
            throw new IllegalArgumentException(
                    "Covariance of " + a + " and " + b + ". Expected at least two rows, the same for both.");
        }
        return SampleShape.covariance(a.toArray(), b.toArray());
    }
}
