package io.metafolio.calendar;

import java.util.Locale;

/** How returns between two shared dates are made of the rows in between. */
public enum JoinPolicy {
    /** Wealth is sampled on the shared dates, so that growth between them is compounded and none is lost. */
    COMPOUND,
    /** The plain intersection of daily returns; growth on other days is thrown away and reported. */
    DROP;

    /**
     * The name used in files and ledgers.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
