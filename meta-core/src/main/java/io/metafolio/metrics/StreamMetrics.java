package io.metafolio.metrics;

import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers of a return stream.
 *
 * @param rows sessions earned
 * @param first first session, empty where there is none
 * @param last last session, empty where there is none
 * @param sessionsPerYear sessions a year of the calendar that produced the rows
 * @param twr time-weighted return over all rows, a fraction
 * @param annualizedTwr time-weighted return a year; empty below {@link Annualization#LEAST_ROWS} rows
 * @param annualizedVolatility volatility a year; empty below {@link Annualization#LEAST_ROWS} rows
 * @param maxDrawdown greatest fall from a peak of wealth, a fraction, at least 0
 * @param turnover all trading, {@code Σ|target − held|} in units of wealth
 * @param costs the sum of the shares of wealth that trading cost
 */
public record StreamMetrics(
        int rows,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        int sessionsPerYear,
        double twr,
        OptionalDouble annualizedTwr,
        OptionalDouble annualizedVolatility,
        double maxDrawdown,
        OptionalDouble turnover,
        OptionalDouble costs) {
    /**
     * Measures a stream.
     *
     * @param series its returns
     * @param sessionsPerYear sessions a year of the calendar that produced the rows
     * @param turnover all trading behind it; empty where it is not known
     * @param costs what that trading cost; empty where it is not known
     * @return the numbers
     */
    public static StreamMetrics of(
            ReturnSeries series, int sessionsPerYear, OptionalDouble turnover, OptionalDouble costs) {
        int rows = series.size();
        return new StreamMetrics(
                rows,
                rows == 0 ? Optional.empty() : Optional.of(series.dates().get(0)),
                rows == 0 ? Optional.empty() : Optional.of(series.dates().get(rows - 1)),
                sessionsPerYear,
                TimeWeightedReturn.of(series),
                TimeWeightedReturn.annualized(series, sessionsPerYear),
                Volatility.annualized(series, sessionsPerYear),
                Drawdown.greatest(series),
                turnover,
                costs);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d rows%s, %d sessions a year\n%9s %9s %9s %9s %9s %9s\n%9s %9s %9s %9s %9s %9s\n",
                rows,
                first.isPresent() && last.isPresent() ? " " + first.get() + " … " + last.get() : "",
                sessionsPerYear,
                "TWR",
                "TWR a yr",
                "vol a yr",
                "drawdown",
                "turnover",
                "costs",
                percent(OptionalDouble.of(twr)),
                percent(annualizedTwr),
                percent(annualizedVolatility),
                percent(OptionalDouble.of(maxDrawdown)),
                turnover.isPresent() ? String.format(Locale.ROOT, "%.2f", turnover.getAsDouble()) : "–",
                percent(costs));
    }

    private static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? String.format(Locale.ROOT, "%.2f %%", 100 * fraction.getAsDouble()) : "–";
    }
}
