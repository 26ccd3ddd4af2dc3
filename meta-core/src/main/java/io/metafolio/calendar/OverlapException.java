package io.metafolio.calendar;

import io.metafolio.errors.RefusedException;
import java.util.List;

/** Sleeves that share too few dates to be allocated. */
public final class OverlapException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final int shared;
    private final int needed;

    OverlapException(int shared, int needed, String spans) {
        super(
                "The sleeves share " + shared + (shared == 1 ? " date" : " dates") + ", which makes "
                        + Math.max(0, shared - 1) + " joined rows",
                spans,
                "at least " + needed + " joined rows: one train window and one test window",
                "raise the lookback, or check that the files cover the same period");
        this.shared = shared;
        this.needed = needed;
    }

    /**
     * Price tables without a single date in common.
     *
     * @param tables each table's name and span
     * @return the refusal
     */
    public static OverlapException disjoint(List<String> tables) {
        return new OverlapException(0, 1, String.join("; ", tables));
    }

    /**
     * Dates shared by all sleeves.
     *
     * @return the count
     */
    public int shared() {
        return shared;
    }

    /**
     * Joined rows that are needed.
     *
     * @return the count
     */
    public int needed() {
        return needed;
    }
}
