package io.metafolio.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** What is known of a venue's days, one by one, before they become a calendar. */
interface VenueDays {
    /** Why the venue does not trade; empty where it does. */
    Optional<Closure> closure(LocalDate date);

    /** The early end of a session; empty where it is a whole one, or none. */
    Optional<HalfDay> halfDay(LocalDate date);

    /** When a session ends. */
    ZonedDateTime close(LocalDate session);

    /**
     * Whether a stamp is the end of a date, or a moment before: the usual close, or the early one of a half day. Closed days have
     * their usual close here, so that a row on one is found to be just that.
     */
    boolean endsAt(LocalDate date, ZonedDateTime stamp, Duration before);

    /** Where its clocks stand. */
    ZoneId zone();
}
