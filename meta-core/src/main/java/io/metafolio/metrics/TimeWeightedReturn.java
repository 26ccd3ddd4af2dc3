package io.metafolio.metrics;

import io.metafolio.returns.ReturnSeries;
import java.util.OptionalDouble;

/** Returns chained over time, {@code Π(1+r) − 1}; never an average of averages. */
public final class TimeWeightedReturn {
    private TimeWeightedReturn() {}

    /**
     * The return over all rows.
     *
     * @param series simple returns
     * @return {@code Π(1+r) − 1}, a fraction; 0 without rows
     */
    public static double of(ReturnSeries series) {
        double wealth = 1;
        for (int t = 0; t < series.size(); t++) {
            wealth *= 1 + series.at(t);
        }
        return wealth - 1;
    }

    /**
     * The return a year.
     *
     * @param series simple returns
     * @param sessionsPerYear sessions a year of the calendar that produced the rows
     * @return {@code (1+TWR)^(S/n) − 1}, a fraction; empty below {@link Annualization#LEAST_ROWS} rows
     */
    public static OptionalDouble annualized(ReturnSeries series, int sessionsPerYear) {
        if (series.size() < Annualization.LEAST_ROWS) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(StrictMath.pow(1 + of(series), (double) sessionsPerYear / series.size()) - 1);
    }
}
