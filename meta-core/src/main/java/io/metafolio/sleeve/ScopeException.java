package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.errors.RefusedException;
import java.util.List;

/** Symbols that lie outside their sleeve's exchange scope; holds each of them. */
public final class ScopeException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final ImmutableList<String> symbols;

    ScopeException(String sleeve, String source, List<String> symbols, ExchangeScope scope) {
        super(
                symbols.size() + (symbols.size() == 1 ? " symbol" : " symbols") + " outside the exchange scope: "
                        + listed(symbols),
                "sleeve " + sleeve + ", " + source,
                "symbols EXCHANGE:SYMBOL of " + String.join(", ", scope.venues()),
                "remove them, or widen the scope, for example --scope " + sleeve + "="
                        + String.join(",", scope.venues()) + ",…");
        this.symbols = ImmutableList.copyOf(symbols);
    }

    private ScopeException(String sleeve, List<String> venues) {
        super(
                "Research venues in an active sleeve: " + String.join(", ", venues),
                "sleeve " + sleeve + ", exchange scope",
                "venues of production, or a sleeve of status RESEARCH",
                "leave them out, or run it as research (--research)");
        this.symbols = ImmutableList.of();
    }

    static ScopeException ofResearch(String sleeve, List<String> venues) {
        return new ScopeException(sleeve, venues);
    }

    /**
     * The symbols outside.
     *
     * @return in column order; none where the scope itself is refused
     */
    public List<String> symbols() {
        return symbols;
    }
}
