package io.metafolio.metrics;

import io.metafolio.returns.ReturnSeries;
import java.util.Arrays;

/** Falls of wealth from its peak so far, the start at 1 included. */
public final class Drawdown {
    private Drawdown() {}

    /**
     * The greatest fall.
     *
     * @param series simple returns
     * @return a fraction of the peak, at least 0
     */
    public static double greatest(ReturnSeries series) {
        return Arrays.stream(path(series)).max().orElseThrow();
    }

    /**
     * How far below its peak so far wealth stands.
     *
     * @param series simple returns
     * @return fractions of the peak, at least 0: 0 for the start, then one for each row
     */
    public static double[] path(ReturnSeries series) {
        double[] path = new double[series.size() + 1];
        double wealth = 1;
        double peak = 1;
        for (int t = 0; t < series.size(); t++) {
            wealth *= 1 + series.at(t);
            peak = Math.max(peak, wealth);
            path[t + 1] = 1 - wealth / peak;
        }
        return path;
    }
}
