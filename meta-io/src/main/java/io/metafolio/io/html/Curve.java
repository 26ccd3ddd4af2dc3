package io.metafolio.io.html;

import io.metafolio.returns.ReturnSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one unit of wealth became, row by row, with the base in front. */
final class WealthCurve {
    /** More points than this are not told apart on a screen; of each group the extremes stay. */
    private static final int MOST_POINTS = 1200;

    private final String name;
    private final String look;
    private final double[] wealth;

    private WealthCurve(String name, String look, double[] wealth) {
        this.name = name;
        this.look = look;
        this.wealth = wealth;
    }

    static WealthCurve of(String name, String look, ReturnSeries series) {
        return new WealthCurve(name, look, wealth(series));
    }

    /** The wealth of one series over that of another on the same rows. */
    static WealthCurve over(String name, String look, ReturnSeries series, ReturnSeries other) {
        double[] ratio = wealth(series);
        double[] divisor = wealth(other);
        Arrays.setAll(ratio, t -> ratio[t] / divisor[t]);
        return new WealthCurve(name, look, ratio);
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

    double at(int point) {
        return wealth[point];
    }

    double last() {
        return wealth[wealth.length - 1];
    }

    double least() {
        return Arrays.stream(wealth).min().orElseThrow();
    }

    double greatest() {
        return Arrays.stream(wealth).max().orElseThrow();
    }

    /** The points worth drawing: all of them, or the extremes of each group and both ends. */
    List<Integer> shown() {
        int group = Math.max(1, (2 * wealth.length + MOST_POINTS - 1) / MOST_POINTS);
        List<Integer> shown = new ArrayList<>();
        shown.add(0);
        for (int start = 0; start < wealth.length; start += group) {
            int lowest = start;
            int highest = start;
            for (int t = start; t < Math.min(wealth.length, start + group); t++) {
                lowest = wealth[t] < wealth[lowest] ? t : lowest;
                highest = wealth[t] > wealth[highest] ? t : highest;
            }
            shown.add(Math.min(lowest, highest));
            shown.add(Math.max(lowest, highest));
        }
        shown.add(wealth.length - 1);
        return shown.stream().distinct().toList();
    }
}
