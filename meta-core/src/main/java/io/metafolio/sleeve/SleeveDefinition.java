package io.metafolio.sleeve;

import io.metafolio.calendar.SessionDating;
import io.metafolio.calendar.SessionStamps;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.configuration.Layer;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.configuration.RunConfiguration.Setting;
import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRule;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.returns.RawTable;
import io.metafolio.simulation.FrictionModel;
import io.metafolio.simulation.SimulationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a sleeve is, apart from its prices: a run profile resolved to parameters, each with the layer it came from, and the calendar
 * that one of them names. Immutable.
 *
 * @param id lower-case letters, digits, underscore and hyphen; names folders and columns
 * @param runProfile the name of its run configuration
 * @param configuration its parameters, those of the blocks {@link Parameters#OF_SLEEVES}; scope, calendar and friction are among them
 * @param calendar the sessions its rows must follow; each must be a session of every venue of the scope that is known
 */
public record SleeveDefinition(
        String id, RunProfile runProfile, RunConfiguration configuration, TradingCalendar calendar) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final String CALL = "call";
    private static final String SCOPE = "/data/exchange_scope";
    private static final String CALENDAR = "/data/calendar";
    private static final String STAMPS = "/data/session_stamps";
    private static final String STATUS = "/data/status";
    private static final String CASH = "/data/cash_asset";

    /**
     * Checks the id, and the scope against calendar and status.
     *
     * @throws IllegalArgumentException where the id could not name a folder, the calendar is not the one that the configuration
     *     names, or it has a session on which a venue of the scope is closed
     * @throws RefusedException where a parameter that a sleeve needs is not set
     * @throws ScopeException where the sleeve is active and a venue is for research only
     */
    public SleeveDefinition {
        configuration = configuration.only(Parameters.OF_SLEEVES);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Sleeve id \"" + id
                    + "\". Expected at most 63 lower-case letters, digits, underscores and hyphens, starting with a"
                    + " letter, for example \"etfs\".");
        }
        if (!configuration.text(CALENDAR).equals(calendar.id())) {
            throw new IllegalArgumentException("Sleeve " + id + " on " + calendar.id() + ", while " + CALENDAR + " is "
                    + configuration.text(CALENDAR) + ". Expected the calendar that its configuration names.");
        }
        SimulationParameters.friction(configuration);
        SessionStamps.of(configuration.text(STAMPS));
        List<String> research = new ArrayList<>();
        for (String code : scope(configuration).venues()) {
            Optional<Venue> venue = Venues.KNOWN.find(code);
            venue.flatMap(known -> calendar.sessionOutside(known.calendar())).ifPresent(date -> {
                throw new IllegalArgumentException("Sleeve " + id + " on " + calendar.id() + ", which has a session on "
                        + date + " when " + code + " is closed. Expected days on which every venue of its scope trades."
                        + " Maybe Venues.KNOWN.sessions(scope) is the calendar.");
            });
            venue.filter(known -> known.use() == Venue.Use.RESEARCH).ifPresent(known -> research.add(known.code()));
        }
        if (status(configuration) == SleeveStatus.ACTIVE && !research.isEmpty()) {
            throw ScopeException.ofResearch(id, research);
        }
    }

    /**
     * A sleeve of a run profile.
     *
     * @param id lower-case letters, digits, underscore and hyphen
     * @param runProfile the name of its run configuration
     * @param configuration its parameters
     * @param calendars among which its calendar is; where the parameters name none, the days on which all venues of its scope
     *     trade
     * @return the sleeve
     * @throws RefusedException where a parameter that a sleeve needs is not set, or a calendar or venue is not known
     */
    public static SleeveDefinition of(
            String id, String runProfile, RunConfiguration configuration, TradingCalendars calendars) {
        try {
            TradingCalendar calendar = configuration
                    .find(CALENDAR)
                    .map(named -> calendars.calendar(String.valueOf(named.value())))
                    .orElseGet(() -> Venues.KNOWN.sessions(scope(configuration)));
            return of(id, runProfile, configuration, calendar);
        } catch (RefusedException e) {
            e.addPlace("sleeve " + id + " (" + runProfile + ")");
            throw e;
        }
    }

    /** On a calendar that the parameters name by any of its names, or not yet. */
    static SleeveDefinition of(String id, String runProfile, RunConfiguration configuration, TradingCalendar calendar) {
        String source = configuration.find(CALENDAR).map(Setting::source).orElse("exchange scope");
        RunConfiguration named = configuration.with(source, CALENDAR, calendar.id());
        return new SleeveDefinition(id, new RunProfile(runProfile), named, calendar);
    }

    private static ExchangeScope scope(RunConfiguration configuration) {
        return new ExchangeScope(configuration.texts(SCOPE));
    }

    private static SleeveStatus status(RunConfiguration configuration) {
        return SleeveStatus.valueOf(configuration.text(STATUS).toUpperCase(Locale.ROOT));
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
     * The venues it may hold.
     *
     * @return from {@code /data/exchange_scope}
     */
    public ExchangeScope scope() {
        return scope(configuration);
    }

    /**
     * How the time stamps of its rows name sessions.
     *
     * @return from {@code /data/session_stamps}
     */
    public SessionStamps stamps() {
        return SessionStamps.of(configuration.text(STAMPS));
    }

    /**
     * What trading and holding costs inside the sleeve; capital moved in or out of it pays the linear part.
     *
     * @return from {@code /backtest/backtest_slippage}, {@code backtest_commission}, {@code half_spread}, {@code
     *     impact_coefficient}, {@code holding_rate} and {@code borrow_rate}
     */
    public FrictionModel friction() {
        return SimulationParameters.friction(configuration);
    }

    /**
     * How its decisions are carried out.
     *
     * @return from the block backtest
     * @throws RefusedException where values do not go together; it names each with the layer it came from
     */
    public SimulationSettings simulation() {
        return SimulationParameters.settings(configuration);
    }

    /**
     * The symbol its cash is held in.
     *
     * @return from {@code /data/cash_asset}; empty where that is {@code none}
     */
    public Optional<String> cashAsset() {
        return Optional.of(configuration.text(CASH)).filter(symbol -> !symbol.equals("none"));
    }

    /**
     * Whether it may take part.
     *
     * @return from {@code /data/status}
     */
    public SleeveStatus status() {
        return status(configuration);
    }

    /**
     * Which sessions its rows must follow, and how their stamps name them.
     *
     * @return calendar and rule of stamps
     */
    public SessionDating dating() {
        return new SessionDating(calendar, stamps());
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
            if (!scope().contains(symbol)) {
                findings.add(new IntegrityFinding(
                        IntegrityRule.OUT_OF_SCOPE,
                        id,
                        symbol,
                        Optional.empty(),
                        "head",
                        symbol,
                        "outside the exchange scope " + String.join(", ", scope().venues()),
                        true));
            }
        }
        findings.addAll(audit.findings());
        return new IntegrityAudit(id, audit.source(), audit.rows(), findings);
    }

    /**
     * The same sleeve under another layer of parameters; its calendar stays.
     *
     * @param layer whose values win
     * @return the changed definition
     */
    public SleeveDefinition with(Layer layer) {
        return new SleeveDefinition(id, runProfile, configuration.with(layer), calendar);
    }

    /**
     * The same sleeve under another exchange scope; its calendar stays.
     *
     * @param wanted the venues it may hold
     * @return the changed definition
     */
    public SleeveDefinition withScope(ExchangeScope wanted) {
        return with(new Layer(CALL, Map.of(SCOPE, wanted.venues())));
    }

    /**
     * The same sleeve on another calendar.
     *
     * @param wanted the sessions its rows must follow
     * @return the changed definition
     */
    public SleeveDefinition withCalendar(TradingCalendar wanted) {
        return new SleeveDefinition(id, runProfile, configuration.with(CALL, CALENDAR, wanted.id()), wanted);
    }

    /**
     * The same sleeve under another rule of time stamps.
     *
     * @param wanted how stamps name sessions
     * @return the changed definition
     */
    public SleeveDefinition withStamps(SessionStamps wanted) {
        return with(new Layer(CALL, Map.of(STAMPS, wanted.id())));
    }

    /**
     * The same sleeve under another friction.
     *
     * @param wanted what trading costs
     * @return the changed definition
     */
    public SleeveDefinition withFriction(FrictionModel wanted) {
        return with(new Layer(CALL, SimulationParameters.of(wanted)));
    }

    /**
     * The same sleeve under another status.
     *
     * @param wanted whether it may take part
     * @return the changed definition
     */
    public SleeveDefinition withStatus(SleeveStatus wanted) {
        return with(new Layer(CALL, Map.of(STATUS, wanted.name().toLowerCase(Locale.ROOT))));
    }
}
