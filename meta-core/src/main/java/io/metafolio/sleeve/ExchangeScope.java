package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The venues whose symbols a sleeve may hold. A symbol is {@code EXCHANGE:SYMBOL}.
 *
 * @param venues venue prefixes in order, for example {@code NYSE}
 */
public record ExchangeScope(List<String> venues) {
    /** Where crypto is held in production: BINANCE. */
    public static final ExchangeScope CRYPTO_PRODUCTION = ExchangeScope.of("BINANCE");
    /** Where crypto may be held in research: BINANCE, OKX, BYBIT, BITGET. */
    public static final ExchangeScope CRYPTO_RESEARCH = ExchangeScope.of("BINANCE", "OKX", "BYBIT", "BITGET");

    /**
     * Copies the venues.
     *
     * @throws IllegalArgumentException where there is none, or one is not capitals and digits
     */
    public ExchangeScope {
        venues = ImmutableList.copyOf(venues);
        if (venues.isEmpty() || !venues.stream().allMatch(venue -> venue.matches("[A-Z][A-Z0-9_]*"))) {
            throw new IllegalArgumentException("Exchange scope " + venues
                    + ". Expected at least one venue in capitals, for example NYSE or BINANCE.");
        }
    }

    /**
     * A scope of venues.
     *
     * @param venues venue prefixes
     * @return the scope
     */
    public static ExchangeScope of(String... venues) {
        return new ExchangeScope(List.of(venues));
    }

    /**
     * Whether a symbol belongs to one of the venues.
     *
     * @param symbol {@code EXCHANGE:SYMBOL}
     * @return true inside the scope
     */
    public boolean contains(String symbol) {
        int colon = symbol.indexOf(':');
        return colon > 0 && colon < symbol.length() - 1 && venues.contains(symbol.substring(0, colon));
    }

    /**
     * Refuses symbols of other venues.
     *
     * @param sleeve whose scope it is
     * @param source where the symbols stand
     * @param symbols each {@code EXCHANGE:SYMBOL}
     * @throws ScopeException where some are outside; it names them all
     */
    public void refuseOutside(String sleeve, String source, List<String> symbols) {
        List<String> outside =
                symbols.stream().filter(symbol -> !contains(symbol)).toList();
        if (!outside.isEmpty()) {
            throw new ScopeException(sleeve, source, outside, this);
        }
    }
}
