package io.metafolio.sleeve;

import io.metafolio.calendar.TradingCalendar;

/**
 * A place where assets trade, by the prefix of its symbols.
 *
 * @param code the prefix, for example {@code NYSE} of {@code NYSE:IBM}
 * @param calendar its sessions
 * @param use what its symbols may be used for
 */
public record Venue(String code, TradingCalendar calendar, Use use) {
    /** What a venue's symbols may be used for. */
    public enum Use {
        /** Any sleeve. */
        PRODUCTION,
        /** Sleeves of status {@link SleeveStatus#RESEARCH} only. */
        RESEARCH
    }

    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException where it is not capitals and digits
     */
    public Venue {
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException(
                    "Venue \"" + code + "\". Expected capitals and digits, for example NYSE or BINANCE.");
        }
    }
}
