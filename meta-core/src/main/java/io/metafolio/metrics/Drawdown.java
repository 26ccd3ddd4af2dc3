package io.metafolio.metrics;

import io.metafolio.returns.ReturnSeries;

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
        double wealth = 1;
        double peak = 1;
        double greatest = 0;
        for (int t = 0; t < series.size(); t++) {
            wealth *= 1 + series.at(t);
            peak = Math.max(peak, wealth);
            greatest = Math.max(greatest, 1 - wealth / peak);
        }
        return greatest;
    }
}
