package io.metafolio.calendar;

import io.metafolio.errors.UnknownNameException;
import java.time.LocalDate;
import java.util.List;

/** The calendars that the library knows, by id. */
public final class TradingCalendars {
    /** Every day, around the clock: crypto. 365 sessions a year. */
    public static final TradingCalendar XCRY =
            TradingCalendar.named("XCRY", 365, LocalDate.of(1990, 1, 1), LocalDate.of(2040, 12, 31), date -> true);
    /**
     * The New York Stock Exchange, also for NASDAQ and NYSE Arca, 2000 to 2040: weekends, the exchange's holidays with
     * their observance, and its unscheduled closures. 252 sessions a year. Half days are sessions.
     */
    public static final TradingCalendar XNYS = TradingCalendar.named(
            "XNYS", 252, LocalDate.of(2000, 1, 1), LocalDate.of(2040, 12, 31), date -> NewYorkClosures.reason(date)
                    .isEmpty());

    private static final List<TradingCalendar> KNOWN = List.of(XCRY, XNYS);

    private TradingCalendars() {}

    /**
     * The calendar of an id.
     *
     * @param id for example {@code XNYS}
     * @return the calendar
     * @throws UnknownNameException where no calendar has that id; the message lists those that are known
     */
    public static TradingCalendar of(String id) {
        return KNOWN.stream()
                .filter(calendar -> calendar.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "calendar",
                        id,
                        "calendar id",
                        KNOWN.stream().map(TradingCalendar::id).toList()));
    }

    /**
     * Why New York does not trade on a date.
     *
     * @param date 2000 to 2040
     * @return the reason, or the empty string where the date is a session
     */
    public static String newYorkClosure(LocalDate date) {
        return NewYorkClosures.reason(date);
    }
}
