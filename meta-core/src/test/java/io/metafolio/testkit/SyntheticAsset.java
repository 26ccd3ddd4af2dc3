package io.metafolio.testkit;

import java.time.LocalDate;

/**
 * How one synthetic asset moves, per session.
 *
 * @param symbol {@code EXCHANGE:SYMBOL}
 * @param drift expected log return
 * @param market loading on the world market's shock, as daily volatility
 * @param group loading on the shock of its group, as daily volatility
 * @param own its own daily volatility
 * @param groupId which group shock it shares
 * @param price first price
 * @param listed first session on which it has a price
 */
record SyntheticAsset(
        String symbol,
        double drift,
        double market,
        double group,
        double own,
        int groupId,
        double price,
        LocalDate listed) {}
