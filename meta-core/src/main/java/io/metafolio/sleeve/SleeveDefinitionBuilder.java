package io.metafolio.sleeve;

import io.metafolio.calendar.SessionStamps;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.configuration.Layer;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.simulation.FrictionModel;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Collects what a sleeve is. Not safe to share between threads. */
public final class SleeveDefinitionBuilder {
    private static final String SCOPE = "/data/exchange_scope";

    private final String id;
    private final Map<String, Object> values = new TreeMap<>();
    private Optional<String> runProfile = Optional.empty();
    private Optional<TradingCalendar> calendar = Optional.empty();

    SleeveDefinitionBuilder(String id) {
        this.id = id;
    }

    /**
     * The name of its run configuration. Needed.
     *
     * @param name for example {@code production}
     * @return this builder
     */
    public SleeveDefinitionBuilder runProfile(String name) {
        runProfile = Optional.of(name);
        return this;
    }

    /**
     * The venues it may hold. Needed.
     *
     * @param venues prefixes of symbols
     * @return this builder
     */
    public SleeveDefinitionBuilder scope(String... venues) {
        return parameter(SCOPE, ExchangeScope.of(venues).venues());
    }

    /**
     * The sessions its rows must follow.
     *
     * @param sessions default the days on which all venues of the scope trade
     * @return this builder
     */
    public SleeveDefinitionBuilder calendar(TradingCalendar sessions) {
        calendar = Optional.of(sessions);
        return parameter("/data/calendar", sessions.id());
    }

    /**
     * How the time stamps of its rows name sessions.
     *
     * @param rule default midnight
     * @return this builder
     */
    public SleeveDefinitionBuilder stamps(SessionStamps rule) {
        return parameter("/data/session_stamps", rule.id());
    }

    /**
     * What trading and holding cost. Needed.
     *
     * @param model for example {@link FrictionModel#TRADFI}
     * @return this builder
     */
    public SleeveDefinitionBuilder friction(FrictionModel model) {
        SimulationParameters.of(model).forEach(this::parameter);
        return this;
    }

    /**
     * What its cash is held in.
     *
     * @param symbol default none
     * @return this builder
     */
    public SleeveDefinitionBuilder cashAsset(String symbol) {
        return parameter("/data/cash_asset", symbol);
    }

    /**
     * Whether it may take part.
     *
     * @param wanted default active
     * @return this builder
     */
    public SleeveDefinitionBuilder status(SleeveStatus wanted) {
        return parameter("/data/status", wanted.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Any parameter that a run configuration may set. What was said before of the same parameter is replaced.
     *
     * @param pointer its JSON pointer, for example {@code /backtest/lookback_days}; {@link Parameters#KNOWN} lists them
     * @param value as JSON knows it
     * @return this builder
     */
    public SleeveDefinitionBuilder parameter(String pointer, Object value) {
        values.put(pointer, value);
        return this;
    }

    /**
     * The definition.
     *
     * @return the sleeve; what was not said is as the library says
     * @throws IllegalStateException where run profile, scope or friction were not given
     * @throws IllegalArgumentException where the id could not name a folder, or the calendar does not fit the scope
     * @throws io.metafolio.errors.UnknownNameException where no calendar was given and a venue is not known
     * @throws io.metafolio.configuration.ConfigurationException where a parameter is not known or a value not of its kind
     * @throws ScopeException where the sleeve is active and a venue is for research only
     */
    public SleeveDefinition build() {
        String profile = runProfile.orElseThrow(missing("runProfile(…)"));
        require(SCOPE, "scope(…)");
        require("/backtest/backtest_slippage", "friction(…)");
        RunConfiguration configuration = RunConfiguration.LIBRARY.with(new Layer("run profile " + profile, values));
        return calendar.map(sessions -> SleeveDefinition.of(id, profile, configuration, sessions))
                .orElseGet(() -> SleeveDefinition.of(id, profile, configuration, TradingCalendars.KNOWN));
    }

    private void require(String pointer, String call) {
        if (!values.containsKey(pointer)) {
            throw missing(call).get();
        }
    }

    private Supplier<IllegalStateException> missing(String call) {
        return () -> new IllegalStateException("Sleeve " + id + " without a call of " + call
                + ". Expected run profile, scope and friction: they are never defaulted.");
    }
}
