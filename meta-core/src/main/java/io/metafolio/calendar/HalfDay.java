package io.metafolio.calendar;

import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * A session that ends before its venue's usual close. It is a session like any other: its close is a close.
 *
 * @param close when it ends; its date in the venue's zone is the session's
 * @param reason in words, for example {@code Christmas Eve}
 */
public record HalfDay(ZonedDateTime close, String reason) {
    /**
     * The session.
     *
     * @return its date
     */
    public LocalDate date() {
        return close.toLocalDate();
    }

    @Override
    public String toString() {
        return date() + " until " + close.toLocalTime() + ", " + reason;
    }
}
