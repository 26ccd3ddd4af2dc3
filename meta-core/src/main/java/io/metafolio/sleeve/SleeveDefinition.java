package io.metafolio.sleeve;

import io.metafolio.calendar.SessionDating;
import io.metafolio.calendar.SessionStamps;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRule;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.returns.RawTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a sleeve is, apart from its prices. Immutable.
 *
 * @param id lower-case letters, digits, underscore and hyphen; names folders and columns
 * @param runProfile its run configuration
 * @param scope the venues it may hold
 * @param calendar the sessions its rows must follow; each must be a session of every venue of the scope that is known
 * @param stamps how the time stamps of its rows name sessions
 * @param friction what trading costs, inside the sleeve and for capital moved in or out of it
 * @param cashAsset the symbol its cash is held in, where it has one
 * @param status whether it may take part
 */
public record SleeveDefinition(
        String id,
        RunProfile runProfile,
        ExchangeScope scope,
        TradingCalendar calendar,
        SessionStamps stamps,
        FrictionModel friction,
        Optional<String> cashAsset,
        SleeveStatus status) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    /**
     * Checks the id, and the scope against calendar and status.
     *
     * @throws IllegalArgumentException where the id could not name a folder, or the calendar has a session on which a venue of
     *     the scope is closed
     * @throws ScopeException where the sleeve is active and a venue is for research only
     */
    public SleeveDefinition {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Sleeve id \"" + id
                    + "\". Expected at most 63 lower-case letters, digits, underscores and hyphens, starting with a"
                    + " letter, for example \"etfs\".");
        }
        List<String> research = new ArrayList<>();
        for (String code : scope.venues()) {
            Optional<Venue> venue = Venues.KNOWN.find(code);
            venue.flatMap(known -> calendar.sessionOutside(known.calendar())).ifPresent(date -> {
                throw new IllegalArgumentException("Sleeve " + id + " on " + calendar.id() + ", which has a session on "
                        + date + " when " + code + " is closed. Expected days on which every venue of its scope trades."
                        + " Maybe Venues.KNOWN.sessions(scope) is the calendar.");
            });
            venue.filter(known -> known.use() == Venue.Use.RESEARCH).ifPresent(known -> research.add(known.code()));
        }
        if (status == SleeveStatus.ACTIVE && !research.isEmpty()) {
            throw ScopeException.ofResearch(id, research);
        }
    }

    /**
     * Starts a definition of one's own.
     *
     * @param id lower-case letters, digits, underscore and hyphen
     * @return a builder
     */
    public static SleeveDefinitionBuilder named(String id) {
        return new SleeveDefinitionBuilder(id);
    }

    /**
     * Which sessions its rows must follow, and how their stamps name them.
     *
     * @return calendar and rule of stamps
     */
    public SessionDating dating() {
        return new SessionDating(calendar, stamps);
    }

    /**
     * Everything there is to find in prices of this sleeve: source, scope, days, assets. Nothing is refused.
     *
     * @param prices rows as read
     * @param rules what a hole means, which returns are reported, what time it is
     * @return the audit
     */
    public IntegrityAudit audit(RawTable prices, IntegrityRules rules) {
        IntegrityAudit audit = IntegrityAudit.ofPrices(id, prices, dating(), rules);
        List<IntegrityFinding> findings = new ArrayList<>();
        for (String symbol : prices.columns()) {
            if (!scope.contains(symbol)) {
                findings.add(new IntegrityFinding(
                        IntegrityRule.OUT_OF_SCOPE,
                        id,
                        symbol,
                        Optional.empty(),
                        "head",
                        symbol,
                        "outside the exchange scope " + String.join(", ", scope.venues()),
                        true));
            }
        }
        findings.addAll(audit.findings());
        return new IntegrityAudit(id, audit.source(), audit.rows(), findings);
    }

    /**
     * The same sleeve under another exchange scope; its calendar stays.
     *
     * @param wanted the venues it may hold
     * @return the changed definition
     */
    public SleeveDefinition withScope(ExchangeScope wanted) {
        return new SleeveDefinition(id, runProfile, wanted, calendar, stamps, friction, cashAsset, status);
    }

    /**
     * The same sleeve on another calendar.
     *
     * @param wanted the sessions its rows must follow
     * @return the changed definition
     */
    public SleeveDefinition withCalendar(TradingCalendar wanted) {
        return new SleeveDefinition(id, runProfile, scope, wanted, stamps, friction, cashAsset, status);
    }

    /**
     * The same sleeve under another rule of time stamps.
     *
     * @param wanted how stamps name sessions
     * @return the changed definition
     */
    public SleeveDefinition withStamps(SessionStamps wanted) {
        return new SleeveDefinition(id, runProfile, scope, calendar, wanted, friction, cashAsset, status);
    }

    /**
     * The same sleeve under another friction.
     *
     * @param wanted what trading costs
     * @return the changed definition
     */
    public SleeveDefinition withFriction(FrictionModel wanted) {
        return new SleeveDefinition(id, runProfile, scope, calendar, stamps, wanted, cashAsset, status);
    }

    /**
     * The same sleeve under another status.
     *
     * @param wanted whether it may take part
     * @return the changed definition
     */
    public SleeveDefinition withStatus(SleeveStatus wanted) {
        return new SleeveDefinition(id, runProfile, scope, calendar, stamps, friction, cashAsset, wanted);
    }
}
