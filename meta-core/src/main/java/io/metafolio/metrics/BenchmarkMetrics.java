package io.metafolio.metrics;

import io.metafolio.returns.PriceSeries;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A stream beside its benchmark, on the dates that both have; what either earned between two of them is compounded.
 *
 * @param symbol the benchmark
 * @param first first common date; it is the base and no row
 * @param last last common date
 * @param rows common rows
 * @param sessionsPerYear what the yearly numbers are annualised by
 * @param annualizedTwr what the benchmark earned a year on these rows; empty below {@link Annualization#LEAST_ROWS} rows
 * @param excessReturn mean of stream less benchmark, a year, as a fraction; empty below that many rows
 * @param trackingError standard deviation (ddof 1) of stream less benchmark, a year; empty below that many rows
 * @param informationRatio excess return over tracking error; empty below that many rows, or without tracking error
 * @param beta covariance with the benchmark over its variance; empty where the benchmark does not vary
 */
public record BenchmarkMetrics(
        String symbol,
        LocalDate first,
        LocalDate last,
        int rows,
        int sessionsPerYear,
        OptionalDouble annualizedTwr,
        OptionalDouble excessReturn,
        OptionalDouble trackingError,
        OptionalDouble informationRatio,
        OptionalDouble beta) {
    /**
     * Measures.
     *
     * @param stream the stream, on its own calendar
     * @param base the session before its first row, at whose close its first position was bought
     * @param benchmark closes on the benchmark's own calendar
     * @param sessionsPerYear of the sparser of the two calendars
     * @return the metrics
     * @throws IllegalArgumentException where there are fewer than three common dates
     */
    public static BenchmarkMetrics of(ReturnSeries stream, LocalDate base, PriceSeries benchmark, int sessionsPerYear) {
        List<LocalDate> dates = new ArrayList<>();
        List<double[]> levels = new ArrayList<>();
        Map<LocalDate, Double> closes = benchmark.byDate();
        double wealth = 1;
        for (int t = -1; t < stream.size(); t++) {
            LocalDate date = t < 0 ? base : stream.dates().get(t);
            wealth = t < 0 ? 1 : wealth * (1 + stream.at(t));
            Double close = closes.get(date);
            if (close != null) {
                dates.add(date);
                levels.add(new double[] {wealth, close});
            }
        }
        if (dates.size() < 3) {
            throw new IllegalArgumentException("Benchmark " + benchmark.symbol() + " and " + stream + " have "
                    + dates.size() + " dates in common. Expected at least 3.");
        }
        double[][] rows = new double[2][levels.size() - 1];
        for (int k = 1; k < levels.size(); k++) {
            rows[0][k - 1] = levels.get(k)[0] / levels.get(k - 1)[0] - 1;
            rows[1][k - 1] = levels.get(k)[1] / levels.get(k - 1)[1] - 1;
        }
        return measured(benchmark.symbol(), dates, rows, sessionsPerYear);
    }

    /**
     * Measures a stream beside another on the same rows.
     *
     * @param name of the other
     * @param stream the stream, at least 2 rows
     * @param other what it is compared with, on the same dates
     * @param base the session before the first row
     * @param sessionsPerYear of the calendar that produced the rows
     * @return the metrics
     * @throws IllegalArgumentException where the dates differ or there are fewer than 2 rows
     */
    public static BenchmarkMetrics between(
            String name, ReturnSeries stream, ReturnSeries other, LocalDate base, int sessionsPerYear) {
        if (stream.size() < 2 || !stream.dates().equals(other.dates())) {
            throw new IllegalArgumentException(
                    stream + " beside " + other + ". Expected the same dates, at least two of them.");
        }
        List<LocalDate> dates = new ArrayList<>(List.of(base));
        dates.addAll(stream.dates());
        return measured(name, dates, new double[][] {stream.toArray(), other.toArray()}, sessionsPerYear);
    }

    private static BenchmarkMetrics measured(
            String symbol, List<LocalDate> dates, double[][] rows, int sessionsPerYear) {
        int n = rows[0].length;
        double[] active = new double[n];
        double wealth = 1;
        for (int t = 0; t < n; t++) {
            active[t] = rows[0][t] - rows[1][t];
            wealth *= 1 + rows[1][t];
        }
        boolean enough = n >= Annualization.LEAST_ROWS;
        double excess = SampleShape.mean(active) * sessionsPerYear;
        double error = SampleShape.deviation(active) * Math.sqrt(sessionsPerYear);
        double variance = SampleShape.covariance(rows[1], rows[1]);
        return new BenchmarkMetrics(
                symbol,
                dates.get(0),
                dates.get(dates.size() - 1),
                n,
                sessionsPerYear,
                only(enough, StrictMath.pow(wealth, (double) sessionsPerYear / n) - 1),
                only(enough, excess),
                only(enough, error),
                only(enough && error > 0, excess / error),
                only(SampleShape.varies(rows[1]), SampleShape.covariance(rows[0], rows[1]) / variance));
    }

    private static OptionalDouble only(boolean known, double value) {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
