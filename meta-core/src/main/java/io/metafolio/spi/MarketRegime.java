package io.metafolio.spi;

import java.util.Locale;

/** The state of the market as the caller sees it; an input to engines that depend on it. */
public enum MarketRegime {
    /** Calmer than usual. */
    QUIET,
    /** As usual. The default. */
    NORMAL,
    /** Rougher than usual. */
    TURBULENT,
    /** Capital preservation comes first. */
    CRISIS;

    /**
     * The name used in manifests and ledgers.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
