package io.metafolio.sleeve;

import io.metafolio.errors.RefusedException;

/**
 * How many return rows a tournament may use, counted back from the last on the sleeve's own calendar.
 *
 * @param rows the number of rows, or 0 for all of them
 */
public record Lookback(int rows) {
    /** Every row there is. */
    public static final Lookback ALL = new Lookback(0);

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException where it is negative
     */
    public Lookback {
        if (rows < 0) {
            throw new IllegalArgumentException("Lookback of " + rows + " rows. Expected a positive number, or all.");
        }
    }

    /**
     * A number of rows.
     *
     * @param rows at least 1
     * @return the lookback
     * @throws IllegalArgumentException where rows is not positive
     */
    public static Lookback of(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("Lookback of " + rows + " rows. Expected a positive number, or all.");
        }
        return new Lookback(rows);
    }

    /**
     * How many of the rows there are may be used.
     *
     * @param available rows there are
     * @param where whose rows they are, for the message
     * @return the number of rows, counted back from the last
     * @throws RefusedException where fewer are there than wanted
     */
    public int of(int available, String where) {
        if (rows > available) {
            throw new RefusedException(
                    "Only " + available + " return rows for a lookback of " + rows,
                    where,
                    "at least " + rows + " return rows, so " + (rows + 1L) + " prices, up to the as-of date",
                    "a longer price history, or a shorter lookback, is what you want");
        }
        return rows == 0 ? available : rows;
    }

    /**
     * The value as it stands in manifests.
     *
     * @return the number, or the text {@code all}
     */
    public Object parameter() {
        return rows == 0 ? "all" : (Object) rows;
    }

    @Override
    public String toString() {
        return parameter().toString();
    }
}
