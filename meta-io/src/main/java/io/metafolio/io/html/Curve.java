package io.metafolio.io.html;

import io.metafolio.metrics.Drawdown;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A value a day, with the name and look under which it is drawn. */
final class Curve {
    /** More points than this are not told apart on a screen; of each group the extremes stay. */
    private static final int MOST_POINTS = 1200;

    private final String name;
    private final String look;
    private final List<LocalDate> dates;
    private final double[] values;

    private Curve(String name, String look, List<LocalDate> dates, double[] values) {
        this.name = name;
        this.look = look;
        this.dates = dates;
        this.values = values;
    }

    static Curve of(String name, String look, List<LocalDate> dates, double[] values) {
        return new Curve(name, look, List.copyOf(dates), values.clone());
    }

    /** What one unit of wealth became from the base on. */
    static Curve wealth(String name, String look, LocalDate base, ReturnSeries series) {
        return new Curve(name, look, dates(base, series), wealth(series));
    }

    /** How far below its peak so far wealth stands, at most 0. */
    static Curve drawdown(String name, String look, LocalDate base, ReturnSeries series) {
        double[] fallen = Drawdown.path(series);
        Arrays.setAll(fallen, t -> -fallen[t]);
        return new Curve(name, look, dates(base, series), fallen);
    }

    /** The wealth of one series over that of another on the same rows. */
    static Curve ratio(String name, String look, LocalDate base, ReturnSeries series, ReturnSeries other) {
        double[] ratio = wealth(series);
        double[] divisor = wealth(other);
        Arrays.setAll(ratio, t -> ratio[t] / divisor[t]);
        return new Curve(name, look, dates(base, series), ratio);
    }

    private static List<LocalDate> dates(LocalDate base, ReturnSeries series) {
        List<LocalDate> dates = new ArrayList<>();
        dates.add(base);
        dates.addAll(series.dates());
        return dates;
    }

    /** One unit of wealth, then what it became after each row. */
    static double[] wealth(ReturnSeries series) {
        double[] wealth = new double[series.size() + 1];
        wealth[0] = 1;
        for (int t = 0; t < series.size(); t++) {
            wealth[t + 1] = wealth[t] * (1 + series.at(t));
        }
        return wealth;
    }

    String name() {
        return name;
    }

    String look() {
        return look;
    }

    LocalDate date(int point) {
        return dates.get(point);
    }

    double at(int point) {
        return values[point];
    }

    LocalDate first() {
        return dates.get(0);
    }

    LocalDate end() {
        return dates.get(dates.size() - 1);
    }

    double last() {
        return values[values.length - 1];
    }

    double least() {
        return Arrays.stream(values).min().orElseThrow();
    }

    double greatest() {
        return Arrays.stream(values).max().orElseThrow();
    }

    /** The points worth drawing: all of them, or the extremes of each group and both ends. */
    List<Integer> shown() {
        int group = Math.max(1, (2 * values.length + MOST_POINTS - 1) / MOST_POINTS);
        List<Integer> shown = new ArrayList<>();
        shown.add(0);
        for (int start = 0; start < values.length; start += group) {
            int lowest = start;
            int highest = start;
            for (int t = start; t < Math.min(values.length, start + group); t++) {
                lowest = values[t] < values[lowest] ? t : lowest;
                highest = values[t] > values[highest] ? t : highest;
            }
            shown.add(Math.min(lowest, highest));
            shown.add(Math.max(lowest, highest));
        }
        shown.add(values.length - 1);
        return shown.stream().distinct().toList();
    }
}
