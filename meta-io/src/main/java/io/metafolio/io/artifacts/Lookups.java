package io.metafolio.io.artifacts;

import io.metafolio.calendar.TradingCalendars;
import io.metafolio.spi.RiskEngines;
import java.util.function.Supplier;

/**
 * What a run that is read back names and does not hold.
 *
 * @param calendars calendars by id
 * @param engines what judges a meta-run again; asked only where there is one
 */
record Lookups(TradingCalendars calendars, Supplier<RiskEngines> engines) {
    static final Lookups KNOWN = new Lookups(TradingCalendars.KNOWN, RiskEngines::installed);

    Lookups withCalendars(TradingCalendars wanted) {
        return new Lookups(wanted, engines);
    }
}
