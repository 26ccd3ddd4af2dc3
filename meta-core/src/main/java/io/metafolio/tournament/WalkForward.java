package io.metafolio.tournament;

import io.metafolio.errors.RefusedException;
import java.util.List;

/**
 * Which rows each decision of a tournament sees, and which it earns.
 *
 * <p>A decision carried out at row i sees no row from {@code i − purge − embargo} on, and earns the rows {@code [i, i +
 * test)}. Where the step is longer than the test, it is closed into cash after its test rows.
 *
 * @param window train, test and step
 * @param expanding whether train rows begin at the first row always; they keep their number where not
 * @param purge rows left out between train and test because what is known at the end of train reaches into test: labels or
 *     returns over several rows
 * @param embargo more rows left out there, against serial dependence. In a walk-forward no train row ever follows its test
 *     rows, so both lie on the same side (López de Prado, <i>Advances in Financial Machine Learning</i>, 2018, 7.4)
 */
public record WalkForward(TrainTestWindow window, boolean expanding, int purge, int embargo) {
    /**
     * Checks the rows left out.
     *
     * @throws IllegalArgumentException where one is below 0
     */
    public WalkForward {
        if (purge < 0 || embargo < 0) {
            throw new IllegalArgumentException("Purge of " + purge + " rows and embargo of " + embargo
                    + ". Expected numbers of rows, at least 0.");
        }
    }

    /**
     * A rolling walk-forward that leaves no rows out.
     *
     * @param window train, test and step
     * @return the walk-forward
     */
    public static WalkForward rolling(TrainTestWindow window) {
        return new WalkForward(window, false, 0, 0);
    }

    /**
     * An expanding walk-forward that leaves no rows out.
     *
     * @param window train, test and step
     * @return the walk-forward
     */
    public static WalkForward expanding(TrainTestWindow window) {
        return new WalkForward(window, true, 0, 0);
    }

    /**
     * How its train rows go on, as run configurations say it.
     *
     * @return {@code expanding} or {@code rolling}
     */
    public String id() {
        return expanding ? "expanding" : "rolling";
    }

    /**
     * Rows between the last train row and the first test row.
     *
     * @return purge and embargo
     */
    public int gap() {
        return purge + embargo;
    }

    /**
     * The rows at which decisions are carried out.
     *
     * @param rows rows there are
     * @param where whose rows they are, for the message
     * @return ascending rows, each the first test row of a window that is full, at least one
     * @throws RefusedException where not even one window fits
     */
    public List<Integer> starts(int rows, String where) {
        return window.starts(rows, (long) purge + embargo, where);
    }

    /**
     * The first train row of a decision.
     *
     * @param row at which it is carried out
     * @return 0 where windows expand
     */
    public int trainStart(int row) {
        return expanding ? 0 : trainEnd(row) - window.train();
    }

    /**
     * The row after the last train row of a decision.
     *
     * @param row at which it is carried out
     * @return {@link #gap} rows before it
     */
    public int trainEnd(int row) {
        return row - gap();
    }
}
