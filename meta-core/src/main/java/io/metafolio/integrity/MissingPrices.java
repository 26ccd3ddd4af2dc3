package io.metafolio.integrity;

import java.util.Locale;

/** What happens where an asset has a hole in its prices: no close between its first and its last. */
public enum MissingPrices {
    /** The run is refused, and every hole named. The default. */
    REFUSE,
    /**
     * The asset sits out every window whose train rows have a hole; a hole that opens inside test rows closes the
     * position at its last price, with cost, into cash until the next rebalance. Each case is recorded.
     */
    EXCLUDE;

    /**
     * The name used in manifests and on the command line.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
