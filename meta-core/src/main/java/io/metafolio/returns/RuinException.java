package io.metafolio.returns;

import io.metafolio.errors.RefusedException;
import java.time.LocalDate;

/** A return of −1 or less: everything was lost on that date, and no later return means anything. */
public final class RuinException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final String series;
    private final LocalDate date;
    private final double value;

    /**
     * Creates the refusal.
     *
     * @param series the stream that was ruined
     * @param date the session on which it was
     * @param value the return, −1 or less
     */
    public RuinException(String series, LocalDate date, double value) {
        super(
                "Return " + value + " is ruin",
                "series " + series + " on " + date,
                "a return above -1",
                "percent were given for fractions, or the position really lost everything");
        this.series = series;
        this.date = date;
        this.value = value;
    }

    /**
     * The stream that was ruined.
     *
     * @return its name
     */
    public String series() {
        return series;
    }

    /**
     * When.
     *
     * @return the session date
     */
    public LocalDate date() {
        return date;
    }

    /**
     * By what return.
     *
     * @return −1 or less
     */
    public double value() {
        return value;
    }
}
