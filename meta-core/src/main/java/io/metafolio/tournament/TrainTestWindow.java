package io.metafolio.tournament;

import io.metafolio.errors.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a walk-forward window: decide on {@code train} rows, earn the next {@code test} rows, go on {@code step}
 * rows later.
 *
 * @param train rows decided on, at least 2
 * @param test rows earned, at least 2
 * @param step rows from one decision to the next, at least {@code test}, so that no row is earned twice
 */
public record TrainTestWindow(int train, int test, int step) {
    /** Train on 60 rows, test on 20, every 20. */
    public static final TrainTestWindow PRODUCTION = new TrainTestWindow(60, 20, 20);

    /**
     * Checks the rows.
     *
     * @throws IllegalArgumentException where train or test is below 2, or step below test
     */
    public TrainTestWindow {
        if (train < 2 || test < 2 || step < test) {
            throw new IllegalArgumentException("Walk-forward window of train " + train + ", test " + test + ", step "
                    + step + ". Expected train of at least 2 rows, test of at least 2, and a step of at least"
                    + " test: a shorter one would earn rows twice.");
        }
    }

    /**
     * A window whose step is its test.
     *
     * @param train rows decided on
     * @param test rows earned
     * @return the window
     * @throws IllegalArgumentException where train or test is below 2
     */
    public static TrainTestWindow of(int train, int test) {
        return new TrainTestWindow(train, test, test);
    }

    /**
     * The rows at which decisions are carried out: each is the first test row of a window that is full.
     *
     * @param rows rows there are
     * @param where whose rows they are, for the message
     * @return ascending rows, at least one
     * @throws RefusedException where not even one window fits
     */
    public List<Integer> starts(int rows, String where) {
        return starts(rows, 0, where);
    }

    List<Integer> starts(int rows, long gap, String where) {
        long needed = (long) train + gap + test;
        if (needed > rows) {
            throw new RefusedException(
                    rows + " return rows hold no window of train " + train + (gap > 0 ? ", " + gap + " left out" : "")
                            + " and test " + test,
                    where,
                    "at least " + needed + " return rows",
                    "raise the lookback or shorten the windows");
        }
        List<Integer> starts = new ArrayList<>();
        for (long i = train + gap; i + test <= rows; i += step) {
            starts.add((int) i);
        }
        return starts;
    }
}
