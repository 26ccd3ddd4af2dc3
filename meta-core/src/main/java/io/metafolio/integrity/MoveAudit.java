package io.metafolio.integrity;

import io.metafolio.calendar.DateSpan;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks at how each asset moves: closes that stand still for longer than its own habit explains, and returns beyond the stated
 * bound. Neither is a fault; both are worth a look.
 *
 * <p>A run of k zero returns is reported from four on (five equal closes), where an asset that stands still as often as this
 * one does outside the run would show so long a run less than once in a thousand such histories:
 * {@code n·p^k < 0.001}, {@code p = (zeros outside + ½)/(returns outside + 1)}. So a treasury-bill fund may print the
 * same close every other day, and a share may not.
 */
final class MoveAudit {
    private static final int SHORTEST_RUN = 4;
    private static final double CHANCE = 1e-3;
    /** A tick is bad where the next return takes back so much of the move. */
    private static final double TAKEN_BACK = 0.75;

    private final AuditedRows rows;
    private final int firstRow;
    private final double bound;
    private final Findings findings;

    MoveAudit(AuditedRows rows, int firstRow, double bound, Findings findings) {
        this.rows = rows;
        this.firstRow = firstRow;
        this.bound = bound;
        this.findings = findings;
    }

    void run() {
        for (int j = 0; j < rows.columns().size(); j++) {
            runs(j);
            extremes(j);
        }
    }

    private boolean hasReturn(int t, int column) {
        return t > firstRow && t < rows.size() && rows.has(t, column) && rows.has(t - 1, column);
    }

    private double at(int t, int column) {
        return rows.at(t, column) / rows.at(t - 1, column) - 1;
    }

    private boolean isFlat(int t, int column) {
        return hasReturn(t, column) && rows.at(t, column) == rows.at(t - 1, column);
    }

    private void runs(int column) {
        int returns = 0;
        int zeros = 0;
        for (int t = firstRow + 1; t < rows.size(); t++) {
            returns += hasReturn(t, column) ? 1 : 0;
            zeros += isFlat(t, column) ? 1 : 0;
        }
        for (int t = firstRow + 1; t < rows.size(); t++) {
            int start = t;
            while (isFlat(t, column)) {
                t++;
            }
            int length = t - start;
            if (length >= SHORTEST_RUN) {
                double habit = (zeros - length + 0.5) / (returns - length + 1.0);
                double expected = returns * StrictMath.pow(habit, length);
                if (expected < CHANCE) {
                    run(column, start - 1, t - 1);
                }
            }
        }
    }

    private void run(int column, int from, int to) {
        String closes = Findings.counted(to - from + 1, "session");
        findings.add(
                IntegrityRule.FLAT_RUN,
                rows.columns().get(column),
                Optional.of(new DateSpan(rows.date(from), rows.date(to))),
                Findings.places(rows.place(from), rows.place(to)),
                String.valueOf(rows.at(from, column)),
                "close " + rows.at(from, column) + " on " + closes + " in a row");
    }

    private void extremes(int column) {
        for (int t = firstRow + 1; t < rows.size(); t++) {
            if (hasReturn(t, column) && Math.abs(at(t, column)) >= bound) {
                extreme(t, column);
            }
        }
    }

    private void extreme(int t, int column) {
        double move = at(t, column);
        String after = "no return after it";
        if (hasReturn(t + 1, column)) {
            double next = at(t + 1, column);
            double left = rows.at(t + 1, column) / rows.at(t - 1, column) - 1;
            boolean isTakenBack = Math.abs(left) <= (1 - TAKEN_BACK) * Math.abs(move);
            after = "the next one is " + percent(next)
                    + (isTakenBack ? " and takes it back: a typical bad tick" : ", which does not take it back");
        }
        findings.on(
                IntegrityRule.EXTREME_RETURN,
                rows.columns().get(column),
                rows.date(t),
                rows.place(t),
                String.valueOf(move),
                "return of " + percent(move) + " from " + rows.at(t - 1, column) + " to " + rows.at(t, column)
                        + ", beyond ±" + String.format(Locale.ROOT, "%.0f %%", 100 * bound) + "; " + after);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * value);
    }
}
