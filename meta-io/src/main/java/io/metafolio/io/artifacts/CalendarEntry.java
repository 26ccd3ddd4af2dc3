package io.metafolio.io.artifacts;

import io.metafolio.calendar.Closure;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.calendar.TradingCalendarBuilder;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A calendar as a desk writes it down. */
final class CalendarEntry {
    static final List<String> KEYS =
            List.of("aliases", "zone", "close", "weekend", "first", "last", "closed", "sessions", "sessions_per_year");

    private CalendarEntry() {}

    /** What cannot be is an {@link IllegalArgumentException} that says the key. */
    static TradingCalendar calendar(String id, Map<?, ?> entry) {
        TradingCalendarBuilder builder = TradingCalendar.builder(id);
        texts(entry, "aliases").forEach(builder::alias);
        if (entry.containsKey("first") || entry.containsKey("last")) {
            builder.between(date(text(entry, "first")), date(text(entry, "last")));
        }
        if (entry.containsKey("close") || entry.containsKey("zone")) {
            builder.closesAt(time(text(entry, "close")), zone(text(entry, "zone")));
        }
        if (entry.containsKey("weekend")) {
            builder.weekend(
                    texts(entry, "weekend").stream().map(CalendarEntry::day).toArray(DayOfWeek[]::new));
        }
        if (entry.containsKey("sessions")) {
            builder.sessions(
                    texts(entry, "sessions").stream().map(CalendarEntry::date).toList());
        }
        if (entry.get("closed") instanceof Map<?, ?> closed) {
            closed.forEach((date, reason) ->
                    builder.closed(date(String.valueOf(date)), Closure.Kind.HOLIDAY, String.valueOf(reason)));
        } else if (entry.containsKey("closed")) {
            throw wrong("closed", entry.get("closed"), "an object of dates with reasons");
        }
        if (entry.get("sessions_per_year") instanceof Integer sessions) {
            builder.sessionsPerYear(sessions);
        } else if (entry.containsKey("sessions_per_year")) {
            throw wrong("sessions_per_year", entry.get("sessions_per_year"), "a whole number");
        }
        return builder.build();
    }

    private static String text(Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, entry.get(key), "a text");
    }

    private static List<String> texts(Map<?, ?> entry, String key) {
        if (!entry.containsKey(key)) {
            return List.of();
        }
        if (entry.get(key) instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
            return items.stream().map(String.class::cast).toList();
        }
        throw wrong(key, entry.get(key), "a list of texts");
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no date. Expected one like 2024-11-29.", e);
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time of day. Expected one like 16:00.", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time zone. Expected one like Asia/Tokyo.", e);
        }
    }

    private static DayOfWeek day(String text) {
        return List.of(DayOfWeek.values()).stream()
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("weekend", text, "days like saturday"));
    }

    private static IllegalArgumentException wrong(String key, @Nullable Object value, String expected) {
        return new IllegalArgumentException(
                key + " is " + (value == null ? "absent" : value) + ". Expected " + expected + ".");
    }
}
