package io.metafolio.calendar;

/**
 * Which sessions a sleeve's rows must follow, and how their time stamps name them.
 *
 * @param calendar the sessions
 * @param stamps the rule of the stamps
 */
public record SessionDating(TradingCalendar calendar, SessionStamps stamps) {
    /**
     * Sessions whose stamps are at midnight.
     *
     * @param calendar the sessions
     * @return the rule
     */
    public static SessionDating of(TradingCalendar calendar) {
        return new SessionDating(calendar, SessionStamps.MIDNIGHT);
    }
}
