package io.metafolio.sleeve;

import io.metafolio.calendar.TradingCalendar;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a sleeve is, apart from its prices.
 *
 * @param id lower-case letters, digits, underscore and hyphen; names folders and columns
 * @param runProfile its run configuration
 * @param scope the venues it may hold
 * @param calendar the sessions its rows must follow
 * @param friction what trading costs, inside the sleeve and for capital moved in or out of it
 * @param cashAsset the symbol its cash is held in, where it has one
 * @param status whether it may take part
 */
public record SleeveDefinition(
        String id,
        RunProfile runProfile,
        ExchangeScope scope,
        TradingCalendar calendar,
        FrictionModel friction,
        Optional<String> cashAsset,
        SleeveStatus status) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException where the id could not name a folder
     */
    public SleeveDefinition {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Sleeve id \"" + id
                    + "\". Expected at most 63 lower-case letters, digits, underscores and hyphens, starting with a"
                    + " letter, for example \"etfs\".");
        }
    }

    /**
     * The same sleeve under another exchange scope.
     *
     * @param wanted the venues it may hold
     * @return the changed definition
     */
    public SleeveDefinition withScope(ExchangeScope wanted) {
        return new SleeveDefinition(id, runProfile, wanted, calendar, friction, cashAsset, status);
    }

    /**
     * The same sleeve under another friction.
     *
     * @param wanted what trading costs
     * @return the changed definition
     */
    public SleeveDefinition withFriction(FrictionModel wanted) {
        return new SleeveDefinition(id, runProfile, scope, calendar, wanted, cashAsset, status);
    }

    /**
     * The same sleeve under another status.
     *
     * @param wanted whether it may take part
     * @return the changed definition
     */
    public SleeveDefinition withStatus(SleeveStatus wanted) {
        return new SleeveDefinition(id, runProfile, scope, calendar, friction, cashAsset, wanted);
    }
}
