package io.metafolio.sleeve;

import io.metafolio.calendar.SessionStamps;
import io.metafolio.calendar.TradingCalendar;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what a sleeve is. Not safe to share between threads. */
public final class SleeveDefinitionBuilder {
    private final String id;
    private Optional<RunProfile> runProfile = Optional.empty();
    private Optional<ExchangeScope> scope = Optional.empty();
    private Optional<TradingCalendar> calendar = Optional.empty();
    private SessionStamps stamps = SessionStamps.MIDNIGHT;
    private Optional<FrictionModel> friction = Optional.empty();
    private Optional<String> cashAsset = Optional.empty();
    private SleeveStatus status = SleeveStatus.ACTIVE;

    SleeveDefinitionBuilder(String id) {
        this.id = id;
    }

    /**
     * Its run configuration. Needed.
     *
     * @param name for example {@code production}
     * @return this builder
     */
    public SleeveDefinitionBuilder runProfile(String name) {
        runProfile = Optional.of(new RunProfile(name));
        return this;
    }

    /**
     * The venues it may hold. Needed.
     *
     * @param venues prefixes of symbols
     * @return this builder
     */
    public SleeveDefinitionBuilder scope(String... venues) {
        scope = Optional.of(ExchangeScope.of(venues));
        return this;
    }

    /**
     * The sessions its rows must follow.
     *
     * @param sessions default the days on which all venues of the scope trade
     * @return this builder
     */
    public SleeveDefinitionBuilder calendar(TradingCalendar sessions) {
        calendar = Optional.of(sessions);
        return this;
    }

    /**
     * How the time stamps of its rows name sessions.
     *
     * @param rule default midnight
     * @return this builder
     */
    public SleeveDefinitionBuilder stamps(SessionStamps rule) {
        stamps = rule;
        return this;
    }

    /**
     * What trading costs. Needed.
     *
     * @param model linear in turnover
     * @return this builder
     */
    public SleeveDefinitionBuilder friction(FrictionModel model) {
        friction = Optional.of(model);
        return this;
    }

    /**
     * What its cash is held in.
     *
     * @param symbol default none
     * @return this builder
     */
    public SleeveDefinitionBuilder cashAsset(String symbol) {
        cashAsset = Optional.of(symbol);
        return this;
    }

    /**
     * Whether it may take part.
     *
     * @param wanted default active
     * @return this builder
     */
    public SleeveDefinitionBuilder status(SleeveStatus wanted) {
        status = wanted;
        return this;
    }

    /**
     * The definition.
     *
     * @return the sleeve
     * @throws IllegalStateException where run profile, scope or friction were not given
     * @throws IllegalArgumentException where the id could not name a folder, or the calendar does not fit the scope
     * @throws io.metafolio.errors.UnknownNameException where no calendar was given and a venue is not known
     * @throws ScopeException where the sleeve is active and a venue is for research only
     */
    public SleeveDefinition build() {
        ExchangeScope venues = scope.orElseThrow(missing("scope(…)"));
        return new SleeveDefinition(
                id,
                runProfile.orElseThrow(missing("runProfile(…)")),
                venues,
                calendar.orElseGet(() -> Venues.KNOWN.sessions(venues)),
                stamps,
                friction.orElseThrow(missing("friction(…)")),
                cashAsset,
                status);
    }

    private Supplier<IllegalStateException> missing(String call) {
        return () -> new IllegalStateException("Sleeve " + id + " without a call of " + call
                + ". Expected run profile, scope and friction: they are never defaulted.");
    }
}
