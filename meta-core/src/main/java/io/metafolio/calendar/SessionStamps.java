package io.metafolio.calendar;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.RawTable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rule by which a sleeve's time stamps name sessions. Immutable; safe to share between threads.
 *
 * <p>{@link #MIDNIGHT}: a stamp at midnight names its date, be it naive, midnight UTC, midnight in the exchange's zone, or in
 * the zone it is written in; all rows of a file in one of these ways. {@link #CLOSE}: a stamp is the instant at which the
 * session ends, or at most a minute before, in whatever zone it is written; a naive one is read in the exchange's zone, or in
 * the one stated by {@link #naiveIn}.
 */
public final class SessionStamps {
    /** Stamps at midnight. The default. */
    public static final SessionStamps MIDNIGHT = new SessionStamps(false, Optional.empty());
    /** Stamps at the close. */
    public static final SessionStamps CLOSE = new SessionStamps(true, Optional.empty());

    private static final Duration BEFORE_CLOSE = Duration.ofMinutes(1);

    private final boolean isClose;
    private final Optional<ZoneId> naive;

    private SessionStamps(boolean isClose, Optional<ZoneId> naive) {
        this.isClose = isClose;
        this.naive = naive;
    }

    /**
     * Closes whose naive stamps are read in a zone.
     *
     * @param zone for example UTC
     * @return the rule
     */
    public SessionStamps naiveIn(ZoneId zone) {
        if (!isClose) {
            throw new IllegalStateException("A zone for naive stamps at midnight: " + zone
                    + ". Expected none: they name their date in any zone. Maybe CLOSE was meant.");
        }
        return new SessionStamps(true, Optional.of(zone));
    }

    /**
     * The rule of an id.
     *
     * @param id {@code midnight}, {@code close}, or {@code close:ZONE}
     * @return the rule
     * @throws RefusedException where the id is none of these
     */
    public static SessionStamps of(String id) {
        if (id.equals("midnight")) {
            return MIDNIGHT;
        }
        if (id.equals("close")) {
            return CLOSE;
        }
        try {
            if (id.startsWith("close:")) {
                return CLOSE.naiveIn(ZoneId.of(id.substring("close:".length())));
            }
        } catch (DateTimeException e) {
            throw refused(id);
        }
        throw refused(id);
    }

    private static RefusedException refused(String id) {
        return new RefusedException(
                "Session stamps \"" + id + "\"",
                "rule of a sleeve's time stamps",
                "midnight, close, or close:ZONE such as close:UTC",
                "check the spelling of the rule and its zone");
    }

    /**
     * The name used in manifests and on the command line.
     *
     * @return {@code midnight}, {@code close}, or {@code close:ZONE}
     */
    public String id() {
        return isClose ? "close" + naive.map(zone -> ":" + zone).orElse("") : "midnight";
    }

    /**
     * One way in which a stamp names a session under this rule.
     *
     * @param way the way, in words, for example {@code midnight UTC}; all rows of a file should share one
     * @param session the session named
     */
    public record Reading(String way, LocalDate session) {}

    /**
     * The ways in which a stamp names a session, the most natural first.
     *
     * @param stamp a row's stamp
     * @param calendar the sessions it may name
     * @return none where the stamp breaks the rule
     */
    public List<Reading> readings(RawTable.Stamp stamp, TradingCalendar calendar) {
        return isClose ? atClose(stamp, calendar) : atMidnight(stamp, calendar.zone());
    }

    private static List<Reading> atMidnight(RawTable.Stamp stamp, ZoneId exchange) {
        List<Reading> readings = new ArrayList<>();
        LocalDate date = stamp.wall().toLocalDate();
        if (stamp.zone().isEmpty()) {
            if (stamp.isMidnight()) {
                readings.add(new Reading("midnight without a zone", date));
            }
            return readings;
        }
        ZonedDateTime instant = stamp.wall().atZone(stamp.zone().get());
        addMidnight(readings, instant, ZoneOffset.UTC, "midnight UTC");
        addMidnight(readings, instant, exchange, "midnight in " + exchange);
        if (stamp.isMidnight()) {
            readings.add(new Reading("midnight in " + stamp.zone().get(), date));
        }
        return readings;
    }

    private static void addMidnight(List<Reading> readings, ZonedDateTime instant, ZoneId zone, String way) {
        LocalDateTime there = instant.withZoneSameInstant(zone).toLocalDateTime();
        if (there.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            readings.add(new Reading(way, there.toLocalDate()));
        }
    }

    private List<Reading> atClose(RawTable.Stamp stamp, TradingCalendar calendar) {
        ZoneId exchange = calendar.zone();
        ZonedDateTime instant =
                stamp.wall().atZone(stamp.zone().orElse(naive.orElse(exchange))).withZoneSameInstant(exchange);
        List<Reading> readings = new ArrayList<>();
        for (LocalDate date = instant.toLocalDate().minusDays(1);
                !date.isAfter(instant.toLocalDate());
                date = date.plusDays(1)) {
            if (calendar.days().endsAt(date, instant, BEFORE_CLOSE)) {
                readings.add(new Reading("the close in " + exchange, date));
            }
        }
        return readings;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionStamps that && isClose == that.isClose && naive.equals(that.naive);
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    @Override
    public String toString() {
        return id();
    }
}
